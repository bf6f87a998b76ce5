import pytest

from studyapp.notes.block_rules import split_row


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("| a | b |", ["a", "b"]),
        ("a | b", ["a", "b"]),
        ("| a || b |", ["a", "", "b"]),
        (r"| a \| b | c |", [r"a \| b", "c"]),
        ("| `a|b` | c |", ["`a|b`", "c"]),
        ("| ``a`|b`` | c |", ["``a`|b``", "c"]),
        ("| `a | b |", ["`a", "b"]),
        ("|", [""]),
    ],
)
def test_a_row_is_parted_into_cells(row: str, cells: list[str]) -> None:
    assert split_row(row) == cells
