"""A learner's progress in figures."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.progress.recall import recall_by_service
from studyapp.progress.summary import summarise
from tests.factories import (
    NOW,
    CardFactory,
    FeatureFactory,
    LearnerFactory,
    MemoryFactory,
    QuizFactory,
    QuizQuestionFactory,
    ReviewFactory,
    ServiceFactory,
)

DAY = dt.timedelta(days=1)


@pytest.mark.django_db
def test_a_visitor_has_studied_nothing_yet():
    service = CardFactory().feature.service

    summary = summarise(None, now=NOW)

    assert (summary.total_cards, summary.studied, summary.recall) == (1, 0, None)
    assert (summary.due_now, summary.reviews, summary.reviews_today, summary.days) == (0, 0, 0, 0)
    assert [(one.service, one.cards, one.studied, one.recall) for one in summary.by_service] == [
        (service, 1, 0, None)
    ]
    assert [count for _, count in summary.due_by_day] == [0] * 14


@pytest.mark.django_db
def test_recall_is_what_would_come_to_mind_now():
    learner, service = LearnerFactory(), ServiceFactory(slug="sqs")
    for stability in (9, 18):
        MemoryFactory(
            learner=learner,
            card__feature=FeatureFactory(service=service),
            stability=stability,
            last_review_at=NOW - stability * DAY,
        )
    CardFactory(feature=FeatureFactory(service=service))

    summary = summarise(learner, now=NOW)

    # By FSRS recall is 0.9 after as many days as the stability says.
    assert summary.recall == pytest.approx(0.9)
    assert (summary.studied, summary.total_cards) == (2, 3)
    assert [(one.service.slug, one.cards, one.studied) for one in summary.by_service] == [("sqs", 3, 2)]


@pytest.mark.django_db
def test_the_forecast_begins_today_with_all_that_is_late():
    learner = LearnerFactory()
    for due_at in (NOW - 30 * DAY, NOW, NOW + DAY, NOW + 13 * DAY, NOW + 14 * DAY):
        MemoryFactory(learner=learner, due_at=due_at)

    summary = summarise(learner, now=NOW)

    assert summary.due_now == 2
    assert summary.due_by_day[0] == (NOW.date(), 2)
    assert [count for _, count in summary.due_by_day] == [2, 1] + [0] * 11 + [1]


@pytest.mark.django_db
def test_days_are_the_learners_own():
    learner = LearnerFactory(time_zone="Pacific/Honolulu")
    turn = dt.datetime(2026, 3, 4, 14, tzinfo=dt.UTC)
    for ordinal, at in enumerate((turn - 2 * DAY, turn - dt.timedelta(seconds=1), turn), start=1):
        ReviewFactory(learner=learner, ordinal=ordinal, reviewed_at=at)

    summary = summarise(learner, now=turn + dt.timedelta(hours=1))

    assert (summary.reviews, summary.days, summary.reviews_today) == (3, 3, 1)
    assert summarise(learner, now=turn - dt.timedelta(minutes=1)).reviews_today == 1


@pytest.mark.django_db
def test_retired_cards_count_for_nothing_but_their_answers_stay():
    learner = LearnerFactory()
    card = MemoryFactory(learner=learner, card__retired_at=NOW).card
    ReviewFactory(learner=learner, card=card)

    summary = summarise(learner, now=NOW)

    assert (summary.studied, summary.total_cards, summary.due_now, summary.recall) == (0, 0, 0, None)
    assert summary.reviews == 1


@pytest.mark.django_db
def test_a_second_learner_sees_nothing_of_the_first():
    alice, bob = LearnerFactory(), LearnerFactory()
    MemoryFactory(learner=alice)
    ReviewFactory(learner=alice)
    QuizQuestionFactory(quiz__learner=alice, chosen=1, correct=False, answered_at=NOW)

    summary = summarise(bob, now=NOW)

    assert (summary.studied, summary.reviews, summary.mixed_up) == (0, 0, ())


@pytest.mark.django_db
def test_what_gets_mixed_up_is_told_with_how_often():
    sns, sqs, kinesis = (ServiceFactory(slug=slug) for slug in ("sns", "sqs", "kinesis"))
    quiz = QuizFactory()
    for right, options, chosen in [
        (sns, [sns, sqs], 1),
        (sns, [sns, sqs, kinesis], 1),
        (sqs, [sqs, sns], 0),
        (sns, [sns, kinesis], 1),
    ]:
        assert options[0] == right
        QuizQuestionFactory(
            quiz=quiz,
            card=CardFactory(question=options),
            chosen=chosen,
            correct=chosen == 0,
            answered_at=NOW,
        )

    mixed_up = summarise(quiz.learner, now=NOW).mixed_up

    assert [(one.chosen, one.right, one.wrong, one.of) for one in mixed_up] == [
        (sqs, sns, 2, 3),
        (kinesis, sns, 1, 2),
    ]


@pytest.mark.django_db
def test_questions_to_the_store_do_not_grow_with_what_is_in_it():
    learner = LearnerFactory()

    def fill(times):
        for _ in range(times):
            MemoryFactory(learner=learner)
            ReviewFactory(learner=learner)
            QuizQuestionFactory(quiz__learner=learner, chosen=1, correct=False, answered_at=NOW)

    def asked():
        with CaptureQueriesContext(connection) as statements:
            summarise(learner, now=NOW)
            recall_by_service(learner, now=NOW)
        return len(statements)

    fill(1)
    few = asked()
    fill(12)

    assert asked() == few
