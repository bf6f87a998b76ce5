"""Which new card comes next: a service that is met for the first time, or more about one that was met."""

from collections.abc import Collection, Sequence

from studyapp.scheduling.queue import Queued

INTRODUCTION = 1
"""The place (`Queued.introduced`) of what says what a service is."""
FEWEST_MET = 3
DETAILS_AFTER_ONE = 2
_WINDOW = 6
_LATELY = 2


def wants_detail(*, met: Collection[str], asked: Sequence[Queued]) -> bool:
    """Whether a detail is due, if there is one: of the services `met` so far.

    `asked` are the cards asked before, the last one first. A few services are introduced, then each further
    one after some details of those that were met: what is told of a thing is better kept with a picture
    of the thing, and a row of nothing but definitions is a list.
    """
    run = next((at for at, one in enumerate(asked) if one.introduced <= INTRODUCTION), len(asked))
    return len(met) >= FEWEST_MET and run < DETAILS_AFTER_ONE


def next_introduction(first: Sequence[Queued], *, asked: Sequence[Queued]) -> Queued | None:
    """Of new cards in the order of the library one of the first, None where there is none.

    Best one of the group of what was asked last, but about another service, as mixing helps most where
    things are confusable. Cards of one service keep their order.
    """
    started: set[str] = set()
    window = []
    for one in first[:_WINDOW]:
        if started.isdisjoint(one.services):
            window.append(one)
        started.update(one.services)
    return min(window, key=lambda one: _closeness(one, asked), default=None)


def next_detail(details: Sequence[Queued], *, asked: Sequence[Queued]) -> Queued | None:
    """Of `details` one that asks in another way than the last ones, and of another service than those did."""
    ways = {one.kind for one in asked[:_LATELY]}
    services = {slug for one in asked[:_WINDOW] for slug in one.services}
    return min(
        details,
        key=lambda one: (
            one.kind in ways,
            not services.isdisjoint(one.services),
            *_closeness(one, asked),
            one.introduced,
            one.card,
        ),
        default=None,
    )


def _closeness(one: Queued, asked: Sequence[Queued]) -> tuple[bool, bool]:
    """Whether it is far from what was asked last, and whether it is about the same; less is better."""
    if not asked:
        return False, False
    last = asked[0]
    same_group = bool(one.group) and one.group == last.group
    another = set(last.services).isdisjoint(one.services)
    return not (same_group and another), not another
