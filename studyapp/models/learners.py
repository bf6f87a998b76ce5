"""Learners: whoever studies, signed in or as a guest."""

import datetime as dt
import uuid

from django.contrib.auth.models import AbstractUser
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models


class User(AbstractUser):
    """Someone who can sign in. Ours from the first migration, so that it can grow."""


class Learner(models.Model):
    """Someone who studies. A guest is a learner without a user, known by the session alone."""

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(User, null=True, blank=True, on_delete=models.CASCADE, related_name="learner")
    created_at = models.DateTimeField()
    time_zone = models.CharField(max_length=64, default="UTC")
    day_starts_at = models.TimeField(default=dt.time(4))
    desired_retention = models.FloatField(
        default=0.9, validators=[MinValueValidator(0.70), MaxValueValidator(0.97)]
    )
    new_per_day = models.PositiveIntegerField(default=20)
    reviews_per_day = models.PositiveIntegerField(default=200)

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="desired_retention_in_range",
                condition=models.Q(desired_retention__gte=0.70, desired_retention__lte=0.97),
            ),
        )

    def __str__(self) -> str:
        return str(self.user) if self.user else f"guest {self.uid}"
