"""Steps of a numbered list: which feature is which of them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyapp.knowledge.facts import Feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place in a numbered list of steps: the list (counted within its note), the number, how many."""

    listing: int
    number: int
    of: int


def numbered(features: Sequence[Feature], places: Sequence[Place | None]) -> list[Feature]:
    """The features with the numbers of the steps that they are, by the places they were read from.

    A list is one service's only if every step says something of it: of steps of which some are about
    others, nobody knows whether what is left has an order of its own. Of several statements in one step
    the first is the step.
    """
    steps: dict[tuple[int, str], dict[int, int]] = defaultdict(dict)
    sizes: dict[int, int] = {}
    for at, (feature, place) in enumerate(zip(features, places, strict=True)):
        if place is not None:
            steps[place.listing, feature.service].setdefault(place.number, at)
            sizes[place.listing] = place.of
    numbers = {
        at: number
        for (listing, _), found in steps.items()
        if len(found) == sizes[listing]
        for number, at in found.items()
    }
    return [
        replace(feature, ordinal=numbers[at]) if at in numbers else feature
        for at, feature in enumerate(features)
    ]
