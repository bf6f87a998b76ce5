from dataclasses import replace

import pytest

from studyapp.cards.card import Card, CardKind
from studyapp.cards.rekeying import with_known_keys
from tests.cards.making import choice, source


def cloze(variant: str, *, feature: str = "f1") -> Card:
    return Card(
        key=f"{feature}:cloze:{variant}",
        kind=CardKind.CLOZE,
        services=("sqs",),
        front=f"____ instead of {variant}",
        back=variant,
        source=source(1),
        feature=feature,
    )


def row(aspect: str, said: str, *, line: int, direction: str = "sqs") -> Card:
    return Card(
        key=f"sns-vs-sqs:{aspect}:{direction}",
        kind=CardKind.CONTRAST,
        services=("sns", "sqs"),
        front=f"Which one? “{said}”",
        back="Amazon SQS",
        source=source(line, said),
    )


def listed(first: str, *texts: str, service: str = "sqs") -> Card:
    return Card(
        key=f"{first}:order:",
        kind=CardKind.ORDER,
        services=(service,),
        front="In what order?",
        back="in this",
        source=source(1, texts[0]),
        feature=first,
        choices=tuple(choice(text, correct=True) for text in texts),
    )


def keys(before: list[Card], after: list[Card]) -> list[str]:
    cards = with_known_keys(tuple(after), asked={card.key: card for card in before})
    assert [replace(card, key="") for card in cards] == [replace(card, key="") for card in after]
    return [card.key for card in cards]


@pytest.mark.parametrize(
    ("before", "after"),
    [("300", "300 calls"), ("3000 times", "3000"), ("polls", "poll"), ("synchronous", "synchronously")],
)
def test_a_blank_that_is_spelt_otherwise_keeps_its_key(before, after):
    assert keys([cloze(before)], [cloze(after)]) == [f"f1:cloze:{before}"]


@pytest.mark.parametrize(
    ("before", "after"), [("30 day", "30 minute"), ("4 day", "14 day"), ("push", "poll"), ("30", "300 calls")]
)
def test_another_answer_is_another_blank(before, after):
    assert keys([cloze(before)], [cloze(after)]) == [f"f1:cloze:{after}"]


def test_a_blank_is_not_that_of_another_statement():
    assert keys([cloze("300", feature="f2")], [cloze("300 calls")]) == ["f1:cloze:300 calls"]


def test_a_blank_that_is_still_asked_lends_its_key_to_no_other():
    assert keys([cloze("300")], [cloze("300 calls"), cloze("300")]) == ["f1:cloze:300 calls", "f1:cloze:300"]


PUSH = "waits until somebody asks for it"
ORDER = "comes in the order in which it was sent"


def test_a_row_that_is_called_otherwise_keeps_its_cards():
    before = [row("Delivery", PUSH, line=3), row("Ordering", ORDER, line=4)]
    after = [row("How it is delivered", PUSH, line=3), row("Ordering", ORDER, line=4)]

    assert keys(before, after) == [card.key for card in before]
    again = [replace(card, key=old.key) for card, old in zip(after, before, strict=True)]
    assert keys(again, after) == [card.key for card in before]


def test_a_row_that_says_something_else_keeps_its_cards_by_its_name():
    before = [row("Delivery", PUSH, line=3)]
    after = [row("Delivery", "is handed over at once", line=3)]

    assert keys(before, after) == ["sns-vs-sqs:Delivery:sqs"]


def test_rows_whose_names_are_swapped_are_told_apart_by_what_they_say():
    before = [row("First", PUSH, line=3), row("Second", ORDER, line=4)]
    after = [row("Second", PUSH, line=3), row("First", ORDER, line=4)]

    assert keys(before, after) == ["sns-vs-sqs:First:sqs", "sns-vs-sqs:Second:sqs"]


def test_a_new_row_under_the_old_name_of_another_has_a_key_of_its_own():
    before = [row("Delivery", PUSH, line=3)]
    after = [row("Hand-over", PUSH, line=3), row("Delivery", ORDER, line=4)]

    assert keys(before, after) == ["sns-vs-sqs:Delivery:sqs", "sns-vs-sqs:Delivery 2:sqs"]


def test_a_card_that_asks_of_the_other_side_is_another_one():
    before = [row("Delivery", PUSH, line=3, direction="of-sqs")]
    after = [row("Hand-over", PUSH, line=3, direction="sqs")]

    assert keys(before, after) == ["sns-vs-sqs:Hand-over:sqs"]


def test_what_is_said_of_both_keeps_its_card_through_a_typo():
    before = [row("shared", "both keep what they are given for a whlie", line=3, direction="both given keep")]
    after = [row("shared", "both keep what they are given for a while", line=3, direction="given keep while")]

    assert keys(before, after) == ["sns-vs-sqs:shared:both given keep"]


def test_a_list_goes_by_its_steps_whichever_comes_first() -> None:
    before = [listed("f1", "take", "stamp", "send"), listed("f4", "wash", "dry", "fold")]

    assert keys(before, [listed("f9", "open", "take", "stamp", "send")]) == ["f1:order:"]
    assert keys(before, [listed("f1", "take", "weigh", "stamp", "send")]) == ["f1:order:"]
    assert keys(before, [listed("f5", "dry", "fold", "iron")]) == ["f4:order:"]


def test_a_list_of_other_steps_or_of_another_service_is_another() -> None:
    before = [listed("f1", "take", "stamp", "send")]

    assert keys(before, [listed("f9", "wash", "dry", "send")]) == ["f9:order:"]
    assert keys(before, [listed("f9", "take", "stamp", "send", service="sns")]) == ["f9:order:"]


def test_of_a_list_in_parts_each_part_is_the_one_that_has_most_of_it() -> None:
    before = [listed("f1", "a", "b", "c", "d", "e", "f", "g")]

    assert keys(before, [listed("f1", "a", "b", "c"), listed("f4", "d", "e", "f", "g", "h")]) == [
        "f1:order 2:",
        "f1:order:",
    ]
