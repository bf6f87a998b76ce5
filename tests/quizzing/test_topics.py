"""What a quiz can be about."""

import datetime as dt

import pytest

from studyapp.cards.card import CardKind
from studyapp.models import Review
from studyapp.quizzing.answering import answer_question
from studyapp.quizzing.opening import practised_decisions
from studyapp.quizzing.topics import (
    CONFUSIONS,
    EVERYTHING,
    MISTAKES,
    on_comparison,
    on_decision,
    questions_on,
)
from tests.factories import (
    NOW,
    CardFactory,
    DecisionFactory,
    LearnerFactory,
    QuizFactory,
    QuizQuestionFactory,
    ServiceFactory,
)

RIGHT, WRONG = 0, 1
LATER = NOW + dt.timedelta(days=1)

pytestmark = pytest.mark.django_db


def answer(learner, card, chosen, *, now=NOW):
    quiz = QuizFactory(learner=learner)
    question = QuizQuestionFactory(quiz=quiz, card=card)
    answer_question(quiz, position=question.position, given=[chosen], now=now)


def test_everything_is_what_has_options():
    question = CardFactory(with_choices=True)
    CardFactory()

    assert list(questions_on(EVERYTHING, learner=None)) == [question]
    assert on_comparison("") == EVERYTHING


def test_mistakes_are_what_was_wrong_the_last_time():
    learner = LearnerFactory()
    wrong, right, mended, _ = CardFactory.create_batch(4, with_choices=True)
    answer(learner, wrong, WRONG)
    answer(learner, right, RIGHT)
    answer(learner, mended, WRONG)
    answer(learner, mended, RIGHT, now=LATER)

    assert list(questions_on(MISTAKES, learner=learner)) == [wrong]


def test_what_is_no_question_is_no_mistake_to_quiz_on():
    learner = LearnerFactory()
    recalled = CardFactory()
    Review.objects.create(
        learner=learner,
        card=recalled,
        ordinal=1,
        rating=1,
        reviewed_at=NOW,
        origin="study",
        desired_retention=0.9,
    )

    assert not questions_on(MISTAKES, learner=learner).exists()


def test_confusions_are_what_tells_the_pairs_apart_that_one_mixes_up():
    learner = LearnerFactory()
    sns, sqs, mq = (ServiceFactory(slug=slug) for slug in ("sns", "sqs", "mq"))
    mixed = CardFactory(question=[sns, sqs], kind=CardKind.CONTRAST)
    other = CardFactory(question=[sqs, sns], kind=CardKind.CONTRAST)
    CardFactory(question=[sns, mq], kind=CardKind.CONTRAST)
    answer(learner, mixed, WRONG)

    assert set(questions_on(CONFUSIONS, learner=learner)) == {mixed, other}


@pytest.mark.parametrize("topic", [MISTAKES, CONFUSIONS])
def test_others_mistakes_are_not_ones_own(topic):
    sns, sqs = ServiceFactory(slug="sns"), ServiceFactory(slug="sqs")
    card = CardFactory(question=[sns, sqs], kind=CardKind.CONTRAST)
    answer(LearnerFactory(), card, WRONG)

    assert not questions_on(topic, learner=LearnerFactory()).exists()
    assert not questions_on(topic, learner=None).exists()


def test_an_exam_under_way_tells_nothing_yet():
    learner = LearnerFactory()
    sns, sqs = ServiceFactory(slug="sns"), ServiceFactory(slug="sqs")
    card = CardFactory(question=[sns, sqs], kind=CardKind.CONTRAST)
    QuizQuestionFactory(quiz=QuizFactory(learner=learner, kind="exam"), card=card, chosen=WRONG)

    assert not questions_on(CONFUSIONS, learner=learner).exists()


def test_a_decision_is_the_scenarios_drawn_from_it():
    key = "decision:lunch:which:soup:time=noon"
    drawn = CardFactory(with_choices=True, key=key, kind=CardKind.SCENARIO)
    CardFactory(with_choices=True, key=key.replace("lunch", "lunch-break"), kind=CardKind.SCENARIO)
    CardFactory(with_choices=True)

    assert list(questions_on(on_decision("lunch"), learner=None)) == [drawn]
    assert on_decision("") == EVERYTHING


def test_every_decision_with_scenarios_can_be_practised():
    lunch, _ = DecisionFactory(slug="lunch"), DecisionFactory(slug="dinner")
    CardFactory(with_choices=True, key="decision:lunch:which:soup:time=noon", kind=CardKind.SCENARIO)

    assert list(practised_decisions()) == [lunch]
