"""Comparisons on demand, and the same comparison from several places."""

from dataclasses import replace

import pytest

from studyapp.knowledge.comparisons import (
    completed,
    derive_comparison,
    derived_comparisons,
    united_comparisons,
)
from studyapp.knowledge.facts import Cell, Comparison, ComparisonRow, Feature, FeatureKind, Service, Source

SNS = Service(slug="sns", name="Amazon SNS")
SQS = Service(slug="sqs", name="Amazon SQS")


def test_features_are_lined_up_by_aspect() -> None:
    features = [
        feature("sns", "pushes", "delivery"),
        feature("sqs", "waits", "delivery"),
        feature("sqs", "14 days", "persistence"),
    ]

    comparison = derive_comparison(services=(SQS, SNS), features=features)

    assert (comparison.slug, comparison.stated) == ("sns-vs-sqs", False)
    assert [
        (row.aspect, {slug: cell.text for slug, cell in row.values.items()}) for row in comparison.rows
    ] == [
        ("delivery", {"sns": "pushes", "sqs": "waits"}),
        ("persistence", {"sqs": "14 days"}),
    ]
    assert comparison.rows[0].values["sns"].sources == features[0].sources


def test_figures_are_lined_up_by_what_they_are_of() -> None:
    def limit(service: str, label: str, text: str) -> Feature:
        return replace(feature(service, text, "limits"), kind=FeatureKind.LIMIT, label=label)

    features = [
        limit("sns", "Topics", "100,000"),
        limit("sns", "Limits › Message size", "256 KB"),
        limit("sqs", "In flight", "120,000"),
        limit("sqs", "Size of a message", "1 MB"),
    ]

    (row,) = derive_comparison(services=(SNS, SQS), features=features).rows
    (unlike,) = derive_comparison(services=(SNS, SQS), features=[features[0], features[2]]).rows

    assert {slug: cell.text for slug, cell in row.values.items()} == {
        "sns": "Message size: 256 KB",
        "sqs": "Size of a message: 1 MB",
    }
    assert [cell.text for cell in unlike.values.values()] == ["Topics: 100,000", "In flight: 120,000"]


def test_what_is_said_of_both_is_shared_and_in_no_row() -> None:
    features = [feature("sns", "Regional", "limits"), feature("sqs", "regional", "limits")]

    comparison = derive_comparison(services=(SNS, SQS), features=features)

    assert [cell.text for cell in comparison.shared] == ["Regional"]
    assert comparison.rows == ()


def test_statements_without_an_aspect_line_up_with_nothing() -> None:
    assert derive_comparison(services=(SNS, SQS), features=[feature("sns", "loud", "")]).rows == ()


def test_a_stated_comparison_is_completed_where_both_sides_say_something() -> None:
    said = stated("a.md", "Delivery", "pushes")
    features = [
        feature("sns", "delivers at once", "delivery"),
        feature("sqs", "delivers when asked", "delivery"),
        feature("sns", "encrypts topics", "security"),
        feature("sqs", "encrypts queues", "security"),
        feature("sqs", "keeps for 14 days", "persistence"),
    ]

    comparison = completed(said, services=(SNS, SQS), features=features)

    assert [row.aspect for row in comparison.rows] == ["Delivery", "security"]
    assert comparison.rows[0] == said.rows[0]
    assert comparison.stated


def test_one_service_compares_with_nothing() -> None:
    with pytest.raises(ValueError, match="two services"):
        derive_comparison(services=(SNS, SNS), features=[])


def test_the_same_pair_from_two_notes_is_one_comparison_whatever_their_order() -> None:
    first = stated("a.md", "Delivery", "pushes")
    second = stated("b.md", "delivery", "shouts")

    (united,) = united_comparisons([second, first])

    assert united_comparisons([first, second]) == (united,)
    assert [(row.aspect, row.values["sns"].text) for row in united.rows] == [
        ("Delivery", "pushes"),
        ("Delivery", "shouts"),
    ]
    assert [source.note for source in united.sources] == ["a.md", "b.md"]


def feature(service: str, text: str, aspect: str) -> Feature:
    source = Source(note="n.md", line=1, end_line=1, quote=text)
    return Feature(
        service=service, kind=FeatureKind.FEATURE, label="", text=text, sources=(source,), aspect=aspect
    )


def stated(note: str, aspect: str, text: str) -> Comparison:
    source = Source(note=note, line=1, end_line=1, quote=text)
    row = ComparisonRow(aspect=aspect, values={"sns": Cell(text=text, sources=(source,))})
    return Comparison(slug="sns-vs-sqs", services=("sns", "sqs"), stated=True, rows=(row,), sources=(source,))


def test_two_services_of_a_category_are_compared_where_both_have_something_on_two_aspects() -> None:
    services = [
        *(Service(slug=slug, name=slug, category="integration") for slug in ("sns", "sqs", "mq")),
        Service(slug="ec2", name="ec2", category="compute"),
    ]
    features = [
        feature("sns", "pushes to everybody", "delivery"),
        feature("sns", "256 KB at most", "limits"),
        feature("sqs", "waits for one reader", "delivery"),
        feature("sqs", "1 MiB at most", "limits"),
        feature("mq", "one connection for each reader", "delivery"),
        feature("ec2", "runs for years", "delivery"),
        feature("ec2", "20 machines at first", "limits"),
    ]

    derived = list(derived_comparisons(services=services, features=features))

    assert [comparison.slug for comparison in derived] == ["sns-vs-sqs"]
    assert [row.aspect for row in derived[0].rows] == ["delivery", "limits"]
    assert not derived[0].stated


def test_what_a_note_compares_itself_is_not_derived_once_more() -> None:
    services = [Service(slug=slug, name=slug, category="integration") for slug in ("sns", "sqs")]
    features = [
        feature(slug, f"{slug} {aspect}", aspect)
        for slug in ("sns", "sqs")
        for aspect in ("delivery", "limits")
    ]

    assert not list(derived_comparisons(services=services, features=features, besides={"sns-vs-sqs"}))


def test_cells_of_one_row_stay_beside_each_other_whatever_another_note_says_first() -> None:
    def cell(note: str, text: str) -> Cell:
        return Cell(text=text, sources=(Source(note=note, line=3, end_line=3, quote=text),))

    half = replace(
        stated("a.md", "Scaling", "x"),
        rows=(ComparisonRow(aspect="Scaling", values={"sqs": cell("a.md", "grows")}),),
    )
    whole = replace(
        stated("b.md", "Scaling", "x"),
        rows=(
            ComparisonRow(
                aspect="Scaling", values={"sns": cell("b.md", "by topic"), "sqs": cell("b.md", "by queue")}
            ),
        ),
    )

    (united,) = united_comparisons([half, whole])

    assert [{slug: one.text for slug, one in row.values.items()} for row in united.rows] == [
        {"sns": "by topic", "sqs": "by queue"},
        {"sqs": "grows"},
    ]
