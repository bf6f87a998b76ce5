"""Cells by which nobody learns anything are told with their lines, and a table in order hears nothing."""

import pytest

from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.table_rules import table_problems
from studyapp.notes.reading import read_document


def told(text: str) -> list[tuple[int, str]]:
    document, _ = read_document(text, path="note.md")
    return [(problem.line, problem.message) for problem in table_problems(document, names=gazetteer())]


@pytest.mark.parametrize("cell", ["", " ", "-", "—", "?", "n/a", "TODO", "todo: ?"])
def test_an_empty_cell_of_a_comparison_is_told(cell: str) -> None:
    text = (
        f"| Aspect | SNS | SQS |\n|---|---|---|\n| Order | by topic | by queue |\n| Wait | {cell} | days |\n"
    )

    assert told(text) == [(4, "the cell of Amazon SNS on “Wait” is empty")]


def test_a_cell_that_is_missing_at_the_end_of_a_row_is_empty() -> None:
    text = "| | SNS | SQS |\n|---|---|---|\n| Order | by topic |\n"

    assert told(text) == [(3, "the cell of Amazon SQS on “Order” is empty")]


COMPARED = """---
comparison: [sns, sqs]
---
# Two of them

| Aspect | SNS | SQS |
|---|---|---|
| Order | by topic | by queue |
"""


def test_a_comparison_in_order_hears_nothing() -> None:
    assert told(COMPARED) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("| Way | HTTP | http. |", "“Way” is the same for all"),
        ("| order | one | other |", "“order” is compared twice"),
        ("| Way | Amazon SNS pushes | polling |", "the cell of Amazon SNS on “Way” names it: “Amazon SNS”"),
        (
            "| Way | topics | Simple Queue Service polls |",
            "the cell of Amazon SQS on “Way” names it: “Simple Queue Service”",
        ),
        ("| Way | | |", "the row “Way” is empty"),
    ],
)
def test_what_no_quiz_can_ask_by_is_told(row: str, message: str) -> None:
    assert told(f"{COMPARED}{row}\n") == [(9, message)]


def test_a_service_without_a_column_is_told_where_it_is_declared() -> None:
    text = COMPARED.replace("[sns, sqs]", "[sns, sqs, eventbridge]")

    assert told(text) == [(2, "no table compares Amazon EventBridge")]


def test_a_column_that_names_no_service_is_told() -> None:
    text = COMPARED.replace("| SNS | SQS |", "| SNS | SQS | Frobnicator |").replace(
        "by queue |", "by queue | x |"
    )

    assert told(text) == [(6, "the column “Frobnicator” is of no service that is known")]


def test_a_row_with_a_gap_is_not_the_same_for_all() -> None:
    assert told(COMPARED + "| Way | HTTP | |\n") == [(9, "the cell of Amazon SQS on “Way” is empty")]


def test_a_column_of_a_service_that_is_not_compared_is_told() -> None:
    text = COMPARED.replace("| SQS |", "| SQS | Lambda |").replace("|---|", "|---|---|", 1)

    assert (6, "the column “Lambda” is of a service that is not compared here") in told(text)


def test_services_may_stand_in_rows() -> None:
    table = "| Service | Order | Wait |\n|---|---|---|\n| SNS | by topic | none |\n| SQS | by queue | |\n"
    text = COMPARED.partition("| Aspect")[0] + table

    assert told(text) == [(9, "the cell of Amazon SQS on “Wait” is empty")]


def test_a_row_that_only_groups_others_is_no_gap_in_ordinary_notes() -> None:
    assert told("| | SNS | SQS |\n|---|---|---|\n| **Sending** | | |\n| Way | push | poll |\n") == []


def test_tables_that_compare_nothing_may_have_gaps() -> None:
    assert told("# SQS\n\n| Setting | Value | Remark |\n|---|---|---|\n| Retention | 4 days | |\n") == []
