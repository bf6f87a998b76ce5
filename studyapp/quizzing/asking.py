"""Where a quiz stands."""

from dataclasses import dataclass
from math import fsum

from studyapp.models import Quiz, QuizQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A quiz with its questions in order; `current` is the first without an answer, None at the end.

    `right` are those that are all right, `points` counts the share of each.
    """

    quiz: Quiz
    questions: tuple[QuizQuestion, ...]
    current: QuizQuestion | None
    right: int
    points: float
    answered: int

    @property
    def total(self) -> int:
        """How many questions it has."""
        return len(self.questions)


def sitting(quiz: Quiz) -> Sitting:
    """Where the quiz stands now."""
    questions = tuple(QuizQuestion.objects.filter(quiz=quiz).select_related("card").order_by("position"))
    return Sitting(
        quiz=quiz,
        questions=questions,
        current=next((question for question in questions if not question.is_answered), None),
        right=sum(question.correct is True for question in questions),
        points=fsum(question.points for question in questions),
        answered=sum(question.is_answered for question in questions),
    )
