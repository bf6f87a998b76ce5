"""How long the next card and an answer take, against one durable write to the same database."""

from collections.abc import Iterator

from django.db import connection, transaction
from django.utils import timezone

from studyapp.models import Folder, Review
from studyapp.scheduling.memory import Rating
from studyapp.studying.answering import answer
from studyapp.studying.learners import new_guest
from studyapp.studying.scope import Scope
from studyapp.studying.session import next_showing
from tests.benchmarks.figure import Figure, median_seconds

TIMES = 200


def figures() -> Iterator[Figure]:
    """Next card and answer together, as a learner at the keyboard causes them."""
    floor = median_seconds(_write_once, times=TIMES)
    learner = new_guest(now=timezone.now())
    learner.new_per_day = TIMES * 2
    learner.save()

    def step() -> None:
        now = timezone.now()
        showing = next_showing(learner, scope=Scope(), now=now)
        if showing is None:
            raise RuntimeError("the library has too few cards to measure with")
        answer(
            learner,
            card_uid=showing.card.uid,
            ordinal=showing.ordinal,
            attempt=showing.attempt,
            rating=Rating.EASY,
            now=now,
            duration_ms=1000,
            origin=Review.Origin.STUDY,
        )

    yield Figure(
        name="next card and answer, stored",
        amount=median_seconds(step, times=TIMES),
        floor=f"one durable write ({connection.vendor})",
        floor_amount=floor,
    )


@transaction.atomic
def _write_once() -> None:
    Folder.objects.update_or_create(location="", defaults={"name": "benchmark"})
