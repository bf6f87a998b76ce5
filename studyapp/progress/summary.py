"""A learner's progress: predicted recall, never "finished"."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from zoneinfo import ZoneInfo

from django.db.models import Count

from studyapp.models import Card, Learner, Memory, QuizQuestion, Review, Service
from studyapp.models.values import memory_value
from studyapp.scheduling.day import study_day
from studyapp.scheduling.memory import recall_probability
from studyapp.studying.learners import scheduling_settings, today_of

FORECAST_DAYS = 14
# How many quiz answers are looked back on for what gets mixed up.
LOOK_BACK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMemory:
    """How much of a service would come to mind: `recall` is the mean over its studied cards, 0 to 1."""

    service: Service
    cards: int
    studied: int
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedUp:
    """A pair that gets mixed up: `wrong` of the last `of` answers took `chosen` for `right`."""

    chosen: Service
    right: Service
    wrong: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is due and what is known. `due_by_day` begins today, which holds all that is late.

    `recall` is the mean predicted recall now over the cards studied, None before the first.
    """

    due_now: int
    due_by_day: tuple[tuple[dt.date, int], ...]
    total_cards: int
    studied: int
    recall: float | None
    by_service: tuple[ServiceMemory, ...]
    reviews: int
    reviews_today: int
    days: int
    mixed_up: tuple[MixedUp, ...]


def summarise(learner: Learner | None, *, now: dt.datetime) -> Summary:
    """The summary at `now`; for a visitor (None) nothing is studied. A constant number of queries."""
    recalls = _recalls(learner, now=now)
    services = list(Service.objects.live())
    today, _, _ = today_of(learner, now=now)
    reviewed = _reviewed_days(learner)
    return Summary(
        due_now=sum(recall.memory.due_at <= now for recall in recalls),
        due_by_day=_forecast(learner, recalls, today=today),
        total_cards=Card.objects.live().count(),
        studied=len(recalls),
        recall=fmean(recall.now for recall in recalls) if recalls else None,
        by_service=_by_service(services, recalls),
        reviews=sum(reviewed.values()),
        reviews_today=reviewed[today],
        days=len(reviewed),
        mixed_up=_mixed_up(learner, {service.slug: service for service in services}),
    )


def recall_by_service(learner: Learner | None, *, now: dt.datetime) -> Mapping[str, float]:
    """The mean predicted recall over a learner's studied cards, 0 to 1, by service slug."""
    by_slug: dict[str, list[float]] = defaultdict(list)
    for recall in _recalls(learner, now=now):
        for slug in recall.services:
            by_slug[slug].append(recall.now)
    return {slug: fmean(recalls) for slug, recalls in by_slug.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Recall:
    memory: Memory
    services: tuple[str, ...]
    now: float


def _recalls(learner: Learner | None, *, now: dt.datetime) -> list[_Recall]:
    if learner is None:
        return []
    settings = scheduling_settings(learner)
    memories = Memory.objects.filter(learner=learner, card__retired_at=None)
    services: dict[int, list[str]] = defaultdict(list)
    for card, slug in memories.values_list("card_id", "card__services__slug"):
        if slug is not None:
            services[card].append(slug)
    return [
        _Recall(
            memory=memory,
            services=tuple(services[memory.card_id]),
            now=recall_probability(memory_value(memory), now=now, settings=settings),
        )
        for memory in memories
    ]


def _by_service(services: list[Service], recalls: list[_Recall]) -> tuple[ServiceMemory, ...]:
    studied: dict[str, list[float]] = defaultdict(list)
    for recall in recalls:
        for slug in recall.services:
            studied[slug].append(recall.now)
    cards = dict(
        Card.objects.live()
        .values("services__slug")
        .annotate(count=Count("pk"))
        .values_list("services__slug", "count")
    )
    return tuple(
        ServiceMemory(
            service=service,
            cards=cards.get(service.slug, 0),
            studied=len(known := studied.get(service.slug, [])),
            recall=fmean(known) if known else None,
        )
        for service in services
    )


def _forecast(
    learner: Learner | None, recalls: list[_Recall], *, today: dt.date
) -> tuple[tuple[dt.date, int], ...]:
    who = learner or Learner()
    zone = ZoneInfo(who.time_zone)
    due = Counter(
        max(today, study_day(recall.memory.due_at, zone=zone, starts_at=who.day_starts_at))
        for recall in recalls
    )
    days = (today + dt.timedelta(days=ahead) for ahead in range(FORECAST_DAYS))
    return tuple((day, due[day]) for day in days)


def _reviewed_days(learner: Learner | None) -> Counter[dt.date]:
    """How many answers were given on each study day."""
    given: Counter[dt.date] = Counter()
    if learner is None:
        return given
    end = None
    for time in (
        Review.objects.filter(learner=learner).order_by("reviewed_at").values_list("reviewed_at", flat=True)
    ):
        # A day is looked up once, not once for each of its answers.
        if end is None or time >= end:
            day, _, end = today_of(learner, now=time)
        given[day] += 1
    return given


def _mixed_up(learner: Learner | None, services: Mapping[str, Service]) -> tuple[MixedUp, ...]:
    """Pairs of services taken for one another in quizzes, the most frequent first."""
    if learner is None:
        return ()
    answered = (
        QuizQuestion.objects.filter(quiz__learner=learner, chosen__isnull=False)
        .order_by("-answered_at")
        .values_list("asked", "chosen", "correct")[:LOOK_BACK]
    )
    asked: Counter[frozenset[str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for question, chosen, correct in answered:
        choices = question["choices"]
        right = next((choice["service"] for choice in choices if choice["correct"]), None)
        taken = choices[chosen]["service"]
        asked.update(
            frozenset((right, choice["service"]))
            for choice in choices
            if right and choice["service"] and choice["service"] != right
        )
        if not correct and right and taken and right in services and taken in services:
            wrong[taken, right] += 1
    return tuple(
        MixedUp(
            chosen=services[taken], right=services[right], wrong=count, of=asked[frozenset((taken, right))]
        )
        for (taken, right), count in wrong.most_common()
    )
