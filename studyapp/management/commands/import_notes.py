"""`manage.py import_notes`: read folders of Markdown notes into the library."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from studyapp.importing.notes_import import ImportReport, import_notes
from studyapp.importing.planning import Plan
from studyapp.knowledge.coverage import Coverage
from studyapp.management.telling import (
    NOT_RUN,
    database_needed,
    finish,
    progress_bar,
    write_json,
    write_problems,
)
from studyapp.notes.files import NoSuchFolder

# More would push the plan off the screen.
MOST_FILES, MOST_RUNS = 12, 10


class Command(BaseCommand):
    """Reads the notes, plans what changes, applies the plan in one transaction."""

    help = (
        "Reads the Markdown notes below each PATH (a folder or one file) and writes what they say to the "
        "database: services, features, comparisons, guidance, decisions, cards. Nothing is ever written "
        "into the notes. A folder's studyapp.toml settles what names mean in it. Exit code 1: some file or "
        "part could not be used, the problems say which; an info among them only says how a name was read."
    )

    # What they look at is how pages are served, and loading the pages takes longer than a changed note.
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        """PATH… [--dry-run] [--json]."""
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="show the plan and store nothing")
        parser.add_argument("--json", action="store_true", help="print the report as one JSON document")

    def handle(self, *, paths: list[Path], dry_run: bool, json: bool, **_: Any) -> None:
        """Import, then say what was done."""
        try:
            with database_needed(), progress_bar("Reading notes") as on_file:
                report = import_notes(paths, now=timezone.now(), dry_run=dry_run, on_file=on_file)
        except NoSuchFolder as error:
            raise CommandError(str(error), returncode=NOT_RUN) from error
        if json:
            write_json(self.stdout, report.as_json())
        else:
            write_problems(self.stderr, report.problems)
            self.stdout.write(_words(report, dry_run=dry_run))
        finish(errors=report.has_errors)


def _words(report: ImportReport, *, dry_run: bool) -> str:
    head = f"{report.read} read, {report.unchanged} unchanged, {report.failed} failed."
    if not report.plan:
        return f"{head} Nothing changes."
    title = "Would change" if dry_run else "Changed"
    title += " (+ added, ~ changed, > moved, - retired: no longer asked, history kept):"
    return "\n".join((head, title, *_lines(report.plan), *_understood(report)))


def _understood(report: ImportReport) -> list[str]:
    """How many lines with content became knowledge, in sum and by file, and which did not."""
    content = sum(lines.content for lines in report.coverage.values())
    known = sum(lines.known for lines in report.coverage.values())
    if not content:
        return []
    told = f"Understood {known:,} of {content:,} lines with content ({known / content:.1%})"
    files = sorted(report.coverage.items(), key=lambda file: (file[1].share, file[0]))
    if len(files) > MOST_FILES:
        files = [(file, lines) for file, lines in files if lines.missed]
    more = len(files) - MOST_FILES
    return [
        f"{told}{':' if files else '.'}",
        *(f"  {file}: {_of_file(lines)}" for file, lines in files[:MOST_FILES]),
        *(
            [f"  and {more:,} more of which something was not understood (--json lists them)"]
            if more > 0
            else []
        ),
    ]


def _of_file(lines: Coverage) -> str:
    told = f"{lines.known:,} of {lines.content:,}"
    return f"{told}; not understood: line {_ranges(lines.missed)}" if lines.missed else told


def _ranges(numbers: Sequence[int]) -> str:
    """Line numbers with runs of them drawn together: "3, 7-9"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs[:MOST_RUNS]]
    return ", ".join(shown) + (" …" if len(runs) > MOST_RUNS else "")


def _lines(plan: Plan) -> list[str]:
    """`+ - ~ >` for added, retired, changed and moved, as Django's migrations write them."""
    signs = {"added": "+", "changed": "~", "moved": ">", "retired": "-"}
    moved = [f"  folder       {folder.old} is now in {folder.new}" for folder in plan.folders]
    return moved + [
        f"  {sort:<12} " + "  ".join(f"{signs[what]}{count}" for what, count in counts.items() if count)
        for sort, counts in plan.counts().items()
        if any(counts.values())
    ]
