"""How much of a note became knowledge."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.wording import Words
from studyapp.notes.document import (
    Block,
    Code,
    Document,
    Heading,
    Lines,
    Listing,
    Paragraph,
    Quote,
    Table,
    Text,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The lines of a note that say something, and which of them became knowledge.

    Headings, labels that only group what is below them, links, images, ways through the notes,
    the wrong options of a question and program code say nothing by themselves and are not counted.
    Every other line with words is, whether the reader made anything of it or passed it over.
    `missed` are the line numbers that did not become knowledge.
    """

    content: int
    known: int
    missed: tuple[int, ...] = ()

    @property
    def share(self) -> float:
        """The share of content lines that became knowledge, 0 to 1; 1 for a note without content."""
        return self.known / self.content if self.content else 1.0


@dataclass(slots=True)
class Counted:
    """What the lines of a note were found to be while it was read: `content`, or `silent` by themselves."""

    lines: set[int] = field(default_factory=set)
    silent: set[int] = field(default_factory=set)

    def structure(self, lines: Lines) -> None:
        """Note lines that say nothing by themselves, as labels. What else stands on them still counts."""
        self.silent.update(range(lines.start, lines.end + 1))

    def content(self, words: Words) -> None:
        """Count the lines of words that say something."""
        for mark in words.marks:
            self.lines.update(range(mark.lines.start, mark.lines.end + 1))


def coverage_of(counted: Counted, knowledge: Knowledge, *, document: Document) -> Coverage:
    """Set the content lines of a note against the lines its knowledge has for sources.

    A line with words that nobody accounted for while the note was read counts as content.
    """
    known = set(_source_lines(knowledge, note=document.path))
    lines = counted.lines | (set(_worded(document.blocks)) - counted.silent - known)
    missed = tuple(sorted(lines - known))
    return Coverage(content=len(lines), known=len(lines) - len(missed), missed=missed)


def _worded(blocks: Iterable[Block]) -> Iterator[int]:
    """The lines with words outside of links, headings and code."""
    for block in blocks:
        match block:
            case Paragraph():
                yield from _words_of(block.text)
            case Listing():
                for item in block.items:
                    yield from _words_of(item.text)
                    yield from _worded(item.children)
            case Table():
                for row in block.rows:
                    for cell in row.cells:
                        yield from _words_of(cell)
            case Quote():
                yield from _worded(block.blocks)
            case Heading() | Code():
                pass


def _words_of(text: Text) -> Iterator[int]:
    for run in text.runs:
        if run.href is None and any(character.isalnum() for character in run.text):
            yield from range(run.lines.start, run.lines.end + 1)


def _source_lines(knowledge: Knowledge, *, note: str) -> Iterable[int]:
    sources = [source for feature in knowledge.features for source in feature.sources]
    sources += [source for advice in knowledge.guidance for source in advice.sources]
    for comparison in knowledge.comparisons:
        sources += comparison.sources
        sources += [source for cell in comparison.shared for source in cell.sources]
        sources += [
            source for row in comparison.rows for cell in row.values.values() for source in cell.sources
        ]
    for source in sources:
        if source.note == note:
            yield from range(source.line, source.end_line + 1)
