"""Cards: what can be asked."""

import uuid

from django.db import models
from django.urls import reverse

from studyapp.cards.card import CardKind
from studyapp.models.library import Comparison, Feature, Note, Service
from studyapp.models.retiring import RetiringQuerySet


class Card(models.Model):
    """One thing to answer.

    `key` does not depend on wording, so an edit changes the card and keeps what was learnt with it.
    `choices` is a list of `{"text", "correct", "why", "service", "match", "source"}`, in the order in which
    they were generated; each attempt shuffles them anew. `spare` are wrong options, in the same form, that
    could stand in for those among them.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.TextField(unique=True)
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in CardKind])
    feature = models.ForeignKey(
        Feature, null=True, blank=True, on_delete=models.CASCADE, related_name="cards"
    )
    comparison = models.ForeignKey(
        Comparison, null=True, blank=True, on_delete=models.CASCADE, related_name="cards"
    )
    services = models.ManyToManyField(Service, related_name="cards")
    front = models.TextField()
    back = models.TextField()
    choices = models.JSONField(default=list, blank=True)
    spare = models.JSONField(default=list, blank=True)
    principle = models.TextField(blank=True)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="cards")
    line = models.PositiveIntegerField()
    end_line = models.PositiveIntegerField()
    quote = models.TextField()
    position = models.PositiveIntegerField(default=0)
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = RetiringQuerySet["Card"].as_manager()

    class Meta:
        ordering = ("position", "id")
        indexes = (
            # The way to the next new card, however many were retired.
            models.Index(
                fields=["position", "id"], name="card_live_in_order", condition=models.Q(retired_at=None)
            ),
        )

    def __str__(self) -> str:
        return self.front

    def get_absolute_url(self) -> str:
        """The card by itself."""
        return reverse("card", args=[self.uid])

    @property
    def is_on_demand(self) -> bool:
        """Whether it was drawn for whoever asked for its services, which no note compares."""
        return self.kind == CardKind.CONTRAST and self.comparison_id is None

    @property
    def source_url(self) -> str:
        """The line in the note that the answer stands on."""
        return f"{self.note.get_absolute_url()}#line-{self.line}"
