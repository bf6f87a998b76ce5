"""The daily mix."""

import datetime as dt
import random

import pytest

from studyapp.cards.difficulty import Difficulty
from studyapp.quizzing.answering import answer_question
from studyapp.quizzing.asking import sitting
from studyapp.quizzing.choosing import Candidate
from studyapp.quizzing.daily import TURNS, daily_mix, taking_turns, todays
from studyapp.quizzing.opening import TooThin, open_quiz
from studyapp.quizzing.topics import DAILY
from tests.factories import (
    NOW,
    CardFactory,
    LearnerFactory,
    MemoryFactory,
    QuizFactory,
    QuizQuestionFactory,
    ServiceFactory,
)

pytestmark = pytest.mark.django_db
TOMORROW = NOW + dt.timedelta(days=1)


def opened(learner, *, now=NOW, length=5, **how):
    return open_quiz(learner, topic=DAILY, length=length, now=now, rng=random.Random(), **how)


def mix(learner, *, length=5, now=NOW, aim=None):
    return [card.pk for card in daily_mix(learner, length=length, aim=aim, now=now)]


def known(learner, card, *, in_days):
    MemoryFactory(learner=learner, card=card, due_at=NOW + dt.timedelta(days=in_days))


def wrong(learner, card):
    quiz = QuizFactory(learner=learner)
    question = QuizQuestionFactory(quiz=quiz, card=card)
    answer_question(quiz, position=question.position, given=[1], now=NOW - dt.timedelta(seconds=1))


def test_it_has_some_of_everything():
    learner = LearnerFactory()
    due, remembered, new = (CardFactory.create_batch(9, with_choices=True) for _ in range(3))
    for card in due:
        known(learner, card, in_days=-2)
    for card in remembered:
        known(learner, card, in_days=9)
    one, other, third = ServiceFactory.create_batch(3)
    mistake = CardFactory(question=[one, other, third])
    wrong(learner, mistake)
    confusion = CardFactory(question=[other, one])

    found = mix(learner)

    assert mistake.pk in found
    assert confusion.pk in found
    assert len(set(found) & {card.pk for card in due}) == 2
    assert len(set(found) & {card.pk for card in new}) == 1


def test_what_there_is_none_of_is_made_up_for_by_the_others():
    learner = LearnerFactory()
    due = CardFactory(with_choices=True)
    known(learner, due, in_days=-1)
    new = CardFactory.create_batch(2, with_choices=True)
    remembered = CardFactory.create_batch(4, with_choices=True)
    for card in remembered:
        known(learner, card, in_days=5)

    found = mix(learner)

    assert {due.pk, *(card.pk for card in new)} <= set(found)
    assert len(set(found)) == 5
    assert set(mix(LearnerFactory(), length=20)) == {card.pk for card in (due, *new, *remembered)}


def test_new_questions_come_from_all_categories():
    for category in ("compute", "integration", "security"):
        about = ServiceFactory.create_batch(3, category=category)
        CardFactory.create_batch(30 if category == "compute" else 2, question=about)

    cards = daily_mix(LearnerFactory(), length=3, aim=None, now=NOW)

    categories = {service.category for card in cards for service in card.services.all()}
    assert categories == {"compute", "integration", "security"}


def test_it_is_the_same_all_day_and_another_one_the_next_day():
    CardFactory.create_batch(40, with_choices=True)
    learner = LearnerFactory()

    later = NOW + dt.timedelta(hours=9)

    assert mix(learner) == mix(learner, now=later)
    assert mix(learner) != mix(learner, now=TOMORROW)
    assert mix(learner) != mix(LearnerFactory())


def test_it_is_opened_once_a_day_and_gone_on_with():
    CardFactory.create_batch(9, with_choices=True)
    learner = LearnerFactory()
    assert todays(learner, now=NOW) is None

    quiz = opened(learner)
    answer_question(quiz, position=1, given=[0], now=NOW)

    later = NOW + dt.timedelta(hours=3)
    assert opened(learner, now=later, length=20) == todays(learner, now=later) == quiz
    assert sitting(quiz).total == 5
    assert opened(learner, now=TOMORROW) != quiz
    assert opened(LearnerFactory()) != quiz
    assert todays(None, now=NOW) is None


def test_without_questions_there_is_none():
    CardFactory()

    assert opened(LearnerFactory()) == TooThin(topic=DAILY)


def test_it_can_be_hard():
    CardFactory.create_batch(9, with_choices=True)

    quiz = opened(LearnerFactory(), difficulty=Difficulty.HARD)

    assert quiz.difficulty == "hard"
    assert sitting(quiz).total == 5


def test_turns_are_taken_and_nothing_comes_twice():
    def pool(*keys):
        return [Candidate(pk=key, key=str(key), remembered=False) for key in keys]

    found = taking_turns([pool(1, 2, 3), pool(1, 4), pool(), pool(5, 6)], rest=pool(3, 7), length=20)

    assert [one.pk for one in found] == [1, 4, 2, 5, 3, 6, 7]
    assert len(TURNS) == 5
