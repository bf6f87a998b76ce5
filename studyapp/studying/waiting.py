"""Which cards wait for a learner. Every question to the store is bounded, however much there is."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from studyapp.cards.card import CardKind
from studyapp.models import Card, Comparison, Learner, Memory, Review
from studyapp.scheduling import memory
from studyapp.scheduling.introducing import INTRODUCTION
from studyapp.scheduling.memory import State
from studyapp.scheduling.queue import Queued
from studyapp.studying.scope import Scope, live_within

# So many of the longest due are weighed against each other; what fell due after them waits its turn.
_DUE_WINDOW = 100
# A feature has a handful of cards, so among so many there is one about something else.
_NEW_WINDOW = 50
# So many answers ago a card still gives its sibling's answer away.
_ASKED_WINDOW = 50
# The services of so many answers are those that the learner has met.
_MET_WINDOW = 60
# So many details of each kind, of each service or comparison, are weighed against each other.
_OF_A_KIND = 2
_SORTS = ("kind", "feature__service", "comparison")
_CARD = ("pk", "feature_id", "key", "position", "kind")
_MEMORY = ("state", "step", "stability", "difficulty", "due_at", "last_review_at", "reps", "lapses")


def learning(learner: Learner, *, scope: Scope) -> QuerySet[Memory]:
    """Memories of live cards that are in their learning or relearning steps."""
    return _memories(learner, scope=scope).filter(state__in=(State.LEARNING, State.RELEARNING))


def due(learner: Learner, *, scope: Scope, now: dt.datetime) -> QuerySet[Memory]:
    """Memories of live cards in review that are due at `now`."""
    return _memories(learner, scope=scope).filter(state=State.REVIEW, due_at__lte=now)


def new(learner: Learner | None, *, scope: Scope) -> QuerySet[Card]:
    """Live cards that the learner never answered."""
    cards = scope.cards()
    if learner is None:
        return cards
    return cards.filter(~Exists(Memory.objects.filter(learner=learner, card=OuterRef("pk"))))


def longest_due(memories: QuerySet[Memory]) -> list[Queued]:
    """The cards that wait longest, for the queue."""
    fields = [f"card__{field}" for field in _CARD]
    return _queued(memories.order_by("due_at", "card_id").values_list(*fields, *_MEMORY)[:_DUE_WINDOW])


def first_new(cards: QuerySet[Card]) -> list[Queued]:
    """The first cards in the order of the library, for the queue."""
    return _queued(cards.order_by("position", "id").values_list(*_CARD)[:_NEW_WINDOW])


def met(learner: Learner) -> frozenset[str]:
    """The services (slugs) that the learner's last answers were about."""
    reviews = Review.objects.filter(learner=learner).order_by("-reviewed_at", "-id")
    cards = list(reviews.values_list("card", flat=True)[:_MET_WINDOW])
    about = Card.services.through.objects.filter(card__in=cards).order_by()
    return frozenset(about.values_list("service__slug", flat=True).distinct())


def details(cards: QuerySet[Card], *, of: Collection[str]) -> list[Queued]:
    """The first cards of each kind on what is said `of` these services, or compares them alone.

    Without what introduces a service, and without the order of steps: that is asked in its turn, after what
    the steps are about.
    """
    sides = Comparison.services.through.objects.order_by().values_list("comparison", "service__slug")
    compared = {comparison for comparison, slug in sides.filter(service__slug__in=of)}
    compared -= {comparison for comparison, slug in sides.filter(comparison__in=compared) if slug not in of}
    found = (
        cards.filter(Q(feature__service__slug__in=of) | Q(comparison__in=compared))
        .filter(position__gt=INTRODUCTION)
        .exclude(kind=CardKind.ORDER)
        .annotate(place=Window(RowNumber(), partition_by=_SORTS, order_by=("position", "id")))
    )
    rows = found.filter(place__lte=_OF_A_KIND).order_by("position", "id")
    return _queued(rows.values_list(*_CARD))


def asked_lately(learner: Learner, *, since: dt.datetime) -> list[Queued]:
    """The cards of the learner's last answers since then, the last one first; without their memories."""
    fields = [f"card__{field}" for field in _CARD]
    reviews = Review.objects.filter(learner=learner, reviewed_at__gte=since)
    return _queued(reviews.order_by("-reviewed_at", "-id").values_list(*fields)[:_ASKED_WINDOW])


def _memories(learner: Learner, *, scope: Scope) -> QuerySet[Memory]:
    return Memory.objects.filter(live_within(scope, card="card__"), learner=learner)


def _queued(rows: Iterable[tuple[Any, ...]]) -> list[Queued]:
    """Rows of `_CARD`, with `_MEMORY` after it where the card was answered, as the queue sees them."""
    found = list(rows)
    services: dict[int, list[tuple[str, str]]] = defaultdict(list)
    if found:
        about = Card.services.through.objects.filter(card__in={row[0] for row in found})
        for card, slug, category in about.values_list("card_id", "service__slug", "service__category"):
            services[card].append((slug, category))
    return [
        Queued(
            card=str(card),
            services=tuple(slug for slug, _ in services[card]),
            # A comparison's card is called "<comparison>:<aspect>:<direction>": its row asks one thing.
            sibling_of=f"feature {feature}" if feature else key.rpartition(":")[0],
            introduced=position,
            group=services[card][0][1] if services[card] else "",
            kind=kind,
            memory=_memory(*remembered) if remembered else None,
        )
        for card, feature, key, position, kind, *remembered in found
    ]


def _memory(state: str, *others: Any) -> memory.Memory:
    return memory.Memory(state=State(state), **dict(zip(_MEMORY[1:], others, strict=True)))
