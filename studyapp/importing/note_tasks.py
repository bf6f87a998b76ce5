"""What a worker process does with one note: read it from the disk, then tell what it says.

Between the two, all notes of an import have to be read: what one of them declares, another may speak
of. Meanwhile a note waits on the disk, in a folder made for the one import, so that the process that
leads it holds no note whole. Nothing here knows Django: a worker has started before Django would have.
"""

import pickle
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from studyapp.deciding.soundness import check_soundness
from studyapp.importing.folder_names import FolderNames, settled_names
from studyapp.importing.reader_version import note_digest
from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.extracting import declared_services, extract_note
from studyapp.knowledge.facts import Knowledge, Service
from studyapp.knowledge.names import Names
from studyapp.knowledge.page_rules import front_matter_problems
from studyapp.knowledge.reading_decisions import extract_decision
from studyapp.notes.document import Document
from studyapp.notes.files import NoteFile, decode, read_bytes
from studyapp.notes.problems import Problem
from studyapp.notes.reading import read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A note's text, and what is shown of it."""

    source: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Where on the disk a note that was read waits: its page to be stored, its document to be told of."""

    folder: Path
    number: int

    def keep(self, document: Document) -> None:
        """Write both down."""
        page = Page(source=document.source, html=document.html)
        with self._place.open("wb") as file:
            for value in (page, replace(document, html="")):
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)

    def page(self) -> Page:
        """The page that was kept."""
        with self._place.open("rb") as file:
            page: Page = pickle.load(file)  # noqa: S301 - written by `keep` in the same import
        return page

    def document(self) -> Document:
        """The document that was kept, without its page."""
        with self._place.open("rb") as file:
            pickle.load(file)  # noqa: S301 - as above
            document: Document = pickle.load(file)  # noqa: S301 - as above
        return document

    @property
    def _place(self) -> Path:
        return self.folder / str(self.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class ToRead:
    """A file to read, its `path` being the note's address, and where to leave what was read.

    `settings` is the text of its folder's settings.
    """

    file: NoteFile
    waiting: Waiting
    settings: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadFile:
    """What came of reading a file. Without a digest it could not be read; the problems say why.

    `declared` are the services that the note introduces, whatever else is in the library.
    """

    digest: str = ""
    title: str = ""
    declared: tuple[Service, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ToTell:
    """A note of a folder to tell what it says: one that waits, or with its text one of an earlier import."""

    address: str
    folder: str
    waiting: Waiting | None = None
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a note says. A note that is not studied has no coverage.

    `decision` is what it describes, sound or not; its problems are apart from the others.
    """

    knowledge: Knowledge = field(default_factory=Knowledge)
    coverage: Coverage | None = None
    problems: tuple[Problem, ...] = ()
    decision: Decision | None = None
    decision_problems: tuple[Problem, ...] = ()


def read_file(job: ToRead) -> ReadFile:
    """Read a note from the disk, and leave it where it waits."""
    address = job.file.path
    data = read_bytes(job.file)
    if isinstance(data, Problem):
        return ReadFile(problems=(data,))
    text, problems = decode(data, path=address)
    if text is None:
        return ReadFile(problems=problems)
    document, troubles = read_document(text, path=address)
    job.waiting.keep(document)
    return ReadFile(
        digest=note_digest(data, settings=job.settings),
        title=document.title,
        declared=declared_services(document, names=settled_names(job.settings)),
        problems=(*problems, *troubles),
    )


def write_names(names: FolderNames, *, into: Path) -> Path:
    """Write down for `tell` what notes and settings declare; returns the file."""
    file = into / "names"
    said = (names.declared, names.texts)
    file.write_bytes(pickle.dumps(said, protocol=pickle.HIGHEST_PROTOCOL))
    return file


def tell(job: ToTell, *, names_file: Path) -> Told:
    """What a note says, in the names that `write_names` wrote to `names_file`."""
    return told_by(document_of(job), names=names_in(names_file).of(job.folder))


def document_of(job: ToTell) -> Document:
    """The document that waits, or that of the text."""
    if job.waiting is not None:
        return job.waiting.document()
    return read_document(job.source, path=job.address)[0]


def told_by(document: Document, *, names: Names) -> Told:
    """What a document says in these names."""
    decision, troubles = extract_decision(document, names=names)
    if decision is not None:
        troubles = (*troubles, *check_soundness(decision))
    told = Told(decision=decision, decision_problems=troubles)
    studied = str(document.front_matter.get("study", "")).lower() != "false"
    if not studied or "decision" in document.front_matter:
        return told
    knowledge, coverage, doubts = extract_note(document, names=names)
    problems = (*front_matter_problems(document, names=names), *doubts)
    return replace(told, knowledge=knowledge, coverage=coverage, problems=problems)


@lru_cache(maxsize=1)
def names_in(file: Path) -> FolderNames:
    """The names of each folder as `write_names` wrote them, for all the notes that this process tells of."""
    declared, texts = pickle.loads(file.read_bytes())  # noqa: S301 - by `write_names`
    return FolderNames(declared=declared, texts=texts)
