"""How hard a question is: how alike its options are, and which of them to offer for that."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import combinations
from math import fsum
from types import MappingProxyType

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.plain import content_words
from studyapp.cards.quality import blocks, lint_card
from studyapp.knowledge.facts import Service

Pair = frozenset[str]
"""Two slugs."""
NOTHING_NEAR: Mapping[Pair, float] = MappingProxyType({})

_MOST_BY_NOTES = 0.5
_TOLD_APART_OFTEN = 6
_VENDORS = content_words("Amazon AWS Azure Microsoft Google GCP Cloud Service")


class Difficulty(StrEnum):
    """How alike the options of a quiz's questions are."""

    EASY = "easy"
    MEDIUM = "medium"
    HARD = "hard"


def nearness(
    *, told_apart: Mapping[Pair, int], mixed_up: Mapping[Pair, tuple[int, int]]
) -> dict[Pair, float]:
    """How near services are to each other whatever is asked, from 0 to 1.

    `told_apart` is on how many aspects notes tell two apart: nobody does so for what nobody confuses.
    `mixed_up` is how many of how many answers of the learner took one for the other.
    """
    near = {
        pair: _MOST_BY_NOTES * min(aspects / _TOLD_APART_OFTEN, 1) for pair, aspects in told_apart.items()
    }
    for pair, (wrong, of) in mixed_up.items():
        near[pair] = _either(near.get(pair, 0.0), wrong / of if of else 0.0)
    return near


def likeness(
    kind: CardKind, choices: Sequence[Choice], *, near: Mapping[Pair, float] = NOTHING_NEAR
) -> float:
    """How alike the options of a question of this kind are, from 0 to 1; without options 0.

    Those that are chosen from by the mean likeness of a wrong one to a right one. What has to be put in
    order or sorted by the mean likeness of any two that have different places.
    """
    if kind in (CardKind.ORDER, CardKind.MATCH):
        pairs = [
            (one, other)
            for one, other in combinations([one for one in choices if one.text], 2)
            if kind is CardKind.ORDER or one.match != other.match
        ]
    else:
        pairs = [(one, other) for one in choices if one.correct for other in choices if not other.correct]
    return fsum(_alike(one, other, near) for one, other in pairs) / len(pairs) if pairs else 0.0


def offering(
    choices: Sequence[Choice],
    spare: Sequence[Choice],
    difficulty: Difficulty,
    *,
    near: Mapping[Pair, float] = NOTHING_NEAR,
) -> tuple[Choice, ...]:
    """As many options, with those wrong ones of all that there are that make the question as difficult.

    Hard are the most alike to the right one, easy the least, medium those that it has by itself.
    """
    right = [one for one in choices if one.correct]
    wrong = [one for one in choices if not one.correct]
    if difficulty is Difficulty.MEDIUM or not spare or len(right) != 1:
        return tuple(choices)
    sign = -1 if difficulty is Difficulty.HARD else 1
    ranked = sorted((*wrong, *spare), key=lambda one: sign * _alike(right[0], one, near))
    return (*right, *ranked[: len(wrong)])


def drawn(
    card: Card,
    difficulty: Difficulty,
    *,
    services: Mapping[str, Service],
    near: Mapping[Pair, float] = NOTHING_NEAR,
) -> Card:
    """The card with the options that make it as difficult (see `offering`).

    Where the linter would refuse the question with them it keeps its own. `services` by slug are those
    among all its options.
    """
    choices = offering(card.choices, card.spare, difficulty, near=near)
    other = replace(card, choices=choices)
    return card if blocks(lint_card(other, services=services)) else other


def _alike(one: Choice, other: Choice, near: Mapping[Pair, float]) -> float:
    """By what is said of each, or as their services are near to each other."""
    here, there = _said(one), _said(other)
    total = len(here) + len(there)
    words = 2 * len(here & there) / total if total else 0.0
    pair = frozenset(slug for slug in (one.service, other.service) if slug)
    return _either(words, near.get(pair, 0.0))


def _said(one: Choice) -> frozenset[str]:
    """The words of an option; where it is a service, also those that say what it is."""
    text = f"{one.text} {one.why}" if one.service is not None and one.match is None else one.text
    return content_words(text) - _VENDORS


def _either(one: float, other: float) -> float:
    """Two reasons for one thing, each enough by itself at 1."""
    return 1 - (1 - one) * (1 - other)
