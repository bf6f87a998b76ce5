"""A learner's days, counted by the store."""

import datetime as dt
from collections import Counter
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.models import Review
from studyapp.progress.days import answers_by_day, due_by_day
from studyapp.scheduling.day import study_day
from tests.factories import NOW, CardFactory, LearnerFactory, MemoryFactory, ReviewFactory

DAY = dt.timedelta(days=1)
MINUTE = dt.timedelta(minutes=1)


def answer_at(learner, times):
    card = CardFactory()
    Review.objects.bulk_create(
        ReviewFactory.build(learner=learner, card=card, ordinal=ordinal, reviewed_at=at)
        for ordinal, at in enumerate(times, start=1)
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "starts_at"),
    [
        ("UTC", dt.time(4)),
        ("Europe/Berlin", dt.time(4)),
        ("Europe/Berlin", dt.time(2, 37)),
        ("America/St_Johns", dt.time(0)),
        ("Asia/Kathmandu", dt.time(4)),
        ("Australia/Lord_Howe", dt.time(2, 7)),
        ("Pacific/Honolulu", dt.time(23, 59)),
    ],
)
def test_the_store_counts_days_as_the_schedule_does(zone, starts_at):
    learner = LearnerFactory(time_zone=zone, day_starts_at=starts_at)
    # Two days on which clocks are changed somewhere, each looked at every few minutes.
    times = [
        dt.datetime(2026, month, day, tzinfo=dt.UTC) + step * 7 * MINUTE
        for month, day in ((3, 28), (4, 4), (10, 24))
        for step in range(2 * 24 * 60 // 7)
    ]
    answer_at(learner, times)

    expected = Counter(study_day(at, zone=ZoneInfo(zone), starts_at=starts_at) for at in times)
    assert answers_by_day(learner) == expected


@pytest.mark.django_db
def test_an_answer_belongs_to_the_day_that_begins_with_it():
    learner = LearnerFactory()
    turn = dt.datetime(2026, 3, 4, 4, tzinfo=dt.UTC)
    answer_at(learner, [turn - dt.timedelta(microseconds=1), turn, turn + dt.timedelta(microseconds=1)])

    assert answers_by_day(learner) == {dt.date(2026, 3, 3): 1, dt.date(2026, 3, 4): 2}


@pytest.mark.django_db
def test_a_session_is_handed_over_in_a_few_rows_however_many_answers_it_has():
    learner = LearnerFactory()
    answer_at(learner, [NOW + second * dt.timedelta(seconds=1) for second in range(600)])

    with CaptureQueriesContext(connection) as statements:
        given = answers_by_day(learner)

    assert given == {NOW.date(): 600}
    with connection.cursor() as cursor:
        (statement,) = statements.captured_queries
        cursor.execute(statement["sql"])
        assert len(cursor.fetchall()) == 1


@pytest.mark.django_db
def test_a_visitor_has_no_days_and_a_forecast_of_nothing():
    assert answers_by_day(None) == {}
    assert due_by_day(None, now=NOW, days=2) == (0, ((NOW.date(), 0), (NOW.date() + DAY, 0)))


@pytest.mark.django_db
def test_what_is_due_is_counted_by_the_learners_own_days():
    learner = LearnerFactory(time_zone="Pacific/Honolulu")
    turn = dt.datetime(2026, 3, 4, 14, tzinfo=dt.UTC)
    for due_at in (turn - 9 * DAY, turn, turn + DAY - MINUTE, turn + DAY, turn + 2 * DAY):
        MemoryFactory(learner=learner, due_at=due_at)
    MemoryFactory(learner=learner, due_at=turn, card__retired_at=NOW)

    assert due_by_day(learner, now=turn + MINUTE, days=2) == (
        2,
        ((dt.date(2026, 3, 4), 3), (dt.date(2026, 3, 5), 1)),
    )
