"""A learner's study day: the date on their wall, turning over in the small hours instead of at midnight."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

STARTS_AT = time(4)
"""Who studies at one in the morning is still in yesterday."""


def study_day(now: datetime, *, zone: ZoneInfo, starts_at: time = STARTS_AT) -> date:
    """The study day that `now` (aware) belongs to, for a learner in `zone` whose day begins at `starts_at`.

    It is the last day whose beginning has come, so each moment belongs to exactly one day, also where
    the clock is put forward or back over the beginning, or a whole date was left out.
    """
    if now.tzinfo is None:
        message = f"{now} has no time zone: hand in an aware time."
        raise ValueError(message)
    day = now.astimezone(zone).date() + timedelta(days=1)
    while _beginning(day, zone=zone, starts_at=starts_at) > now.astimezone(UTC):
        day -= timedelta(days=1)
    return day


def day_bounds(day: date, *, zone: ZoneInfo, starts_at: time = STARTS_AT) -> tuple[datetime, datetime]:
    """When a study day begins (inclusive) and ends (exclusive), in UTC.

    Twenty-four hours, but for the days on which the clock is changed; a date that a zone left out
    (Apia, 30 December 2011) is empty.
    """
    return (
        _beginning(day, zone=zone, starts_at=starts_at),
        _beginning(day + timedelta(days=1), zone=zone, starts_at=starts_at),
    )


def _beginning(day: date, *, zone: ZoneInfo, starts_at: time) -> datetime:
    # Of an hour that comes twice the first counts; one that is left out counts as if the clock had not
    # been put forward yet: both are what fold=0 means.
    return datetime.combine(day, starts_at.replace(tzinfo=None, fold=0), tzinfo=zone).astimezone(UTC)
