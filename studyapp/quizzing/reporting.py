"""Reports of bad questions: made where the question stands, read by whoever writes the notes."""

import datetime as dt

from django.db import transaction
from django.db.models import QuerySet

from studyapp.models import Card, Learner, Report

LONGEST_WORDS = 1_000


@transaction.atomic
def report(learner: Learner, card: Card, *, reason: Report.Reason, words: str, now: dt.datetime) -> Report:
    """Keep the learner's report of the card; an open one of theirs is changed.

    Of `words` the first LONGEST_WORDS characters are kept.
    """
    # One row of a learner at a time: two tabs make one report.
    Learner.objects.select_for_update(no_key=True).get(pk=learner.pk)
    said = {"reason": reason, "words": words[:LONGEST_WORDS], "asked": card.front, "reported_at": now}
    reported, _ = Report.objects.update_or_create(learner=learner, card=card, settled_at=None, defaults=said)
    return reported


def open_reports() -> QuerySet[Report]:
    """The reports that nobody has dealt with, the newest first, with card and note."""
    return Report.objects.filter(settled_at=None).select_related("card__note")


def settle(reported: Report, *, now: dt.datetime) -> None:
    """Note that the report was dealt with at `now`; a second time changes nothing."""
    Report.objects.filter(pk=reported.pk, settled_at=None).update(settled_at=now)
