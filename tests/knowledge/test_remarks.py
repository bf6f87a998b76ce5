"""Remarks are told from what brackets else hold."""

import pytest

from studyapp.knowledge.remarks import without_remarks


@pytest.mark.parametrize(
    "text",
    [
        "1 MB (checked 2026-11).",
        "1 MB (as of 2025-06).",
        "1 MB (as of June 2025).",
        "1 MB (until 2025: 256 KB).",
        "1 MB (until August 2025: 256 KB) (checked 2026-11).",
        "1 MB (not: curated).",
    ],
)
def test_a_remark_is_left_out(text: str) -> None:
    assert without_remarks(text) == "1 MB."


@pytest.mark.parametrize(
    "text",
    ["FIFO (first in, first out)", "Open (until 2025)", "Checked (twice a day)", "as of 2025 (not known)"],
)
def test_other_brackets_stay(text: str) -> None:
    assert without_remarks(text) == text
