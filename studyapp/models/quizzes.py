"""Quizzes: a fixed list of questions, asked and answered one by one."""

import uuid

from django.db import models
from django.urls import reverse

from studyapp.cards.difficulty import Difficulty
from studyapp.models.cards import Card
from studyapp.models.learners import Learner


class Quiz(models.Model):
    """One sitting of questions. `comparison` is the slug of the pair it is about, "" for other topics,
    `decision` the slug of the decision whose scenarios are asked. `difficulty` is how alike its options
    were to be, "" where they are as they come.

    A practice explains each answer at once. An exam takes answers that may be changed until it is
    finished, by the learner or by its time, which is over at `ends_at`.
    """

    class Kind(models.TextChoices):
        """When the questions are marked: each at once, or all at the end."""

        PRACTICE = "practice"
        EXAM = "exam"

    class Topic(models.TextChoices):
        """What the questions are drawn from."""

        EVERYTHING = "everything"
        COMPARISON = "comparison"
        MISTAKES = "mistakes"
        CONFUSIONS = "confusions"
        DECISION = "decision"
        DAILY = "daily"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="quizzes")
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PRACTICE)
    topic = models.CharField(max_length=12, choices=Topic, default=Topic.EVERYTHING)
    comparison = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    difficulty = models.CharField(max_length=6, blank=True, choices=[(one, one) for one in Difficulty])
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "quizzes"
        indexes = (
            models.Index(fields=["learner", "started_at"]),
            # The way to an exam that is under way, however many are over.
            models.Index(
                fields=["learner", "ends_at"],
                name="exam_under_way",
                condition=models.Q(kind="exam", finished_at=None),
            ),
        )

    def __str__(self) -> str:
        return f"{self.comparison or 'mix'} ({self.uid})"

    def get_absolute_url(self) -> str:
        """The quiz at its next question, or its result."""
        return reverse("quiz_sitting", args=[self.uid])


class QuizQuestion(models.Model):
    """A card in a quiz. `asked` is the question as it was put (`models.asked`).

    It is kept with the answer, so that a result can be read after the card itself has changed.
    What was answered is `chosen`, an index into the choices as asked, where one of them is the answer, and
    else `given` (see `cards.scoring`). `correct` and `score`, the share that is right, are None until the
    question is marked.
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="questions")
    asked = models.JSONField()
    attempt = models.UUIDField(default=uuid.uuid4)
    chosen = models.PositiveSmallIntegerField(null=True, blank=True)
    given = models.JSONField(null=True, blank=True)
    correct = models.BooleanField(null=True, blank=True)
    score = models.FloatField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("quiz", "position")
        constraints = (
            models.UniqueConstraint(fields=["quiz", "position"], name="one_question_per_position"),
        )

    def __str__(self) -> str:
        return f"{self.quiz_id} #{self.position}"

    @property
    def is_answered(self) -> bool:
        """Whether anything was answered, marked or not."""
        return self.answer is not None

    @property
    def answer(self) -> list[int | None] | None:
        """What was answered (`cards.scoring.Given`), None where nothing was."""
        return [self.chosen] if self.chosen is not None else self.given

    @property
    def points(self) -> float:
        """The share of the point that the answer got; before scores were kept it was all or nothing."""
        return self.score if self.score is not None else float(self.correct is True)
