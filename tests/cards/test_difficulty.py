"""How alike options are, and which are offered for it."""

from dataclasses import replace

import pytest

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.difficulty import Difficulty, drawn, likeness, nearness, offering
from studyapp.cards.quality import lint_card
from studyapp.knowledge.facts import Service
from tests.cards.making import SERVICES, SOURCE, choice, question, steps
from tests.cards.test_matching import ROWS, sorted_cards

WAITS = choice(
    "Amazon SQS", correct=True, service="sqs", why="Amazon SQS: Keeps parcels until a worker comes."
)
ALIKE = choice("Amazon MQ", service="mq", why="Amazon MQ: Keeps parcels until a broker comes.")
NEAR = choice("Amazon SNS", service="sns", why="Amazon SNS: Tells everybody about parcels.")
FAR = choice("Amazon EventBridge", service="eventbridge", why="Amazon EventBridge: Sorts by rule.")
KNOWN = SERVICES | {"pipes": Service(slug="pipes", name="Amazon Pipes", category="messaging")}
FARTHER = choice("Amazon Pipes", service="pipes", why="Amazon Pipes: Joins ends.")


def asked(*wrong: Choice, spare: tuple[Choice, ...] = ()) -> Card:
    return replace(question(WAITS, *wrong), spare=spare)


def of(card: Card) -> float:
    return likeness(card.kind, card.choices)


def test_options_of_which_much_the_same_is_said_are_alike() -> None:
    assert of(asked(ALIKE, ALIKE)) > of(asked(ALIKE, NEAR)) > of(asked(NEAR, FAR)) > of(asked(FAR, FAR)) == 0
    assert likeness(CardKind.RECALL, ()) == 0


def test_a_vendor_in_every_name_makes_nothing_alike() -> None:
    assert of(asked(FAR)) == 0


def test_services_that_notes_tell_apart_or_that_one_mixes_up_are_near() -> None:
    pair = frozenset(("sqs", "eventbridge"))

    by_notes = nearness(told_apart={pair: 3}, mixed_up={})
    by_both = nearness(told_apart={pair: 3}, mixed_up={pair: (1, 2)})

    assert by_notes[pair] == 0.25
    assert by_both[pair] == pytest.approx(1 - 0.75 * 0.5)
    assert nearness(told_apart={pair: 600}, mixed_up={})[pair] < 1
    card = asked(FAR)
    assert likeness(card.kind, card.choices, near=by_both) == pytest.approx(by_both[pair])


def test_what_is_sorted_is_alike_across_what_it_is_sorted_under() -> None:
    (apart,) = sorted_cards(*ROWS)
    (close,) = sorted_cards(
        *((aspect, f"Parcels go out {at}", f"Parcels wait {at}") for at, (aspect, _, _) in enumerate(ROWS))
    )

    assert of(close) > of(apart)


def test_steps_are_alike_by_their_words() -> None:
    def order(*texts: str) -> float:
        found = [Choice(text=one.text, correct=True, why="So.", source=SOURCE) for one in steps(*texts)]
        return likeness(CardKind.ORDER, found)

    assert order("Open the box.", "Close the box.") > order("Open the box.", "Call a worker.") == 0


@pytest.mark.parametrize(
    ("difficulty", "offered"),
    [
        (Difficulty.HARD, {"mq", "sns"}),
        (Difficulty.MEDIUM, {"mq", "eventbridge"}),
        (Difficulty.EASY, {"eventbridge", "pipes"}),
    ],
)
def test_the_most_alike_are_offered_where_it_is_to_be_hard(difficulty: Difficulty, offered: set[str]) -> None:
    card = asked(ALIKE, FAR, spare=(NEAR, FARTHER))

    found = drawn(card, difficulty, services=KNOWN)

    assert {one.service for one in found.choices} == {"sqs", *offered}
    assert lint_card(found, services=KNOWN) == ()
    assert replace(found, choices=card.choices) == card


def test_what_the_linter_would_refuse_is_not_offered() -> None:
    silent = replace(FARTHER, source=None)
    card = asked(ALIKE, NEAR, spare=(silent,))

    assert drawn(card, Difficulty.EASY, services=KNOWN) == card


def test_a_question_with_several_right_options_keeps_its_own() -> None:
    several = (WAITS, replace(ALIKE, correct=True), NEAR)

    assert offering(several, (FAR,), Difficulty.EASY) == several
