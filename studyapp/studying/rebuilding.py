"""The review log is the truth: every memory can be worked out from it again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.db import transaction
from django.db.models import QuerySet

from studyapp import models
from studyapp.models import Card, Learner, Review
from studyapp.models.values import memory_value
from studyapp.scheduling.memory import Answered, Memory, Rating, Settings, replay
from studyapp.studying.learners import scheduling_settings
from studyapp.studying.remembered import schedule_seed, store_memory

# Cards that are replayed in one transaction, so long as nobody else can answer.
BATCH = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """Some cards of one learner whose reviews were replayed, and how many stored memories differed."""

    learner: int
    cards: int
    differed: int


def rebuild_memory(*, batch: int = BATCH) -> Iterator[Rebuilt]:
    """Replay every learner's log, some cards at a time, and put right what differs.

    What is held at once does not grow with the log, and answers can be given meanwhile. A memory
    without a review differs too and is removed: nothing stands behind it.
    """
    for pk in Learner.objects.order_by("pk").values_list("pk", flat=True).iterator():
        after = 0
        while True:
            rebuilt, last = _rebuild(pk, after=after, most=batch)
            yield rebuilt
            if last is None:
                break
            after = last


@transaction.atomic
def _rebuild(learner_pk: int, *, after: int, most: int) -> tuple[Rebuilt, int | None]:
    """Rebuild the learner's next cards by key; also gives the last key, None when there are no more."""
    nothing = Rebuilt(learner=learner_pk, cards=0, differed=0)
    # The same lock as answering: an answer waits until the log and the memory agree.
    learner = Learner.objects.select_for_update(no_key=True).filter(pk=learner_pk).first()
    if learner is None:
        return nothing, None
    log = Review.objects.filter(learner=learner, card__gt=after)
    keys = list(log.order_by("card_id").values_list("card_id", flat=True).distinct()[:most])
    last = keys[-1] if len(keys) == most else None
    stored = models.Memory.objects.filter(learner=learner, card__gt=after)
    if last is not None:
        log, stored = log.filter(card__lte=last), stored.filter(card__lte=last)
    return replay_log(learner, log=log, stored=stored), last


def replay_log(learner: Learner, *, log: QuerySet[Review], stored: QuerySet[models.Memory]) -> Rebuilt:
    """Put the `stored` memories right by the `log`: all the learner's rows of each of the same cards.

    The caller holds the learner's lock, as answering does.
    """
    kept = {row.card_id: row for row in stored}
    cards = {card.pk: card for card in Card.objects.only("uid").filter(pk__in=log.order_by().values("card"))}
    settings = scheduling_settings(learner)
    differed = 0
    for key, reviews in groupby(log.order_by("card_id", "ordinal"), key=lambda review: review.card_id):
        memory = _replayed(reviews, settings=settings, seed=schedule_seed(learner, cards[key]))
        row = kept.pop(key, None)
        if row is None or memory_value(row) != memory:
            differed += 1
            store_memory(learner, cards[key], memory)
    models.Memory.objects.filter(learner=learner, card__in=list(kept)).delete()
    return Rebuilt(learner=learner.pk, cards=len(cards) + len(kept), differed=differed + len(kept))


def _replayed(reviews: Iterable[Review], *, settings: Settings, seed: str) -> Memory:
    return replay(
        (
            Answered(
                rating=Rating(review.rating),
                at=review.reviewed_at,
                settings=replace(settings, desired_retention=review.desired_retention),
            )
            for review in reviews
        ),
        settings=settings,
        rng_seed=seed,
    )
