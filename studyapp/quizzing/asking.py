"""Where a quiz stands."""

from dataclasses import dataclass

from studyapp.models import Quiz, QuizQuestion


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitting:
    """A quiz with its questions in order; `current` is the first without an answer, None at the end."""

    quiz: Quiz
    questions: tuple[QuizQuestion, ...]
    current: QuizQuestion | None
    right: int
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
        current=next((question for question in questions if question.chosen is None), None),
        right=sum(question.correct is True for question in questions),
        answered=sum(question.chosen is not None for question in questions),
    )
