"""A statement that says what others have wrong is set against those that say it, and against no others."""

import pytest

from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.corrections import corrections
from studyapp.knowledge.facts import Feature, FeatureKind, Source


def feature(
    text: str, *, note: str = "old.md", label: str = "", service: str = "sqs", aspect: str = ""
) -> Feature:
    return Feature(
        service=service,
        kind=FeatureKind.FEATURE,
        label=label,
        text=text,
        aspect=aspect,
        sources=(Source(note=note, line=1, end_line=1, quote=text),),
    )


def put_right(right: str, *others: str, label: str = "") -> list[str]:
    features = [feature(right, note="new.md", label=label), *map(feature, others)]
    return [wrong.text for correction in corrections(features) for wrong in correction.wrong]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("1 MB (until 2025: messages up to 256 KB).", "Messages up to 256KB in size"),
        ("365 days (until October 2020: up to 7 days)", "a window of 24 hours, up to 7 days"),
        ("Three kinds (until 2019: two types)", "There are two types: default and custom."),
        ("Anyone publishes there (not: a curated collection)", "It is a curated collection of applications."),
        ("70,000 (until 30 April 2023: 3,000 calls)", "3000 calls at most"),
        ("Listed beside the others (until 2019: not visible)", "It is not visible, and nobody misses it."),
    ],
)
def test_it_finds_what_says_the_old(right: str, wrong: str) -> None:
    assert put_right(right, wrong, "Billed by the request") == [wrong]


@pytest.mark.parametrize(
    "other",
    [
        "Messages up to 1 MB at most",
        "Handles 256 messages at once",
        "64 KB of messages up to the end count as one request",
        "2 MB (until 2025: messages up to 256 KB)",
        "Up to 256 KB, messages wait in memory",
        "It takes no messages up to 256 KB only, but more",
        "Takes more than messages up to 256 KB since 2025, no longer less",
        "The limit was messages up to 256 KB",
        "Messages up to 256 KB are billed as four requests",
        "Existing queues take messages up to 256 KB",
        "Messages up to 256 KB or, by a setting, 1 MB",
        "Messages up to 256 KB until 2025, 1 MB since",
        "By default it takes messages up to 256 KB",
        "Messages up to 256 KB by default, 1 MB where it is set",
        "Optionally it takes messages up to 256 KB",
        "1 MB, raised from messages up to 256 KB",
        "1 MB, up from messages up to 256 KB",
        "The limit used to be messages up to 256 KB",
        "Takes more than messages up to 256 KB",
        "Hardly anybody sends messages up to 256 KB",
        "Messages up to 256 KB only for old queues",
    ],
)
def test_what_does_not_say_it_or_takes_it_back_is_left_in_peace(other: str) -> None:
    assert put_right("1 MB (until 2025: messages up to 256 KB).", other) == []


@pytest.mark.parametrize(
    "other",
    [
        "Messages up to 256 KB of text, JSON or XML",
        "Only messages up to 256 KB are accepted",
        "Messages up to 256 KB max; use a bucket instead",
        "No more than messages up to 256 KB",
        "Messages up to 256 KB are sent at once",
        "Messages up to 256 KB, which is little but enough",
        "No batch may hold more than 1 MB, which leaves room for messages up to 256 KB",
        "It was said to take no messages up to 256 KB, yet it takes messages up to 256 KB in truth",
    ],
)
def test_what_stands_beside_it_may_be_about_something_else(other: str) -> None:
    assert put_right("1 MB (until 2025: messages up to 256 KB).", other) == [other]


@pytest.mark.parametrize(
    "other",
    [
        "Applications are not really a curated collection.",
        "A collection curated by its users.",
        "Curated lists.",
    ],
)
def test_the_words_have_to_stand_as_they_are_quoted(other: str) -> None:
    assert put_right("Anyone publishes there (not: a curated collection)", other) == []


def test_a_bare_figure_is_one_of_the_same_thing() -> None:
    right = "1 MB (until 2025: 256 KB)."

    assert put_right(right, "The size of a message is 256 KB at most", label="Message size") != []
    assert put_right(right, "A batch holds 256 KB in sum", label="Message size") == []


def test_the_label_of_the_other_counts_as_what_it_is_of() -> None:
    old = feature("256 KB", label="Message size")
    new = feature("1 MB (until 2025: 256 KB)", note="new.md", label="Message size")

    (correction,) = corrections([old, new])

    assert correction.wrong == (old,)


def test_the_same_note_may_tell_of_both() -> None:
    features = [feature("1 MB (until 2025: 256 KB)"), feature("It was 256 KB for many years.")]

    assert list(corrections(features)) == []


def test_it_is_a_conflict_that_says_which_holds() -> None:
    old = feature("Messages up to 256 KB")
    new = feature("1 MB (until 2025: messages up to 256 KB).", note="new.md", label="Message size")

    (conflict,) = find_conflicts([old, new])

    assert (conflict.service, conflict.aspect, conflict.right) == ("sqs", "Message size", new)
    assert conflict.features == (new, old)


def test_other_services_are_not_meant() -> None:
    other = feature("Messages up to 256 KB", service="sns")

    assert find_conflicts([other, feature("1 MB (until 2025: 256 KB).", note="new.md")]) == ()


def test_a_conflict_of_figures_is_told_once() -> None:
    old = feature("Up to 256 KB", label="Message size")
    new = feature("1 MB (until 2025: 256 KB).", note="new.md", label="Message size")
    limits = [
        Feature(
            service=one.service, kind=FeatureKind.LIMIT, label=one.label, text=one.text, sources=one.sources
        )
        for one in (old, new)
    ]

    (conflict,) = find_conflicts(limits)

    assert conflict.right is not None
    assert conflict.aspect == "limits"


def test_what_contradicts_only_what_is_put_right_stands() -> None:
    """Two old notes are of two minds, and a third says which of them is wrong."""
    serial = feature("Strict order of all messages", note="one.md")
    loose = feature("There is no guarantee of order", note="two.md")
    new = feature(
        "Kept by FIFO queues alone (not: strict order of all messages)", note="new.md", label="Ordering"
    )

    conflicts = find_conflicts([serial, loose, new])

    assert {(conflict.features, conflict.right, conflict.moot) for conflict in conflicts} == {
        ((serial, loose), None, True),
        ((new, serial), new, False),
    }
    (open_conflict,) = find_conflicts([serial, loose])
    assert not open_conflict.moot
