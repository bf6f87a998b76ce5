"""Replaying the log."""

import datetime as dt
import uuid
from itertools import accumulate

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studyapp.models import Memory, Review
from studyapp.models.values import memory_value
from studyapp.scheduling.memory import Rating
from studyapp.studying.answering import answer
from studyapp.studying.rebuilding import rebuild_memory
from tests.factories import NOW, CardFactory, LearnerFactory, MemoryFactory

# Seconds between two answers: from the same minute to years.
WAITS = st.sampled_from([0, 20, 60, 600, 3600]) | st.integers(0, 3 * 365 * 86400)
HISTORY = st.lists(st.tuples(st.sampled_from(Rating), WAITS), min_size=1, max_size=12)


def live_through(learner, card, history):
    times = accumulate((wait for _, wait in history), initial=0)
    for ordinal, ((rating, _), seconds) in enumerate(zip(history, times, strict=False), start=1):
        answer(
            learner,
            card_uid=card.uid,
            ordinal=ordinal,
            attempt=uuid.uuid4(),
            rating=rating,
            now=NOW + dt.timedelta(seconds=seconds, microseconds=ordinal),
        )


def stored():
    return {(row.learner_id, row.card_id): memory_value(row) for row in Memory.objects.all()}


def rebuild(**how):
    done = list(rebuild_memory(**how))
    return sum(one.cards for one in done), sum(one.differed for one in done)


@pytest.mark.django_db
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(histories=st.lists(HISTORY, min_size=1, max_size=3), retention=st.floats(0.70, 0.97))
def test_the_replay_equals_the_store_exactly(histories, retention):
    Review.objects.all().delete()
    Memory.objects.all().delete()
    learner = LearnerFactory(desired_retention=retention)
    for history in histories:
        live_through(learner, CardFactory(), history)
    before = stored()

    assert rebuild() == (len(histories), 0)
    Memory.objects.all().delete()
    assert rebuild() == (len(histories), len(histories))
    assert stored() == before


@pytest.mark.django_db
def test_each_answer_is_replayed_with_the_retention_of_its_day():
    learner, card = LearnerFactory(desired_retention=0.95), CardFactory()
    live_through(learner, card, [(Rating.EASY, 0)])
    learner.desired_retention = 0.75
    learner.save()

    assert rebuild() == (1, 0)


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 3, 100])
def test_it_goes_through_all_cards_of_all_learners_whatever_the_batch(batch):
    for _ in range(3):
        learner = LearnerFactory()
        for _ in range(3):
            live_through(learner, CardFactory(), [(Rating.GOOD, 60), (Rating.EASY, 0)])
    LearnerFactory()
    before = stored()
    Memory.objects.update(stability=1.0, lapses=9)

    assert rebuild(batch=batch) == (9, 9)
    assert rebuild(batch=batch) == (9, 0)
    assert stored() == before


@pytest.mark.django_db
@pytest.mark.parametrize("batch", [1, 2, 100])
def test_a_memory_that_no_review_stands_behind_is_removed(batch):
    learner = LearnerFactory()
    MemoryFactory(learner=learner)
    live_through(learner, CardFactory(), [(Rating.GOOD, 0)])
    MemoryFactory.create_batch(2, learner=learner)

    assert rebuild(batch=batch) == (4, 3)
    assert Memory.objects.count() == 1


@pytest.mark.django_db
def test_the_command_says_how_many_differed(capsys):
    learner = LearnerFactory()
    live_through(learner, CardFactory(), [(Rating.GOOD, 0)])
    live_through(learner, CardFactory(), [(Rating.AGAIN, 0)])
    Memory.objects.filter(lapses=0)[:1].get().delete()

    call_command("rebuild_memory")
    call_command("rebuild_memory")

    out = capsys.readouterr().out.splitlines()
    assert out == [
        "2 memories of 1 learners replayed, 1 differed.",
        "2 memories of 1 learners replayed, 0 differed.",
    ]
