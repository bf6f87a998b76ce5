"""The import of notes from end to end: gather, read, plan, apply, report."""

import datetime as dt
import uuid
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max

from studyapp.importing.applying import apply_plan
from studyapp.importing.gathering import Gathering, gather, nothing_found
from studyapp.importing.loading import load_notes, load_settings
from studyapp.importing.planning import Plan
from studyapp.importing.proposing import Change, propose
from studyapp.importing.readings import read_notes
from studyapp.importing.rehoming import rehomings
from studyapp.importing.renewing import outlined
from studyapp.importing.settings_files import nested_settings, read_settings_files
from studyapp.importing.waiting import Waiting
from studyapp.importing.workers import BUDGET, Workers
from studyapp.knowledge.coverage import Coverage
from studyapp.models import Folder, Import
from studyapp.models import Note as NoteRow
from studyapp.notes.problems import Problem, Severity


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
class _Planned:
    """A report, and where the pages of the notes wait that its plan would store."""

    report: ImportReport
    waiting: Mapping[str, Waiting]


def import_notes(
    paths: Sequence[Path],
    *,
    now: dt.datetime,
    dry_run: bool = False,
    new_id: Callable[[], str] = lambda: uuid.uuid4().hex,
    on_file: Callable[[int, int], None] = lambda _done, _total: None,
    budget: float = BUDGET,
    workers: int | None = None,
) -> ImportReport:
    """Import the notes below `paths`, or only plan it.

    Reading and planning hold no lock, so that learners can answer meanwhile; the plan is applied in
    one transaction, and only to the library that it was made for: if another import was faster, the
    plan is made anew. `on_file` hears (files done, files in all). Notes are read by as many processes as
    there are `workers` (by default one for each processor), each note within `budget` seconds. Raises
    `NoSuchFolder` before anything is read when a path does not exist.
    """
    while True:
        number = _imports_so_far() + 1
        with TemporaryDirectory(prefix="studyapp-") as folder, Workers(budget=budget, most=workers) as pool:
            planned = _planned(paths, pool=pool, folder=Path(folder), new_id=new_id, on_file=on_file)
            report = planned.report
            if dry_run or not report.plan:
                return report
            try:
                with transaction.atomic():
                    # The number is unique: whoever comes second waits here, and then plans again.
                    Import.objects.create(number=number, imported_at=now, report=report.as_json())
                    apply_plan(report.plan, waiting=planned.waiting, now=now)
            except IntegrityError:
                if _imports_so_far() < number:
                    raise
            else:
                return report


def _imports_so_far() -> int:
    return Import.objects.aggregate(last=Max("number"))["last"] or 0


def _planned(
    paths: Sequence[Path],
    *,
    pool: Workers,
    folder: Path,
    new_id: Callable[[], str],
    on_file: Callable[[int, int], None],
) -> _Planned:
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
    notes = load_notes()
    before = load_settings()
    before_it = cache(outlined)
    settings = read_settings_files(
        gathering.folders, known={**before, **{it.new: before.get(it.old, "") for it in moved}}
    )
    readings = read_notes(
        gathering.files,
        digests={address: note.digest for address, note in notes.items()},
        settings=settings.texts,
        workers=pool,
        folder=folder,
        on_file=on_file,
        meanwhile=before_it,
    )
    gone, empty = _gone(gathering, known=known, live=notes.keys())
    nested = nested_settings(gathering.files)
    problems = (*gathering.problems, *empty, *nested, *settings.problems, *readings.problems)
    failed = set(readings.failed)
    coverage: Mapping[str, Coverage] = {}
    plan = Plan(folders=moved)
    if readings.read or gone:
        now_settled = {
            **settings.texts,
            **{it.old: settings.texts[it.new] for it in moved if it.new in settings.texts},
        }
        # What no note stands under is in force nowhere, and has no row to be kept in.
        housed = {note.folder for note in notes.values()} | {note.record.folder for note in readings.read}
        now_settled = {folder: text for folder, text in now_settled.items() if folder in housed}
        change = Change(
            notes=notes, read=readings.read, gone=gone, settled=before, settings=now_settled, before=before_it
        )
        proposal = propose(change, pool=pool, folder=folder, new_id=new_id)
        problems += proposal.problems
        failed |= proposal.failed
        coverage = proposal.coverage
        plan = replace(proposal.plan, folders=moved)
    report = ImportReport(
        read=sum(note.record.address not in failed for note in readings.read),
        unchanged=len(readings.unchanged - failed),
        failed=len(failed),
        plan=plan,
        problems=problems,
        coverage=coverage,
    )
    return _Planned(report=report, waiting={note.record.address: note.waiting for note in readings.read})


def _known_notes() -> dict[tuple[str, str], str]:
    """The address of every note, retired or not, by the folder it is in and its path in there."""
    rows = NoteRow.objects.values_list("folder__location", "path", "address")
    return {(folder, path): address for folder, path, address in rows}


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
            problems.append(nothing_found(scope, kept=len(missing)))
    return frozenset(gone), tuple(problems)
