"""Which new card comes next: a service that is met for the first time, or more about one that was met."""

from collections.abc import Collection, Sequence

from studyapp.scheduling.queue import Queued, distance

INTRODUCTION = 1
"""The place (`Queued.introduced`) of what says what a service is."""
FEWEST_MET = 3
DETAILS_AFTER_ONE = 2
_LATELY = 2
# Services of so many answers are not asked of again at once.
_RESTS = 6


def wants_detail(*, met: Collection[str], asked: Sequence[Queued]) -> bool:
    """Whether a detail is due, if there is one: of the services `met` so far.

    `asked` are the cards asked before, the last one first. A few services are introduced, then each further
    one after some details of those that were met: what is told of a thing is better kept with a picture
    of the thing, and a row of nothing but definitions is a list.
    """
    run = next((at for at, one in enumerate(asked) if one.introduced <= INTRODUCTION), len(asked))
    return len(met) >= FEWEST_MET and run < DETAILS_AFTER_ONE


def next_detail(details: Sequence[Queued], *, asked: Sequence[Queued]) -> Queued | None:
    """Of `details` one that asks in another way than the last ones, and of another service than those did."""
    ways = {one.kind for one in asked[:_LATELY]}
    services = {slug for one in asked[:_RESTS] for slug in one.services}
    return min(
        details,
        key=lambda one: (
            one.kind in ways,
            not services.isdisjoint(one.services),
            *distance(one, after=asked[0] if asked else None),
            one.introduced,
            one.card,
        ),
        default=None,
    )
