"""The way to the daily mix."""

import datetime as dt

from django.urls import reverse

from studyapp.models import Learner
from studyapp.quizzing.asking import sitting
from studyapp.quizzing.daily import todays
from studyapp.quizzing.topics import DAILY, every_question
from studyapp.views.links import Link


def daily_link(learner: Learner | None, *, now: dt.datetime) -> Link | None:
    """To today's mix, or back to it where it was opened; None where there is nothing to ask."""
    opened = todays(learner, now=now)
    if opened is None:
        url = f"{reverse('quiz')}?topic={DAILY.kind}"
        return Link(text="Today’s mix", url=url) if every_question().exists() else None
    at = sitting(opened)
    words = "done" if opened.finished_at else f"{at.answered} of {at.total} answered"
    return Link(text=f"Today’s mix, {words}", url=opened.get_absolute_url())
