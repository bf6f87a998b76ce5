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
    features = [feature("sqs", one), feature("sqs", "Billed by the request"), feature("sqs", other)]

    (conflict,) = find_conflicts(features)

    assert (conflict.service, conflict.aspect) == ("sqs", aspect)
    assert [found.text for found in conflict.features] == [one, other]


def test_claims_about_two_services_do_not() -> None:
    assert find_conflicts([feature("sqs", "at least once"), feature("sns", "exactly once")]) == ()


def test_a_choice_takes_no_side() -> None:
    assert (
        find_conflicts(
            [feature("sqs", "Queues are standard or FIFO"), feature("sqs", "no guarantee of order")]
        )
        == ()
    )


def feature(service: str, text: str) -> Feature:
    source = Source(note="n.md", line=1, end_line=1, quote=text)
    return Feature(service=service, kind=FeatureKind.FEATURE, label="", text=text, sources=(source,))
