"""`manage.py export_knowledge`: all that the notes say, as JSON."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.exporting.knowledge import UnknownService, export_knowledge
from studyapp.management.telling import NOT_RUN, database_needed, write_json


class Command(BaseCommand):
    """Prints the library as JSON."""

    help = (
        "Prints services, features, comparisons, guidance and conflicts as one JSON document, each "
        "statement with its note and lines. Reads the database, changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """[--service SLUG]."""
        parser.add_argument("--service", metavar="SLUG", help="only what concerns this service")

    def handle(self, *, service: str | None, **_: Any) -> None:
        """Export."""
        try:
            with database_needed():
                write_json(self.stdout, export_knowledge(service=service))
        except UnknownService as error:
            raise CommandError(str(error), returncode=NOT_RUN) from error
