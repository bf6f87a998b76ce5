"""Predicted recall of what a learner has studied, one figure for each card."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from statistics import fmean

from studyapp.models import Learner, Memory
from studyapp.scheduling import memory as scheduled
from studyapp.scheduling.memory import Settings, State, recall_probability
from studyapp.studying.learners import scheduling_settings

DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalls:
    """Predicted recall, 0 to 1: of each card studied, and by service slug of each of its cards."""

    of_cards: tuple[float, ...]
    by_service: Mapping[str, tuple[float, ...]]


def recalls(learner: Learner | None, *, now: dt.datetime, services: Collection[str] | None = None) -> Recalls:
    """The predicted recall of every card that the learner has studied and the notes still hold.

    With `services` (slugs) only the cards of these. The scheduler counts whole days and takes a card
    for certain within the first; an answer less than a day old counts here as a day old, or the first
    evening would end with all of the cards known.
    """
    if learner is None:
        return Recalls(of_cards=(), by_service={})
    memories = Memory.objects.filter(learner=learner, card__retired_at=None)
    about = memories
    if services is not None:
        about = memories.filter(card__services__slug__in=services)
        memories = memories.filter(pk__in=about.values("pk"))
    settings = scheduling_settings(learner)
    # Many cards share their history, and with it what it amounts to: each is worked out once.
    known: dict[tuple[float, int], float] = {}
    of_card: dict[int, float] = {}
    for card, stability, last_review_at in memories.values_list("card_id", "stability", "last_review_at"):
        history = stability, max(1, (now - last_review_at).days)
        if history not in known:
            known[history] = _recall_after(history[1], stability=stability, now=now, settings=settings)
        of_card[card] = known[history]
    by_service: dict[str, list[float]] = defaultdict(list)
    for card, slug in about.values_list("card_id", "card__services__slug"):
        # A card that was answered between the two questions to the store is missing from the first.
        if slug is not None and card in of_card:
            by_service[slug].append(of_card[card])
    return Recalls(
        of_cards=tuple(of_card.values()),
        by_service={slug: tuple(figures) for slug, figures in by_service.items()},
    )


def recall_by_service(
    learner: Learner | None, *, now: dt.datetime, services: Collection[str] | None = None
) -> Mapping[str, float]:
    """The mean predicted recall over a learner's studied cards, 0 to 1, by service slug.

    With `services` only of these; a service of which nothing was studied is left out.
    """
    by_service = recalls(learner, now=now, services=services).by_service
    return {slug: fmean(figures) for slug, figures in by_service.items()}


def _recall_after(days: int, *, stability: float, now: dt.datetime, settings: Settings) -> float:
    """What the scheduler predicts so many days after an answer; of a memory it looks at nothing else."""
    memory = scheduled.Memory(
        state=State.REVIEW,
        step=None,
        stability=stability,
        difficulty=None,
        due_at=now,
        last_review_at=now - days * DAY,
        reps=1,
        lapses=0,
    )
    return recall_probability(memory, now=now, settings=settings)
