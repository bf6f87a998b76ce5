"""How a card is put as a question, and how much of an answer to it is right."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from studyapp.cards.card import CardKind, Choice

Given = Sequence[int | None]
"""An answer. Of options the indices of those that were chosen. Where each has to be put somewhere, for
each as it was shown its place (from 1) or the index of what it belongs to; None where nothing was said."""


class Form(StrEnum):
    """What has to be done with the options: choose one, several, put them in order, match them."""

    ONE = "one"
    SEVERAL = "several"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Put:
    """A question as it is put: its options in the order shown, and the answer (`Given`) that is all right.

    `targets` is what statements are matched to, in the order shown, () in other forms.
    """

    form: Form
    choices: tuple[Choice, ...]
    key: tuple[int, ...]
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """An answer marked. `right` has for each option whether what was done with it is right.

    `score` is the share of the point that the answer is worth, from 0 to 1.
    """

    right: tuple[bool, ...]
    score: float


def put(kind: CardKind, choices: Sequence[Choice], *, rng: random.Random) -> Put:
    """The options of a card in an order of their own, which `rng` draws."""
    order = [at for at, one in enumerate(choices) if one.text]
    rng.shuffle(order)
    shown = tuple(choices[at] for at in order)
    if kind is CardKind.ORDER:
        return Put(form=Form.ORDER, choices=shown, key=tuple(at + 1 for at in order))
    if kind is CardKind.MATCH:
        targets = list(dict.fromkeys(one.match for one in choices if one.match))
        rng.shuffle(targets)
        return Put(
            form=Form.MATCH,
            choices=shown,
            key=tuple(targets.index(one.match) for one in shown if one.match),
            targets=tuple(targets),
        )
    key = tuple(at for at, one in enumerate(shown) if one.correct)
    return Put(form=Form.SEVERAL if len(key) > 1 else Form.ONE, choices=shown, key=key)


def fits(question: Put, given: Given) -> bool:
    """Whether an answer is one to this question: its options, places and targets exist."""
    if question.form is Form.ONE:
        return len(given) == 1 and given[0] is not None and 0 <= given[0] < len(question.choices)
    if question.form is Form.SEVERAL:
        return len(set(given)) == len(given) and all(
            one is not None and 0 <= one < len(question.choices) for one in given
        )
    first, end = (1, len(question.key) + 1) if question.form is Form.ORDER else (0, len(question.targets))
    return len(given) == len(question.key) and all(one is None or first <= one < end for one in given)


def lacking(question: Put, given: Given) -> str:
    """What an answer still lacks before it can be marked, "" where it is whole."""
    if question.form is Form.SEVERAL:
        return "" if given else f"Choose {len(question.key)} of them."
    if None in given:
        return "Say something for each of them."
    if question.form is Form.ORDER and len(set(given)) < len(given):
        twice = next(one for one in given if list(given).count(one) > 1)
        return f"Two steps have place {twice}; give each place once."
    return ""


def mark(question: Put, given: Given) -> Marked:
    """How much of an answer is right; where nothing was given, nothing.

    Several options score by coverage: the share of the right ones that were chosen, times the share of
    the chosen ones that are right (PrairieLearn's checkboxes). Ordering and matching score by item. In
    ordering an item counts that is in its place, as in Moodle's ordering questions graded by "absolute
    position": that is what is answered here, a place for each item, and blind guessing earns one item
    whatever the length.
    """
    if question.form in (Form.ORDER, Form.MATCH):
        right = tuple(one == own for one, own in zip(given, question.key, strict=False))
        right += (False,) * (len(question.key) - len(right))
        return Marked(right=right, score=sum(right) / len(right) if right else 0.0)
    chosen, key = set(given), set(question.key)
    right = tuple((at in chosen) == (at in key) for at in range(len(question.choices)))
    hits = len(chosen & key)
    return Marked(right=right, score=hits / len(key) * hits / len(chosen) if chosen else 0.0)
