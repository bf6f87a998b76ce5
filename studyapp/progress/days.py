"""A learner's days: how many answers were given on each, and how many cards fall due."""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

from django.db.models import Count, IntegerField, Min, Q, TextField
from django.db.models.functions import Cast, Substr

from studyapp.models import Learner, Memory, Review
from studyapp.scheduling.day import day_bounds
from studyapp.studying.learners import settings_row, today_of

# Zones differ from UTC by whole quarters of an hour, before and after the clock is changed.
QUARTER = 15


def answers_by_day(learner: Learner | None) -> Counter[dt.date]:
    """How many answers the learner gave on each study day.

    The store counts them by quarters of an hour that begin where the learner's days do, so each lies
    within one study day whatever the clock did; only the quarters are looked at here.
    """
    given: Counter[dt.date] = Counter()
    if learner is None:
        return given
    # As text a time reads alike in every store we use, "2026-03-04 09:10:00": SQLite's own way to
    # dates would call Python once for every answer.
    at = Cast("reviewed_at", TextField())
    minute = Cast(Substr(at, 15, 2), IntegerField())
    begins = learner.day_starts_at.minute % QUARTER
    quarters = (
        Review.objects.filter(learner=learner)
        .order_by()
        .values(
            hour=Substr(at, 1, 13),
            quarter=(minute + QUARTER - begins) / QUARTER,
        )
        .annotate(first=Min("reviewed_at"), answers=Count("pk"))
        .values_list("first", "answers")
    )
    end = None
    for first, answers in sorted(quarters):
        # A day is looked up once, not once for each of its quarters.
        if end is None or first >= end:
            day, _, end = today_of(learner, now=first)
        given[day] += answers
    return given


def due_by_day(
    learner: Learner | None, *, now: dt.datetime, days: int
) -> tuple[int, tuple[tuple[dt.date, int], ...]]:
    """How many cards are due at `now`, and how many fall due on each of the next `days` study days.

    The first is today, which holds all that is late.
    """
    row = settings_row(learner)
    zone = ZoneInfo(row.time_zone)
    today, _, _ = today_of(learner, now=now)
    dates = [today + dt.timedelta(days=ahead) for ahead in range(days)]
    if learner is None:
        return 0, tuple((date, 0) for date in dates)
    ends = [day_bounds(date, zone=zone, starts_at=row.day_starts_at)[1] for date in dates]
    memories = Memory.objects.filter(learner=learner, card__retired_at=None, due_at__lt=max(now, ends[-1]))
    counts = memories.aggregate(
        now=Count("pk", filter=Q(due_at__lte=now)),
        **{f"by_{number}": Count("pk", filter=Q(due_at__lt=end)) for number, end in enumerate(ends)},
    )
    until = [0, *(counts[f"by_{number}"] for number in range(days))]
    return counts["now"], tuple(
        (date, until[number + 1] - until[number]) for number, date in enumerate(dates)
    )
