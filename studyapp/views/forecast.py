"""What is due on the coming days, as bars that a template draws."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from studyapp.views.wording import figure, spelled

STEP = 22  # from one bar to the next, in the drawing's own units; a bar is 14 wide
TALLEST = 66
WEEK = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A day. `y` and `height` are in the drawing's units, from the top."""

    day: str
    count: int
    words: str
    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A word below the bars."""

    x: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The chart, and what it shows in a sentence."""

    heading: str
    sentence: str
    width: int
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]


def forecast(due: Sequence[tuple[dt.date, int]]) -> Forecast:
    """The chart of the cards due on each day, today first."""
    most = max((count for _, count in due), default=0)
    bars = tuple(_bar(place, day, count, most=most) for place, (day, count) in enumerate(due))
    return Forecast(
        heading=f"Due in the next {spelled(len(due))} days",
        sentence=_sentence(due),
        width=STEP * len(due) - (STEP - 14),
        bars=bars,
        ticks=tuple(
            Tick(x=STEP * place, words="today" if place == 0 else f"{day:%-d %b}")
            for place, (day, _) in enumerate(due)
            if place % WEEK == 0
        ),
    )


def _bar(place: int, day: dt.date, count: int, *, most: int) -> Bar:
    # A day without cards is a line, not a gap: one sees that it was counted.
    height = max(2, round(TALLEST * count / most)) if most else 2
    return Bar(
        day=f"{day:%A, %-d %B}",
        count=count,
        words=figure(count, "card"),
        x=STEP * place,
        y=70 - height,
        height=height,
    )


def _sentence(due: Sequence[tuple[dt.date, int]]) -> str:
    total = sum(count for _, count in due)
    if not total:
        return "Nothing is due in these days."
    busiest, count = max(due, key=lambda each: each[1])
    return f"{figure(total, 'card')} in all; most on {busiest:%A, %-d %B}, with {count:,}."
