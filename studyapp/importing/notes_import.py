"""The import of notes from end to end: gather, read, plan, apply, report."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from studyapp.importing.applying import apply_plan
from studyapp.importing.desired import ReadNote, declared_by, desired_library
from studyapp.importing.gathering import Gathered, Gathering, Scope, gather
from studyapp.importing.library import Library, NoteRecord
from studyapp.importing.loading import load_library, load_settings
from studyapp.importing.planning import Plan, plan_import
from studyapp.importing.reader_version import note_digest
from studyapp.importing.rehoming import rehomings
from studyapp.importing.settings_files import SettingsFiles, read_settings_files
from studyapp.knowledge.coverage import Coverage
from studyapp.models import Folder, Import
from studyapp.models import Note as NoteRow
from studyapp.notes.document import Document
from studyapp.notes.files import NoteFile, decode, read_bytes
from studyapp.notes.problems import Problem, Severity
from studyapp.notes.reading import read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import did, or with a dry run would do.

    Of the files found, `read` were new or had changed, `unchanged` were skipped, `failed` could not
    be read (the problems say why; what is known from before is kept). `coverage` says of each file
    read how many of its content lines became knowledge, and which did not.
    """

    read: int
    unchanged: int
    failed: int
    plan: Plan
    problems: tuple[Problem, ...]
    coverage: Mapping[str, Coverage]

    @property
    def has_errors(self) -> bool:
        """Whether anything could not be used; warnings and infos do not count."""
        return any(problem.severity is Severity.ERROR for problem in self.problems)

    def as_json(self) -> dict[str, Any]:
        """The report in the form that CONTRACT gives for `import_notes --json`."""
        return {
            "files": {"read": self.read, "unchanged": self.unchanged, "failed": self.failed},
            "plan": self.plan.counts(),
            "problems": [
                {
                    "file": problem.file,
                    "line": problem.line,
                    "severity": str(problem.severity),
                    "message": problem.message,
                    "hint": problem.hint,
                }
                for problem in self.problems
            ],
            "coverage": {
                file: {"content": lines.content, "known": lines.known, "missed": list(lines.missed)}
                for file, lines in self.coverage.items()
            },
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Readings:
    read: tuple[ReadNote, ...]
    unchanged: frozenset[str]
    failed: frozenset[str]
    problems: tuple[Problem, ...]


def import_notes(
    paths: Sequence[Path],
    *,
    now: dt.datetime,
    dry_run: bool = False,
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
    on_file: Callable[[int, int], None] = lambda _done, _total: None,
) -> ImportReport:
    """Import the notes below `paths`, or only plan it.

    Reading and planning hold no lock, so that learners can answer meanwhile; the plan is applied in
    one transaction, and only to the library that it was made for: if another import was faster, the
    plan is made anew. `on_file` hears (files done, files in all). Raises `NoSuchFolder` before
    anything is read when a path does not exist.
    """
    while True:
        number = _imports_so_far() + 1
        report = _planned(paths, new_id=new_id, on_file=on_file)
        if dry_run or not report.plan:
            return report
        try:
            with transaction.atomic():
                # The number is unique: whoever comes second waits here, and then plans again.
                Import.objects.create(number=number, imported_at=now, report=report.as_json())
                apply_plan(report.plan, now=now)
        except IntegrityError:
            if _imports_so_far() < number:
                raise
        else:
            return report


def _imports_so_far() -> int:
    return Import.objects.aggregate(last=Max("number"))["last"] or 0


def _planned(
    paths: Sequence[Path], *, new_id: Callable[[], str], on_file: Callable[[int, int], None]
) -> ImportReport:
    known = _known_notes()
    moved = rehomings(
        paths,
        known={
            folder: frozenset(path for home, path in known if home == folder)
            for folder in Folder.objects.values_list("location", flat=True)
        },
    )
    homes = {rehoming.old: rehoming for rehoming in moved}
    known = {
        (homes[folder].new, homes[folder].path(path)) if folder in homes else (folder, path): address
        for (folder, path), address in known.items()
    }
    gathering = gather(
        paths,
        known_folders={folder for folder, _ in known} | {rehoming.new for rehoming in moved},
        addresses=known,
    )
    digests = dict(NoteRow.objects.live().values_list("address", "digest"))
    before = load_settings()
    settings = _settings(gathering, known={**before, **{it.new: before.get(it.old, "") for it in moved}})
    readings = _read(gathering.files, digests=digests, settings=settings.texts, on_file=on_file)
    gone, empty = _gone(gathering, known=known, live=digests.keys())
    problems = (*gathering.problems, *empty, *settings.problems, *readings.problems)
    coverage: Mapping[str, Coverage] = {}
    plan = Plan(folders=moved)
    if readings.read or gone:
        current = load_library()
        changed = {note.record.address for note in readings.read}
        desired = desired_library(
            current=current,
            kept=frozenset(current.notes) - changed - gone,
            read=readings.read,
            settings={
                **settings.texts,
                **{it.old: settings.texts[it.new] for it in moved if it.new in settings.texts},
            },
            new_id=new_id,
        )
        problems += desired.problems
        coverage = desired.coverage
        plan = replace(plan_import(current=current, desired=desired.library), folders=moved)
    return ImportReport(
        read=len(readings.read),
        unchanged=len(readings.unchanged),
        failed=len(readings.failed),
        plan=plan,
        problems=problems,
        coverage=coverage,
    )


def _known_notes() -> dict[tuple[str, str], str]:
    """The address of every note, retired or not, by the folder it is in and its path in there."""
    rows = NoteRow.objects.values_list("folder__location", "path", "address")
    return {(folder, path): address for folder, path, address in rows}


def check_notes(paths: Sequence[Path]) -> tuple[Problem, ...]:
    """Every problem of the notes below `paths`, read by themselves; nothing is stored or looked up.

    Raises `NoSuchFolder` when a path does not exist.
    """
    gathering = gather(paths, known_folders=(), addresses={})
    settings = _settings(gathering, known={})
    readings = _read(gathering.files, digests={}, settings=settings.texts, on_file=lambda _done, _total: None)
    desired = desired_library(
        current=Library(),
        kept=frozenset(),
        read=readings.read,
        settings=settings.texts,
        new_id=lambda: uuid.uuid4().hex,
    )
    return (
        *gathering.problems,
        *(_nothing_found(scope) for scope in gathering.scopes if not scope.found),
        *settings.problems,
        *readings.problems,
        *desired.problems,
    )


def _settings(gathering: Gathering, *, known: Mapping[str, str]) -> SettingsFiles:
    """The settings of the folders; those of one that is suddenly empty stay as they were."""
    return read_settings_files((scope.folder for scope in gathering.scopes if scope.found), known=known)


def _read(
    files: Sequence[Gathered],
    *,
    digests: dict[str, str],
    settings: Mapping[str, str],
    on_file: Callable[[int, int], None],
) -> _Readings:
    read: list[ReadNote] = []
    unchanged: set[str] = set()
    failed: set[str] = set()
    problems: list[Problem] = []
    for done, file in enumerate(files, start=1):
        settled = settings.get(file.folder, "")
        data = read_bytes(NoteFile(path=file.address, location=file.location, size=file.size))
        if isinstance(data, Problem):
            failed.add(file.address)
            problems.append(data)
        elif digests.get(file.address) == (digest := note_digest(data, settings=settled)):
            unchanged.add(file.address)
        else:
            text, troubles = decode(data, path=file.address)
            problems += troubles
            if text is None:
                failed.add(file.address)
            else:
                document, troubles = read_document(text, path=file.address)
                problems += troubles
                record = _record(file, document, digest=digest, settings=settled)
                read.append(ReadNote(record=record, document=document))
        on_file(done, len(files))
    return _Readings(
        read=tuple(read),
        unchanged=frozenset(unchanged),
        failed=frozenset(failed),
        problems=tuple(problems),
    )


def _record(file: Gathered, document: Document, *, digest: str, settings: str) -> NoteRecord:
    return NoteRecord(
        folder=file.folder,
        path=file.path,
        address=file.address,
        title=document.title,
        source=document.source,
        html=document.html,
        digest=digest,
        declared=declared_by(document, settings=settings),
    )


def _gone(
    gathering: Gathering, *, known: Mapping[tuple[str, str], str], live: Collection[str]
) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The notes that should have been found and were not; none from a place that is suddenly empty."""
    found = {file.address for file in gathering.files}
    gone: set[str] = set()
    problems: list[Problem] = []
    for scope in gathering.scopes:
        missing = {
            address
            for (folder, path), address in known.items()
            if address in live and address not in found and scope.covers(folder=folder, path=path)
        }
        if scope.found:
            gone |= missing
        else:
            problems.append(_nothing_found(scope, kept=len(missing)))
    return frozenset(gone), tuple(problems)


def _nothing_found(scope: Scope, *, kept: int = 0) -> Problem:
    known = f"; the {kept} notes known from there are kept" if kept else ""
    return Problem(
        file=f"{scope.folder}/{scope.prefix}" if scope.prefix else scope.folder,
        line=0,
        severity=Severity.ERROR,
        message=f"no Markdown file was found here{known}",
        hint="name a folder that holds .md files",
    )
