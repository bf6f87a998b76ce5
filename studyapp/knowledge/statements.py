"""The statement: one sentence of a note, the services it is about, and what introduces it."""

from dataclasses import dataclass, field

from studyapp.knowledge.facts import FeatureKind, Source
from studyapp.knowledge.numbering import Place
from studyapp.knowledge.wording import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One sentence (or bullet, or cell) before it becomes a feature, a cell or guidance.

    `services` is () until the end of the section tells whom it is about. `announced` is the kind
    that labels and headings announce, `subjects` are the services that it
    begins with, `defined` that
    it tells what that is, `defining` that its label is the service, `opening` that it is the first
    below a heading. `facing` is the number of the comparison it stands in, `place` where it stands in a
    numbered list of steps.
    """

    services: tuple[str, ...]
    words: Words
    label: str = ""
    announced: FeatureKind | None = None
    section: int = 0
    facing: int | None = None
    subjects: tuple[str, ...] = ()
    defined: bool = False
    defining: bool = False
    opening: bool = False
    place: Place | None = None

    def source(self, *, note: str) -> Source:
        """Where the statement stands in the note."""
        return source_of(self.words, note=note)


@dataclass(slots=True, kw_only=True)
class Facing:
    """Services that a note sets against each other, filled while the note is read.

    `cells` are rows of aspect and words by service; `shared` is said of all of them, `principle`
    tells them apart. `stated` is False where they only share a heading: then it is a comparison only
    if the section tells one from the other. `gathered` says that the cells were put together from lines
    of a section: what is a feature of its service too needs no cell.
    """

    services: tuple[str, ...]
    words: Words
    section: int
    stated: bool = True
    gathered: bool = False
    cells: list[tuple[str, dict[str, Words]]] = field(default_factory=list)
    shared: list[Words] = field(default_factory=list)
    principle: Words | None = None


def source_of(words: Words, *, note: str) -> Source:
    """Where words stand in a note."""
    lines = words.lines
    return Source(note=note, line=lines.start, end_line=lines.end, quote=words.text)
