"""Answers as forms send them, and questions as forms ask for them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from studyapp.cards.scoring import Form, Given, Put
from studyapp.views.fields import whole_number

CHOSEN = "chosen"
ITEM = "item-"


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionToChoose:
    """An option to choose; `is_chosen` where it is the answer so far."""

    value: int
    key: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A place, or something to match: what can be selected for an item."""

    value: int
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something to be put somewhere, with what can be selected for it; `empty` stands for no answer."""

    name: str
    text: str
    empty: str
    targets: tuple[Target, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fields:
    """The fields of a question: options to choose, `several` of them or one, or else items with selects."""

    several: bool
    options: tuple[OptionToChoose, ...] = ()
    items: tuple[Item, ...] = ()


def answer_in(form: QueryDict, question: Put) -> Given | None:
    """The answer that a form sends, None where it is none to this form of question."""
    if question.form in (Form.ONE, Form.SEVERAL):
        given = [whole_number(value) for value in form.getlist(CHOSEN)]
        return None if None in given else given
    values = [form.get(f"{ITEM}{at}", "") for at in range(len(question.key))]
    numbers = [whole_number(value) for value in values]
    misread = any(value and number is None for value, number in zip(values, numbers, strict=True))
    return None if misread or not any(f"{ITEM}{at}" in form for at in range(len(values))) else numbers


def fields(question: Put, given: Given | None) -> Fields:
    """The fields that ask the question, filled with the answer so far."""
    if question.form in (Form.ONE, Form.SEVERAL):
        return Fields(
            several=question.form is Form.SEVERAL,
            options=tuple(
                OptionToChoose(
                    value=at, key=str(at + 1), text=one.text, is_chosen=given is not None and at in given
                )
                for at, one in enumerate(question.choices)
            ),
        )
    chosen = [*(given or ()), *[None] * len(question.key)]
    return Fields(
        several=False,
        items=tuple(
            Item(
                name=f"{ITEM}{at}",
                text=one.text,
                empty="Place" if question.form is Form.ORDER else "Choose",
                targets=tuple(_targets(question, chosen[at])),
            )
            for at, one in enumerate(question.choices)
        ),
    )


def _targets(question: Put, chosen: int | None) -> Sequence[Target]:
    named = (
        [(place, str(place)) for place in range(1, len(question.key) + 1)]
        if question.form is Form.ORDER
        else list(enumerate(question.targets))
    )
    return [Target(value=value, text=text, is_chosen=value == chosen) for value, text in named]
