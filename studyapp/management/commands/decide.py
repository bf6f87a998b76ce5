"""`manage.py decide`: a decision's verdict on some answers."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from studyapp.deciding.reporting import as_json
from studyapp.deciding.verdict import decide
from studyapp.knowledge.decisions import from_json
from studyapp.management.telling import NOT_RUN, database_needed, write_json
from studyapp.models import Decision


class Command(BaseCommand):
    """Prints the verdict as JSON."""

    help = (
        "Prints what DECISION comes to with these answers, as one JSON document: every outcome with its "
        "rank, score and reasons, and the next question. Reads the database, changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        """DECISION [QUESTION=ANSWER …]."""
        parser.add_argument("decision", metavar="DECISION")
        parser.add_argument("answers", metavar="QUESTION=ANSWER", nargs="*")

    def handle(self, *, decision: str, answers: list[str], **_: Any) -> None:
        """Decide."""
        with database_needed():
            stored = Decision.objects.live().filter(slug=decision).first()
            known = ", ".join(Decision.objects.live().values_list("slug", flat=True)) or "none yet"
        if stored is None:
            raise CommandError(f"there is no decision {decision!r}; there are: {known}", returncode=NOT_RUN)
        definition = from_json(stored.definition)
        write_json(self.stdout, as_json(definition, decide(definition, answers=_parsed(answers))))


def _parsed(answers: list[str]) -> dict[str, str]:
    pairs = [answer.partition("=") for answer in answers]
    unclear = [question for question, equals, _ in pairs if not equals]
    if unclear:
        raise CommandError(
            f"{unclear[0]!r} is not of the form QUESTION=ANSWER, as in run_time=over_15_min",
            returncode=NOT_RUN,
        )
    return {question: answer for question, _, answer in pairs}
