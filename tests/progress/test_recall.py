"""Predicted recall of what a learner has studied."""

import datetime as dt

import pytest

from studyapp.progress.recall import recall_by_service, recalls
from tests.factories import NOW, CardFactory, FeatureFactory, LearnerFactory, MemoryFactory, ServiceFactory

DAY = dt.timedelta(days=1)


def studied(learner, *services, days, stability=1.0, **memory):
    feature = FeatureFactory(service=services[0])
    card = CardFactory(feature=feature)
    card.services.set(services)
    return MemoryFactory(
        learner=learner, card=card, stability=stability, last_review_at=NOW - days * DAY, **memory
    )


@pytest.mark.django_db
def test_a_visitor_recalls_nothing_yet():
    CardFactory()

    assert recalls(None, now=NOW).of_cards == ()
    assert recall_by_service(None, now=NOW) == {}


@pytest.mark.django_db
def test_a_card_of_two_services_counts_for_both_and_once_in_all():
    learner, sns, sqs = LearnerFactory(), ServiceFactory(slug="sns"), ServiceFactory(slug="sqs")
    studied(learner, sns, sqs, days=9, stability=9)

    assert recalls(learner, now=NOW).of_cards == (pytest.approx(0.9),)
    assert recall_by_service(learner, now=NOW) == {"sns": pytest.approx(0.9), "sqs": pytest.approx(0.9)}


@pytest.mark.django_db
def test_recall_of_a_service_is_the_mean_over_its_cards():
    learner, sqs = LearnerFactory(), ServiceFactory(slug="sqs")
    studied(learner, sqs, days=9, stability=9)
    studied(learner, sqs, days=100, stability=1)

    one, other = recalls(learner, now=NOW).by_service["sqs"]

    assert sorted((one, other))[1] == pytest.approx(0.9)
    assert recall_by_service(learner, now=NOW)["sqs"] == pytest.approx((one + other) / 2)


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["learning", "review", "relearning"])
def test_what_was_answered_an_hour_ago_is_not_taken_for_certain(state):
    learner, sqs = LearnerFactory(), ServiceFactory(slug="sqs")
    studied(learner, sqs, days=1 / 24, stability=1, state=state)

    assert recalls(learner, now=NOW).of_cards == (pytest.approx(0.9),)


@pytest.mark.django_db
def test_recall_does_not_jump_when_the_first_day_is_over():
    learner, sqs = LearnerFactory(), ServiceFactory(slug="sqs")
    studied(learner, sqs, days=0, stability=2)

    evening, morning = (recalls(learner, now=NOW + hours * DAY / 24).of_cards for hours in (23, 25))

    assert evening == morning


@pytest.mark.django_db
def test_only_the_services_asked_for_are_told_and_told_the_same():
    learner = LearnerFactory()
    sns, sqs, s3 = (ServiceFactory(slug=slug) for slug in ("sns", "sqs", "s3"))
    studied(learner, sns, sqs, days=9, stability=9)
    studied(learner, sqs, days=3, stability=9)
    studied(learner, s3, days=5, stability=9)
    everything = recall_by_service(learner, now=NOW)

    assert recall_by_service(learner, now=NOW, services=["sqs"]) == {"sqs": everything["sqs"]}
    assert recall_by_service(learner, now=NOW, services={"sns", "s3", "unheard-of"}) == {
        "sns": everything["sns"],
        "s3": everything["s3"],
    }
    assert recall_by_service(learner, now=NOW, services=()) == {}


@pytest.mark.django_db
def test_retired_cards_and_other_learners_count_for_nothing():
    alice, bob, sqs = LearnerFactory(), LearnerFactory(), ServiceFactory(slug="sqs")
    studied(alice, sqs, days=9)
    memory = studied(bob, sqs, days=9)
    memory.card.retired_at = NOW
    memory.card.save()

    assert recall_by_service(bob, now=NOW) == {}
