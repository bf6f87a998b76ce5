"""Learners: making one, and what their own settings amount to."""

import datetime as dt
from zoneinfo import ZoneInfo

from studyapp.models import Learner
from studyapp.scheduling.day import day_bounds, study_day
from studyapp.scheduling.memory import Settings


def new_guest(*, now: dt.datetime) -> Learner:
    """A learner without a user, stored. `now` is aware."""
    return Learner.objects.create(created_at=now)


def settings_row(learner: Learner | None) -> Learner:
    """The learner, or for a visitor who has answered nothing yet an unsaved one with the defaults."""
    return learner or Learner()


def scheduling_settings(learner: Learner | None) -> Settings:
    """What the schedule is computed with; the defaults for a visitor who has answered nothing yet."""
    return Settings(desired_retention=settings_row(learner).desired_retention)


def today_of(learner: Learner | None, *, now: dt.datetime) -> tuple[dt.date, dt.datetime, dt.datetime]:
    """The learner's study day at `now` (aware), and when it began and will end, in UTC."""
    row = settings_row(learner)
    zone = ZoneInfo(row.time_zone)
    day = study_day(now, zone=zone, starts_at=row.day_starts_at)
    return (day, *day_bounds(day, zone=zone, starts_at=row.day_starts_at))
