"""The review log, which is the truth, and the memory that is derived from it.

Every index begins with the learner, so that the store can be split by learner.
"""

import uuid

from django.db import models

from studyapp.models.cards import Card
from studyapp.models.learners import Learner


class Review(models.Model):
    """One answer at one time. Rows are only ever added.

    `ordinal` counts a learner's reviews of a card from 1: two answers to the same showing of a card
    would have the same ordinal, so at most one of them is stored. `attempt` is the showing's own
    token: posting it again is the same answer, not a second one.
    """

    class Origin(models.TextChoices):
        """Where the answer was given."""

        STUDY = "study"
        QUIZ = "quiz"

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reviews")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="reviews")
    ordinal = models.PositiveIntegerField()
    attempt = models.UUIDField(default=uuid.uuid4)
    rating = models.PositiveSmallIntegerField()
    reviewed_at = models.DateTimeField()
    duration_ms = models.PositiveIntegerField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=Origin.choices)
    # What the schedule was computed with, so that the log can be replayed to the same memory.
    desired_retention = models.FloatField()

    class Meta:
        ordering = ("learner", "reviewed_at", "id")
        indexes = (models.Index(fields=["learner", "reviewed_at"]),)
        constraints = (
            models.UniqueConstraint(fields=["learner", "card", "ordinal"], name="one_review_per_showing"),
            models.UniqueConstraint(fields=["learner", "attempt"], name="one_review_per_attempt"),
            models.CheckConstraint(name="rating_1_to_4", condition=models.Q(rating__gte=1, rating__lte=4)),
        )

    def __str__(self) -> str:
        return f"{self.learner_id} {self.card_id} #{self.ordinal}: {self.rating}"


class Memory(models.Model):
    """What a learner's reviews of one card amount to: the state that FSRS goes on from."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="memories")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="memories")
    state = models.CharField(max_length=12)
    step = models.PositiveSmallIntegerField(null=True, blank=True)
    stability = models.FloatField()
    difficulty = models.FloatField()
    due_at = models.DateTimeField()
    last_review_at = models.DateTimeField()
    reps = models.PositiveIntegerField()
    lapses = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "memories"
        indexes = (models.Index(fields=["learner", "due_at"]),)
        constraints = (models.UniqueConstraint(fields=["learner", "card"], name="one_memory_per_card"),)

    def __str__(self) -> str:
        return f"{self.learner_id} {self.card_id}: due {self.due_at:%Y-%m-%d}"
