"""What notes say of both, among what they say of one alone in the same form."""

from studyapp.cards.card import Card
from studyapp.cards.predicates import predicate
from studyapp.cards.quality import lint_card
from studyapp.cards.sharing import sharing_cards
from studyapp.knowledge.facts import Feature
from tests.cards.making import SERVICES, comparison, feature, index

ROW = ("delivery", "Parcels go out to everybody", "Parcels wait for a worker")
OF_SNS = feature("Pushes a parcel to its readers.", service="sns", line=1)
OF_SQS = feature("It keeps a parcel until somebody comes.", line=2)
SEALED = "Both are sealed with red wax"
WEIGHED = "check what comes in before the evening"


def asked(*features: Feature, shared: tuple[str, ...]) -> tuple[Card, ...]:
    known = index(*features)
    return tuple(
        sharing_cards(
            comparison(ROW, shared=shared), services=SERVICES, sayings=known.sayings, told=known.told
        )
    )


def test_all_options_are_of_one_form() -> None:
    (card,) = asked(OF_SNS, OF_SQS, shared=(SEALED,))

    assert card.front == "Amazon SNS and Amazon SQS: which of these do your notes say of both?"
    assert card.back == "are sealed with red wax"
    assert {one.text for one in card.choices if not one.correct} == {
        "push a parcel to its readers",
        "keep a parcel until somebody comes",
    }
    assert {one.source.line for one in card.choices if one.source} == {1, 2, 50}
    assert lint_card(card, services=SERVICES) == ()


def test_two_are_asked_for_together() -> None:
    (card,) = asked(OF_SNS, OF_SQS, shared=(SEALED, WEIGHED))

    assert card.front == "Amazon SNS and Amazon SQS: which two of these do your notes say of both?"
    assert [one.correct for one in card.choices] == [True, True, False, False]
    assert lint_card(card, services=SERVICES) == ()


def test_nothing_is_asked_where_too_little_is_said_in_that_form() -> None:
    assert asked(OF_SNS, feature("Parcels: 256 KB", line=2), shared=(SEALED,)) == ()


def test_what_the_other_side_says_too_is_no_option() -> None:
    same = feature("Pushes to its readers a parcel at noon.", line=3)

    assert asked(OF_SNS, same, shared=(SEALED,)) == ()


def test_a_predicate_is_put_for_several() -> None:
    sqs = SERVICES["sqs"]

    assert predicate("Amazon SQS keeps letters for days.", service=sqs) == "keep letters for days"
    assert predicate("It supplies letters for days", service=sqs) == ""
    assert predicate("Has a place for letters", service=sqs) == "have a place for letters"
    assert (
        predicate("Keeps letters and waits for a worker", service=sqs) == "keep letters and wait for a worker"
    )
    assert predicate("Keeps stamps, seals and runs", service=sqs) == "keep stamps, seals and runs"
    assert predicate("It can keep letters", service=sqs) == "can keep letters"
    assert predicate("Both services support long letters", service=None) == "support long letters"


def test_what_is_no_predicate_is_none() -> None:
    sqs = SERVICES["sqs"]

    assert predicate("Amazon SQS is a place for letters", service=sqs) == ""
    assert predicate("Letters wait for a worker", service=sqs) == ""
    assert predicate("Runs are counted by the hour", service=sqs) == ""
    assert predicate("Keep letters for days", service=sqs) == ""
    assert predicate("It is possible to keep letters", service=sqs) == ""


def test_two_that_one_side_alone_says_are_enough() -> None:
    more = feature("Opens its gates at dusk.", service="sns", line=3)

    (card,) = asked(OF_SNS, more, feature("Parcels: 256 KB", line=2), shared=(SEALED,))

    assert [one.why for one in card.choices if not one.correct] == [
        "Your notes say this of Amazon SNS alone."
    ] * 2
    assert lint_card(card, services=SERVICES) == ()
