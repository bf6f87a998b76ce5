"""Rows that leave the notes are retired: no longer asked or shown, but kept with their history."""

from typing import Self, TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


class RetiringQuerySet(models.QuerySet[Row]):
    """Rows with a `retired_at`, which is null while the notes still say so."""

    def live(self) -> Self:
        """Only what the notes say today."""
        return self.filter(retired_at=None)
