"""Amounts are compared by what they come to, not by how they are written."""

import pytest

from studyapp.knowledge.amounts import first_amount


@pytest.mark.parametrize(
    ("text", "value", "dimension"),
    [
        ("up to 256KB in size", 256_000, "size"),
        ("1 MiB", 1_000_000, "size"),
        ("1,024 bytes", 1024, "size"),
        ("a 15-minute limit", 900, "time"),
        ("900 seconds", 900, "time"),
        ("1.5 hours", 5400, "time"),
        ("14 days at most", 1_209_600, "time"),
        ("2 MB per second, kept for 3 days", 259_200, "time"),
    ],
)
def test_an_amount_is_read(text, value, dimension):
    amount = first_amount(text)

    assert (amount.value, amount.dimension) == (value, dimension)


@pytest.mark.parametrize("text", ["3,000 messages", "version 2.5", "EC2", "5 MB/s", "", "10 Mbps"])
def test_a_count_or_a_rate_is_none(text):
    assert first_amount(text) is None


def test_the_same_time_in_other_units_does_not_differ():
    assert not first_amount("900 s").differs(first_amount("15 minutes"))


def test_a_size_and_a_time_do_not_differ():
    assert not first_amount("5 MB").differs(first_amount("5 minutes"))
