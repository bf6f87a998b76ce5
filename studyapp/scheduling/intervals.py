"""Intervals in words, for buttons."""

from datetime import timedelta

_MINUTE, _HOUR, _DAY = 60, 3_600, 86_400
_MONTH = _DAY * 365.25 / 12
_YEAR = _DAY * 365.25
# Up to here the smaller unit says it more exactly: "46 days" rather than "2 months".
_MOST_DAYS, _MOST_MONTHS = 60, 24


def interval_words(interval: timedelta | float) -> str:
    """An interval (a timedelta, or seconds) as a button shows it: "1 min", "2 days", "5 months".

    Less than a minute, and anything negative, is "now". Minutes up to an hour, hours up to a day,
    days up to two months, months up to two years, then years with one decimal.
    """
    seconds = interval.total_seconds() if isinstance(interval, timedelta) else float(interval)
    if seconds < _MINUTE / 2:
        return "now"
    if (minutes := _rounded(seconds / _MINUTE)) < _HOUR / _MINUTE:
        return f"{minutes} min"
    if (hours := _rounded(seconds / _HOUR)) < _DAY / _HOUR:
        return _counted(hours, "hour")
    if (days := _rounded(seconds / _DAY)) <= _MOST_DAYS:
        return _counted(days, "day")
    if (months := _rounded(seconds / _MONTH)) < _MOST_MONTHS:
        return _counted(months, "month")
    years = f"{seconds / _YEAR:.1f}".removesuffix(".0")
    return f"{years} year" if years == "1" else f"{years} years"


def _rounded(number: float) -> int:
    # Half goes up: round() would make 2.5 hours two and 3.5 hours four.
    return int(number + 0.5)


def _counted(number: int, unit: str) -> str:
    return f"{number} {unit}" if number == 1 else f"{number} {unit}s"
