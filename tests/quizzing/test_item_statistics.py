"""The figures of a question come from what each learner chose first, and from the rest of that quiz."""

import datetime as dt

import pytest

from studyapp.cards.item_statistics import ENOUGH, ENOUGH_TO_TELL_APART
from studyapp.models import Card, Quiz
from studyapp.quizzing.item_statistics import statistics_of
from tests.factories import NOW, CardFactory, LearnerFactory, QuizFactory, QuizQuestionFactory

pytestmark = pytest.mark.django_db
RIGHT, WRONG = 0, 1


@pytest.fixture
def card() -> Card:
    return CardFactory(with_choices=True)


def answered(card: Card, chosen: int | None, *, quiz: Quiz | None = None, minutes: int = 0) -> Quiz:
    quiz = quiz or QuizFactory()
    QuizQuestionFactory(
        quiz=quiz,
        card=card,
        chosen=chosen,
        correct=chosen == RIGHT,
        answered_at=NOW + dt.timedelta(minutes=minutes),
    )
    return quiz


def test_it_counts_first_attempts_only(card: Card) -> None:
    for _ in range(ENOUGH):
        learner = LearnerFactory()
        answered(card, WRONG, quiz=QuizFactory(learner=learner))
        answered(card, RIGHT, quiz=QuizFactory(learner=learner), minutes=5)

    told = statistics_of(card)

    assert told.attempts == ENOUGH
    assert told.right == 0
    assert told.chosen == {card.choices[WRONG]["text"]: ENOUGH}


def test_what_was_not_answered_or_not_marked_yet_says_nothing(card: Card) -> None:
    answered(card, None)
    QuizQuestionFactory(card=card, chosen=RIGHT, correct=None)

    assert statistics_of(card).attempts == 0


def test_answers_to_other_questions_are_only_the_rest(card: Card) -> None:
    other = CardFactory(with_choices=True)
    for number in range(ENOUGH_TO_TELL_APART):
        choice = RIGHT if number % 2 else WRONG
        answered(other, choice, quiz=answered(card, choice))

    told = statistics_of(card)

    assert told.attempts == ENOUGH_TO_TELL_APART
    assert told.discrimination == pytest.approx(1)


def test_a_text_counts_wherever_it_stood(card: Card) -> None:
    for number in range(ENOUGH):
        choices = card.choices if number % 2 else card.choices[::-1]
        QuizQuestionFactory(
            card=card,
            asked={"front": card.front, "choices": choices, "principle": ""},
            chosen=0 if number % 2 else len(choices) - 1,
            correct=True,
            answered_at=NOW,
        )

    assert statistics_of(card).chosen == {card.choices[RIGHT]["text"]: ENOUGH}


def test_it_asks_twice_however_many_answers_there_are(card: Card, django_assert_num_queries) -> None:
    for _ in range(3):
        answered(card, RIGHT)
    with django_assert_num_queries(2):
        statistics_of(card)
    for _ in range(10):
        answered(card, WRONG)
    with django_assert_num_queries(2):
        statistics_of(card)
