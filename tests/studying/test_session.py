"""What is asked next, and what is left for today."""

import datetime as dt
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.models import Card, Learner, Review
from studyapp.scheduling.memory import Rating, State
from studyapp.studying.answering import Status, answer
from studyapp.studying.scope import Scope
from studyapp.studying.session import Counts, counts, next_showing, showing_of
from tests.factories import (
    NOW,
    CardFactory,
    FeatureFactory,
    LearnerFactory,
    MemoryFactory,
    ReviewFactory,
    ServiceFactory,
)

MINUTE = dt.timedelta(minutes=1)
DAY = dt.timedelta(days=1)
EVERYTHING = Scope()


def following(learner, *, scope=EVERYTHING, now=NOW):
    return next_showing(learner, scope=scope, now=now)


def left(learner, *, scope=EVERYTHING, now=NOW):
    return counts(learner, scope=scope, now=now)


def give(learner, showing, rating=Rating.GOOD, *, now=NOW):
    return answer(
        learner,
        card_uid=showing.card.uid,
        ordinal=showing.ordinal,
        attempt=showing.attempt,
        rating=rating,
        now=now,
    )


def study(learner, *, rating=Rating.EASY, now=NOW):
    """Answer all that is asked at one moment; gives the cards in the order of asking."""
    cards = []
    while showing := following(learner, now=now):
        give(learner, showing, rating, now=now)
        cards.append(showing.card)
    return cards


@pytest.mark.django_db
def test_a_visitor_is_shown_the_first_card_and_leaves_no_trace():
    card = CardFactory()

    showing = following(None)

    assert showing.card == card
    assert (showing.ordinal, showing.done_today) == (1, 0)
    assert showing.counts == Counts(learning=0, due=0, new=1)
    assert [outcome.words for outcome in showing.outcomes] == ["1 min", "6 min", "10 min", "8 days"]
    assert [outcome.rating for outcome in showing.outcomes] == list(Rating)
    assert not Learner.objects.exists()


@pytest.mark.django_db
def test_without_cards_there_is_nothing_to_show():
    assert following(None) is None
    assert following(LearnerFactory()) is None
    assert left(None).total == left(LearnerFactory()).total == 0


@pytest.mark.django_db
def test_each_showing_has_an_attempt_of_its_own_or_the_one_handed_in():
    CardFactory()
    given = uuid.UUID(int=7)

    assert following(None).attempt != following(None).attempt
    assert next_showing(None, scope=EVERYTHING, now=NOW, attempt=given).attempt == given


@pytest.mark.django_db
def test_learning_comes_before_reviews_and_reviews_before_new_cards():
    learner = LearnerFactory()
    new = CardFactory()
    due = MemoryFactory(learner=learner).card
    learning = MemoryFactory(learner=learner, state=State.RELEARNING, step=0).card

    asked = study(learner)

    assert asked == [learning, due, new]


@pytest.mark.django_db
def test_the_most_overdue_for_its_interval_comes_first():
    learner = LearnerFactory()
    year = MemoryFactory(learner=learner, due_at=NOW - 9 * DAY, last_review_at=NOW - 300 * DAY).card
    days = MemoryFactory(learner=learner, due_at=NOW - 4 * DAY, last_review_at=NOW - 6 * DAY).card

    assert study(learner) == [days, year]


@pytest.mark.django_db
def test_no_card_is_asked_before_it_is_due():
    learner = LearnerFactory()
    MemoryFactory(learner=learner, due_at=NOW + dt.timedelta(microseconds=1))
    MemoryFactory(learner=learner, due_at=NOW + MINUTE, state=State.LEARNING, step=0)

    assert following(learner) is None
    assert following(learner, now=NOW + MINUTE) is not None


@pytest.mark.django_db
def test_a_card_in_its_steps_counts_until_the_day_ends():
    learner = LearnerFactory()
    MemoryFactory(learner=learner, due_at=NOW + MINUTE, state=State.LEARNING, step=0)
    MemoryFactory(learner=learner, due_at=NOW + DAY, state=State.LEARNING, step=0)

    assert left(learner) == Counts(learning=1, due=0, new=0, waiting=1)
    assert left(learner).now == 0


@pytest.mark.django_db
def test_a_chosen_service_has_new_cards_after_the_days_are_taken():
    learner = LearnerFactory(new_per_day=1)
    chosen = ServiceFactory()
    CardFactory(services=[chosen])
    taken = CardFactory()
    ReviewFactory(learner=learner, card=taken, ordinal=1, reviewed_at=NOW, origin=Review.Origin.STUDY)
    MemoryFactory(learner=learner, card=taken, due_at=NOW + DAY)

    assert counts(learner, scope=Scope(), now=NOW).new == 0
    assert counts(learner, scope=Scope(services=(chosen.slug,)), now=NOW).new == 1


@pytest.mark.django_db
def test_new_cards_come_in_the_order_of_the_library():
    cards = [CardFactory(position=position) for position in (3, 1, 2)]

    assert study(LearnerFactory()) == [cards[1], cards[2], cards[0]]


@pytest.mark.django_db
def test_siblings_are_kept_apart_and_still_asked():
    one, other = FeatureFactory(), FeatureFactory()
    first, sibling = CardFactory(feature=one, position=1), CardFactory(feature=one, position=2)
    apart = CardFactory(feature=other, position=3)

    assert study(LearnerFactory()) == [first, apart, sibling]


@pytest.mark.django_db
def test_the_sibling_of_a_card_in_its_steps_waits():
    learner, feature = LearnerFactory(), FeatureFactory()
    MemoryFactory(learner=learner, card__feature=feature, due_at=NOW + MINUTE, state=State.LEARNING, step=0)
    CardFactory(feature=feature, position=1)
    apart = CardFactory(position=2)

    assert following(learner).card == apart


@pytest.mark.django_db
def test_similar_services_take_turns():
    sns, sqs = ServiceFactory(category="Messaging"), ServiceFactory(category="Messaging")
    lightsail = ServiceFactory(category="Compute")
    cards = [
        CardFactory(feature=FeatureFactory(service=service), position=position)
        for position, service in enumerate([sns, sns, lightsail, sqs])
    ]

    assert study(LearnerFactory()) == [cards[0], cards[3], cards[1], cards[2]]


@pytest.mark.django_db
def test_retired_cards_are_never_asked():
    learner = LearnerFactory()
    CardFactory(retired_at=NOW)
    MemoryFactory(learner=learner, card__retired_at=NOW)
    MemoryFactory(learner=learner, card__retired_at=NOW, state=State.LEARNING, step=0)

    assert following(learner) is None
    assert left(learner).total == 0


@pytest.mark.django_db
def test_a_scope_narrows_all_three():
    learner, queue = LearnerFactory(), ServiceFactory(slug="sqs")
    for feature in (FeatureFactory(service=queue), FeatureFactory()):
        CardFactory(feature=feature)
        MemoryFactory(learner=learner, card__feature=feature)
        MemoryFactory(learner=learner, card__feature=feature, state=State.LEARNING, step=0)
    scope = Scope(services=("sqs",))

    assert left(learner, scope=scope) == Counts(learning=1, due=1, new=1)
    showing = following(learner, scope=scope)
    assert showing.counts == left(learner, scope=scope)
    assert [service.slug for service in showing.card.services.all()] == ["sqs"]


@pytest.mark.django_db
def test_a_second_learner_sees_nothing_of_the_first():
    alice, bob = LearnerFactory(), LearnerFactory()
    CardFactory.create_batch(2)
    before = left(bob)

    study(alice)

    assert left(bob) == before == Counts(learning=0, due=0, new=2)
    showing = following(bob)
    assert (showing.ordinal, showing.done_today) == (1, 0)


@pytest.mark.django_db
def test_a_card_by_itself_is_shown_due_or_not():
    learner = LearnerFactory()
    memory = MemoryFactory(learner=learner, due_at=NOW + 5 * DAY, reps=4)

    showing = showing_of(learner, memory.card, now=NOW)

    assert (showing.card, showing.ordinal) == (memory.card, 5)
    assert give(learner, showing).status is Status.STORED


@pytest.mark.django_db
def test_after_a_stale_answer_the_card_can_be_answered_as_it_is_now():
    learner, card = LearnerFactory(), CardFactory()
    old = following(learner)
    give(learner, following(learner))

    assert give(learner, old).status is Status.STALE
    assert give(learner, showing_of(learner, card, now=NOW)).status is Status.STORED


@pytest.mark.django_db
def test_new_cards_stop_at_the_limit_and_go_on_the_next_day():
    learner = LearnerFactory(new_per_day=2)
    CardFactory.create_batch(5)

    assert len(study(learner)) == 2
    assert left(learner).new == 0
    assert len(study(learner, now=NOW + DAY)) == 2


@pytest.mark.django_db
def test_reviews_stop_at_the_limit():
    learner = LearnerFactory(reviews_per_day=3, new_per_day=0)
    MemoryFactory.create_batch(5, learner=learner)

    assert left(learner).due == 3
    assert len(study(learner)) == 3
    assert left(learner).due == 0


@pytest.mark.django_db
def test_a_card_that_was_forgotten_uses_up_one_review_however_often_it_comes():
    learner = LearnerFactory(reviews_per_day=2, new_per_day=0)
    MemoryFactory.create_batch(3, learner=learner)
    give(learner, following(learner), Rating.AGAIN)

    relearnt = following(learner, now=NOW + 11 * MINUTE)
    give(learner, relearnt, now=NOW + 11 * MINUTE)

    assert left(learner, now=NOW + 11 * MINUTE).due == 1


@pytest.mark.django_db
def test_what_was_asked_in_a_quiz_uses_up_nothing():
    learner = LearnerFactory(new_per_day=1, reviews_per_day=1)
    ReviewFactory(learner=learner, origin=Review.Origin.QUIZ)
    card = CardFactory()

    assert following(learner).card in {card, Card.objects.order_by("position").first()}
    assert following(learner).done_today == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("zone", "turn"),
    [
        ("Pacific/Kiritimati", dt.datetime(2026, 3, 4, 14, tzinfo=dt.UTC)),
        ("Pacific/Honolulu", dt.datetime(2026, 3, 4, 14, tzinfo=dt.UTC)),
        # The night in which the clock is put forward, and the one in which it is put back.
        ("Europe/Berlin", dt.datetime(2026, 3, 29, 2, tzinfo=dt.UTC)),
        ("Europe/Berlin", dt.datetime(2026, 10, 25, 3, tzinfo=dt.UTC)),
    ],
)
def test_limits_hold_until_the_learners_own_day_turns(zone, turn):
    learner = LearnerFactory(time_zone=zone, new_per_day=2)
    CardFactory.create_batch(5)
    hours = [turn - dt.timedelta(hours=back) for back in (22, 12, 3, 1)]

    asked = [len(study(learner, now=now)) for now in [*hours, turn - dt.timedelta(seconds=1)]]

    assert asked == [2, 0, 0, 0, 0]
    assert len(study(learner, now=turn)) == 2
    assert study(learner, now=turn + dt.timedelta(hours=20)) == []


@pytest.mark.django_db
def test_what_was_done_today_is_counted_from_the_days_beginning():
    learner = LearnerFactory()
    CardFactory.create_batch(3)
    ReviewFactory(learner=learner, reviewed_at=NOW - DAY)
    give(learner, following(learner), Rating.EASY)

    assert following(learner).done_today == 1


@pytest.mark.django_db
def test_the_card_comes_with_all_that_its_page_shows(django_assert_num_queries):
    CardFactory()
    card = following(None).card

    with django_assert_num_queries(0):
        assert card.note.title
        assert card.feature.service.name
        assert [service.name for service in card.services.all()]


@pytest.mark.django_db
def test_questions_to_the_store_do_not_grow_with_what_is_in_it():
    learner = LearnerFactory()

    def ask():
        MemoryFactory(learner=learner)
        CardFactory()
        with CaptureQueriesContext(connection) as asked:
            give(learner, following(learner), Rating.EASY)
        return len(asked)

    ask()
    few = ask()
    MemoryFactory.create_batch(30, learner=learner)
    CardFactory.create_batch(30)

    assert ask() == few
