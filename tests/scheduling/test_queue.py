import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.memory import Memory, State
from studyapp.scheduling.queue import Limits, Queued, overdueness, queue

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PLENTY = Limits(new=100, reviews=100)


def remembered(state: State, *, due: timedelta, interval: timedelta) -> Memory:
    return Memory(
        state=state,
        step=None if state == State.REVIEW else 0,
        stability=5.0,
        difficulty=5.0,
        due_at=NOW + due,
        last_review_at=NOW + due - interval,
        reps=3,
        lapses=0,
    )


def review(due: int, interval: int) -> Memory:
    return remembered(State.REVIEW, due=timedelta(days=due), interval=timedelta(days=interval))


def card(
    name: str, introduced: int = 0, *, service: str = "sqs", group: str = "", memory: Memory | None = None
) -> Queued:
    return Queued(
        card=name, services=(service,), sibling_of=name, introduced=introduced, group=group, memory=memory
    )


def names(cards: tuple[Queued, ...]) -> list[str]:
    return [one.card for one in cards]


def test_it_asks_what_is_in_learning_first_then_reviews_then_new_cards() -> None:
    step = remembered(State.RELEARNING, due=timedelta(minutes=-1), interval=timedelta(minutes=10))
    cards = [card("new", 1), card("due", 2, memory=review(-1, 10)), card("step", 3, memory=step)]

    assert names(queue(cards, now=NOW, limits=PLENTY)) == ["step", "due", "new"]


def test_it_shows_nothing_before_it_is_due() -> None:
    step = remembered(State.LEARNING, due=timedelta(minutes=5), interval=timedelta(minutes=10))
    cards = [card("step", memory=step), card("later", memory=review(1, 10))]

    assert queue(cards, now=NOW, limits=PLENTY) == ()


def test_the_relatively_most_overdue_comes_first() -> None:
    cards = [card("long", 1, memory=review(-5, 100)), card("short", 2, memory=review(-2, 2))]

    assert names(queue(cards, now=NOW, limits=PLENTY)) == ["short", "long"]


def test_overdueness_counts_in_intervals() -> None:
    assert overdueness(review(-10, 10), now=NOW) == 1.0
    assert overdueness(review(10, 10), now=NOW) == -1.0


def test_a_service_is_introduced_before_its_details() -> None:
    cards = [card("detail", 2), card("definition", 1), card("more", 3)]

    assert names(queue(cards, now=NOW, limits=PLENTY)) == ["definition", "detail", "more"]


def test_of_siblings_only_one_is_asked() -> None:
    one, other = (
        replace(card(name, at), sibling_of="feature") for at, name in enumerate(("recall", "cloze"))
    )

    assert names(queue([other, one], now=NOW, limits=PLENTY)) == ["recall"]


def test_a_card_in_learning_keeps_its_siblings_back() -> None:
    step = remembered(State.LEARNING, due=timedelta(minutes=5), interval=timedelta(minutes=10))
    cards = [
        replace(card("step", memory=step), sibling_of="feature"),
        replace(card("due", memory=review(-1, 5)), sibling_of="feature"),
        replace(card("new"), sibling_of="feature"),
    ]

    assert queue(cards, now=NOW, limits=PLENTY) == ()


def test_confusable_services_take_turns() -> None:
    cards = [
        card("sqs 1", 1, service="sqs", group="messaging"),
        card("sqs 2", 2, service="sqs", group="messaging"),
        card("lightsail 1", 3, service="lightsail", group="compute"),
        card("sns 1", 4, service="sns", group="messaging"),
        card("sns 2", 5, service="sns", group="messaging"),
    ]

    assert names(queue(cards, now=NOW, limits=PLENTY)) == ["sqs 1", "sns 1", "sqs 2", "sns 2", "lightsail 1"]


def test_limits_hold_but_not_for_what_is_in_learning() -> None:
    step = remembered(State.LEARNING, due=timedelta(minutes=-5), interval=timedelta(minutes=10))
    cards = [card(f"new {at}", at) for at in range(5)]
    cards += [card(f"due {at}", at, memory=review(-at, 5)) for at in range(5)]
    cards += [card(f"step {at}", at, memory=step) for at in range(5)]

    found = names(queue(cards, now=NOW, limits=Limits(new=1, reviews=2)))

    assert found[:5] == [f"step {at}" for at in range(5)]
    assert sorted(found[5:]) == ["due 3", "due 4", "new 0"]


MEMORIES = st.one_of(
    st.none(),
    st.builds(review, st.integers(-50, 5), st.integers(1, 100)),
    st.builds(
        lambda minutes: remembered(
            State.LEARNING, due=timedelta(minutes=minutes), interval=timedelta(minutes=10)
        ),
        st.integers(-60, 60),
    ),
)


@given(memories=st.lists(MEMORIES, max_size=30), seed=st.integers())
def test_the_order_is_the_same_however_the_cards_come(memories: list[Memory | None], seed: int) -> None:
    cards = [
        card(str(at), at // 3, service="abc"[at % 3], group="g" if at % 2 else "", memory=memory)
        for at, memory in enumerate(memories)
    ]
    shuffled = random.Random(seed).sample(cards, len(cards))

    found = queue(cards, now=NOW, limits=PLENTY)

    assert found == queue(shuffled, now=NOW, limits=PLENTY)
    assert len(set(found)) == len(found)
    assert all(one.memory is None or one.memory.due_at <= NOW for one in found)
    for service in "abc":
        new = [one.introduced for one in found if one.memory is None and one.services == (service,)]
        assert new == sorted(new)
