"""A word that stands nowhere is taken for one that differs in a letter."""

import pytest

from studyapp.searching.typing_errors import meant_by

KNOWN = ("kinesis", "kinetics", "queue", "lambda", "ecs", "eks")


@pytest.mark.parametrize("typed", ["kinesys", "kinsis", "kineesis", "iknesis", "kniesis"])
def test_one_error_is_forgiven(typed: str) -> None:
    assert meant_by(typed, KNOWN) == "kinesis"


@pytest.mark.parametrize("typed", ["kynesys", "kinesis", "exs", "zebra", ""])
def test_two_errors_and_short_words_are_not(typed: str) -> None:
    assert meant_by(typed, KNOWN) == ""


def test_a_first_letter_is_seldom_wrong() -> None:
    assert meant_by("lamp", ("damp", "lamb")) == "lamb"
