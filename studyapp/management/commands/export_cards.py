"""`manage.py export_cards`: the live cards, for other programs."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.exporting.cards import FORMATS
from studyapp.management.telling import NOT_RUN, database_needed


class Command(BaseCommand):
    """Writes the live cards in one of several formats."""

    help = "Writes the live cards to stdout or a file. Reads the database, changes nothing in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """--format FORMAT [--output FILE]."""
        parser.add_argument("--format", choices=sorted(FORMATS), required=True)
        parser.add_argument("--output", metavar="FILE", type=Path, help="write here instead of stdout")

    def handle(self, *, format: str, output: Path | None, **_: Any) -> None:  # noqa: A002
        """Export."""
        with database_needed():
            text = FORMATS[format]()
        if output is None:
            self.stdout.write(text, ending="")
            return
        try:
            output.write_text(text, encoding="utf-8")
        except OSError as error:
            raise CommandError(f"cannot write {output}: {error.strerror}", returncode=NOT_RUN) from error
