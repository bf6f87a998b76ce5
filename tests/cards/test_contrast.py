from dataclasses import replace

from studyapp.cards.contrast import contrast_cards
from tests.cards.making import SERVICES, comparison

WHICH = ("delivery", "Parcels go out to everybody at once", "A worker collects parcels when ready")


def test_it_asks_which_of_the_two_in_both_directions() -> None:
    cards = contrast_cards(comparison(WHICH), services=SERVICES)

    which = {card.key: card for card in cards if card.front.startswith("Which of the two")}
    assert set(which) == {"sns-vs-sqs:delivery:sns", "sns-vs-sqs:delivery:sqs"}
    assert which["sns-vs-sqs:delivery:sqs"].front == (
        "Which of the two, Amazon SNS or Amazon SQS, do your notes describe like this (delivery)? "
        "“A worker collects parcels when ready”"
    )
    assert which["sns-vs-sqs:delivery:sqs"].back == "Amazon SQS"


def test_the_wrong_option_tells_what_the_notes_say_of_it() -> None:
    (card,) = (
        card
        for card in contrast_cards(comparison(WHICH), services=SERVICES)
        if card.key == "sns-vs-sqs:delivery:sqs"
    )

    (wrong,) = (one for one in card.choices if not one.correct)
    assert wrong.why == "Amazon SNS: Parcels go out to everybody at once"
    assert wrong.source is not None
    assert wrong.source.quote == "Parcels go out to everybody at once"


def test_it_asks_what_is_said_of_one_with_the_other_as_temptation() -> None:
    (card,) = (
        card
        for card in contrast_cards(comparison(WHICH), services=SERVICES)
        if card.key == "sns-vs-sqs:delivery:of-sqs"
    )

    assert card.front == "Amazon SNS and Amazon SQS: what do your notes say of Amazon SQS (delivery)?"
    assert {one.text for one in card.choices} == {WHICH[1], WHICH[2]}


def test_a_side_that_the_notes_leave_empty_is_not_asked() -> None:
    assert (
        contrast_cards(comparison(("delivery", "Parcels go out to everybody", "")), services=SERVICES) == ()
    )


def test_the_name_is_hidden_and_a_word_like_it_is_not_asked() -> None:
    cards = contrast_cards(
        comparison(("delivery", "SNS sends parcels to everybody", "Parcels stand in a queue")),
        services=SERVICES,
    )

    assert [card.front.split("“")[1] for card in cards] == ["____ sends parcels to everybody”"]


def test_what_is_true_of_the_other_too_is_not_asked() -> None:
    same = ("delivery", "Parcels are sealed and weighed", "Parcels are weighed and sealed")

    assert contrast_cards(comparison(same), services=SERVICES) == ()


def test_two_of_three_are_asked_apart_from_the_same_two_alone() -> None:
    two = comparison(WHICH)
    three = replace(two, slug="mq-vs-sns-vs-sqs", services=("mq", "sns", "sqs"))

    fronts = [card.front for one in (two, three) for card in contrast_cards(one, services=SERVICES)]

    assert len(set(fronts)) == len(fronts)


def test_the_principle_comes_with_every_card() -> None:
    cards = contrast_cards(comparison(WHICH, principle="One tells, the other waits."), services=SERVICES)

    assert {card.principle for card in cards} == {"One tells, the other waits."}


def test_a_derived_comparison_is_asked_like_a_stated_one() -> None:
    derived = replace(comparison(WHICH), stated=False)

    assert contrast_cards(derived, services=SERVICES) == contrast_cards(comparison(WHICH), services=SERVICES)
