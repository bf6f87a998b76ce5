"""HTML that people write between their lines, turned into Markdown: one function per habit.

As in `dialects.py` each habit returns as many lines as it takes. What is not turned into Markdown
here is dealt with inside the text, see `inline_tags.py`.
"""

import html
import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from studyapp.notes.fences import OPENING, closing_line
from studyapp.notes.inline_tags import CODE_SPAN, PASSED_OVER, outside_code

# Containers that say nothing: the tag goes, what stands in it is read as Markdown.
CONTAINERS = re.compile(
    r"</?(?:details|div|center|p|section|article|figure|picture|header|footer|main|nav|aside|ul|ol|dl|table|thead|"
    r"tbody|tfoot|tr|colgroup|video|audio|iframe|object|form|body|html|head|template|svg)\b[^<>]*+>",
    re.IGNORECASE,
)
HEADING = re.compile(r"\s*+<h([1-6])\b[^<>]*+>(.*)\Z", re.IGNORECASE)
HEADING_END = re.compile(r"</h[1-6]\s*+>", re.IGNORECASE)
SUMMARY = re.compile(r"<summary\b[^<>]*+>([^<>]*+)</summary\s*+>", re.IGNORECASE)
ITEM = re.compile(r"<(?:li|dt|dd)\b[^<>]*+>", re.IGNORECASE)
IMAGE = re.compile(r"<img\b([^<>]*+)>", re.IGNORECASE)
ATTRIBUTE = re.compile(r"""\b(src|alt)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)
CODE_START = re.compile(r"\s*+<(script|style)\b", re.IGNORECASE)
TAG_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*+)")


def without_comments(lines: list[str]) -> list[str]:
    """`<!-- … -->` is not part of what a note says, on one line or on several; an open one stays as text.

    Runs before fenced code is taken out, since either may hold the other; comments in code stay.
    """
    if not any("<!--" in line for line in lines):
        return lines
    changed = list(lines)
    last_end = max((index for index, line in enumerate(lines) if "-->" in line), default=-1)
    inside = False
    index = 0
    while index <= last_end:
        fence = None if inside else OPENING.match(lines[index])
        if fence:
            index = closing_line(lines, start=index, fence=fence["fence"]) + 1
            continue
        changed[index], inside = _without_comment(lines[index], inside=inside)
        index += 1
    return changed


def _without_comment(line: str, *, inside: bool) -> tuple[str, bool]:
    """What is outside of comments on a line, and whether one is open at its end."""
    kept = ""
    while line:
        if inside:
            _, found, line = line.partition("-->")
            inside = not found
        else:
            words, found, line = _partition_outside_code(line, "<!--")
            kept += words
            inside = bool(found)
    return kept, inside


def _partition_outside_code(line: str, separator: str) -> tuple[str, str, str]:
    """As `str.partition`, but not inside backticks."""
    if "`" not in line:
        return line.partition(separator)
    before = ""
    for index, part in enumerate(CODE_SPAN.split(line)):
        if not index % 2 and separator in part:
            end = len(before) + part.index(separator)
            return line[:end], separator, line[end + len(separator) :]
        before += part
    return line, "", ""


def without_scripts(lines: list[str]) -> list[str]:
    """`<script>` and `<style>` that begin a line go with all that is in them, if they are closed."""
    last_end = {
        name: max((index for index, line in enumerate(lines) if f"</{name}" in line.lower()), default=-1)
        for name in ("script", "style")
    }
    changed = list(lines)
    inside = ""
    for index, line in enumerate(lines):
        rest = line
        while rest:
            start = None if inside else CODE_START.match(rest)
            if start and last_end[start[1].lower()] >= index:
                inside = start[1].lower()
            if not inside:
                break
            end = rest.lower().find(f"</{inside}")
            inside = inside if end < 0 else ""
            rest = "" if end < 0 else rest[end:].partition(">")[2]
        changed[index] = rest
    return changed


def html_blocks(lines: list[str]) -> list[str]:
    """Containers go, headings, items, summaries and images become Markdown; text is never lost."""
    return [_without_html(line) if "<" in line else line for line in lines]


def _without_html(line: str) -> str:
    if line.startswith("    ") and not any(
        name[1].lower() in PASSED_OVER for name in TAG_NAME.finditer(line)
    ):
        return line
    heading = HEADING.match(line)
    if heading:
        words = HEADING_END.sub(" ", heading[2]).strip()
        line = f"{'#' * int(heading[1])} {words}" if words else ""
    bare = line.lstrip()
    if ITEM.match(bare):
        line = line[: len(line) - len(bare)] + ITEM.sub("- ", bare, count=1)
    return outside_code(line, _replaced)


def _replaced(text: str) -> str:
    text = SUMMARY.sub(lambda match: f"**{match[1].strip()}** " if match[1].strip() else "", text)
    text = IMAGE.sub(_image, text)
    text = ITEM.sub("<br>", text)
    return CONTAINERS.sub("", text)


def _image(match: re.Match[str]) -> str:
    found = {name.lower(): html.unescape(a or b or c) for name, a, b, c in ATTRIBUTE.findall(match[1])}
    source = re.sub(r"[\s<>]", "%20", found.get("src", ""))
    description = re.sub(r"[\[\]`\\]", "", found.get("alt", ""))
    return f"![{description}](<{source}>)" if source else description


class Comments(Extension):
    """Takes comments out of a note that is being converted."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register after white space is normalised and before fenced code is taken out."""
        md.preprocessors.register(_Commentless(md), "comments", 27)


class _Commentless(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return without_comments(lines)
