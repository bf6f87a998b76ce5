"""What a worker process is given to do with one note, and what it gives back.

Light to load: whoever leads an import knows these values, and not the code that makes them.
"""

from dataclasses import dataclass, field

from studyapp.importing.waiting import Waiting
from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.facts import Knowledge, Service
from studyapp.notes.files import NoteFile
from studyapp.notes.problems import Problem


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
