"""Where notes contradict each other."""

from dataclasses import replace

import pytest

from studyapp.knowledge.conflicts import disputed, find_conflicts
from studyapp.knowledge.facts import Feature, FeatureKind, Source


@pytest.mark.parametrize(
    ("one", "other", "aspect"),
    [
        ("in line (FIFO) = first in first out", "Standard: no guarantee of order", "ordering"),
        ("It is serverless.", "It can manage Amazon EC2 instances for you", "management"),
        ("Delivered at least once", "Delivered exactly once", "delivery"),
        ("A run is stateless", "It keeps state between runs", "persistence"),
    ],
)
def test_opposite_claims_conflict(one: str, other: str, aspect: str) -> None:
    features = [
        feature("sqs", one),
        feature("sqs", "Billed by the request"),
        feature("sqs", other, note="other.md"),
    ]

    (conflict,) = find_conflicts(features)

    assert (conflict.service, conflict.aspect) == ("sqs", aspect)
    assert [found.text for found in conflict.features] == [one, other]


def test_claims_about_two_services_do_not() -> None:
    assert (
        find_conflicts([feature("sqs", "at least once"), feature("sns", "exactly once", note="other.md")])
        == ()
    )


def test_a_choice_takes_no_side() -> None:
    assert (
        find_conflicts(
            [
                feature("sqs", "Queues are standard or FIFO"),
                feature("sqs", "no guarantee of order", note="other.md"),
            ]
        )
        == ()
    )


def test_one_note_means_two_variants() -> None:
    features = [feature("sqs", "strict order"), feature("sqs", "no guarantee of order")]

    assert find_conflicts(features) == ()


def test_two_labels_name_two_variants() -> None:
    features = [
        feature("sqs", "strict order", label="FIFO"),
        feature("sqs", "no guarantee of order", label="Standard", note="other.md"),
    ]

    assert find_conflicts(features) == ()


def limit(text: str, *, note: str, label: str = "") -> Feature:
    source = Source(note=note, line=1, end_line=1, quote=text)
    kind = FeatureKind.LIMIT
    return Feature(service="sqs", kind=kind, label=label, text=text, sources=(source,), aspect="limits")


def test_another_figure_for_the_same_limit_conflicts() -> None:
    features = [
        limit("1 MB since 2025", note="new.md", label="Message size"),
        limit("messages of up to 256KB in size", note="old.md"),
        limit("4 days by default", note="old.md", label="Retention period"),
    ]

    (conflict,) = find_conflicts(features)

    assert (conflict.aspect, conflict.features) == ("limits", tuple(features[:2]))


@pytest.mark.parametrize(
    "text",
    [
        "Message size is no longer limited to 256 KB",
        "Message size was 256 KB, now 1 MB",
        "Message size was raised from 256 KB to 1 MB",
    ],
)
def test_a_figure_that_is_taken_back_contradicts_none(text: str) -> None:
    features = [limit("1 MB", note="new.md", label="Message size"), limit(text, note="old.md")]

    assert find_conflicts(features) == ()


@pytest.mark.parametrize(
    "text", ["Message size of no more than 256 KB", "Message size may not exceed 256 KB"]
)
def test_a_bound_is_no_denial(text: str) -> None:
    features = [limit("1 MB", note="new.md", label="Message size"), limit(text, note="old.md")]

    assert len(find_conflicts(features)) == 1


def test_what_is_contradicted_by_what_is_put_right_alone_is_not_disputed() -> None:
    """Two old notes are of two minds, and a third says which of them is wrong."""
    serial = replace(feature("sqs", "Strict order of all messages", note="one.md"), id="serial")
    loose = replace(feature("sqs", "There is no guarantee of order", note="two.md"), id="loose")
    right = feature("sqs", "Kept by FIFO queues alone (not: strict order of all messages)", note="new.md")

    assert disputed([serial, loose]) == {"serial", "loose"}
    assert disputed([serial, loose, replace(right, id="right")]) == {"serial"}


def test_two_figures_are_one_conflict_from_either_side() -> None:
    features = [
        limit("1 MB", note="one.md", label="Message size"),
        limit("256 KB", note="two.md", label="Message size"),
    ]

    assert len(find_conflicts(features)) == 1


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("", "a message has a size of 1,000 KB"),
        ("Message size in a batch", "256 KB of message size"),
        ("", "messages wait for 14 days"),
    ],
)
def test_the_same_figure_or_another_limit_does_not(label: str, text: str) -> None:
    features = [limit("1 MB", note="new.md", label="Message size"), limit(text, note="old.md", label=label)]

    assert find_conflicts(features) == ()


def test_no_need_to_manage_machines_does_not_say_that_it_manages_them() -> None:
    features = [
        feature("fargate", "It is serverless."),
        feature("fargate", "No need to run on EC2, it manages EC2 for you", note="other.md"),
    ]

    assert find_conflicts(features) == ()


def feature(service: str, text: str, *, note: str = "n.md", label: str = "") -> Feature:
    source = Source(note=note, line=1, end_line=1, quote=text)
    return Feature(service=service, kind=FeatureKind.FEATURE, label=label, text=text, sources=(source,))
