"""Cards as test items."""

import json

import pytest

from studyapp.exporting.cards import FORMATS
from studyapp.exporting.items import Answer, Form, Item, items
from studyapp.models import Card
from tests.factories import CardFactory, ServiceFactory, choice_json

pytestmark = pytest.mark.django_db


def the_item(card: Card) -> Item:
    (made,) = items([card])
    return made


def test_a_card_with_options_is_a_choice() -> None:
    options = [choice_json("Amazon SQS", correct=True), choice_json("Amazon SNS")]

    made = the_item(CardFactory(kind="choice", choices=options, principle="One waits, one tells."))

    assert made.form is Form.CHOICE
    assert [(one.text, one.right) for one in made.answers] == [("Amazon SQS", True), ("Amazon SNS", False)]
    assert made.remark.startswith("One waits, one tells. (")


def test_a_blank_takes_a_figure_however_it_is_spelt() -> None:
    made = the_item(CardFactory(kind="cloze", front="Takes ____ calls.", back="3,000"))

    assert made.form is Form.WORDS
    assert {one.text for one in made.answers} == {"3,000", "3000", "3K"}


def test_what_is_recalled_is_answered_freely_and_judged_by_the_back() -> None:
    card = CardFactory(kind="recall", front="What is a queue?", back="A line that waits.")

    made = the_item(card)

    assert (made.form, made.answers) == (Form.FREE, (Answer(text="A line that waits.", right=True),))
    assert made.remark == f"({card.note.address}, line {card.line})"
    assert made.id == card.uid.hex


def test_questions_stand_under_their_service_or_their_comparison() -> None:
    alone, together = CardFactory(), CardFactory()
    alone.services.set([ServiceFactory(name="Amazon SQS")])
    together.services.set([ServiceFactory(name="Amazon SNS"), ServiceFactory(name="AWS Batch")])

    assert the_item(alone).category == ("Services", "Amazon SQS")
    assert the_item(together).category == ("Comparisons", "AWS Batch vs Amazon SNS")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_more_cards_take_no_more_queries(name: str, django_assert_max_num_queries) -> None:
    CardFactory.create_batch(2)
    with django_assert_max_num_queries(4):
        few = FORMATS[name]()
    CardFactory.create_batch(20)
    with django_assert_max_num_queries(4):
        many = FORMATS[name]()

    assert len(many) > len(few)


def test_steps_and_pairs_keep_what_they_are() -> None:
    steps = [choice_json("It comes in.", correct=True), choice_json("It goes out.", correct=True)]
    pair = choice_json("Waits.", correct=True) | {"match": "Amazon SQS"}

    ordered = the_item(CardFactory(kind="order", choices=steps))
    matched = the_item(CardFactory(kind="match", choices=[pair]))

    assert (ordered.form, [one.text for one in ordered.answers]) == (
        Form.ORDER,
        ["It comes in.", "It goes out."],
    )
    assert (matched.form, [(one.text, one.match) for one in matched.answers]) == (
        Form.MATCH,
        [("Waits.", "Amazon SQS")],
    )


def test_json_has_a_match_only_where_there_is_one() -> None:
    CardFactory(kind="match", choices=[choice_json("Waits.", correct=True) | {"match": "Amazon SQS"}])
    CardFactory(kind="order", choices=[choice_json("It comes in.", correct=True)])

    cards = {card["kind"]: card for card in json.loads(FORMATS["json"]())}

    assert cards["match"]["choices"][0]["match"] == "Amazon SQS"
    assert set(cards["order"]["choices"][0]) == {"text", "correct", "why"}
