"""What to ask, and in which order. Pure: the same cards at the same time are asked in the same order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from studyapp.scheduling.memory import Memory, State

_DAY = 86_400.0


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How many more new cards, and reviews, this study day allows. Cards in learning are not counted."""

    new: int
    reviews: int


def queue(cards: Iterable[Queued], *, now: datetime, limits: Limits) -> tuple[Queued, ...]:
    """The cards to ask at `now` (aware), in order.

    First those in (re)learning whose step is over, longest waiting first; then reviews by relative
    overdueness (days overdue per day of interval, for they fade fastest); then new ones, each
    service's introduction before its details, services of one group taking turns. Of siblings only
    one is asked; one in learning keeps its siblings back, due or not. Limits cut off reviews and new
    cards, never what is in learning.
    """
    every = sorted(cards, key=lambda one: (one.introduced, one.card))
    answered = [(one, one.memory) for one in every if one.memory is not None and one.memory.reps]
    steps = [(one, memory) for one, memory in answered if memory.state != State.REVIEW]
    taken = {one.sibling_of for one, _ in steps}
    learning = [one for one, memory in sorted(steps, key=lambda pair: pair[1].due_at) if memory.due_at <= now]
    due = sorted(
        (pair for pair in answered if pair[1].state == State.REVIEW and pair[1].due_at <= now),
        key=lambda pair: -overdueness(pair[1], now=now),
    )
    reviews = _one_of_siblings((one for one, _ in due), taken=taken, most=limits.reviews)
    fresh = [one for one in every if one.memory is None or not one.memory.reps]
    new = _one_of_siblings(fresh, taken=taken, most=limits.new)
    return (*learning, *_mixed(reviews), *_mixed(new))


def overdueness(memory: Memory, *, now: datetime) -> float:
    """How overdue a review is, in intervals: 1.0 is twice as long ago as was planned. Below 0: not due."""
    if memory.last_review_at is None:
        return 0.0
    interval = max((memory.due_at - memory.last_review_at).total_seconds(), _DAY)
    return (now - memory.due_at).total_seconds() / interval


def _one_of_siblings(cards: Iterable[Queued], *, taken: set[str], most: int) -> list[Queued]:
    """The first of each feature's cards, up to `most`; `taken` grows by the features that were taken."""
    chosen: list[Queued] = []
    for one in cards:
        if len(chosen) >= most:
            break
        if one.sibling_of not in taken:
            taken.add(one.sibling_of)
            chosen.append(one)
    return chosen


_WINDOW = 6


def _mixed(cards: Sequence[Queued]) -> list[Queued]:
    """The same cards, with neighbours of one group but different services where the order nearly allows it.

    Each place is given to one of the next few cards: best one of the same group about another service, as
    mixing helps most where things are confusable. Cards of one service keep their order among
    themselves, and none is overtaken by more than a handful.
    """
    waiting = list(cards)
    mixed: list[Queued] = []
    passed_over = 0
    while waiting:
        at = 0 if not mixed or passed_over >= _WINDOW else _best(waiting[:_WINDOW], after=mixed[-1])
        passed_over = passed_over + 1 if at else 0
        mixed.append(waiting.pop(at))
    return mixed


def _best(window: Sequence[Queued], *, after: Queued) -> int:
    started: set[str] = set()
    ranked = []
    for at, one in enumerate(window):
        if started.isdisjoint(one.services):
            same_group = bool(one.group) and one.group == after.group
            another = set(after.services).isdisjoint(one.services)
            ranked.append((not (same_group and another), not another, at))
        started.update(one.services)
    return min(ranked)[2]
