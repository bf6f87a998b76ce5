"""Opening quizzes."""

import datetime as dt
import random
from collections import Counter
from unittest.mock import patch

import pytest
from django.db import connection
from django.db.models import JSONField
from django.test.utils import CaptureQueriesContext

from studyapp.cards.card import CardKind
from studyapp.models import Quiz
from studyapp.quizzing.asking import sitting
from studyapp.quizzing.opening import TooThin, compared_pairs, open_quiz
from studyapp.quizzing.topics import (
    on_comparison,
    questions_about,
)
from tests.factories import (
    NOW,
    CardFactory,
    ComparisonFactory,
    LearnerFactory,
    MemoryFactory,
    ServiceFactory,
)


@pytest.fixture
def sides():
    """SNS, SQS and a third."""
    return [ServiceFactory(slug=slug) for slug in ("sns", "sqs", "kinesis")]


def contrast(sides, **more):
    return CardFactory(question=sides, kind=CardKind.CONTRAST, **more)


def opened(learner=None, *, seed=1, **how):
    return open_quiz(learner or LearnerFactory(), now=NOW, rng=random.Random(seed), **how)


def cards(quiz):
    return [question.card for question in sitting(quiz).questions]


@pytest.mark.django_db
def test_a_pairs_quiz_asks_what_tells_the_two_apart(sides):
    sns, sqs, kinesis = sides
    about_both = contrast([sns, sqs])
    offers_both = CardFactory(question=[kinesis, sns, sqs], services=[sns])
    contrast([sns, kinesis])
    CardFactory(services=[sns, sqs])

    quiz = opened(topic=on_comparison("sns-vs-sqs"))

    assert set(cards(quiz)) == set(questions_about("sns-vs-sqs")) == {about_both, offers_both}
    assert quiz.comparison == "sns-vs-sqs"


@pytest.mark.django_db
def test_the_options_are_found_in_any_script():
    one, other, third = (ServiceFactory(slug=slug) for slug in ("čekárna", "列", "sns"))
    offers_both = CardFactory(question=[one, other, third], services=[one])
    CardFactory(question=[one, third], services=[one])

    assert list(questions_about("čekárna-vs-列")) == [offers_both]


@pytest.mark.django_db
def test_a_service_named_in_an_explanation_is_not_offered(sides):
    sns, _, kinesis = sides
    card = CardFactory(question=[sns, kinesis], services=[sns])
    card.choices[0]["why"] = "Unlike sqs it pushes."
    card.save()

    assert not questions_about("sns-vs-sqs").exists()


@pytest.mark.django_db
def test_options_that_do_not_name_every_side_are_not_read(sides):
    CardFactory.create_batch(3, question=[sides[0], sides[2]], services=[sides[0]])

    with patch.object(JSONField, "from_db_value", side_effect=AssertionError("options were read")):
        assert list(questions_about("sns-vs-sqs").values_list("pk")) == []


@pytest.mark.django_db
def test_more_sides_than_anybody_compares_have_no_questions(sides):
    contrast(sides)

    assert questions_about("kinesis-vs-sns-vs-sqs").exists()
    assert not questions_about("-vs-".join(["sns", "sqs", *(f"s{n}" for n in range(5_000))])).exists()


@pytest.mark.django_db
def test_where_the_notes_are_too_thin_it_says_so_and_stores_nothing(sides):
    contrast(sides[:2])

    for comparison in ("kinesis-vs-sns", "sns", "no-vs-such"):
        topic = on_comparison(comparison)
        assert opened(topic=topic) == TooThin(topic=topic)
    assert not Quiz.objects.exists()


@pytest.mark.django_db
def test_a_mix_has_every_kind_of_question_and_nothing_else(sides):
    wanted = {contrast(sides[:2]), CardFactory(question=sides)}
    wanted.add(CardFactory(question=sides, kind=CardKind.SCENARIO))
    CardFactory()
    CardFactory(kind=CardKind.SCENARIO)
    contrast(sides[:2], retired_at=NOW)

    assert set(cards(opened())) == wanted


@pytest.mark.django_db
def test_it_has_the_length_that_was_asked_for_and_no_question_twice(sides):
    CardFactory.create_batch(8, question=sides)

    quiz = opened(length=5)

    assert len(set(cards(quiz))) == 5
    assert [question.position for question in sitting(quiz).questions] == [1, 2, 3, 4, 5]


@pytest.mark.django_db
def test_what_is_well_remembered_comes_only_where_there_is_nothing_else(sides):
    learner = LearnerFactory()
    known, due, new = CardFactory.create_batch(3, question=sides)
    MemoryFactory(learner=learner, card=known, due_at=NOW + dt.timedelta(days=3))
    MemoryFactory(learner=learner, card=due)
    MemoryFactory(card=new, due_at=NOW + dt.timedelta(days=3))

    for seed in range(5):
        assert set(cards(opened(learner, length=2, seed=seed))) == {due, new}
    assert set(cards(opened(learner))) == {known, due, new}


@pytest.mark.django_db
def test_the_same_chance_opens_the_same_quiz(sides):
    CardFactory.create_batch(8, question=sides)

    def asked(seed):
        return [question.asked for question in sitting(opened(length=4, seed=seed)).questions]

    assert asked(1) == asked(1)
    assert asked(1) != asked(2)


@pytest.mark.django_db
def test_the_right_option_stands_in_every_place_about_as_often(sides):
    CardFactory.create_batch(20, question=sides)

    places = Counter(
        next(at for at, choice in enumerate(question.asked["choices"]) if choice["correct"])
        for seed in range(30)
        for question in sitting(opened(length=20, seed=seed)).questions
    )

    # 600 questions in three places: chi-squared below 5.99 is p > 0.05 with two degrees of freedom.
    assert sum((places[place] - 200) ** 2 / 200 for place in range(3)) < 5.99


@pytest.mark.django_db
def test_a_question_is_kept_as_it_was_put(sides):
    card = CardFactory(question=sides, principle="One pushes, the other waits.")

    question = sitting(opened()).current
    card.choices, card.front = [], "Something else?"
    card.save()
    question.refresh_from_db()

    assert question.asked["front"] != card.front
    assert question.asked["principle"] == "One pushes, the other waits."
    assert {choice["service"] for choice in question.asked["choices"]} == {"sns", "sqs", "kinesis"}
    assert all(choice["why"] and choice["source"]["line"] == 3 for choice in question.asked["choices"])


@pytest.mark.django_db
def test_pairs_with_questions_of_their_own_are_told(sides):
    pair = ComparisonFactory(services=sides[:2])
    ComparisonFactory(services=sides[1:])
    contrast(sides[:2], comparison=pair)
    contrast(sides[:2], comparison=pair, retired_at=NOW)

    assert compared_pairs() == [(pair, 1)]


@pytest.mark.django_db
def test_opening_takes_no_more_questions_to_the_store_for_a_greater_bank(sides):
    CardFactory.create_batch(3, question=sides)
    learner = LearnerFactory()

    def asked():
        with CaptureQueriesContext(connection) as statements:
            opened(learner, length=3)
        return len(statements)

    few = asked()
    CardFactory.create_batch(40, question=sides)

    assert asked() == few
