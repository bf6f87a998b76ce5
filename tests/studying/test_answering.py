"""Storing answers."""

import datetime as dt
import threading
import uuid

import pytest
from django.db import IntegrityError, connection

from studyapp.models import Memory, Review
from studyapp.models.values import memory_value
from studyapp.scheduling.memory import Rating, State
from studyapp.studying.answering import LONGEST_MS, Status, answer
from studyapp.studying.scope import Scope
from studyapp.studying.session import next_showing, showing_of
from tests.factories import NOW, CardFactory, LearnerFactory

ATTEMPT = uuid.UUID(int=1)
OTHER_ATTEMPT = uuid.UUID(int=2)


def give(learner, card, *, ordinal=1, attempt=ATTEMPT, rating=Rating.GOOD, now=NOW, **more):
    return answer(
        learner, card_uid=card.uid, ordinal=ordinal, attempt=attempt, rating=rating, now=now, **more
    )


@pytest.mark.django_db
def test_it_keeps_the_answer_and_what_it_amounts_to():
    learner, card = LearnerFactory(desired_retention=0.85), CardFactory()

    answered = give(learner, card, rating=Rating.EASY, duration_ms=4200, origin=Review.Origin.QUIZ)

    review = Review.objects.get()
    assert answered.status is Status.STORED
    assert answered.review == review
    assert (review.learner, review.card, review.ordinal, review.attempt) == (learner, card, 1, ATTEMPT)
    assert (review.rating, review.reviewed_at, review.duration_ms) == (Rating.EASY, NOW, 4200)
    assert (review.origin, review.desired_retention) == ("quiz", 0.85)
    memory = Memory.objects.get(learner=learner, card=card)
    assert memory_value(memory) == answered.memory
    assert (memory.state, memory.reps, memory.last_review_at) == (State.REVIEW, 1, NOW)
    assert memory.due_at > NOW + dt.timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.parametrize("rating", list(Rating))
def test_the_answer_gives_what_the_button_promised(rating):
    learner, card = LearnerFactory(), CardFactory()
    give(learner, card, rating=Rating.EASY)
    later = NOW + dt.timedelta(days=20)
    showing = showing_of(learner, card, now=later)

    answered = give(learner, card, ordinal=showing.ordinal, attempt=showing.attempt, rating=rating, now=later)

    promised = {outcome.rating: outcome.due_at for outcome in showing.outcomes}
    assert answered.memory.due_at == promised[rating]


@pytest.mark.django_db
def test_the_same_attempt_again_is_repeated_and_changes_nothing():
    learner, card = LearnerFactory(), CardFactory()
    first = give(learner, card, rating=Rating.GOOD)

    again = give(learner, card, rating=Rating.AGAIN, now=NOW + dt.timedelta(hours=1))

    assert again.status is Status.REPEATED
    assert again.review == first.review
    assert again.memory == first.memory
    assert Review.objects.get().rating == Rating.GOOD


@pytest.mark.django_db
def test_the_same_attempt_is_repeated_also_after_later_answers():
    learner, card = LearnerFactory(), CardFactory()
    give(learner, card)
    give(learner, card, ordinal=2, attempt=OTHER_ATTEMPT, now=NOW + dt.timedelta(days=1))

    assert give(learner, card).status is Status.REPEATED
    assert Review.objects.count() == 2


@pytest.mark.django_db
def test_another_attempt_at_what_was_answered_is_stale():
    learner, card = LearnerFactory(), CardFactory()
    first = give(learner, card, rating=Rating.GOOD)

    second = give(learner, card, attempt=OTHER_ATTEMPT, rating=Rating.AGAIN)

    assert second.status is Status.STALE
    assert second.review is None
    assert second.memory == first.memory
    assert Review.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("ordinal", [-1, 0, 2, 10**12])
def test_an_ordinal_that_was_never_shown_is_stale(ordinal):
    learner, card = LearnerFactory(), CardFactory()

    answered = give(learner, card, ordinal=ordinal)

    assert (answered.status, answered.memory) == (Status.STALE, None)
    assert not Memory.objects.exists()


@pytest.mark.django_db
def test_an_attempt_of_another_card_is_stale():
    learner = LearnerFactory()
    give(learner, CardFactory())

    assert give(learner, CardFactory()).status is Status.STALE
    assert Review.objects.count() == 1


@pytest.mark.django_db
def test_an_unknown_card_is_told_and_nothing_is_stored():
    answered = answer(
        LearnerFactory(),
        card_uid=uuid.UUID(int=9),
        ordinal=1,
        attempt=ATTEMPT,
        rating=Rating.GOOD,
        now=NOW,
    )

    assert (answered.status, answered.review, answered.memory) == (Status.UNKNOWN_CARD, None, None)
    assert not Review.objects.exists()


@pytest.mark.django_db
def test_a_card_that_was_retired_meanwhile_takes_its_answer():
    learner, card = LearnerFactory(), CardFactory(retired_at=NOW)

    assert give(learner, card).status is Status.STORED


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "kept"), [(None, None), (-5, 0), (0, 0), (LONGEST_MS, LONGEST_MS), (10**12, LONGEST_MS)]
)
def test_the_time_taken_is_capped(given, kept):
    answered = give(LearnerFactory(), CardFactory(), duration_ms=given)

    answered.review.refresh_from_db()
    assert answered.review.duration_ms == kept


@pytest.mark.django_db
def test_two_learners_answer_the_same_showing_each_for_themselves():
    alice, bob, card = LearnerFactory(), LearnerFactory(), CardFactory()

    assert give(alice, card, rating=Rating.EASY).status is Status.STORED
    assert give(bob, card, rating=Rating.AGAIN).status is Status.STORED

    states = dict(Memory.objects.values_list("learner", "state"))
    assert states == {alice.pk: State.REVIEW, bob.pk: State.LEARNING}


@pytest.mark.django_db
def test_the_store_itself_refuses_a_second_review_of_a_showing():
    learner, card = LearnerFactory(), CardFactory()
    review = give(learner, card).review
    review.pk, review.attempt = None, OTHER_ATTEMPT

    with pytest.raises(IntegrityError):
        review.save(force_insert=True)


def at_once(*calls):
    """Run the calls in threads that begin together; gives what they returned, raises what they raised."""
    returned, raised, gate = [], [], threading.Barrier(len(calls))

    def run(call):
        try:
            gate.wait()
            returned.append(call())
        except Exception as error:  # noqa: BLE001 - told below, whatever it is
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not raised
    return returned


@pytest.mark.django_db(transaction=True)
def test_eight_tabs_answer_one_showing_and_one_answer_is_stored():
    learner, card = LearnerFactory(), CardFactory()

    answered = at_once(
        *[lambda n=number: give(learner, card, attempt=uuid.UUID(int=n)) for number in range(1, 9)]
    )

    assert sorted(one.status for one in answered) == [Status.STALE] * 7 + [Status.STORED]
    assert Review.objects.count() == Memory.objects.count() == 1
    assert Memory.objects.get().reps == 1


@pytest.mark.django_db(transaction=True)
def test_one_attempt_sent_eight_times_at_once_is_stored_once():
    learner, card = LearnerFactory(), CardFactory()

    answered = at_once(*[lambda: give(learner, card)] * 8)

    assert sorted(one.status for one in answered) == [Status.REPEATED] * 7 + [Status.STORED]
    assert {one.review.pk for one in answered} == {Review.objects.get().pk}


@pytest.mark.django_db(transaction=True)
def test_eight_sessions_of_one_learner_lose_nothing_and_double_nothing():
    learner = LearnerFactory()
    CardFactory.create_batch(6)

    def study():
        stored = 0
        for _ in range(10):
            showing = next_showing(learner, scope=Scope(), now=NOW)
            if showing is None:
                break
            answered = give(
                learner,
                showing.card,
                ordinal=showing.ordinal,
                attempt=showing.attempt,
                rating=Rating.EASY,
            )
            stored += answered.status is Status.STORED
        return stored

    stored = sum(at_once(*[study] * 8))

    assert stored == Review.objects.count() == Memory.objects.count() == 6
