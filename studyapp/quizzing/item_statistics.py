"""The figures of a stored question, from all quizzes in which it was answered."""

from django.db.models import Count, Q

from studyapp.cards.item_statistics import FirstAttempt, ItemStatistics, item_statistics
from studyapp.cards.scoring import Form
from studyapp.models import Card, QuizQuestion
from studyapp.models.asked import put_from_json

# Figures of so many answers change little by more, and a page is not to wait for them.
MOST = 2_000


def statistics_of(card: Card) -> ItemStatistics:
    """How the card did as a question, by the first MOST answers to it that were marked."""
    answers = (
        QuizQuestion.objects.filter(card=card, correct__isnull=False)
        .select_related("quiz")
        .order_by("answered_at", "pk")
    )
    first: dict[int, tuple[int, bool, tuple[str, ...]]] = {}
    for question in answers[:MOST]:
        if question.is_answered:
            told = (question.quiz_id, question.correct is True, _chosen(question))
            first.setdefault(question.quiz.learner_id, told)
    quizzes = {quiz for quiz, _, _ in first.values()}
    marked = dict(_marked(quizzes))
    return item_statistics(
        [
            FirstAttempt(right=right, chosen=chosen, rest=_rest(*marked[quiz], right=right))
            for quiz, right, chosen in first.values()
        ]
    )


def _chosen(question: QuizQuestion) -> tuple[str, ...]:
    """The texts of the options that were chosen, () where each had to be put somewhere."""
    put = put_from_json(question.asked)
    if put.form in (Form.ORDER, Form.MATCH):
        return ()
    return tuple(put.choices[at].text for at in question.answer or () if at is not None)


def _marked(quizzes: set[int]) -> list[tuple[int, tuple[int, int]]]:
    """Of each quiz how many of its questions are marked, and how many of these are right."""
    counted = (
        QuizQuestion.objects.filter(quiz__in=quizzes, correct__isnull=False)
        .order_by()
        .values("quiz")
        .annotate(marked=Count("pk"), right=Count("pk", filter=Q(correct=True)))
    )
    return [(row["quiz"], (row["marked"], row["right"])) for row in counted]


def _rest(marked: int, right_ones: int, *, right: bool) -> float | None:
    """The share that was right of the others."""
    return (right_ones - right) / (marked - 1) if marked > 1 else None
