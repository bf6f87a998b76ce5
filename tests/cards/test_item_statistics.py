"""The figures of a question are those of the first attempts, and only where there are enough of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.item_statistics import ENOUGH, ENOUGH_TO_TELL_APART, FirstAttempt, item_statistics

ATTEMPTS = st.lists(
    st.builds(
        FirstAttempt,
        right=st.booleans(),
        chosen=st.sampled_from((("SNS",), ("SQS", "MQ"), ())),
        rest=st.none() | st.floats(0, 1),
    ),
    max_size=150,
)


def attempt(*, right: bool = True, chosen: str = "SQS", rest: float | None = 0.5) -> FirstAttempt:
    return FirstAttempt(right=right, chosen=(chosen,), rest=rest)


def test_a_few_attempts_say_nothing() -> None:
    told = item_statistics([attempt()] * (ENOUGH - 1))

    assert (told.attempts, told.right, told.chosen, told.discrimination) == (ENOUGH - 1, None, None, None)


def test_enough_attempts_say_how_hard_it_is_and_what_is_chosen() -> None:
    told = item_statistics([attempt()] * 24 + [attempt(right=False, chosen="SNS")] * 6)

    assert told.right == pytest.approx(0.8)
    assert told.chosen == {"SQS": 24, "SNS": 6}
    assert told.discrimination is None


def test_a_question_that_only_the_better_half_knows_tells_apart() -> None:
    told = item_statistics([attempt(rest=0.9)] * 50 + [attempt(right=False, rest=0.3)] * 50)

    assert told.discrimination == pytest.approx(1)


def test_a_question_that_the_better_half_gets_wrong_is_below_nought() -> None:
    told = item_statistics([attempt(rest=0.2), attempt(right=False, rest=0.8), attempt(rest=0.4)] * 40)

    assert told.discrimination is not None
    assert told.discrimination < 0


@pytest.mark.parametrize(
    "attempts", [[attempt(rest=0.1), attempt(rest=0.9)], [attempt(), attempt(right=False)]]
)
def test_where_all_do_alike_nobody_is_told_apart(attempts: list[FirstAttempt]) -> None:
    assert item_statistics(attempts * ENOUGH_TO_TELL_APART).discrimination == 0


def test_attempts_without_a_rest_are_none_for_telling_apart() -> None:
    told = item_statistics([attempt(rest=None)] * ENOUGH_TO_TELL_APART)

    assert told.right == 1
    assert told.discrimination is None


@given(ATTEMPTS)
def test_the_figures_keep_within_their_bounds(attempts: list[FirstAttempt]) -> None:
    told = item_statistics(attempts)

    assert told.right is None or 0 <= told.right <= 1
    assert told.chosen is None or max(told.chosen.values(), default=0) <= len(attempts)
    assert told.discrimination is None or -1.001 <= told.discrimination <= 1.001
