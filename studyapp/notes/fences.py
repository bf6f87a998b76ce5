"""Fenced code: taken out of the lines before anything else reads them, put into the tree as code.

Python-Markdown's own extension knows fences only at the margin and swallows their lines. Here a
fence may be indented, stand inside a list or a quotation, or be left open until the end of the
note; it leaves one line with a placeholder and blank lines, so that line numbers stay true.
"""

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

OPENING = re.compile(
    r"(?P<prefix>\s*+(?:>\s?+)*+(?:(?:[*+-]|\d{1,9}[.)])\s++)?+)(?P<fence>`{3,}+|~{3,}+)(?P<info>[^`]*+)\Z"
)
CLOSING = re.compile(r"\s*+(?:>\s?+)*+(?P<fence>`{3,}+|~{3,}+)\s*+\Z")
LANGUAGE = re.compile(r"[{.\s]*+([\w#.+-]*+)")
ITEM = re.compile(r"\s*+(?:[*+-]|\d{1,9}\.)\s", re.ASCII)
NESTED = 4  # columns
QUOTED = re.compile(r"\s*+(?:>\s?+)++")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fence:
    """A fenced block as written, without the fences; `start` and `end` are the lines of the fences."""

    text: str
    language: str
    start: int
    end: int


def take_out_fences(lines: list[str], *, opening: str, closing: str) -> tuple[list[str], list[Fence]]:
    """The same number of lines with `opening`, index and `closing` in place of each fence, and the fences."""
    kept: list[str] = []
    fences: list[Fence] = []
    index = 0
    while index < len(lines):
        start = OPENING.match(lines[index])
        if start is None:
            kept.append(lines[index])
            index += 1
            continue
        end = closing_line(lines, start=index, fence=start["fence"])
        body = lines[index + 1 : end]
        last = end + 1
        if end == len(lines):
            while body and not body[-1].strip():
                body.pop()
            last = index + 1 + len(body)
        language = LANGUAGE.match(start["info"])
        fences.append(
            Fence(
                text="\n".join(_dedented(body, width=len(start["prefix"].expandtabs(4)))),
                language=language[1] if language else "",
                start=index + 1,
                end=last,
            )
        )
        kept.append(f"{start['prefix']}{opening}{len(fences) - 1}{closing}")
        kept.extend([""] * (min(end + 1, len(lines)) - index - 1))
        index = end + 1
    return kept, fences


def closing_line(lines: list[str], *, start: int, fence: str) -> int:
    """The index of the line that closes a fence, or the number of lines where none does."""
    for index in range(start + 1, len(lines)):
        match = CLOSING.match(lines[index])
        if match and match["fence"][0] == fence[0] and len(match["fence"]) >= len(fence):
            return index
    return len(lines)


def _dedented(lines: list[str], *, width: int) -> list[str]:
    """Lines without the indentation or quotation marks that their fence had too."""
    if not width:
        return lines
    plain = []
    for line in lines:
        unquoted = QUOTED.sub("", line, count=1)
        if unquoted != line:
            plain.append(unquoted)
        else:
            plain.append(line[min(width, len(line) - len(line.lstrip())) :])
    return plain


class Fences(Extension):
    """Keeps fences out of the way of every other rule; `found` maps the tree's elements to them."""

    def __init__(self, *, opening: str, closing: str) -> None:
        super().__init__()
        self.found: dict[Element, Fence] = {}
        self.fences: list[Fence] = []
        self.opening = opening
        self.closing = closing

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register after white space is normalised, before indented code, and before markers go."""
        md.preprocessors.register(_TakingOut(md, self), "fences", 25)
        md.parser.blockprocessors.register(_PuttingBack(md, self), "fences", 85)
        md.treeprocessors.register(_Filling(md, self), "fences", 110)


class _TakingOut(Preprocessor):
    def __init__(self, md: Markdown, extension: Fences) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        kept, self._extension.fences = take_out_fences(
            lines, opening=self._extension.opening, closing=self._extension.closing
        )
        return kept


class _PuttingBack(BlockProcessor):
    def __init__(self, md: Markdown, extension: Fences) -> None:
        super().__init__(md.parser)
        self._extension = extension
        # A line marker may stand before the placeholder; it goes with it, a fence knows its lines.
        self._placeholder = re.compile(
            rf"^[^\S\n]*+(?:(?!{extension.opening})[^\w\s]\d++[^\w\s])?+"
            rf"{extension.opening}(\d+){extension.closing}[^\S\n]*+$",
            re.MULTILINE,
        )

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        if self._extension.opening not in block:
            return False
        match = self._placeholder.search(block)
        return match is not None and not self._belongs_to_item(match, block)

    @staticmethod
    def _belongs_to_item(match: re.Match[str], block: str) -> bool:
        """Whether an item above it in the same block will ask for it again, without its indentation."""
        if not match[0].startswith(" " * NESTED):
            return False
        return any(ITEM.match(line) for line in block[: match.start()].split("\n"))

    def run(self, parent: Element, blocks: list[str]) -> bool:
        block = blocks.pop(0)
        match = self._placeholder.search(block)
        if match is None:
            blocks.insert(0, block)
            return False
        before, after = block[: match.start()].rstrip("\n"), block[match.end() :].lstrip("\n")
        if before.strip():
            self.parser.parseBlocks(parent, [before])
        # Not yet `pre`: Python-Markdown adds blank lines and indented code to a `pre` that it finds.
        element = SubElement(parent, "fence")
        self._extension.found[element] = self._extension.fences[int(match[1])]
        if after.strip():
            blocks.insert(0, after)
        return True


class _Filling(Treeprocessor):
    def __init__(self, md: Markdown, extension: Fences) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, root: Element) -> None:  # noqa: ARG002 - Python-Markdown's signature
        for element, fence in self._extension.found.items():
            element.tag = "pre"
            SubElement(element, "code").text = AtomicString(code_escape(fence.text) + "\n")
