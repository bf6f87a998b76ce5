from studyapp.cards.card import Card
from studyapp.cards.cloze import cloze_cards
from tests.cards.making import feature, index


def clozes(text: str, label: str = "") -> list[Card]:
    return list(cloze_cards(index(feature(text, label=label, known_as="f1")), "sqs"))


def test_it_leaves_out_a_number_with_its_unit() -> None:
    (card,) = clozes("A parcel weighs at most 256 KB when it is sent.")

    assert card.front == "Amazon SQS: A parcel weighs at most ____ when it is sent."
    assert card.back == "256 KB"
    assert card.key == "f1:cloze:256 kb"


def test_each_blank_keeps_its_key_when_another_is_deleted() -> None:
    before = clozes("It holds parcels for 4 days, big ones of 256 KB, and tries 3,000 times.")
    after = clozes("It holds parcels for 4 days, and tries 3K times.")

    assert [card.key for card in before] == ["f1:cloze:4 day", "f1:cloze:256 kb", "f1:cloze:3000 times"]
    assert {card.key for card in after} == {"f1:cloze:4 day", "f1:cloze:3000"} or (
        {card.key for card in after} < {card.key for card in before}
    )


def test_it_leaves_out_opposites_and_names() -> None:
    assert [card.back for card in clozes("Parcels are delivered at least once to whoever asks.")] == [
        "at least once"
    ]
    assert [card.back for card in clozes("Parcels are sealed with keys from AWS KMS before they wait.")] == [
        "AWS KMS"
    ]


def test_it_shows_the_label_for_context() -> None:
    (card,) = clozes("A parcel may stay 14 days at most.", label="Waiting room")

    assert card.front == "Amazon SQS, Waiting room: A parcel may stay ____ at most."


def test_a_blank_that_stands_elsewhere_in_the_sentence_is_not_left_out() -> None:
    assert clozes("A FIFO parcel goes to the FIFO counter of the house.") == []


def test_one_of_a_list_is_not_left_out() -> None:
    assert clozes("Parcels may come from PHP, Docker, SOAP or JSON senders.") == []


def test_too_little_around_a_blank_is_not_asked() -> None:
    assert clozes("Up to 256 KB") == []
