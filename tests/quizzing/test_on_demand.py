"""Questions on services that no note compares."""

import datetime as dt
import random

import pytest

from studyapp.cards.quality import blocks, lint_card
from studyapp.models import Card, Memory
from studyapp.models.values import service_value
from studyapp.quizzing.answering import answer_question
from studyapp.quizzing.asking import sitting
from studyapp.quizzing.on_demand import questions_on_demand, sides
from studyapp.quizzing.opening import TooThin, open_quiz
from studyapp.quizzing.topics import EVERYTHING, on_comparison, questions_on
from tests.factories import NOW, ComparisonFactory, FeatureFactory, LearnerFactory, ServiceFactory

pytestmark = pytest.mark.django_db
PAIR = "boats-vs-kites"


@pytest.fixture
def boats():
    return ServiceFactory(slug="boats", name="Cloud Boats", category="water")


@pytest.fixture
def kites():
    return ServiceFactory(slug="kites", name="Cloud Kites", category="air")


def says(service, text, *, aspect="delivery", **more):
    return FeatureFactory(service=service, text=text, aspect=aspect, label="", **more)


@pytest.fixture
def told(boats, kites):
    """Something on one aspect of either."""
    return [says(boats, "Parcels float down the river at night"), says(kites, "Letters drop from above")]


def opened(learner=None, *, now=NOW):
    return open_quiz(learner or LearnerFactory(), topic=on_comparison(PAIR), now=now, rng=random.Random(1))


def test_a_pair_that_no_note_compares_has_questions_all_the_same(told, boats, kites):
    cards = questions_on_demand(PAIR)

    services = {one.slug: service_value(one) for one in (boats, kites)}
    assert {card.back for card in cards} >= {"Cloud Boats", "Cloud Kites"}
    assert not any(blocks(lint_card(card, services=services)) for card in cards)
    assert all(one.source and one.why for card in cards for one in card.choices)
    assert sitting(opened()).total == len(cards)


def test_they_are_no_part_of_the_bank(told):
    opened()

    assert not Card.objects.live().exists()
    assert not questions_on(EVERYTHING, learner=None).exists()
    assert all(card.is_on_demand for card in Card.objects.all())


def test_drawn_again_they_are_the_same_cards_and_remembered(told):
    learner = LearnerFactory()
    first = opened(learner)
    answer_question(first, position=1, given=[0], now=NOW)

    again = sitting(opened(learner, now=NOW + dt.timedelta(seconds=1)))

    assert Card.objects.count() == again.total
    assert Memory.objects.get().card == sitting(first).questions[0].card == again.questions[-1].card


def test_what_the_notes_say_now_is_asked(told):
    opened()
    told[0].text = "Barrels roll down the hill at noon"
    told[0].save()

    asked = " ".join(question.asked["front"] for question in sitting(opened()).questions)

    assert "Barrels roll" in asked
    assert "Parcels float" not in asked


def test_what_a_note_compares_needs_no_drawing(told, boats, kites):
    ComparisonFactory(services=[boats, kites])

    assert questions_on_demand(PAIR) == ()


def test_where_the_notes_are_too_thin_nothing_is_drawn(boats, kites):
    says(boats, "Parcels float down the river at night")

    assert questions_on_demand(PAIR) == ()
    assert opened() == TooThin(topic=on_comparison(PAIR))
    assert sides("boats") is None
    assert sides("boats-vs-unknown") is None
    assert sides("a-vs-b-vs-c-vs-d-vs-e") is None
