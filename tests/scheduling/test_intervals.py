from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.intervals import interval_words


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (timedelta(0), "now"),
        (timedelta(days=-3), "now"),
        (60, "1 min"),
        (330, "6 min"),
        (timedelta(minutes=59, seconds=40), "1 hour"),
        (timedelta(hours=5), "5 hours"),
        (timedelta(hours=23, minutes=45), "1 day"),
        (timedelta(days=2), "2 days"),
        (timedelta(days=46), "46 days"),
        (timedelta(days=163), "5 months"),
        (timedelta(days=498), "16 months"),
        (timedelta(days=731), "2 years"),
        (timedelta(days=1200), "3.3 years"),
    ],
)
def test_it_says_an_interval_in_words(interval: timedelta | float, words: str) -> None:
    assert interval_words(interval) == words


@given(seconds=st.integers(0, 10**10))
def test_no_unit_is_ever_filled_by_the_next(seconds: int) -> None:
    words = interval_words(seconds)

    assert words not in ("60 min", "24 hours", "0 min")
    assert not words.startswith("1 ") or not words.endswith("s")
