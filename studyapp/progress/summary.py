"""A learner's progress: predicted recall, never "finished"."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean

from django.db.models import Count

from studyapp.models import Card, Learner, Service
from studyapp.progress.days import answers_by_day, due_by_day
from studyapp.progress.recall import recall_by_service, recalls
from studyapp.studying.learners import today_of
from studyapp.studying.mixing_up import MixedUp, mixed_up

__all__ = ["MixedUp", "ServiceMemory", "Summary", "recall_by_service", "summarise"]

FORECAST_DAYS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceMemory:
    """How much of a service would come to mind: `recall` is the mean over its studied cards, 0 to 1."""

    service: Service
    cards: int
    studied: int
    recall: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is due and what is known. `due_by_day` begins today, which holds all that is late.

    `recall` is the mean predicted recall over the cards studied, None before the first: what would
    come to mind now, of the cards answered within the last day what would a day after the answer.
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
    known = recalls(learner, now=now)
    services = list(Service.objects.live())
    today, _, _ = today_of(learner, now=now)
    answers = answers_by_day(learner)
    due_now, forecast = due_by_day(learner, now=now, days=FORECAST_DAYS)
    return Summary(
        due_now=due_now,
        due_by_day=forecast,
        total_cards=Card.objects.live().count(),
        studied=len(known.of_cards),
        recall=fmean(known.of_cards) if known.of_cards else None,
        by_service=_by_service(services, known.by_service),
        reviews=answers.total(),
        reviews_today=answers[today],
        days=len(answers),
        mixed_up=mixed_up(learner, services={service.slug: service for service in services}),
    )


def _by_service(services: list[Service], studied: Mapping[str, Sequence[float]]) -> tuple[ServiceMemory, ...]:
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
            studied=len(known := studied.get(service.slug, ())),
            recall=fmean(known) if known else None,
        )
        for service in services
    )
