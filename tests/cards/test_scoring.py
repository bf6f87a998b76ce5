"""How much of an answer is right."""

import random

import pytest

from studyapp.cards.card import CardKind
from studyapp.cards.scoring import Form, Put, fits, lacking, mark, put
from tests.cards.making import choice

ONE = Put(form=Form.ONE, choices=(choice("a", correct=True), choice("b"), choice("c")), key=(0,))
SEVERAL = Put(
    form=Form.SEVERAL,
    choices=(choice("a", correct=True), choice("b"), choice("c", correct=True), choice("d")),
    key=(0, 2),
)
ORDER = Put(form=Form.ORDER, choices=tuple(map(choice, "abcd")), key=(2, 1, 4, 3))
MATCH = Put(form=Form.MATCH, choices=tuple(map(choice, "abcd")), key=(0, 1, 0, 2), targets=("X", "Y", "Z"))


@pytest.mark.parametrize(
    ("question", "given", "score"),
    [
        (ONE, [0], 1),
        (ONE, [1], 0),
        (SEVERAL, [0, 2], 1),
        (SEVERAL, [2, 0], 1),
        (SEVERAL, [0], 1 / 2),
        (SEVERAL, [0, 1], 1 / 4),
        (SEVERAL, [0, 1, 2], 2 / 3),
        (SEVERAL, [0, 1, 2, 3], 1 / 2),
        (SEVERAL, [1, 3], 0),
        (ORDER, [2, 1, 4, 3], 1),
        (ORDER, [1, 2, 4, 3], 1 / 2),
        (ORDER, [2, None, None, None], 1 / 4),
        (ORDER, [1, 2, 3, 4], 0),
        (MATCH, [0, 1, 0, 2], 1),
        (MATCH, [0, 1, 1, None], 1 / 2),
    ],
)
def test_the_share_that_is_right(question: Put, given: list[int | None], score: float) -> None:
    assert mark(question, given).score == pytest.approx(score)


@pytest.mark.parametrize("question", [ONE, SEVERAL, ORDER, MATCH])
def test_nothing_given_is_worth_nothing(question: Put) -> None:
    assert mark(question, ()).score == 0


def test_each_item_is_marked() -> None:
    assert mark(ORDER, [2, 1, 3, 4]).right == (True, True, False, False)
    assert mark(MATCH, [0, 0, 0, 2]).right == (True, False, True, True)


@pytest.mark.parametrize(
    ("question", "given"),
    [
        (ONE, []),
        (ONE, [3]),
        (ONE, [0, 1]),
        (SEVERAL, [0, 0]),
        (SEVERAL, [4]),
        (ORDER, [0, 1, 2, 3]),
        (ORDER, [1, 2, 3, 5]),
        (ORDER, [1, 2, 3]),
        (MATCH, [0, 1, 2, 3]),
    ],
)
def test_what_is_no_answer_to_the_question_does_not_fit(question: Put, given: list[int | None]) -> None:
    assert not fits(question, given)
    assert fits(question, list(question.key))


def test_an_answer_that_lacks_something_is_told_so() -> None:
    assert lacking(SEVERAL, []) == "Choose 2 of them."
    assert lacking(ORDER, [1, 2, None, 4]) == "Say something for each of them."
    assert lacking(ORDER, [1, 2, 2, 4]) == "Two steps have place 2; give each place once."
    assert lacking(MATCH, [0, 0, 0, 0]) == lacking(ORDER, [1, 2, 3, 4]) == lacking(SEVERAL, [1]) == ""


def test_it_is_put_in_the_order_that_is_drawn() -> None:
    steps = tuple(choice(text, correct=True) for text in "abcdefg")

    asked = put(CardKind.ORDER, steps, rng=random.Random(1))

    assert asked == put(CardKind.ORDER, steps, rng=random.Random(1))
    assert asked != put(CardKind.ORDER, steps, rng=random.Random(2))
    assert [
        one.text for _, one in sorted(zip(asked.key, asked.choices, strict=True), key=lambda one: one[0])
    ] == list("abcdefg")
