"""What is a label at the beginning of a line, and what only looks like one."""

import pytest

from studyapp.knowledge.leads import lead_of
from studyapp.knowledge.wording import words_of_runs
from studyapp.notes.document import Lines, Run

one = Lines(start=1, end=1)


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Size: at most 256 KB", "Size", "at most 256 KB"),
        ("Wait - pauses for a time", "Wait", "pauses for a time"),
        ("Publisher -> the one who sends", "Publisher", "the one who sends"),
        ("Lambda handler = entry of the code", "Lambda handler", "entry of the code"),
        ("大小：最大 256 KB", "大小", "最大 256 KB"),
    ],
)
def test_a_short_term_is_a_label(text: str, label: str, rest: str) -> None:
    lead = lead_of(words_of_runs((Run(text=text, lines=one),), one))

    assert lead is not None
    assert (lead.label, lead.rest.text) == (label, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Dawn -> Noon -> Dusk",
        "Letters up to 40 KB each - store bigger ones apart",
        "Currently - 9 minutes at most",
        "You can do this in winter: nothing",
        "opens at 12:30 sharp",
        "https://example.org/a",
        "It is a queue - no more",
    ],
)
def test_what_says_something_by_itself_is_none(text: str) -> None:
    assert lead_of(words_of_runs((Run(text=text, lines=one),), one)) is None


@pytest.mark.parametrize("after", [": waits", " - waits", " → waits"])
def test_bold_words_that_are_set_off_are_a_label(after: str) -> None:
    runs = (Run(text="Dead letters", lines=one, strong=True), Run(text=after, lines=one))

    lead = lead_of(words_of_runs(runs, one))

    assert lead is not None
    assert (lead.label, lead.rest.text, lead.strong) == ("Dead letters", "waits", True)


def test_bold_words_that_begin_a_sentence_are_none() -> None:
    runs = (Run(text="AWS Batch", lines=one, strong=True), Run(text=" runs jobs", lines=one))

    assert lead_of(words_of_runs(runs, one)) is None
