"""Where blocks begin and end, as people write them: Python-Markdown's rules made more forgiving.

A list or a table may follow a paragraph without a blank line, a numbered list may follow a bulleted
one, a bold line or a lone link after a list starts something new, and rows keep all their cells.
"""

import re
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.preprocessors import Preprocessor

BULLETED = re.compile(r" {0,3}[*+-] +\S")
NUMBERED = re.compile(r" {0,3}\d+\. +\S")
SEPARATOR = re.compile(r"\s*+[|:-][|:\s-]*+\Z")
CELL_SIGNS = re.compile(r"\\.|`+|\|")
# A whole line in bold, or a whole line that is one link: people use both as headings.
STANDS_ALONE = re.compile(
    r"[^\w\s*\[!]*+\d*+[^\w\s*\[!]*+(?:\*\*[^*]++\*\*:?|\[[^\[\]]++\]\([^()\s]*+\):?)\s*+\Z"
)


class BlockRules(Extension):
    """Registers the forgiving block processors."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Put the splitters before the processors whose blocks they split."""
        md.preprocessors.register(_HeadingsApart(md), "headings_apart", -10)
        processors = md.parser.blockprocessors
        if "|" not in md.ESCAPED_CHARS:
            md.ESCAPED_CHARS.append("|")
        processors.register(_TableStart(md.parser), "table_start", 76)
        processors.register(_WideTable(md.parser), "table", 75)
        processors.register(_ListStart(md.parser), "list_start", 45)
        processors.register(SaneOListProcessor(md.parser), "olist", 40)
        processors.register(SaneUListProcessor(md.parser), "ulist", 30)


class _HeadingsApart(Preprocessor):
    """Blank lines around `#` headings, once the lines are marked.

    The parser would part them all the same, but looking through the whole rest of the block for each.
    """

    def run(self, lines: list[str]) -> list[str]:
        apart: list[str] = []
        for line in lines:
            apart.extend(["", line, ""] if line.startswith("#") else [line])
        return apart


def list_break(lines: list[str]) -> int:
    """The index of the line that ends what the first line began, where a list is involved; 0 if none."""
    kind = _list_kind(lines[0])
    for index in range(1, len(lines)):
        found = _list_kind(lines[index])
        if found and found != kind:
            return index
        if kind and not found and STANDS_ALONE.match(lines[index]):
            return index
    return 0


def _list_kind(line: str) -> str:
    if BULLETED.match(line):
        return "ul"
    return "ol" if NUMBERED.match(line) else ""


class _ListStart(BlockProcessor):
    """Splits a block where a list begins or ends without a blank line."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        return "\n" in block and list_break(block.split("\n")) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        index = list_break(lines)
        blocks.insert(0, "\n".join(lines[index:]))
        self.parser.parseBlocks(parent, ["\n".join(lines[:index])])


class _TableStart(BlockProcessor):
    """Splits a block where a table begins below a paragraph."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        return "|" in block and table_start(block.split("\n")) > 0

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        index = table_start(lines)
        blocks.insert(0, "\n".join(lines[index:]))
        self.parser.parseBlocks(parent, ["\n".join(lines[:index])])


def table_start(lines: list[str]) -> int:
    """The index of the header of a table that begins below other text in the same block; 0 if none."""
    if len(lines) > 1 and _is_header(lines[0], lines[1]):
        return 0
    for index in range(1, len(lines) - 1):
        if _is_header(lines[index], lines[index + 1]):
            return index
    return 0


def _is_header(line: str, separator: str) -> bool:
    return (
        "|" in line
        and "|" in separator
        and "-" in separator
        and SEPARATOR.match(separator) is not None
        and ("-" not in line or SEPARATOR.match(line) is None)
    )


class _WideTable(BlockProcessor):
    """Tables whose rows keep all their cells, and which end where a line has no `|`."""

    def test(self, parent: Element, block: str) -> bool:  # noqa: ARG002 - Python-Markdown's signature
        header, _, rest = block.partition("\n")
        return _is_header(header, rest.partition("\n")[0])

    def run(self, parent: Element, blocks: list[str]) -> None:
        lines = blocks.pop(0).split("\n")
        end = next((index for index in range(2, len(lines)) if "|" not in lines[index]), len(lines))
        if end < len(lines):
            blocks.insert(0, "\n".join(lines[end:]))
        rows = [split_row(line) for line in [lines[0], *lines[2:end]]]
        width = max(len(row) for row in rows)
        table = SubElement(parent, "table")
        header = rows[0] + [""] * (width - len(rows[0]))
        self._add_row(SubElement(table, "thead"), header, tag="th")
        body = SubElement(table, "tbody")
        for row in rows[1:]:
            self._add_row(body, row, tag="td")

    @staticmethod
    def _add_row(parent: Element, cells: list[str], *, tag: str) -> None:
        row = SubElement(parent, "tr")
        for cell in cells:
            SubElement(row, tag).text = cell


def split_row(line: str) -> list[str]:
    """The cells of a table's row: parted at each `|` that is neither escaped nor inside backticks."""
    line = line.strip()
    line = line.removeprefix("|")
    cells: list[str] = []
    never_closed: set[str] = set()
    start = skipped_to = 0
    for match in CELL_SIGNS.finditer(line):
        if match.start() < skipped_to:
            continue
        if match[0] == "|":
            cells.append(line[start : match.start()].strip())
            start = match.end()
        elif match[0][0] == "`" and match[0] not in never_closed:
            closing = line.find(match[0], match.end())
            if closing < 0:
                never_closed.add(match[0])
            else:
                skipped_to = closing + len(match[0])
    if line[start:].strip() or not cells:
        cells.append(line[start:].strip())
    return cells
