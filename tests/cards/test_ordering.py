"""Steps of a numbered list, asked for their order and one after the other."""

from itertools import pairwise

import pytest

from studyapp.cards.card import Card
from studyapp.cards.ordering import after_cards, order_cards
from studyapp.cards.quality import lint_card
from studyapp.knowledge.facts import Feature
from tests.cards.making import SERVICES, feature, index, steps

ALPHABET = (
    "An apple is picked.",
    "The barrel gets rolled.",
    "Cider flows into jugs.",
    "Doors stay shut.",
    "Farmers come by at noon.",
    "Glasses stand on tables.",
    "Hats fly into trees.",
    "Ink dries over letters.",
    "Jars fill up slowly.",
    "Knives lie in drawers.",
    "Lamps burn until late.",
    "Music ends all this.",
)


def orders(*features: Feature) -> list[Card]:
    return list(order_cards(index(*features), "sqs"))


def test_a_list_is_asked_in_its_order() -> None:
    (card,) = orders(*steps(*ALPHABET[:4]))

    assert card.key == f"sqs {ALPHABET[0]}:order:"
    assert card.front == "Amazon SQS: in what order do your notes give these 4 steps?"
    assert tuple(one.text for one in card.choices) == ALPHABET[:4]
    assert card.back.splitlines()[1] == f"2. {ALPHABET[1]}"
    assert [one.source.line for one in card.choices if one.source] == [21, 22, 23, 24]
    assert lint_card(card, services=SERVICES) == ()


@pytest.mark.parametrize(("count", "parts"), [(2, []), (3, [3]), (7, [7]), (8, [4, 4]), (12, [6, 6])])
def test_a_list_is_asked_in_parts_of_three_to_seven(count: int, parts: list[int]) -> None:
    cards = orders(*steps(*ALPHABET[:count]))

    assert [len(card.choices) for card in cards] == parts
    assert len({card.front for card in cards}) == len(parts)
    assert [one.text for card in cards for one in card.choices] == list(ALPHABET[:count] if parts else ())


def test_a_list_with_a_gap_is_two() -> None:
    listed = steps(*ALPHABET[:7])

    cards = orders(*listed[:3], *listed[4:])

    assert [len(card.choices) for card in cards] == [3, 3]
    assert len({card.front for card in cards}) == 2


def test_two_lists_are_not_mixed() -> None:
    cards = orders(*steps(*ALPHABET[:3]), *steps(*ALPHABET[3:6], line=40, label="Cleaning"))

    assert [len(card.choices) for card in cards] == [3, 3]
    assert "“Cleaning”" in cards[1].front


def test_statements_without_a_number_have_no_order() -> None:
    assert orders(*(feature(text, line=line) for line, text in enumerate(ALPHABET[:5], start=1))) == []


def test_a_step_does_not_tell_its_place() -> None:
    (card,) = orders(*steps(*ALPHABET[:2], "Then cider flows into jugs."))

    assert card.choices[2].text == "Cider flows into jugs."


def test_what_comes_right_after_a_step() -> None:
    cards = list(after_cards(index(*steps(*ALPHABET[:5])), "sqs"))

    assert [card.back for card in cards] == list(ALPHABET[1:5])
    for card, (before, after) in zip(cards, pairwise(ALPHABET[:5]), strict=True):
        assert before in card.front
        assert {one.text for one in card.choices} == set(ALPHABET[:5]) - {before}
        assert card.key == f"sqs {after}:choice:after"
        assert lint_card(card, services=SERVICES) == ()


def test_of_three_steps_none_is_asked_by_the_one_before() -> None:
    assert list(after_cards(index(*steps(*ALPHABET[:3])), "sqs")) == []


def test_words_do_not_lead_from_a_step_to_the_next() -> None:
    listed = steps("A parcel comes in.", "The parcel gets a stamp.", *ALPHABET[:3])

    asked = [card.back for card in after_cards(index(*listed), "sqs")]

    assert "The parcel gets a stamp." not in asked
