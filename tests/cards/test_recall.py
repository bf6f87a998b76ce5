import pytest

from studyapp.cards.recall import recall_cards
from studyapp.knowledge.facts import Feature, FeatureKind
from tests.cards.making import feature, index


def asked(*features: Feature) -> list[tuple[str, str]]:
    cards = recall_cards(index(*features), "sqs")
    return [(card.front, card.back) for card in cards]


def test_it_asks_what_a_service_is_by_its_definition() -> None:
    found = asked(feature("A place where work waits for a worker.", kind=FeatureKind.DEFINITION))

    assert found == [("What is Amazon SQS?", "A place where work waits for a worker.")]


def test_it_asks_what_a_service_is_only_once() -> None:
    found = asked(
        feature("A place where work waits for a worker.", kind=FeatureKind.DEFINITION, line=1),
        feature("It is a buffer between two parts.", kind=FeatureKind.DEFINITION, line=2),
    )

    assert len(found) == 1


def test_what_defines_nothing_is_no_answer_to_what_is() -> None:
    assert asked(feature("No constant waiting for things", kind=FeatureKind.DEFINITION)) == []


@pytest.mark.parametrize(
    ("kind", "front"),
    [
        (FeatureKind.LIMIT, "What is the limit on “Waiting room” in Amazon SQS?"),
        (FeatureKind.USE_CASE, "How would you use Amazon SQS for “Waiting room”?"),
        (FeatureKind.DRAWBACK, "Why do your notes count “Waiting room” among the drawbacks of Amazon SQS?"),
        (FeatureKind.STEP, "In the workflow of Amazon SQS, what happens at “Waiting room”?"),
    ],
)
def test_the_front_fits_the_kind_of_statement(kind: FeatureKind, front: str) -> None:
    found = asked(feature("Parcels stay there for fourteen days.", label="Waiting room:", kind=kind))

    assert found == [(front, "Parcels stay there for fourteen days.")]


def test_a_question_in_the_notes_is_asked_as_it_stands_unless_yes_answers_it() -> None:
    assert asked(feature("Whoever asks first.", label="Who gets a parcel?"))[0][0] == (
        "Amazon SQS: Who gets a parcel?"
    )
    assert asked(feature("Yes, for fourteen days.", label="Is it kept?")) == []


def test_a_label_that_already_says_it_is_not_asked() -> None:
    assert asked(feature("Parcels stay fourteen days.", label="Parcels stay fourteen days long")) == []


def test_a_label_that_says_nothing_is_not_asked() -> None:
    assert asked(feature("Parcels stay for fourteen days.", label="Key Features")) == []


def test_a_lone_statement_on_an_aspect_is_asked_by_it() -> None:
    found = asked(feature("You pay for each request.", aspect="pricing"))

    assert found == [("What do your notes say of the price of Amazon SQS?", "You pay for each request.")]


def test_a_long_statement_ends_at_a_clause_or_is_not_asked() -> None:
    long = "A place where work waits for a worker, which " + "very " * 30 + "often is away."

    (card,) = asked(feature(long, kind=FeatureKind.DEFINITION))

    assert card[1] == "A place where work waits for a worker"
    assert asked(feature("A place " + "very " * 40 + "far away", kind=FeatureKind.DEFINITION)) == []
