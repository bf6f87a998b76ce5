"""What learners say is wrong with a question, for whoever writes the notes."""

import uuid

from django.db import models

from studyapp.models.cards import Card
from studyapp.models.learners import Learner


class Report(models.Model):
    """A learner's complaint about a card. `asked` is its front as it was then; it may be reworded since.

    A learner has at most one open report of a card; saying more changes it. `settled_at` is set when
    somebody has dealt with it.
    """

    class Reason(models.TextChoices):
        """What is wrong with it."""

        WRONG = "wrong", "The answer is wrong"
        SEVERAL = "several", "More than one option is right"
        UNCLEAR = "unclear", "I do not see what is asked"
        GIVEN_AWAY = "given_away", "It gives its answer away"
        OTHER = "other", "Something else"

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="reports")
    card = models.ForeignKey(Card, on_delete=models.CASCADE, related_name="reports")
    reason = models.CharField(max_length=12, choices=Reason)
    words = models.TextField(blank=True)
    asked = models.TextField()
    reported_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("-reported_at", "-id")
        constraints = (
            models.UniqueConstraint(
                fields=["learner", "card"],
                name="one_open_report_per_card",
                condition=models.Q(settled_at=None),
            ),
        )
        indexes = (
            models.Index(fields=["reported_at"], name="open_reports", condition=models.Q(settled_at=None)),
        )

    def __str__(self) -> str:
        return f"{self.card_id}: {self.reason}"
