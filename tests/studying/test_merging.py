"""A guest who turns out to be somebody."""

import datetime as dt
import uuid

import pytest

from studyapp.models import Learner, Memory, QuizQuestion, Report, Review
from studyapp.quizzing.reporting import report, settle
from studyapp.scheduling.memory import Rating
from studyapp.studying.answering import answer
from studyapp.studying.merging import merge_guest
from studyapp.studying.rebuilding import rebuild_memory
from tests.factories import NOW, CardFactory, LearnerFactory, MemoryFactory, QuizQuestionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def own():
    return LearnerFactory(signed_in=True)


@pytest.fixture
def guest():
    return LearnerFactory()


def answered(learner, card, *, hour, rating=Rating.GOOD, attempt=None):
    known = Memory.objects.filter(learner=learner, card=card).first()
    return answer(
        learner,
        card_uid=card.uid,
        ordinal=known.reps + 1 if known else 1,
        attempt=attempt or uuid.uuid4(),
        rating=rating,
        now=NOW + dt.timedelta(hours=hour),
    ).review


def log(learner, card):
    return list(Review.objects.filter(learner=learner, card=card).order_by("ordinal"))


def is_as_replayed():
    return sum(one.differed for one in rebuild_memory()) == 0


def test_what_only_the_guest_answered_is_the_learners(own, guest):
    card = CardFactory()
    given = [answered(guest, card, hour=0), answered(guest, card, hour=1, rating=Rating.EASY)]

    merge_guest(guest, into=own)

    assert log(own, card) == given
    assert Memory.objects.get().learner == own
    assert is_as_replayed()
    assert Learner.objects.get() == own


def test_what_both_answered_is_put_in_the_order_of_its_times(own, guest):
    card = CardFactory()
    first, third = answered(own, card, hour=0), answered(own, card, hour=40)
    second, fourth = answered(guest, card, hour=20, rating=Rating.AGAIN), answered(guest, card, hour=90)

    merge_guest(guest, into=own)

    assert log(own, card) == [first, second, third, fourth]
    assert [review.ordinal for review in log(own, card)] == [1, 2, 3, 4]
    memory = Memory.objects.get()
    assert (memory.learner, memory.reps, memory.last_review_at) == (own, 4, fourth.reviewed_at)
    assert is_as_replayed()


def test_it_takes_any_number_of_cards(own, guest, monkeypatch):
    monkeypatch.setattr("studyapp.studying.merging._AT_ONCE", 2)
    cards = CardFactory.create_batch(5)
    for card in cards:
        answered(own, card, hour=1)
        answered(guest, card, hour=0)

    merge_guest(guest, into=own)

    assert [len(log(own, card)) for card in cards] == [2, 2, 2, 2, 2]
    assert Memory.objects.filter(learner=own, reps=2).count() == 5
    assert is_as_replayed()


def test_what_the_guest_never_answered_is_left_alone(own, guest):
    kept = MemoryFactory(learner=own, stability=77.0)
    answered(guest, CardFactory(), hour=0)

    merge_guest(guest, into=own)

    kept.refresh_from_db()
    assert kept.stability == 77.0


def test_the_next_answer_follows_on(own, guest):
    card = CardFactory()
    answered(own, card, hour=0)
    answered(guest, card, hour=1)
    merge_guest(guest, into=own)

    assert answered(own, card, hour=60).ordinal == 3


def test_an_attempt_that_both_sent_counts_once(own, guest):
    card, attempt = CardFactory(), uuid.uuid4()
    first = answered(own, card, hour=0, attempt=attempt)
    answered(guest, card, hour=1, attempt=attempt)
    later = answered(guest, card, hour=2)

    merge_guest(guest, into=own)

    assert log(own, card) == [first, later]
    assert [review.ordinal for review in log(own, card)] == [1, 2]
    assert is_as_replayed()


def test_the_guests_quizzes_go_along(own, guest):
    question = QuizQuestionFactory(quiz__learner=guest)

    merge_guest(guest, into=own)

    assert QuizQuestion.objects.get() == question
    assert QuizQuestion.objects.get().quiz.learner == own


def test_the_guests_reports_go_along_but_for_what_both_reported(own, guest):
    mine, both, settled = (CardFactory() for _ in range(3))
    for learner, card in ((guest, mine), (own, both), (guest, both), (own, settled), (guest, settled)):
        kept = report(learner, card, reason=Report.Reason.WRONG, words="", now=NOW)
        if card == settled and learner == guest:
            settle(kept, now=NOW)

    merge_guest(guest, into=own)

    assert {row.learner for row in Report.objects.all()} == {own}
    assert sorted(row.card.pk for row in Report.objects.all()) == [mine.pk, both.pk, settled.pk, settled.pk]


def test_a_guest_who_is_gone_by_now_changes_nothing(own, guest):
    answered(own, CardFactory(), hour=0)
    Learner.objects.get(pk=guest.pk).delete()

    merge_guest(guest, into=own)

    assert Review.objects.get().learner == own


def test_only_guests_are_merged(own):
    other = LearnerFactory(signed_in=True)

    for learner in (own, other):
        with pytest.raises(ValueError, match="is no guest"):
            merge_guest(learner, into=own)
    assert Learner.objects.count() == 2


def test_where_it_fails_nothing_is_moved(own, guest, monkeypatch):
    card = CardFactory()
    answered(own, card, hour=0)
    answered(guest, card, hour=1)
    monkeypatch.setattr("studyapp.studying.merging.replay_log", _fail)

    with pytest.raises(RuntimeError):
        merge_guest(guest, into=own)

    assert [len(log(learner, card)) for learner in (own, guest)] == [1, 1]
    assert answered(guest, card, hour=9).ordinal == 2


def _fail(*_args, **_more):
    raise RuntimeError
