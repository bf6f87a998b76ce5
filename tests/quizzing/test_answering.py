"""Answering quiz questions."""

import threading

import pytest
from django.db import connection

from studyapp.models import Memory, Review
from studyapp.quizzing.answering import QUICK_MS, Status, answer_question
from studyapp.quizzing.asking import sitting
from studyapp.scheduling.memory import Rating
from tests.factories import NOW, CardFactory, MemoryFactory, QuizFactory, QuizQuestionFactory

RIGHT, WRONG, OTHER = 0, 1, 2


@pytest.fixture
def quiz():
    """Two questions; option 0 is right."""
    quiz = QuizFactory()
    for position in (1, 2):
        QuizQuestionFactory(quiz=quiz, position=position)
    return quiz


def choose(quiz, chosen, *, position=1, **more):
    return answer_question(quiz, position=position, given=[chosen], now=NOW, **more)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("chosen", "duration_ms", "rating"),
    [
        (RIGHT, QUICK_MS, Rating.EASY),
        (RIGHT, QUICK_MS + 1, Rating.GOOD),
        (RIGHT, None, Rating.GOOD),
        (WRONG, QUICK_MS, Rating.AGAIN),
        (WRONG, None, Rating.AGAIN),
    ],
)
def test_an_answer_is_kept_and_counts_for_the_schedule(quiz, chosen, duration_ms, rating):
    answered = choose(quiz, chosen, duration_ms=duration_ms)

    question = answered.question
    question.refresh_from_db()
    assert answered.status is Status.STORED
    assert (question.chosen, question.correct, question.answered_at) == (chosen, chosen == RIGHT, NOW)
    review = Review.objects.get()
    assert (review.learner, review.card) == (quiz.learner, question.card)
    assert (review.rating, review.origin, review.attempt) == (rating, "quiz", question.attempt)
    assert Memory.objects.get(learner=quiz.learner, card=question.card).reps == 1


@pytest.mark.django_db
def test_it_goes_on_from_what_was_remembered_before(quiz):
    memory = MemoryFactory(learner=quiz.learner, card=sitting(quiz).current.card, reps=4)

    choose(quiz, RIGHT)

    memory.refresh_from_db()
    assert memory.reps == 5
    assert Review.objects.get().ordinal == 5


@pytest.mark.django_db
def test_the_same_choice_again_is_repeated(quiz):
    choose(quiz, RIGHT)

    assert choose(quiz, RIGHT).status is Status.REPEATED
    assert Review.objects.count() == 1


@pytest.mark.django_db
def test_another_choice_does_not_replace_the_first(quiz):
    choose(quiz, WRONG)

    answered = choose(quiz, RIGHT)

    assert answered.status is Status.ALREADY_ANSWERED
    assert answered.question.chosen == WRONG
    assert Review.objects.get().rating == Rating.AGAIN


@pytest.mark.django_db
@pytest.mark.parametrize(("position", "chosen"), [(0, 0), (3, 0), (-1, 0), (1, 3), (1, -1), (1, 10**9)])
def test_what_does_not_exist_cannot_be_answered(quiz, position, chosen):
    answered = choose(quiz, chosen, position=position)

    assert (answered.status, answered.question) == (Status.NO_SUCH, None)
    assert not Review.objects.exists()


@pytest.mark.django_db
def test_the_last_answer_finishes_the_quiz(quiz):
    choose(quiz, WRONG, position=2)
    assert quiz.finished_at is None

    choose(quiz, RIGHT, position=1)

    quiz.refresh_from_db()
    assert quiz.finished_at == NOW


@pytest.mark.django_db
def test_a_sitting_tells_where_it_stands(quiz):
    first, second = sitting(quiz).questions

    choose(quiz, RIGHT)
    at = sitting(quiz)

    assert (at.current, at.right, at.answered, at.total) == (second, 1, 1, 2)
    choose(quiz, WRONG, position=2)
    at = sitting(quiz)
    assert (at.current, at.right, at.answered, at.total) == (None, 1, 2, 2)
    assert at.questions == (first, second)


@pytest.mark.django_db
def test_a_card_that_was_retired_meanwhile_still_counts(quiz):
    card = sitting(quiz).current.card
    card.retired_at = NOW
    card.save()

    assert choose(quiz, RIGHT).status is Status.STORED
    assert Review.objects.count() == 1


@pytest.mark.django_db
def test_a_card_in_two_quizzes_counts_in_both():
    card = CardFactory(with_choices=True)
    first = QuizQuestionFactory(card=card, position=1).quiz
    second = QuizQuestionFactory(card=card, position=1, quiz__learner=first.learner).quiz

    choose(first, RIGHT)
    choose(second, WRONG)

    assert list(Review.objects.order_by("ordinal").values_list("ordinal", "rating")) == [
        (1, Rating.GOOD),
        (2, Rating.AGAIN),
    ]


@pytest.mark.django_db(transaction=True)
def test_eight_answers_at_once_are_one(quiz):
    statuses, raised, gate = [], [], threading.Barrier(8)

    def run(chosen):
        try:
            gate.wait()
            statuses.append(choose(quiz, chosen).status)
        except Exception as error:  # noqa: BLE001 - told below, whatever it is
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number % 3,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert not raised
    assert statuses.count(Status.STORED) == 1
    assert set(statuses) <= {Status.STORED, Status.REPEATED, Status.ALREADY_ANSWERED}
    assert Review.objects.count() == 1
