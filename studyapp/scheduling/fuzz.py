"""Spreading intervals a little, so that cards learnt together do not fall due together for ever."""

import random
from datetime import timedelta

from fsrs.scheduler import FUZZ_RANGES

# FSRS leaves shorter intervals alone.
_SHORTEST_DAYS = 2.5
_LEAST_DAYS = 2


def fuzz_range(days: int, *, longest_days: int) -> tuple[int, int]:
    """The least and the most days that an interval of `days` may become.

    The width is py-fsrs's: a day, and of the days from 2.5 to 7, 7 to 20 and above 20 the shares
    0.15, 0.1 and 0.05. Intervals under 2.5 days stay as they are.
    """
    if days < _SHORTEST_DAYS:
        return days, days
    width = 1.0 + sum(
        part["factor"] * max(min(float(days), part["end"]) - part["start"], 0.0) for part in FUZZ_RANGES
    )
    most = min(round(days + width), longest_days)
    return min(max(_LEAST_DAYS, round(days - width)), most), most


def fuzzed(wait: timedelta, *, seed: str, longest_days: int) -> timedelta:
    """`wait` spread within `fuzz_range`, the same for the same seed; steps of minutes stay exact.

    Every rating of one showing draws the same number, so a longer interval stays the longer one.
    """
    if wait.days < _SHORTEST_DAYS:
        return wait
    least, most = fuzz_range(wait.days, longest_days=longest_days)
    # Not for secrets: the seed makes it repeatable.
    drawn = random.Random(seed).random()  # noqa: S311
    return timedelta(days=least + int(drawn * (most - least + 1)))
