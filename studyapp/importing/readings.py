"""The files of an import are read, each by a worker process; those that did not change are passed over."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from studyapp.importing.gathering import Gathered
from studyapp.importing.handing_out import read_file
from studyapp.importing.library import NoteRecord
from studyapp.importing.note_jobs import ReadFile, ToRead
from studyapp.importing.reader_version import note_digest
from studyapp.importing.waiting import Waiting
from studyapp.importing.workers import Failure, Workers
from studyapp.notes.files import NoteFile, read_bytes
from studyapp.notes.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNote:
    """A note that was read in this import: its record, and where its page and its document wait."""

    record: NoteRecord
    waiting: Waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """The notes that were read, the addresses of the others, and what is wrong with any of them."""

    read: tuple[ReadNote, ...]
    unchanged: frozenset[str]
    failed: frozenset[str]
    problems: tuple[Problem, ...]


def read_notes(
    files: Sequence[Gathered],
    *,
    digests: Mapping[str, str],
    settings: Mapping[str, str],
    workers: Workers,
    folder: Path,
    on_file: Callable[[int, int], None],
    meanwhile: Callable[[], object] = lambda: None,
) -> Readings:
    """Read the files whose digest is not the one in `digests` (address → digest).

    `settings` are the texts of the settings in force, by folder.
    What was read waits in `folder`. `on_file` hears (files done, files in all), `meanwhile` is called
    while the workers begin, if there is anything to read. The result is in the order of the files.
    """
    unchanged = frozenset(
        file.address for file in files if _is_known(file, digests=digests, settings=settings)
    )
    changed = [file for file in files if file.address not in unchanged]
    # What takes longest begins first, so that no worker is left alone with it at the end.
    jobs = [
        ToRead(
            file=NoteFile(path=file.address, location=file.location, size=file.size),
            waiting=Waiting(folder=folder, number=number),
            settings=settings.get(file.folder, ""),
        )
        for number, file in enumerate(sorted(changed, key=lambda file: -file.size))
    ]
    results = workers.run(read_file, jobs, count=len(jobs))
    if jobs:
        meanwhile()
    outcomes: dict[str, tuple[ToRead, ReadFile | Failure]] = {}
    for done, (job, outcome) in enumerate(results, start=len(unchanged) + 1):
        outcomes[job.file.path] = job, outcome
        on_file(done, len(files))
    read: list[ReadNote] = []
    failed: set[str] = set()
    problems: list[Problem] = []
    for file in changed:
        job, outcome = outcomes[file.address]
        if isinstance(outcome, Failure):
            failed.add(file.address)
            problems.append(failed_at(file.address, outcome))
            continue
        problems += outcome.problems
        if outcome.digest:
            read.append(ReadNote(record=_record(file, outcome), waiting=job.waiting))
        else:
            failed.add(file.address)
    return Readings(read=tuple(read), unchanged=unchanged, failed=frozenset(failed), problems=tuple(problems))


def failed_at(address: str, failure: Failure) -> Problem:
    """A failure as a problem of its note."""
    return Problem(file=address, line=0, severity=Severity.ERROR, message=failure.message, hint=failure.hint)


def _is_known(file: Gathered, *, digests: Mapping[str, str], settings: Mapping[str, str]) -> bool:
    digest = digests.get(file.address)
    if not digest:
        return False
    data = read_bytes(NoteFile(path=file.address, location=file.location, size=file.size))
    return (
        not isinstance(data, Problem) and note_digest(data, settings=settings.get(file.folder, "")) == digest
    )


def _record(file: Gathered, read: ReadFile) -> NoteRecord:
    return NoteRecord(
        folder=file.folder,
        path=file.path,
        address=file.address,
        title=read.title,
        digest=read.digest,
        declared=read.declared,
    )
