"""How much of a note became knowledge."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.wording import Words
from studyapp.notes.document import Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The lines of a note that say something, and which of them became knowledge.

    Headings, labels that only group what is below them, links, images and program code say nothing
    by themselves and are not counted. `missed` are the line numbers that did not become knowledge.
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
    """Which lines were seen to hold content, while a note is read."""

    lines: set[int] = field(default_factory=set)

    def structure(self, lines: Lines) -> None:
        """Headings and labels are counted with what is below them, not by themselves."""
        self.lines.difference_update(range(lines.start, lines.end + 1))

    def content(self, words: Words) -> None:
        """Count the lines of words that say something."""
        for mark in words.marks:
            self.lines.update(range(mark.lines.start, mark.lines.end + 1))


def coverage_of(counted: Counted, knowledge: Knowledge, *, note: str) -> Coverage:
    """Set the content lines of a note against the lines its knowledge has for sources."""
    known = set(_source_lines(knowledge, note=note))
    missed = tuple(sorted(counted.lines - known))
    return Coverage(content=len(counted.lines), known=len(counted.lines) - len(missed), missed=missed)


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
