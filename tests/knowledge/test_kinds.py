"""Announced words decide first, then the sentence itself."""

import pytest

from studyapp.knowledge.facts import FeatureKind as Kind
from studyapp.knowledge.kinds import announced, is_limit, kind_of


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Use Cases", Kind.USE_CASE),
        ("Real-world Usage", Kind.USE_CASE),
        ("Key Features:", Kind.FEATURE),
        ("ECS Components:", Kind.COMPONENT),
        ("Workflow of AWS Batch:", Kind.STEP),
        ("What is it?", Kind.DEFINITION),
        ("Benefits of containers", Kind.ADVANTAGE),
        ("❌ Cons", Kind.DRAWBACK),
        ("Como é cobrado", Kind.PRICING),
        ("使用场景", Kind.USE_CASE),
        ("Storage classes", None),
    ],
)
def test_a_heading_announces(heading: str, kind: Kind | None) -> None:
    assert announced(heading) == kind


@pytest.mark.parametrize(
    "label", ["Cost-effectiveness", "Visual Workflow Designer", "Task Components", "Pricing tiers map"]
)
def test_a_label_that_only_holds_the_word_announces_nothing(label: str) -> None:
    assert announced(label, heading=False) is None


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Letters are <= 40 KB", Kind.LIMIT),
        ("5K letters or 9 requests per second", Kind.LIMIT),
        ("You pay only for what you use", Kind.PRICING),
        ("Ideal for dashboards", Kind.USE_CASE),
        ("Can't be used to read a bucket", Kind.DRAWBACK),
        ("e.g. a shop in December", Kind.EXAMPLE),
        ("Another benefit of it is calm", Kind.ADVANTAGE),
        ("Readers wait in line", Kind.FEATURE),
    ],
)
def test_a_sentence_tells_its_kind(text: str, kind: Kind) -> None:
    assert kind_of(text, announced_as=None) == kind


def test_what_is_announced_goes_before_the_sentence() -> None:
    assert kind_of("You pay for a month", announced_as=Kind.STEP) == Kind.STEP
    assert kind_of("You pay for a month", announced_as=Kind.FEATURE) == Kind.PRICING


def test_only_what_the_service_itself_is_defines_it() -> None:
    assert kind_of("SQS is a queue", announced_as=None, is_definition=True) == Kind.DEFINITION
    assert kind_of("A topic is a channel", announced_as=None) == Kind.FEATURE


@pytest.mark.parametrize(
    "text", ["There are 3 ways to call it from another place in the world", "Layer 7 of the web"]
)
def test_a_number_alone_is_no_limit(text: str) -> None:
    assert not is_limit(text)
