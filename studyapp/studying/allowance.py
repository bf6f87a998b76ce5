"""What a learner has done today, and what the daily limits still allow."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from studyapp.models import Learner, Review
from studyapp.studying import learners
from studyapp.studying.scope import Scope, live_within


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """How many new cards and how many reviews are left today; `done` answers were given in sessions."""

    new: int
    due: int
    done: int


def allowance(learner: Learner | None, *, scope: Scope, now: dt.datetime) -> Allowance:
    """What is left of the learner's limits, for what is chosen, on the study day of `now`.

    Limits hold for each choice by itself: who asks for one service gets its new cards even after
    today's have been taken from everything.
    Limits are on sessions: a quiz is asked for, so its answers use nothing up. A card that was new
    today counts as new however often it comes again, any other card counts as one review.
    """
    limits = learners.settings_row(learner)
    if learner is None:
        return Allowance(new=limits.new_per_day, due=limits.reviews_per_day, done=0)
    _, begin, end = learners.today_of(learner, now=now)
    given = Review.objects.filter(
        live_within(scope, card="card__") if scope != Scope() else Q(),
        learner=learner,
        reviewed_at__gte=begin,
        reviewed_at__lt=end,
        origin=Review.Origin.STUDY,
    ).aggregate(
        answers=Count("id"), cards=Count("card", distinct=True), introduced=Count("id", filter=Q(ordinal=1))
    )
    return Allowance(
        new=max(0, limits.new_per_day - given["introduced"]),
        due=max(0, limits.reviews_per_day - (given["cards"] - given["introduced"])),
        done=given["answers"],
    )
