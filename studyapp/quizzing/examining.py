"""An exam: its answers may be changed until it is finished, and only then is anything marked and counted."""

import datetime as dt
from enum import StrEnum

from django.db import transaction

from studyapp.cards.scoring import Given
from studyapp.models import Learner, Quiz, QuizQuestion
from studyapp.quizzing.answering import count, mark_question, note_answer, question_at


class Taken(StrEnum):
    """What became of an answer in an exam."""

    TAKEN = "taken"
    OVER = "over"
    NO_SUCH = "no_such"


@transaction.atomic
def take(quiz: Quiz, *, position: int, given: Given, now: dt.datetime) -> Taken:
    """Note the answer to the question at `position`, in the place of an earlier one.

    OVER where the exam is finished, or its time is; then it is finished here, and the answer is not noted.
    """
    _locked(quiz)
    if finish_when_over(quiz, now=now):
        return Taken.OVER
    question = question_at(quiz, position=position, given=given)
    if question is None:
        return Taken.NO_SUCH
    note_answer(question, given, now=now)
    question.save(update_fields=["chosen", "given", "answered_at"])
    return Taken.TAKEN


@transaction.atomic
def finish(quiz: Quiz, *, now: dt.datetime) -> None:
    """Mark all questions and count those that were answered, at `now`; a second time changes nothing.

    What was not answered is wrong in the exam's result, and no review: nobody said that they did not know.
    """
    learner = _locked(quiz)
    if quiz.finished_at is not None:
        return
    questions = list(QuizQuestion.objects.select_related("card").filter(quiz=quiz).order_by("position"))
    for question in questions:
        mark_question(question)
    QuizQuestion.objects.bulk_update(questions, ["correct", "score"])
    for question in questions:
        if question.is_answered:
            count(question, learner=learner, now=now)
    quiz.finished_at = now if quiz.ends_at is None else min(now, quiz.ends_at)
    quiz.save(update_fields=["finished_at"])


def finish_when_over(quiz: Quiz, *, now: dt.datetime) -> bool:
    """Whether the exam is finished; one whose time is over is finished here.

    Its reviews are of `now`, not of the end of its time: the same cards may have been answered since.
    """
    if quiz.finished_at is None and quiz.ends_at is not None and quiz.ends_at <= now:
        finish(quiz, now=now)
    return quiz.finished_at is not None


def finish_all_over(learner: Learner, *, now: dt.datetime) -> None:
    """Finish what the learner walked away from, so that its answers count."""
    for quiz in Quiz.objects.filter(
        learner=learner, kind=Quiz.Kind.EXAM, finished_at=None, ends_at__lte=now
    ).order_by("ends_at"):
        finish(quiz, now=now)


def under_way(learner: Learner, *, now: dt.datetime) -> Quiz | None:
    """The learner's exam that is neither finished nor over, the newest if there are several."""
    return (
        Quiz.objects.filter(learner=learner, kind=Quiz.Kind.EXAM, finished_at=None, ends_at__gt=now)
        .order_by("-ends_at")
        .first()
    )


def _locked(quiz: Quiz) -> Learner:
    """Lock the learner's row, as answering does, and see the quiz as it is then."""
    learner = Learner.objects.select_for_update(no_key=True).get(pk=quiz.learner_id)
    quiz.refresh_from_db()
    return learner
