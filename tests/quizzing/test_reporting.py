"""A report is kept once for each learner and card until somebody has dealt with it."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from studyapp.models import Report
from studyapp.quizzing.reporting import LONGEST_WORDS, open_reports, report, settle
from tests.factories import NOW, CardFactory, LearnerFactory

pytestmark = pytest.mark.django_db
LATER = NOW + dt.timedelta(days=1)


def test_a_report_is_kept_with_the_question_as_it_was() -> None:
    card = CardFactory(front="Which one waits?")

    report(LearnerFactory(), card, reason=Report.Reason.SEVERAL, words="Both do.", now=NOW)

    (kept,) = open_reports()
    assert (kept.card, kept.reason, kept.words, kept.asked) == (
        card,
        "several",
        "Both do.",
        "Which one waits?",
    )


def test_saying_more_changes_the_open_report() -> None:
    card, learner = CardFactory(), LearnerFactory()

    first = report(learner, card, reason=Report.Reason.OTHER, words="", now=NOW)
    second = report(learner, card, reason=Report.Reason.WRONG, words="It is 14 days.", now=LATER)

    assert second.pk == first.pk
    (kept,) = open_reports()
    assert (kept.reason, kept.words, kept.reported_at) == ("wrong", "It is 14 days.", LATER)


def test_what_is_settled_is_gone_from_the_list_and_may_be_reported_again() -> None:
    card, learner = CardFactory(), LearnerFactory()
    first = report(learner, card, reason=Report.Reason.WRONG, words="", now=NOW)

    settle(first, now=NOW)
    settle(first, now=LATER)

    assert not open_reports()
    first.refresh_from_db()
    assert first.settled_at == NOW
    assert report(learner, card, reason=Report.Reason.WRONG, words="", now=LATER).pk != first.pk


def test_of_two_learners_both_are_heard() -> None:
    card = CardFactory()
    one = report(LearnerFactory(), card, reason=Report.Reason.WRONG, words="", now=NOW)
    other = report(LearnerFactory(), card, reason=Report.Reason.WRONG, words="", now=LATER)

    assert list(open_reports()) == [other, one]


def test_long_words_are_cut() -> None:
    kept = report(LearnerFactory(), CardFactory(), reason=Report.Reason.OTHER, words="x" * 5_000, now=NOW)

    assert len(kept.words) == LONGEST_WORDS


def test_the_store_itself_holds_no_second_open_report() -> None:
    first = report(LearnerFactory(), CardFactory(), reason=Report.Reason.OTHER, words="", now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        Report.objects.create(
            learner=first.learner, card=first.card, reason="other", asked="", reported_at=LATER
        )
