"""A marked answer, option by option and in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.cards.scoring import Form, Given, Put, mark
from studyapp.models import QuizQuestion
from studyapp.models.asked import put_from_json
from studyapp.views.sources import SourceLink, link_to


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionMarked:
    """An option of a marked question: right, or wrong where it `is_wrong`, and what is said of it."""

    key: str
    text: str
    is_right: bool
    is_wrong: bool
    words: str
    why: str
    sources: tuple[SourceLink, ...]


def marked_options(question: QuizQuestion) -> tuple[OptionMarked, ...]:
    """The options with what was done with each; the steps of an order in their order."""
    put = put_from_json(question.asked)
    given = question.answer
    right = mark(put, given or ()).right
    every = range(len(put.choices))
    order = sorted(every, key=lambda at: put.key[at]) if put.form is Form.ORDER else every
    return tuple(_option(put, at, given, right[at]) for at in order)


def _option(put: Put, at: int, given: Given | None, right: bool) -> OptionMarked:  # noqa: FBT001
    choice = put.choices[at]
    if put.form in (Form.ONE, Form.SEVERAL):
        chosen = given is not None and at in given
        words = "Right, your answer." if choice.correct and chosen else ""
        words = words or ("Right." if choice.correct else "Your answer." if chosen else "")
        is_right, is_wrong, key = choice.correct, chosen and not choice.correct, str(at + 1)
    else:
        words = _placed(put, at, given)
        is_right, is_wrong = right, not right
        key = str(put.key[at]) if put.form is Form.ORDER else str(at + 1)
    return OptionMarked(
        key=key,
        text=choice.text,
        is_right=is_right,
        is_wrong=is_wrong,
        words=words,
        why=choice.why,
        sources=(link_to(choice.source),) if choice.source else (),
    )


def _placed(put: Put, at: int, given: Given | None) -> str:
    """Where an item belongs, and where it was put: "Place 3; you said 2."."""
    own = given[at] if given is not None else None
    belongs = _named(put, put.key[at])
    if own == put.key[at]:
        return f"{belongs}, your answer."
    return f"{belongs}; you said {_said(put, own)}." if own is not None else f"{belongs}; you said nothing."


def _named(put: Put, value: int) -> str:
    return f"Place {value}" if put.form is Form.ORDER else put.targets[value]


def _said(put: Put, value: int) -> str:
    return str(value) if put.form is Form.ORDER else put.targets[value]


def answer_words(question: QuizQuestion) -> str:
    """The right answer in a line: the option or options, the steps in order, each item with its match."""
    put = put_from_json(question.asked)
    if put.form is Form.ORDER:
        steps = sorted(zip(put.key, put.choices, strict=True), key=lambda one: one[0])
        return " ".join(f"{place}. {choice.text}" for place, choice in steps)
    if put.form is Form.MATCH:
        return "; ".join(
            f"{choice.text} → {put.targets[at]}" for choice, at in zip(put.choices, put.key, strict=True)
        )
    return "; ".join(put.choices[at].text for at in put.key)


def credit_words(question: QuizQuestion) -> str:
    """How much of the answer is right where it is not all or nothing by its form, else ""."""
    put = put_from_json(question.asked)
    if put.form is Form.ONE or question.answer is None:
        return ""
    return " ".join(_credit(put, question.answer, points=question.points))


def _credit(put: Put, given: Given, *, points: float) -> Iterator[str]:
    if put.form is Form.SEVERAL:
        hits = len(set(given) & set(put.key))
        yield f"{hits} of {len(put.key)} found, {len(given) - hits} chosen besides:"
    else:
        where = "in their place" if put.form is Form.ORDER else "matched"
        yield f"{sum(mark(put, given).right)} of {len(put.key)} {where}:"
    yield f"{points_words(points)} of 1 point."


def points_words(points: float) -> str:
    """Points to two decimals, without noughts at the end: "3", "0.5", "2.67"."""
    return f"{points:.2f}".rstrip("0").rstrip(".")
