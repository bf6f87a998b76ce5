"""Of the cards that are due the next one: what fades fastest, and what is told apart from the one before."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.memory import Memory, State
from studyapp.scheduling.queue import WINDOW, Queued, nearest, next_due, overdueness

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


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


def asked_in_order(cards: Sequence[Queued]) -> list[Queued]:
    """All that is due, one after the other, as a session picks them."""
    asked: list[Queued] = []
    while found := next_due(
        [one for one in cards if one not in asked],
        now=NOW,
        after=asked[-1] if asked else None,
        turn=len(asked),
    ):
        asked.append(found)
    return asked


def names(cards: Iterable[Queued]) -> list[str]:
    return [one.card for one in cards]


def test_it_asks_nothing_before_it_is_due_and_nothing_new() -> None:
    step = remembered(State.LEARNING, due=timedelta(minutes=-5), interval=timedelta(minutes=10))
    cards = [card("step", memory=step), card("later", memory=review(1, 10)), card("new")]

    assert next_due(cards, now=NOW) is None


def test_the_relatively_most_overdue_comes_first() -> None:
    cards = [card("long", 1, memory=review(-5, 100)), card("short", 2, memory=review(-2, 2))]

    assert names(asked_in_order(cards)) == ["short", "long"]


def test_overdueness_counts_in_intervals() -> None:
    assert overdueness(review(-10, 10), now=NOW) == 1.0
    assert overdueness(review(10, 10), now=NOW) == -1.0


def test_confusable_services_take_turns() -> None:
    cards = [
        card("sqs 1", service="sqs", group="messaging", memory=review(-9, 10)),
        card("sqs 2", service="sqs", group="messaging", memory=review(-8, 10)),
        card("lightsail 1", service="lightsail", group="compute", memory=review(-7, 10)),
        card("sns 1", service="sns", group="messaging", memory=review(-6, 10)),
        card("sns 2", service="sns", group="messaging", memory=review(-5, 10)),
    ]

    assert names(asked_in_order(cards)) == ["sqs 1", "sns 1", "sqs 2", "sns 2", "lightsail 1"]


def test_new_cards_are_told_apart_from_the_one_before_in_the_same_way() -> None:
    last, near = (
        card("last", service="sqs", group="messaging"),
        card("near", service="sns", group="messaging"),
    )
    far = card("far", service="ec2", group="compute")

    assert nearest([far, near], after=last) == near
    assert nearest([far, near], after=None) == far
    assert nearest([], after=last) is None


MEMORIES = st.builds(review, st.integers(-50, 5), st.integers(1, 100))
GROUPS = st.sampled_from(["", "one", "two"])


@given(
    kept=st.lists(st.tuples(MEMORIES, st.sampled_from("abcdefgh"), GROUPS), max_size=40), seed=st.integers()
)
def test_all_that_is_due_is_asked_once_and_none_is_passed_over_for_long(
    kept: list[tuple[Memory, str, str]], seed: int
) -> None:
    cards = [
        card(str(at), at, service=service, group=group, memory=memory)
        for at, (memory, service, group) in enumerate(kept)
    ]
    line = sorted(
        (one for one in cards if one.memory and one.memory.due_at <= NOW),
        key=lambda one: (-overdueness(one.memory or review(0, 1), now=NOW), one.introduced),
    )

    asked = asked_in_order(cards)

    assert asked == asked_in_order(random.Random(seed).sample(cards, len(cards)))
    assert sorted(names(asked)) == sorted(names(line))
    left = list(line)
    passed_over = 0
    for one in asked:
        passed_over = 0 if one == left[0] else passed_over + 1
        assert passed_over < WINDOW
        assert one in left[:WINDOW]
        left.remove(one)
