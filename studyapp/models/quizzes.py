"""Quizzes: a fixed list of questions, asked and answered one by one."""

import uuid

from django.db import models
from django.urls import reverse

from studyapp.models.cards import Card
from studyapp.models.learners import Learner


class Quiz(models.Model):
    """One sitting of questions. `comparison` is the slug of the pair it is about, "" for a mix."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="quizzes")
    comparison = models.TextField(blank=True)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "quizzes"
        indexes = (models.Index(fields=["learner", "started_at"]),)

    def __str__(self) -> str:
        return f"{self.comparison or 'mix'} ({self.uid})"

    def get_absolute_url(self) -> str:
        """The quiz at its next question, or its result."""
        return reverse("quiz_sitting", args=[self.uid])


class QuizQuestion(models.Model):
    """A card in a quiz. `asked` is the question as it was put: front, choices in their order, principle.

    It is kept with the answer, so that a result can be read after the card itself has changed.
    `chosen` is an index into the choices as asked.
    """

    quiz = models.ForeignKey(Quiz, on_delete=models.CASCADE, related_name="questions")
    position = models.PositiveIntegerField()
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="questions")
    asked = models.JSONField()
    attempt = models.UUIDField(default=uuid.uuid4)
    chosen = models.PositiveSmallIntegerField(null=True, blank=True)
    correct = models.BooleanField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("quiz", "position")
        constraints = (
            models.UniqueConstraint(fields=["quiz", "position"], name="one_question_per_position"),
        )

    def __str__(self) -> str:
        return f"{self.quiz_id} #{self.position}"
