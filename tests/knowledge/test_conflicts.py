"""Where notes contradict each other."""

import pytest

from studyapp.knowledge.conflicts import find_conflicts
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


def feature(service: str, text: str, *, note: str = "n.md", label: str = "") -> Feature:
    source = Source(note=note, line=1, end_line=1, quote=text)
    return Feature(service=service, kind=FeatureKind.FEATURE, label=label, text=text, sources=(source,))
