"""Answering a quiz question: stored once, and counted into the schedule of its card."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from django.db import transaction

from studyapp.models import Learner, Memory, Quiz, QuizQuestion, Review
from studyapp.scheduling.memory import Rating
from studyapp.studying.answering import answer

# Within this time the answer was known rather than worked out.
QUICK_MS = 6_000


class Status(StrEnum):
    """What became of an answer to a quiz question."""

    STORED = "stored"
    REPEATED = "repeated"
    ALREADY_ANSWERED = "already_answered"
    NO_SUCH = "no_such"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionAnswered:
    """What became of it. `question` is None only where there is no such question or option.

    REPEATED: the same choice was stored before. ALREADY_ANSWERED: another choice was; it stands.
    """

    status: Status
    question: QuizQuestion | None = None


@transaction.atomic
def answer_question(
    quiz: Quiz, *, position: int, chosen: int, now: dt.datetime, duration_ms: int | None = None
) -> QuestionAnswered:
    """Store the choice for the question at `position` of a practice; the last answer finishes it."""
    # The lock that answering takes as well: what the memory says here still holds when it is changed.
    learner = Learner.objects.select_for_update(no_key=True).get(pk=quiz.learner_id)
    question = question_at(quiz, position=position, chosen=chosen)
    if question is None:
        return QuestionAnswered(status=Status.NO_SUCH)
    if question.chosen is not None:
        same = question.chosen == chosen
        return QuestionAnswered(
            status=Status.REPEATED if same else Status.ALREADY_ANSWERED, question=question
        )
    question.chosen = chosen
    question.correct = bool(question.asked["choices"][chosen]["correct"])
    question.answered_at = now
    question.save(update_fields=["chosen", "correct", "answered_at"])
    count(question, learner=learner, now=now, duration_ms=duration_ms)
    if not QuizQuestion.objects.filter(quiz=quiz, chosen=None).exists():
        quiz.finished_at = now
        quiz.save(update_fields=["finished_at"])
    return QuestionAnswered(status=Status.STORED, question=question)


def question_at(quiz: Quiz, *, position: int, chosen: int) -> QuizQuestion | None:
    """The question at `position` with its card, None where there is none that has such an option."""
    question = QuizQuestion.objects.select_related("card").filter(quiz=quiz, position=position).first()
    if question is None or not 0 <= chosen < len(question.asked["choices"]):
        return None
    return question


def count(
    question: QuizQuestion, *, learner: Learner, now: dt.datetime, duration_ms: int | None = None
) -> None:
    """Count a marked question into the learner's memory, also where its card was retired since it was asked.

    The learner's row is to be locked. A wrong answer counts as again, a right one as good, a right and
    quick one as easy.
    """
    memory = Memory.objects.filter(learner=learner, card=question.card).first()
    quick = duration_ms is not None and duration_ms <= QUICK_MS
    right = Rating.EASY if quick else Rating.GOOD
    answer(
        learner,
        card_uid=question.card.uid,
        ordinal=memory.reps + 1 if memory else 1,
        attempt=question.attempt,
        rating=right if question.correct else Rating.AGAIN,
        now=now,
        duration_ms=duration_ms,
        origin=Review.Origin.QUIZ,
    )
