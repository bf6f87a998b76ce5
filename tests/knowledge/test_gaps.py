"""Where a comparison is silent."""

from studyapp.knowledge.gaps import Gap, gaps
from tests.cards.making import comparison


def test_a_side_without_anything_on_an_aspect_is_a_gap() -> None:
    rows = (("delivery", "Goes out", "Waits"), ("ordering", "In order", ""), ("pricing", "", "By the letter"))

    assert gaps(comparison(*rows)) == (
        Gap(service="sqs", aspect="ordering"),
        Gap(service="sns", aspect="pricing"),
    )


def test_a_side_that_nothing_is_said_of_is_one_gap() -> None:
    rows = (("delivery", "Goes out", ""), ("ordering", "In order", ""))

    assert gaps(comparison(*rows)) == (Gap(service="sqs", aspect=""),)


def test_both_sides_told_leave_none() -> None:
    assert gaps(comparison(("delivery", "Goes out", "Waits"))) == ()
