"""`manage.py rebuild_memory`: work out every card's schedule again from the log of answers."""

from typing import Any

from django.core.management.base import BaseCommand

from studyapp.management.telling import progress_bar
from studyapp.models import Learner
from studyapp.studying.rebuilding import rebuild_memory


class Command(BaseCommand):
    """Replays the review log."""

    help = (
        "Reads the review log and recomputes every learner's memory of every card; what differs is put "
        "right in the database. Prints how many there were and how many differed; progress goes to stderr. "
        "Exit code 0, whether or not any differed."
    )

    def handle(self, **_: Any) -> None:
        """Rebuild."""
        learners = cards = differed = last = 0
        total = Learner.objects.count()
        with progress_bar("Replaying the review log") as tell:
            for rebuilt in rebuild_memory():
                learners += rebuilt.learner != last
                last = rebuilt.learner
                cards += rebuilt.cards
                differed += rebuilt.differed
                tell(learners, total)
        self.stdout.write(f"{cards} memories of {learners} learners replayed, {differed} differed.")
