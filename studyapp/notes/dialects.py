"""How people write, turned into what the parser reads: one function per habit.

Each habit takes the lines of a note and returns as many lines: line numbers stay true. White space
is normalised and fenced code is out of the lines before any habit sees them (see `fences.py`).
"""

import re
from collections.abc import Callable

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from studyapp.notes.html_dialect import html_blocks, without_scripts
from studyapp.notes.inline_tags import outside_code

Habit = Callable[[list[str]], list[str]]

# Bullets of word processors: the Unicode ones, and the private-use ones of the Symbol and Wingdings fonts.
BULLETS = "•◦▪▫‣⁃●○■□∙➢➤➔►▸❖✦✓◆◇\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d"
PRIVATE_BULLETS = "\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf02d"
UNICODE_BULLET = re.compile(rf"(\s*+)([{BULLETS}])\s*+(?=\S)")
ATX = re.compile(r" {0,3}#{1,6}(?!#)")
# "#todo clean this up": a title without a space after its sign begins with a capital.
TAG = re.compile(r" {0,3}#[a-z][\w/-]*+(?:\s|\Z)")
ITEM = re.compile(r"( *)([*+-]|\d{1,9}\.)( +)(?=\S)")
MARKED = re.compile(r"==|~~|\{\{c\d|::|\s\^")
HIGHLIGHT = re.compile(r"==(?=[^\s=])([^=\n]++)(?<=\S)==")
DELETION = re.compile(r"\{\{c\d+::((?:(?!::|\}\})[^\n])++)(?:::[^{}\n]*+)?\}\}")
STRUCK_OUT = re.compile(r"~~(?=[^\s~])([^~\n]++)(?<=\S)~~")
BLOCK_ID = re.compile(r"\s\^[A-Za-z0-9-]{3,40}\s*\Z")
# "Route 53::DNS, …": words on both sides, else it may be a name of some program's.
BOTH_FACES = re.compile(r"^(.*\w)::(\w.*\s.*|\w+)\Z")
QUOTED = re.compile(r" {0,3}> ?")
SEPARATOR = re.compile(r"[|:\s-]*-[|:\s-]*\Z")
EMOJI = "\u2190-\u21ff\u2300-\u23ff\u25b6\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff"
EMOJI_BULLET = re.compile(rf" {{0,3}}[{EMOJI}]\ufe0f?\s+\S")


def word_processor_titles(lines: list[str]) -> list[str]:
    """A tabbed title, or one behind a single odd bullet, between lines of `•` becomes a heading."""
    changed = list(lines)
    content = [index for index, line in enumerate(lines) if line.strip()]
    for place in range(1, len(content) - 1):
        index = content[place]
        line = lines[index]
        before, after = lines[content[place - 1]].lstrip(), lines[content[place + 1]].lstrip()
        if not (before.startswith("•") and after.startswith("•")) or len(line) > 80:  # noqa: PLR2004
            continue
        words = line.strip()
        if words[0] in PRIVATE_BULLETS:
            changed[index] = "## " + words[1:].strip()
        elif line.startswith("    ") and not ITEM.match(words) and words[0] not in BULLETS:
            changed[index] = "## " + words
    return changed


def unicode_bullets(lines: list[str]) -> list[str]:
    """`•<TAB>text` and the other bullets of word processors become `- text`."""
    return [
        UNICODE_BULLET.sub(r"\1- ", line, count=1) if UNICODE_BULLET.match(line) else line for line in lines
    ]


def emoji_bullets(lines: list[str]) -> list[str]:
    """Neighbouring lines that begin with an emoji become items; the emoji stays, it may mean yes or no."""
    found = [EMOJI_BULLET.match(line) is not None for line in lines]
    return [
        f"- {line.lstrip()}"
        if found[index] and (any(found[max(0, index - 1) : index]) or any(found[index + 1 : index + 2]))
        else line
        for index, line in enumerate(lines)
    ]


def bullets_without_space(lines: list[str]) -> list[str]:
    """`-text` becomes `- text`, `2.Text` becomes `2. Text`, `2) text` becomes `2. text`."""
    changed = [re.sub(r"^( *)-(?=[^\W\d_])", r"\1- ", line) for line in lines]
    changed = [re.sub(r"^( *\d{1,3})\.(?=[^\W\d_]|\*\*)", r"\1. ", line) for line in changed]
    return [re.sub(r"^( *\d{1,3})\) *(?=\S)", r"\1. ", line) for line in changed]


def empty_bullets(lines: list[str]) -> list[str]:
    """A bullet without a word would underline the line above it: it becomes a blank line."""
    changed = list(lines)
    for index, line in enumerate(lines):
        words = line.strip()
        if words in ("*", "+", "-") or re.fullmatch(r"\d{1,9}\.", words):
            changed[index] = ""
    return changed


def headings(lines: list[str]) -> list[str]:
    """`#Title` and an indented `  # Title #  ` become `# Title`; `# C#` keeps its sharp; tags stay words."""
    changed = []
    for line in lines:
        match = ATX.match(line)
        if match is None:
            changed.append(line)
            continue
        words = line[match.end() :].strip()
        if not words:
            changed.append("")
        elif TAG.match(line):
            changed.append(f"\\{line.strip()}")
        elif (
            re.match(r"(?:#?[\w/-]+\s+)*#[^\W\d][\w/-]*+\Z", words)
            and line.lstrip().startswith("#")
            and " #" in line
            and not line[match.end()].isspace()
        ):
            changed.append("\\" + line.strip())
        else:
            if re.search(r"[^\s#\\]#\Z", words) and not words.endswith("##"):
                words = words[:-1] + "\\#"
            changed.append(f"{match[0].strip()} {words}")
    return changed


def underlines(lines: list[str]) -> list[str]:
    """A rule under a `#` heading is dropped, under a list item, quotation or row it is only a rule."""
    changed = list(lines)
    for index in range(1, len(lines)):
        line, before = lines[index].strip(), changed[index - 1]
        if not line or (line.strip("=") and line.strip("-")):
            continue
        if ATX.match(before):
            changed[index] = ""
        elif ITEM.match(before) or before.lstrip().startswith((">", "|")):
            changed[index] = "" if len(line) < 3 else "* * *"  # noqa: PLR2004
    return changed


def wikilinks(lines: list[str]) -> list[str]:
    """`[[Page#Section|words]]` becomes its words, or the page's name; `![[file.png]]` an image."""

    def words(match: re.Match[str]) -> str:
        target, _, alias = match[2].partition("|")
        page = target.strip("\\ ").rpartition("/")[2] or target
        name = alias.strip("\\| ") or page.replace("#", " > ").strip("> ")
        return f"![{name}](<{target.strip()}>)" if match[1] else name

    pattern = re.compile(r"(!?)\[\[([^\[\]]++)\]\]")
    return [
        outside_code(line, lambda part: pattern.sub(words, part)) if "[[" in line else line for line in lines
    ]


def callouts(lines: list[str]) -> list[str]:
    """`> [!note] Title` becomes a quotation that begins with the kind as a bold label."""
    return [
        re.sub(r"^([\s>]*>\s*)\[!([\w -]+)\][+-]?\s*", r"\1**\2:** ", line) if "[!" in line else line
        for line in lines
    ]


def list_indentation(lines: list[str]) -> list[str]:
    """Items indented by two, three or more spaces nest: four spaces for each level."""
    changed: list[str] = []
    open_items: list[tuple[int, int]] = []  # the column of each open item's bullet, and of its words
    blanks = 2
    in_code = False
    for line in lines:
        if not line.strip():
            blanks += 1
            changed.append(line)
            continue
        column = len(line) - len(line.lstrip(" "))
        item = ITEM.match(line)
        if item and not (in_code and not blanks):
            in_code = False
            while open_items and column < open_items[-1][0] + 2:
                open_items.pop()
            changed.append(f"{'    ' * len(open_items)}{item[2]} {line[item.end() :]}")
            open_items.append((column, item.end()))
        elif not open_items:
            in_code = column >= 4 and (in_code or blanks > 0)  # noqa: PLR2004
            changed.append(line)
        elif not blanks and column == 0:
            changed.append(line)
        else:
            changed.append(_continued(line, column=column, blanks=blanks, open_items=open_items))
        blanks = 0
    return changed


def _continued(line: str, *, column: int, blanks: int, open_items: list[tuple[int, int]]) -> str:
    """A line below an item: part of the innermost item that it is indented under, or the list's end."""
    if (blanks > 1 and column < 4) or (blanks and column < 2):  # noqa: PLR2004
        open_items.clear()
        return line.lstrip(" ")
    if not blanks:
        return "    " * len(open_items) + line.lstrip(" ")
    while len(open_items) > 1 and column < open_items[-1][0] + 2:
        open_items.pop()
    beyond = column - open_items[-1][1]
    return "    " * len(open_items) + (" " * beyond if beyond >= 4 else "") + line.lstrip(" ")  # noqa: PLR2004


def quoted_indentation(lines: list[str]) -> list[str]:
    """Items inside a quotation nest by two spaces too."""
    changed = list(lines)
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and QUOTED.match(lines[end]):
            end += 1
        if end > start:
            inner = [QUOTED.sub("", line, count=1) for line in lines[start:end]]
            if any(ITEM.match(line) for line in inner):
                changed[start:end] = [f"> {line}" for line in list_indentation(inner)]
        start = end + 1
    return changed


def vault_marks(lines: list[str]) -> list[str]:
    """Marks of vaults and decks go: `==words==`, `{{c1::words::hint}}`, `front::back`, `^block-id`.

    `~~words~~` are struck out.
    """
    return [_without_marks(line) if MARKED.search(line) else line for line in lines]


def _without_marks(line: str) -> str:
    line = BLOCK_ID.sub("", line)
    line = outside_code(line, _without_inner_marks)
    if line.count("::") == 1 and "`" not in line and "AWS::" not in line:
        line = BOTH_FACES.sub(r"\1: \2", line)
    return line


def _without_inner_marks(text: str) -> str:
    text = DELETION.sub(r"\1", HIGHLIGHT.sub(r"\1", text))
    return STRUCK_OUT.sub(r"<del>\1</del>", text)


HABITS: tuple[Habit, ...] = (
    without_scripts,
    html_blocks,
    word_processor_titles,
    unicode_bullets,
    emoji_bullets,
    bullets_without_space,
    empty_bullets,
    headings,
    underlines,
    wikilinks,
    vault_marks,
    callouts,
    list_indentation,
    quoted_indentation,
)


def rewrite(lines: list[str]) -> list[str]:
    """All habits, one after the other."""
    for habit in HABITS:
        lines = habit(lines)
    return lines


class Dialects(Extension):
    """Runs the habits on a note that is being converted."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register after fenced code is out and before lines are marked."""
        md.preprocessors.register(_Rewriting(md), "dialects", 10)


class _Rewriting(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return rewrite(lines)
