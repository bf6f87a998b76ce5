import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.accepting import accepts, normal, variants


@pytest.mark.parametrize(
    ("expected", "given_"),
    [
        ("3K", "3,000"),
        ("3,000", "3000"),
        ("3000", "3 k"),
        ("256KB", "256 kb"),
        ("256 KB", "256KiB"),
        ("15 minute", "15 minutes"),
        ("15 min", "15 Minutes"),
        ("24-hour", "24 hours"),
        ("1.5 GB", "1.50gb"),
        ("real-time", "Real time"),
        ("FIFO", " fifo "),
        ("AMIs", "AMI"),
        ("the Docker image", "docker image"),
        ("two days", "2 days"),
        ("99.9 %", "99.9%"),
        ("10 million", "10,000,000"),
    ],
)
def test_it_accepts_other_spellings(expected: str, given_: str) -> None:
    assert accepts(expected, given_)
    assert accepts(given_, expected)


@pytest.mark.parametrize(
    ("expected", "given_"),
    [
        ("3K", "300"),
        ("15 minutes", "15"),
        ("15 minutes", "15 hours"),
        ("256 KB", "256 MB"),
        ("1.5 GB", "15 GB"),
        ("FIFO", ""),
        ("FIFO", "LIFO"),
        ("stateful", "stateless"),
        ("synchronous", "asynchronous"),
        ("3.0", "30"),
    ],
)
def test_it_refuses_another_answer(expected: str, given_: str) -> None:
    assert not accepts(expected, given_)


def test_it_lists_the_variants_of_a_number() -> None:
    assert variants("3K") == ("3000", "3,000")
    assert "3K" in variants("3,000")
    assert variants("FIFO") == ("fifo",)


@given(text=st.text(min_size=1, max_size=40))
def test_whatever_is_expected_is_accepted_as_it_stands(text: str) -> None:
    assert accepts(text, text) == bool(normal(text))
