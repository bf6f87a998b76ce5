"""The library as a value: what is stored now, or what should be stored."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from studyapp.cards.card import Card
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.facts import Comparison, Feature, Guidance, Service


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRecord:
    """A note as it is stored, without its text, which its digest stands for.

    `folder` is the location of the folder it was imported from, `declared` the services that the
    note introduces itself.
    """

    folder: str
    path: str
    address: str
    title: str
    digest: str
    declared: tuple[Service, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """All that is live, each by the key that stays with it.

    `settings` are the texts of the settings in force, by the location of their folder. `compared` are the
    services of comparisons that are not among `comparisons`, since nothing can change in them, by slug.
    `asleep_features` and `asleep_guidance` were retired; they wake with their history when a note
    says the same again.
    """

    settings: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, NoteRecord] = field(default_factory=dict)
    services: Mapping[str, Service] = field(default_factory=dict)
    features: Mapping[str, Feature] = field(default_factory=dict)
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)
    compared: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    guidance: Mapping[str, Guidance] = field(default_factory=dict)
    decisions: Mapping[str, Decision] = field(default_factory=dict)
    cards: Mapping[str, Card] = field(default_factory=dict)
    asleep_features: Mapping[str, Feature] = field(default_factory=dict)
    asleep_guidance: Mapping[str, Guidance] = field(default_factory=dict)
