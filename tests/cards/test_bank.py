from dataclasses import replace

from studyapp.cards.bank import lint_bank
from studyapp.cards.card import Card
from tests.cards.making import choice, question, recall

NAMES = ("Amazon SQS", "Amazon SNS", "Amazon MQX")


def bank(right: int | None = None, *, longest: bool = False, size: int = 90) -> list[Card]:
    """Questions about three services, the key among them in turn or always the one numbered `right`."""
    cards = []
    for number in range(size):
        key = number % 3 if right is None else right
        texts = [name + (" in full length" if longest and at == key else "") for at, name in enumerate(NAMES)]
        card = question(*(choice(text, correct=at == key) for at, text in enumerate(texts)))
        cards.append(replace(card, key=f"f{number}:choice:", front=f"Which one, in case {number}, is it?"))
    return cards


def rules(cards: list[Card]) -> set[str]:
    return {finding.rule for finding in lint_bank(cards)}


def test_a_fair_bank_has_no_findings() -> None:
    assert rules(bank()) == set()


def test_the_same_front_twice_is_found() -> None:
    assert rules([recall(), replace(recall(), key="f2:recall:")]) == {"C04"}


def test_the_same_question_twice_is_found() -> None:
    assert rules([recall(), replace(recall(), front="What is it then?")]) == {"R24"}


def test_a_key_that_is_always_the_longest_is_found() -> None:
    assert "R03" in rules(bank(longest=True))


def test_a_key_that_is_always_the_most_frequent_is_found() -> None:
    others = [f"Amazon {letter}{other}" for letter in "ABCDEFGHIJ" for other in "KLMNOPQRS"]
    cards = [
        replace(
            question(choice("Amazon SQS", correct=True), choice(one, why="x"), choice(f"{one}X", why="x")),
            key=one,
            front=f"Which one, as with {one}, is it?",
        )
        for one in others
    ]

    assert "R12" in rules(cards)


def test_a_place_that_the_key_prefers_is_found() -> None:
    # One card asked again and again under one key is always shuffled alike.
    cards = [replace(card, key="same") for card in bank(right=0)]

    assert "R04" in rules(cards)


def test_a_small_bank_is_not_measured() -> None:
    assert rules(bank(longest=True, size=30)) == set()
