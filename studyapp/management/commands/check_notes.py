"""`manage.py check_notes`: what is wrong with notes, without storing anything."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.importing.checking import check_notes
from studyapp.management.telling import NOT_RUN, finish, write_json, write_problems
from studyapp.notes.files import NoSuchFolder
from studyapp.notes.problems import Problem, Severity


class Command(BaseCommand):
    """Reads the notes as an import would and lists every problem."""

    help = (
        "Reads the Markdown notes below each PATH and prints every problem as "
        "'file:line: severity: message (hint)': what an import could not use, and what an author could do "
        "better (services that nobody knows, names used twice, pages without a definition, limits without "
        "a number, empty cells of comparisons, links to nowhere, unsound decisions, reasons that no note "
        "bears out). An info is no problem: how a name was read that could mean something else, and by what "
        "questions made of a note can be guessed. Stores nothing. Exit code 1: there are errors or "
        "warnings, as a build would want to know."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """PATH… [--json]."""
        parser.add_argument("paths", metavar="PATH", nargs="+", type=Path)
        parser.add_argument("--json", action="store_true", help="print the problems as one JSON document")

    def handle(self, *, paths: list[Path], json: bool, **_: Any) -> None:
        """Check, then list."""
        try:
            problems = check_notes(paths)
        except NoSuchFolder as error:
            raise CommandError(str(error), returncode=NOT_RUN) from error
        if json:
            write_json(self.stdout, [asdict(problem) for problem in problems])
        else:
            write_problems(self.stdout, problems)
            self.stderr.write(_counted(problems))
        finish(errors=any(problem.severity is not Severity.INFO for problem in problems))


def _counted(problems: Sequence[Problem]) -> str:
    """How many there are; what is only to be known is no problem."""
    infos = sum(problem.severity is Severity.INFO for problem in problems)
    number = len(problems) - infos
    told = "1 problem." if number == 1 else f"{number or 'No'} problems."
    if not infos:
        return told
    return f"{told} {infos} {'thing is' if infos == 1 else 'things are'} worth a look (info)."
