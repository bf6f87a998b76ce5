"""`manage.py import_gift`: questions of teachers become a note."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.importing.gift_as_notes import note_of
from studyapp.importing.loading import load_services
from studyapp.importing.reading_gift import read_gift
from studyapp.knowledge.names import gazetteer
from studyapp.management.telling import NOT_RUN, database_needed, finish, write_problems


class Command(BaseCommand):
    """Reads GIFT, writes Markdown."""

    help = (
        "Reads questions in GIFT, Moodle's text format, from FILE and writes what they ask for as a Markdown "
        "note, which import_notes then reads like any other. The services in the database tell which words "
        "are names; nothing is stored. Exit code 1: some questions say nothing that a note could say, the "
        "problems say which."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """FILE --to NOTE [--overwrite]."""
        parser.add_argument("file", metavar="FILE", type=Path)
        parser.add_argument("--to", metavar="NOTE", type=Path, required=True, help="the note to write")
        parser.add_argument("--overwrite", action="store_true", help="write it also where there is one")

    def handle(self, *, file: Path, to: Path, overwrite: bool, **_: Any) -> None:
        """Convert, then say what was left out."""
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
            raise CommandError(f"cannot read {file}: {reason}", returncode=NOT_RUN) from error
        with database_needed():
            names = gazetteer().declared(load_services().values())
        questions, unread = read_gift(text, file=str(file))
        note, left_out = note_of(questions, title=file.stem, names=names, file=str(file))
        try:
            with to.open("w" if overwrite else "x", encoding="utf-8") as target:
                target.write(note)
        except FileExistsError as error:
            message = f"{to} is there already; give another name, or --overwrite"
            raise CommandError(message, returncode=NOT_RUN) from error
        except OSError as error:
            raise CommandError(f"cannot write {to}: {error.strerror}", returncode=NOT_RUN) from error
        problems = sorted((*unread, *left_out), key=lambda problem: problem.line)
        write_problems(self.stderr, problems)
        said = len(questions) - len(left_out)
        self.stdout.write(f"{said:,} of {len(questions) + len(unread):,} questions are in {to}.")
        finish(errors=bool(problems))
