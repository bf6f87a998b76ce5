"""Taking an exam: answers may be changed, and are marked and counted at its end alone."""

import datetime as dt
import random
import threading

import pytest
from django.db import connection

from studyapp.models import Memory, Quiz, QuizQuestion, Review
from studyapp.quizzing.asking import sitting
from studyapp.quizzing.examining import Taken, finish, finish_all_over, finish_when_over, take, under_way
from studyapp.quizzing.opening import SECONDS_PER_QUESTION, open_quiz
from studyapp.scheduling.memory import Rating
from tests.factories import NOW, CardFactory, LearnerFactory, QuizFactory, QuizQuestionFactory

RIGHT, WRONG = 0, 1
SOON, LATE = NOW + dt.timedelta(minutes=1), NOW + dt.timedelta(hours=1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def exam() -> Quiz:
    """Three questions and ten minutes; option 0 is right."""
    quiz = QuizFactory(kind="exam", ends_at=NOW + dt.timedelta(minutes=10))
    for position in (1, 2, 3):
        QuizQuestionFactory(quiz=quiz, position=position)
    return quiz


def chosen(exam: Quiz) -> list[int | None]:
    return list(exam.questions.values_list("chosen", flat=True))


def test_an_answer_is_noted_and_neither_marked_nor_counted(exam: Quiz) -> None:
    assert take(exam, position=2, given=[WRONG], now=SOON) is Taken.TAKEN

    assert chosen(exam) == [None, WRONG, None]
    assert not exam.questions.exclude(correct=None).exists()
    assert not Review.objects.exists()


def test_an_answer_may_be_changed(exam: Quiz) -> None:
    take(exam, position=2, given=[WRONG], now=SOON)
    take(exam, position=2, given=[RIGHT], now=SOON)

    assert chosen(exam) == [None, RIGHT, None]


@pytest.mark.parametrize(("position", "option"), [(9, RIGHT), (1, 99), (1, -1)])
def test_what_is_no_question_or_option_is_not_noted(exam: Quiz, position: int, option: int) -> None:
    assert take(exam, position=position, given=[option], now=SOON) is Taken.NO_SUCH
    assert chosen(exam) == [None] * 3


def test_at_the_end_all_is_marked_and_what_was_answered_is_counted(exam: Quiz) -> None:
    take(exam, position=1, given=[RIGHT], now=SOON)
    take(exam, position=2, given=[WRONG], now=SOON)

    finish(exam, now=SOON)

    at = sitting(exam)
    assert [question.correct for question in at.questions] == [True, False, False]
    assert (at.right, at.answered, at.total) == (1, 2, 3)
    ratings = {review.card_id: review.rating for review in Review.objects.all()}
    assert ratings == {at.questions[0].card_id: Rating.GOOD, at.questions[1].card_id: Rating.AGAIN}
    assert {review.origin for review in Review.objects.all()} == {"quiz"}
    assert Memory.objects.count() == 2


def test_a_second_end_changes_nothing(exam: Quiz) -> None:
    take(exam, position=1, given=[RIGHT], now=SOON)
    finish(exam, now=SOON)

    finish(exam, now=LATE)

    assert Review.objects.count() == 1
    exam.refresh_from_db()
    assert exam.finished_at == SOON


def test_after_the_end_no_answer_is_noted(exam: Quiz) -> None:
    finish(exam, now=SOON)

    assert take(exam, position=1, given=[RIGHT], now=SOON) is Taken.OVER
    assert chosen(exam) == [None] * 3


def test_an_answer_behind_time_ends_the_exam_and_is_not_noted(exam: Quiz) -> None:
    take(exam, position=1, given=[RIGHT], now=SOON)

    assert take(exam, position=2, given=[RIGHT], now=LATE) is Taken.OVER

    exam.refresh_from_db()
    assert exam.finished_at == exam.ends_at
    assert chosen(exam) == [RIGHT, None, None]
    assert Review.objects.get().reviewed_at == LATE


def test_one_under_way_is_found_again_until_its_time_is_over(exam: Quiz) -> None:
    assert under_way(exam.learner, now=SOON) == exam
    assert under_way(LearnerFactory(), now=SOON) is None
    assert under_way(exam.learner, now=LATE) is None
    assert not finish_when_over(exam, now=SOON)


def test_what_one_walked_away_from_is_counted_in_the_end(exam: Quiz) -> None:
    take(exam, position=1, given=[RIGHT], now=SOON)

    finish_all_over(exam.learner, now=LATE)

    exam.refresh_from_db()
    assert exam.finished_at == exam.ends_at
    assert Review.objects.count() == 1


def test_its_time_grows_with_its_questions() -> None:
    CardFactory.create_batch(3, with_choices=True)

    exam = open_quiz(LearnerFactory(), kind=Quiz.Kind.EXAM, now=NOW, rng=random.Random(1))

    assert isinstance(exam, Quiz)
    assert exam.ends_at == NOW + dt.timedelta(seconds=3 * SECONDS_PER_QUESTION)


def test_a_practice_has_no_end() -> None:
    CardFactory(with_choices=True)

    practice = open_quiz(LearnerFactory(), now=NOW, rng=random.Random(1))

    assert isinstance(practice, Quiz)
    assert (practice.kind, practice.ends_at) == ("practice", None)


@pytest.mark.django_db(transaction=True)
def test_eight_ends_at_once_count_once(exam: Quiz) -> None:
    take(exam, position=1, given=[RIGHT], now=SOON)
    raised, gate = [], threading.Barrier(8)

    def run() -> None:
        try:
            gate.wait()
            finish(Quiz.objects.get(pk=exam.pk), now=SOON)
        except Exception as error:  # noqa: BLE001 - told below, whatever it is
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not raised
    assert Review.objects.count() == 1
    assert not QuizQuestion.objects.filter(correct=None).exists()
