"""The plan of an import: what would be added, changed, moved and retired, as a value.

A dry run, the preview in the browser and the real import are the same plan.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, Generic, TypeVar

from studyapp.cards.card import Card
from studyapp.importing.library import Library, NoteRecord
from studyapp.importing.rehoming import Rehoming
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.facts import Comparison, Feature, Guidance, Service

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes(Generic[Fact]):
    """What happens to the facts of one sort.

    `moved` facts say what they said before, at another place. `retired` are their keys.
    """

    added: tuple[Fact, ...] = ()
    changed: tuple[Fact, ...] = ()
    moved: tuple[Fact, ...] = ()
    retired: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.moved or self.retired)

    def touched(self) -> tuple[Fact, ...]:
        """Every fact that has to be written: added, changed or moved."""
        return (*self.added, *self.changed, *self.moved)

    def __or__(self, other: "Changes[Fact]") -> "Changes[Fact]":
        """These changes and those of other facts of the same sort."""
        return Changes(
            added=(*self.added, *other.added),
            changed=(*self.changed, *other.changed),
            moved=(*self.moved, *other.moved),
            retired=(*self.retired, *other.retired),
        )

    def counts(self) -> dict[str, int]:
        """How many of each, by the names that the report uses."""
        return {each.name: len(getattr(self, each.name)) for each in fields(self)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All changes of an import. An empty plan is false.

    `folders` are those that have moved, `settings` the texts of settings that are new in force, by folder.
    `quotes` are those to be kept from now on of services whose facts change (`models.Quotes`), None where
    nothing is said any more.
    """

    folders: tuple[Rehoming, ...] = ()
    settings: Mapping[str, str] = field(default_factory=dict)
    notes: Changes[NoteRecord] = Changes()
    services: Changes[Service] = Changes()
    features: Changes[Feature] = Changes()
    comparisons: Changes[Comparison] = Changes()
    guidance: Changes[Guidance] = Changes()
    decisions: Changes[Decision] = Changes()
    cards: Changes[Card] = Changes()
    quotes: Mapping[str, frozenset[bytes] | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return any(getattr(self, each.name) for each in fields(self))

    def counts(self) -> dict[str, dict[str, int]]:
        """How many of each sort are added, changed, moved and retired."""
        return {
            each.name: changes.counts()
            for each in fields(self)
            if isinstance(changes := getattr(self, each.name), Changes)
        }


def plan_import(*, current: Library, desired: Library) -> Plan:
    """Compare two libraries key by key; `desired` has its ids already (see `desired.py`)."""
    return Plan(
        settings={
            folder: desired.settings.get(folder, "")
            for folder in sorted({*current.settings, *desired.settings})
            if current.settings.get(folder) != desired.settings.get(folder)
        },
        notes=_compare(current.notes, desired.notes),
        services=_compare(current.services, desired.services),
        features=_compare(
            current.features,
            desired.features,
            without_place=lambda fact: replace(fact, sources=(), position=0, ordinal=0),
        ),
        comparisons=_compare(current.comparisons, desired.comparisons),
        guidance=_compare(
            current.guidance, desired.guidance, without_place=lambda fact: replace(fact, sources=())
        ),
        decisions=_compare(current.decisions, desired.decisions),
        cards=compare_cards(current.cards, desired.cards),
    )


def compare_cards(current: Mapping[str, Card], desired: Mapping[str, Card]) -> Changes[Card]:
    """What happens to the cards of `current` (by key) where those of `desired` are wanted instead."""
    return _compare(current, desired, without_place=_card_without_place)


def _card_without_place(card: Card) -> Card:
    here = replace(card.source, note="", line=0, end_line=0)
    return replace(
        card,
        source=here,
        choices=tuple(replace(choice, source=None) for choice in card.choices),
        spare=tuple(replace(choice, source=None) for choice in card.spare),
    )


def _compare(
    current: Mapping[str, Fact],
    desired: Mapping[str, Fact],
    *,
    without_place: Callable[[Fact], Any] = lambda fact: fact,
) -> Changes[Fact]:
    changed: list[Fact] = []
    moved: list[Fact] = []
    for key, fact in desired.items():
        before = current.get(key)
        if before is None or before == fact:
            continue
        (moved if without_place(before) == without_place(fact) else changed).append(fact)
    return Changes(
        added=tuple(fact for key, fact in desired.items() if key not in current),
        changed=tuple(changed),
        moved=tuple(moved),
        retired=tuple(key for key in current if key not in desired),
    )
