"""What a fact is recognised by, and where it stands among the facts already recognised."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Traits:
    """What a fact is recognised by, whatever sort it is. Similar ones are sought within the `group`."""

    group: str
    kind: str
    label: str
    text: str
    note: str
    position: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a leftover stands: the paired facts before and after it, and how far from the first."""

    before: Hashable
    after: Hashable
    steps: int

    def beside(self, other: "Place") -> tuple[bool, int]:
        """Whether both stand next to the same paired fact, and how many places apart they are there."""
        near = self.before == other.before or self.after == other.after
        return near, abs(self.steps - other.steps)


def places_of(facts: Sequence[Traits], *, names: dict[int, int]) -> dict[int, Place]:
    """The place of every fact that is not in `names` (fact → the name of the pair it is in)."""
    order = sorted(range(len(facts)), key=lambda index: (facts[index].note, facts[index].position))
    before: dict[int, tuple[Hashable, int]] = {}
    places: dict[int, Place] = {}
    for indexes, forwards in ((order, True), (order[::-1], False)):
        note: str | None = None
        anchor: Hashable = None
        steps = 0
        for index in indexes:
            if facts[index].note != note:
                note = facts[index].note
                anchor, steps = ("edge", note), 0
            if index in names:
                anchor, steps = names[index], 0
            elif forwards:
                steps += 1
                before[index] = (anchor, steps)
            else:
                places[index] = Place(before=before[index][0], after=anchor, steps=before[index][1])
    return places
