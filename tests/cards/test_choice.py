from studyapp.cards.card import Card
from studyapp.cards.choice import choice_cards
from studyapp.knowledge.facts import Feature, FeatureKind
from tests.cards.making import feature, index

OTHERS = (
    feature("Tells everybody at the same moment.", service="sns", kind=FeatureKind.DEFINITION, line=20),
    feature("Sorts what happened by pattern.", service="eventbridge", kind=FeatureKind.DEFINITION, line=21),
    feature("Speaks old broker protocols.", service="mq", kind=FeatureKind.DEFINITION, line=22),
)


def of_sqs(*features: Feature) -> list[Card]:
    return list(choice_cards(index(*features, *OTHERS), "sqs"))


def test_it_asks_which_sibling_the_notes_describe() -> None:
    (card,) = of_sqs(feature("Amazon SQS keeps parcels until a worker collects them."))

    assert card.front == (
        "Which service do your notes describe like this? “____ keeps parcels until a worker collects them.”"
    )
    assert card.back == "Amazon SQS"
    assert {one.service for one in card.choices} == {"sqs", "sns", "eventbridge", "mq"}


def test_every_option_says_why_by_its_own_line() -> None:
    (card,) = of_sqs(feature("Keeps parcels until a worker collects them."))

    whys = {one.service: (one.why, one.source.line if one.source else None) for one in card.choices}
    assert whys["sns"] == ("Amazon SNS: Tells everybody at the same moment.", 20)
    assert whys["sqs"] == ("Amazon SQS: Keeps parcels until a worker collects them.", 1)


def test_a_sibling_of_which_the_same_is_said_is_no_option() -> None:
    said = "Keeps parcels until a worker collects them."

    (card,) = of_sqs(feature(said), feature(f"Also {said.lower()}", service="mq", line=30))

    assert "mq" not in {one.service for one in card.choices}


def test_a_word_that_sounds_like_the_name_is_not_asked() -> None:
    assert of_sqs(feature("Parcels stand in a queue until a worker collects them.")) == []


def test_what_is_said_of_everything_is_not_asked() -> None:
    assert of_sqs(feature("A fully managed and highly available, scalable service.")) == []


def test_too_few_siblings_make_no_question() -> None:
    alone = index(feature("Keeps parcels until a worker collects them."))

    assert choice_cards(alone, "sqs") == ()


def test_the_service_with_the_most_statements_is_not_the_answer_most_of_the_time() -> None:
    items = ("apples", "pears", "plums", "grapes", "melons", "lemons", "figs", "dates", "limes", "nuts")
    many = [feature(f"Keeps {item} until workers collect baskets.", line=at) for at, item in enumerate(items)]

    assert len(of_sqs(*many)) == 4


def test_what_a_service_does_not_suit_is_not_asked_for_its_siblings_may_not_suit_it_either() -> None:
    assert of_sqs(feature("Do not use Amazon SQS when several systems must each get a parcel.")) == []
    assert len(of_sqs(feature("Use Amazon SQS when one worker must get each parcel."))) == 1
