"""Storing an answer: once, at once, and only if the card is as it was when it was shown."""

import datetime as dt
import uuid
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from studyapp import models
from studyapp.models import Card, Learner, Review
from studyapp.models.values import memory_value
from studyapp.scheduling.memory import Memory, Rating, new_memory
from studyapp.scheduling.memory import answer as remember
from studyapp.studying.learners import scheduling_settings
from studyapp.studying.remembered import schedule_seed, store_memory

# Whoever takes longer has left the desk.
LONGEST_MS = 5 * 60 * 1000


class Status(StrEnum):
    """What became of an answer."""

    STORED = "stored"
    REPEATED = "repeated"
    STALE = "stale"
    UNKNOWN_CARD = "unknown_card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What became of an answer.

    `review` is the stored one: new, or where the same attempt was sent again the first. None where
    nothing was stored for this attempt. `memory` is the card's as it is now, None if never answered.
    """

    status: Status
    review: Review | None = None
    memory: Memory | None = None


@transaction.atomic
def answer(
    learner: Learner,
    *,
    card_uid: uuid.UUID,
    ordinal: int,
    attempt: uuid.UUID,
    rating: Rating,
    now: dt.datetime,
    duration_ms: int | None = None,
    origin: Review.Origin = Review.Origin.STUDY,
) -> Answered:
    """Store the answer to a showing (its card, ordinal and attempt) given at `now` (aware).

    The same attempt again is REPEATED and changes nothing, whatever its rating. Another attempt at a
    card that was answered since it was shown is STALE. A card that was retired since then still takes
    its answer. `duration_ms` is capped at five minutes.
    """
    # All answers of one learner wait in line here; on SQLite the whole transaction does so already.
    learner = Learner.objects.select_for_update(no_key=True).get(pk=learner.pk)
    card = Card.objects.filter(uid=card_uid).first()
    if card is None:
        return Answered(status=Status.UNKNOWN_CARD)
    row = models.Memory.objects.filter(learner=learner, card=card).first()
    before = memory_value(row) if row else None
    given = Review.objects.filter(learner=learner, attempt=attempt).first()
    if given is not None and given.card_id == card.pk:
        return Answered(status=Status.REPEATED, review=given, memory=before)
    if given is not None or ordinal != (before.reps if before else 0) + 1:
        return Answered(status=Status.STALE, memory=before)

    settings = scheduling_settings(learner)
    after = remember(
        before or new_memory(now), rating, now=now, settings=settings, rng_seed=schedule_seed(learner, card)
    )
    review = Review.objects.create(
        learner=learner,
        card=card,
        ordinal=ordinal,
        attempt=attempt,
        rating=rating,
        reviewed_at=now,
        duration_ms=None if duration_ms is None else min(max(duration_ms, 0), LONGEST_MS),
        origin=origin,
        desired_retention=settings.desired_retention,
    )
    store_memory(learner, card, after)
    return Answered(status=Status.STORED, review=review, memory=after)
