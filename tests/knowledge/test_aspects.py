"""An aspect is given only where it is plain."""

import pytest

from studyapp.knowledge.aspects import aspect_of, aspect_of_label
from studyapp.knowledge.facts import Aspect, FeatureKind


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("letters come with no guarantee of order", Aspect.ORDERING),
        ("delivered at least once", Aspect.DELIVERY),
        ("no persistence between two runs", Aspect.PERSISTENCE),
        ("scales automatically with the load", Aspect.SCALING),
        ("Billed by the request", Aspect.PRICING),
        ("in order to send mail", None),
        ("Readers wait in line", None),
    ],
)
def test_a_sentence_speaks_of_an_aspect(text: str, aspect: Aspect | None) -> None:
    assert aspect_of(label="", text=text, kind=FeatureKind.FEATURE) == aspect


def test_the_own_label_goes_before_the_sentence_and_the_group_after_it() -> None:
    text = "Runs scale with the load, scales up automatically"

    assert aspect_of(label="Encryption", text=text, kind=FeatureKind.FEATURE) == Aspect.SECURITY
    assert aspect_of(label="Security › Rooms", text=text, kind=FeatureKind.FEATURE) == Aspect.SCALING
    assert aspect_of(label="Security › Rooms", text="one each", kind=FeatureKind.FEATURE) == Aspect.SECURITY


def test_kinds_that_are_an_aspect_have_it() -> None:
    assert aspect_of(label="", text="a queue", kind=FeatureKind.DEFINITION) == Aspect.PURPOSE
    assert aspect_of(label="", text="for shops", kind=FeatureKind.USE_CASE) == Aspect.USE_CASES
    assert aspect_of(label="", text="300 topics", kind=FeatureKind.LIMIT) == Aspect.LIMITS


def test_components_and_examples_compare_on_nothing() -> None:
    assert aspect_of(label="Targets", text="scales automatically", kind=FeatureKind.COMPONENT) is None


def test_a_label_names_an_aspect_only_as_a_whole() -> None:
    assert aspect_of_label("**Max duration**:") == Aspect.DURATION
    assert aspect_of_label("Cost center map") is None


def test_a_figure_with_a_name_is_of_what_it_is_named() -> None:
    text = "10,000 per bus with retention"

    assert aspect_of(label="Subscribers", text=text, kind=FeatureKind.LIMIT) == Aspect.LIMITS
    assert aspect_of(label="Retention", text="4 days", kind=FeatureKind.LIMIT) == Aspect.PERSISTENCE
    assert aspect_of(label="", text=text, kind=FeatureKind.LIMIT) == Aspect.PERSISTENCE


@pytest.mark.parametrize(
    "text", ["FIFO topics can keep letters", "Queues, standard and FIFO alike, are public"]
)
def test_a_variant_by_its_name_says_nothing_of_order(text: str) -> None:
    assert aspect_of(label="Reach", text=text, kind=FeatureKind.FEATURE) != Aspect.ORDERING
