"""Which due card comes next. Pure: of the same cards, after the same ones, it is the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from studyapp.scheduling.memory import Memory, State

_DAY = 86_400.0
WINDOW = 6
"""How many of a line are weighed against each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Queued:
    """A card as the queue sees it.

    `sibling_of` is what cards of one feature (or one comparison's row) share: of these one is asked in a
    sitting. `group` is what is confusable, such as a category: its cards are mixed. `introduced` is the place
    in the order in which the library introduces its cards, definitions before details, `kind` the form in
    which it asks; `memory` is None for a card never answered.
    """

    card: str
    services: tuple[str, ...]
    sibling_of: str
    introduced: int
    group: str = ""
    kind: str = ""
    memory: Memory | None = None


def next_due(
    cards: Iterable[Queued], *, now: datetime, after: Queued | None = None, turn: int = 0
) -> Queued | None:
    """The card to review at `now` (aware), None where none is due.

    The most overdue for their interval come first, for they fade fastest. Of the first few it is the one that
    is nearest to `after`, the card asked before (`nearest`). `turn` counts what was asked so far: now and
    then it is the most overdue itself, so that none is passed over for long.
    """
    due = [
        (one, one.memory)
        for one in cards
        if one.memory is not None and one.memory.state == State.REVIEW and one.memory.due_at <= now
    ]
    line = sorted(due, key=lambda pair: (-overdueness(pair[1], now=now), pair[0].introduced, pair[0].card))
    return nearest([one for one, _ in line], after=None if turn % WINDOW == 0 else after)


def nearest(line: Sequence[Queued], *, after: Queued | None) -> Queued | None:
    """Of the first few in a line the one to ask after another card, None where the line is empty.

    Best one of the same group about another service, as mixing helps most where things are confusable.
    Cards of one service keep their order among themselves.
    """
    started: set[str] = set()
    window = []
    for one in line[:WINDOW]:
        if started.isdisjoint(one.services):
            window.append(one)
        started.update(one.services)
    return min(window, key=lambda one: distance(one, after=after), default=None)


def distance(one: Queued, *, after: Queued | None) -> tuple[bool, bool]:
    """Whether a card is of another group than the one asked before, and whether it is about the same; less is
    better.
    """
    if after is None:
        return False, False
    same_group = bool(one.group) and one.group == after.group
    another = set(after.services).isdisjoint(one.services)
    return not (same_group and another), not another


def overdueness(memory: Memory, *, now: datetime) -> float:
    """How overdue a review is, in intervals: 1.0 is twice as long ago as was planned. Below 0: not due."""
    if memory.last_review_at is None:
        return 0.0
    interval = max((memory.due_at - memory.last_review_at).total_seconds(), _DAY)
    return (now - memory.due_at).total_seconds() / interval
