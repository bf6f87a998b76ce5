"""Answering a quiz question: stored once, and counted into the schedule of its card."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from studyapp.cards.scoring import Form, Given, fits, lacking, mark
from studyapp.models import Learner, Memory, Quiz, QuizQuestion, Review
from studyapp.models.asked import put_from_json
from studyapp.scheduling.memory import Rating
from studyapp.studying.answering import answer

# Within this time the answer was known rather than worked out.
QUICK_MS = 6_000
ALL_RIGHT = 1.0
MOSTLY_RIGHT = 2 / 3


class Status(StrEnum):
    """What became of an answer to a quiz question."""

    STORED = "stored"
    REPEATED = "repeated"
    ALREADY_ANSWERED = "already_answered"
    INCOMPLETE = "incomplete"
    NO_SUCH = "no_such"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered:
    """What became of it. `question` is None only where there is no such question or option.

    REPEATED: the same answer was stored before. ALREADY_ANSWERED: another was; it stands. INCOMPLETE: the
    answer `lacks` something, and nothing was stored.
    """

    status: Status
    question: QuizQuestion | None = None
    lacks: str = ""


@transaction.atomic
def answer_question(
    quiz: Quiz, *, position: int, given: Given, now: dt.datetime, duration_ms: int | None = None
) -> QuestionAnswered:
    """Store the answer to the question at `position` of a practice; the last answer finishes it."""
    # The lock that answering takes as well: what the memory says here still holds when it is changed.
    learner = Learner.objects.select_for_update(no_key=True).get(pk=quiz.learner_id)
    question = question_at(quiz, position=position, given=given)
    if question is None:
        return QuestionAnswered(status=Status.NO_SUCH)
    if question.is_answered:
        same = question.answer == list(given)
        return QuestionAnswered(
            status=Status.REPEATED if same else Status.ALREADY_ANSWERED, question=question
        )
    if lacks := lacking(put_from_json(question.asked), given):
        return QuestionAnswered(status=Status.INCOMPLETE, question=question, lacks=lacks)
    note_answer(question, given, now=now)
    mark_question(question)
    question.save(update_fields=["chosen", "given", "correct", "score", "answered_at"])
    count(question, learner=learner, now=now, duration_ms=duration_ms)
    if not QuizQuestion.objects.filter(quiz=quiz, chosen__isnull=True, given__isnull=True).exists():
        quiz.finished_at = now
        quiz.save(update_fields=["finished_at"])
    return QuestionAnswered(status=Status.STORED, question=question)


def question_at(quiz: Quiz, *, position: int, given: Given) -> QuizQuestion | None:
    """The question at `position` with its card, None where there is none that can be answered so."""
    question = QuizQuestion.objects.select_related("card").filter(quiz=quiz, position=position).first()
    if question is None or not fits(put_from_json(question.asked), given):
        return None
    return question


def note_answer(question: QuizQuestion, given: Given, *, now: dt.datetime) -> None:
    """Set what was answered, without marking it; the question is not saved.

    Where nothing is said of any part, the answer was taken back.
    """
    is_empty = all(one is None for one in given)
    if put_from_json(question.asked).form is Form.ONE:
        question.chosen = given[0]
    else:
        question.given = None if is_empty else list(given)
    question.answered_at = None if is_empty else now


def mark_question(question: QuizQuestion) -> None:
    """Set how much of the answer is right; without one nothing is. The question is not saved."""
    question.score = mark(put_from_json(question.asked), question.answer or ()).score
    question.correct = question.score >= ALL_RIGHT


def count(
    question: QuizQuestion, *, learner: Learner, now: dt.datetime, duration_ms: int | None = None
) -> None:
    """Count a marked question into the learner's memory, also where its card was retired since it was asked.

    The learner's row is to be locked. A wrong answer counts as again, a right one as good, a right and
    quick one as easy. One of which at least two thirds are right counts as hard: to FSRS that is a success
    after which the card comes back sooner. What is known less than that has to be learnt again.
    """
    memory = Memory.objects.filter(learner=learner, card=question.card).first()
    quick = duration_ms is not None and duration_ms <= QUICK_MS
    answer(
        learner,
        card_uid=question.card.uid,
        ordinal=memory.reps + 1 if memory else 1,
        attempt=question.attempt,
        rating=_rating(question.points, quick=quick),
        now=now,
        duration_ms=duration_ms,
        origin=Review.Origin.QUIZ,
    )


def _rating(points: float, *, quick: bool) -> Rating:
    if points >= ALL_RIGHT:
        return Rating.EASY if quick else Rating.GOOD
    return Rating.HARD if points >= MOSTLY_RIGHT else Rating.AGAIN
