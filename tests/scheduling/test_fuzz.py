from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.fuzz import fuzz_range, fuzzed

MOST = 36_500


def test_it_leaves_steps_and_short_intervals_alone() -> None:
    for wait in (timedelta(minutes=10), timedelta(days=1), timedelta(days=2)):
        assert fuzzed(wait, seed="any", longest_days=MOST) == wait


def test_its_width_is_that_of_fsrs() -> None:
    assert fuzz_range(3, longest_days=MOST) == (2, 4)
    assert fuzz_range(10, longest_days=MOST) == (8, 12)
    assert fuzz_range(100, longest_days=MOST) == (93, 107)


def test_another_seed_gives_another_day() -> None:
    days = {fuzzed(timedelta(days=100), seed=str(seed), longest_days=MOST).days for seed in range(300)}

    assert days == set(range(93, 108))


@given(days=st.integers(1, 40_000), seed=st.text(max_size=5), longest=st.integers(1, MOST))
def test_it_stays_in_range_and_repeats(days: int, seed: str, longest: int) -> None:
    days = min(days, longest)

    found = fuzzed(timedelta(days=days), seed=seed, longest_days=longest)

    least, most = fuzz_range(days, longest_days=longest)
    assert least <= found.days <= most <= longest
    assert found == fuzzed(timedelta(days=days), seed=seed, longest_days=longest)
