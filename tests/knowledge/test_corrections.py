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
        ("1 MB (until 2025: 256 KB).", "Messages up to 256KB in size"),
        ("365 days (until October 2020: 7 days)", "a window of 24 hours up to 7 days"),
        ("Three kinds (until 2019: two types)", "There are two types: default and custom."),
        ("Anyone publishes there (not: curated)", "A curated collection of applications."),
        ("70,000 (until 2023: 3,000 calls)", "3,000 calls at most"),
    ],
)
def test_it_finds_what_says_the_old(right: str, wrong: str) -> None:
    assert put_right(right, wrong, "Billed by the request") == [wrong]


@pytest.mark.parametrize(
    "other",
    [
        "Messages of 1 MB at most",
        "Handles 256 messages at once",
        "64 KB chunks count as one request",
        "2 MB (until 2025: 256 KB)",
    ],
)
def test_what_does_not_say_it_is_left_in_peace(other: str) -> None:
    assert put_right("1 MB (until 2025: 256 KB).", other) == []


def test_all_the_words_have_to_be_there() -> None:
    assert put_right("1 MB (until 2025: messages of 256 KB).", "A batch of 256 KB in sum") == []


def test_the_label_counts_as_said() -> None:
    old = feature("256 KB", label="Message size")
    new = feature("1 MB (until 2025: message size 256 KB)", note="new.md")

    (correction,) = corrections([old, new])

    assert correction.wrong == (old,)


def test_the_same_note_may_tell_of_both() -> None:
    features = [feature("1 MB (until 2025: 256 KB)"), feature("It was 256 KB for many years.")]

    assert list(corrections(features)) == []


def test_it_is_a_conflict_that_says_which_holds() -> None:
    old = feature("Messages up to 256 KB")
    new = feature("1 MB (until 2025: 256 KB).", note="new.md", label="Message size")

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
