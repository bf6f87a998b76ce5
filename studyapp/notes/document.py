"""The Document: a note as blocks that know their source lines.

Every block carries `lines`, the 1-based inclusive range in the note it was read from. Text keeps
its inline runs, so that a bold lead ("**Term**: fact") or a link can be told from plain words;
`Text.plain` is what a person would read aloud.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """An inclusive range of 1-based line numbers in a note."""

    start: int
    end: int

    def to(self, other: "Lines") -> "Lines":
        """The smallest range that holds both."""
        return Lines(start=min(self.start, other.start), end=max(self.end, other.end))


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    r"""A stretch of inline text in one style. A line break inside a block is a run of "\n".

    `lines` is where the run itself stands: a paragraph or a cell may span several lines.
    """

    text: str
    lines: Lines
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """Inline content: runs in reading order. Images appear only in `images`, never as words."""

    runs: tuple[Run, ...]
    lines: Lines
    images: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words without any mark-up; white space folded, hard line breaks kept as newlines."""
        joined = "".join(run.text for run in self.runs)
        return "\n".join(" ".join(line.split()) for line in joined.split("\n")).strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading with the anchor it has on the note's page."""

    text: Text
    level: int
    anchor: str
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of inline text."""

    text: Text
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A list item: its own text, then whatever is nested below it."""

    text: Text
    children: tuple["Block", ...]
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A bulleted or numbered list."""

    ordered: bool
    items: tuple[Item, ...]
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A table row. Rows may have more cells than the header: nothing is cut off."""

    cells: tuple[Text, ...]
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: the header row and the body rows."""

    header: Row
    rows: tuple[Row, ...]
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A block quotation or callout."""

    blocks: tuple["Block", ...]
    lines: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A code block, fenced or indented, as written."""

    text: str
    language: str
    lines: Lines


Block = Heading | Paragraph | Listing | Table | Quote | Code


def every_block(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks and all that are nested in them, in reading order."""
    for block in blocks:
        yield block
        if isinstance(block, Quote):
            yield from every_block(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from every_block(item.children)


def texts_of(block: Block) -> Iterator[Text]:
    """The inline contents of a block itself, not of those nested in it."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Listing():
            yield from (item.text for item in block.items)
        case Table():
            for row in (block.header, *block.rows):
                yield from row.cells
        case Quote() | Code():
            pass


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    r"""A whole note. `path` is relative to the folder it was found in, with forward slashes.

    `blocks` are the top-level blocks in order, headings among them. `source` is the decoded text of
    the file, its line breaks normalised to "\n"; `lines` count into it. `front_matter` is the YAML
    mapping at the top of the file, {} where there is none. `html` is safe to show; the elements in
    it that begin on line N carry `id="line-N"`.
    """

    path: str
    title: str
    blocks: tuple[Block, ...]
    source: str
    html: str
    front_matter: Mapping[str, object] = field(default_factory=dict)

    def quote(self, lines: Lines) -> str:
        """The source lines as written, joined with newlines."""
        return "\n".join(self.source.split("\n")[lines.start - 1 : lines.end])

    def front_matter_line(self, key: str) -> int:
        """The line on which the front matter has `key`; 1 where it has none."""
        entry = re.compile(rf"\s{{0,8}}{re.escape(key)}\s{{0,8}}:")
        lines = self.source.split("\n")
        return next((number for number, line in enumerate(lines, start=1) if entry.match(line)), 1)
