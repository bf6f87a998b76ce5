"""What an author should mend is told with its line, and a page that is in order hears nothing."""

import pytest

from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Service
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.page_rules import front_matter_problems, page_problems
from studyapp.notes.reading import read_document

PAGE = """---
service: sqs
---
# Amazon SQS

Amazon SQS is a queue that holds messages until a worker has taken them.

## Limits
- **Retention**: 4 days by default (checked 2026-11).
"""


def told(text: str) -> list[tuple[int, str]]:
    document, _ = read_document(text, path="note.md")
    knowledge, _, _ = extract_note(document, names=gazetteer())
    problems = page_problems(document, knowledge=knowledge, names=gazetteer())
    return [(problem.line, problem.message) for problem in problems]


def front_matter(text: str, *declared: Service) -> list[tuple[int, str, str]]:
    document, _ = read_document(text, path="note.md")
    problems = front_matter_problems(document, names=gazetteer().declared(declared))
    return [(problem.line, problem.message, problem.hint) for problem in problems]


def test_a_page_in_order_hears_nothing() -> None:
    assert told(PAGE) == []
    assert front_matter(PAGE) == []


def test_a_page_without_a_definition_is_told_where_it_says_whose_page_it_is() -> None:
    text = "---\nname: Queues\nservice: sqs\n---\n# Amazon SQS\n\n## Limits\n- **Retention**: 4 days.\n"

    assert told(text) == [(3, "the page does not say what Amazon SQS is")]


def test_a_note_that_is_no_page_needs_no_definition() -> None:
    assert told("## SQS\n- **Retention**: 4 days by default\n") == []


def test_a_limit_without_a_number_is_told() -> None:
    assert told(PAGE + "- **Size**: Large messages are refused.\n") == [
        (10, "this limit has no number: Large messages are refused.")
    ]


@pytest.mark.parametrize(
    "limit",
    [
        "As large as the disk (checked 2026-11).",
        "Depends on the EC2 server.",
        "A few days, by HTTP/2.",
        "As S3 allows (until 2025: 256 KB).",
        "No one has measured it.",
    ],
)
def test_a_date_or_the_figure_in_a_name_is_no_number(limit: str) -> None:
    assert [line for line, _ in told(PAGE + f"- **Size**: {limit}\n")] == [10]


@pytest.mark.parametrize(
    "limit",
    [
        "Up to ten in one call.",
        "There is no limit.",
        "Unlimited.",
        "上限为十二条。",
        "Half of the quota of queues.",
    ],
)
def test_a_bound_in_words_is_a_number_too(limit: str) -> None:
    assert told(PAGE + f"- **Size**: {limit}\n") == []


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("- Use Amazon Frobnicator when steps must wait for each other.", "Amazon Frobnicator"),
        ("- Do not use AWS Lambada when a run takes hours.", "AWS Lambada"),
        ("- **Azure Frobnicator**: Waits for whoever comes.", "Azure Frobnicator"),
        ("## Amazon Frobnicator", "Amazon Frobnicator"),
    ],
)
def test_a_name_that_nobody_knows_is_told_where_a_page_goes_by_it(line: str, name: str) -> None:
    assert told(f"{PAGE}\n## Features\n{line}\n") == [(12, f"no service is called “{name}”")]


@pytest.mark.parametrize(
    "line",
    [
        "- Use AWS Lambda when steps must wait for each other.",
        "- **Amazon ECS Express Mode**: Waits for whoever comes.",
        "- **AWS managed keys**: Open what is locked.",
        "- **Keys**: Amazon Frobnicator opens what is locked.",
        "## When AWS is the place",
    ],
)
def test_names_that_are_known_and_words_that_are_none_are_not_told(line: str) -> None:
    assert told(f"{PAGE}\n## Features\n{line}\n") == []


def test_a_note_that_declares_nothing_may_name_what_is_not_known_here() -> None:
    assert told("# Queues\n\n- Use Amazon Frobnicator when steps must wait for each other.\n") == []


def test_a_service_that_is_called_nearly_so_is_offered() -> None:
    document, _ = read_document(PAGE + "\n## AWS Lambada\n", path="note.md")
    knowledge, _, _ = extract_note(document, names=gazetteer())

    (problem,) = page_problems(document, knowledge=knowledge, names=gazetteer())

    assert problem.hint.startswith("did you mean lambda?")


@pytest.mark.parametrize(
    "remark",
    [
        "(until 2020: 10 minutes",
        "(until August 2025: 10 minutes",
        "(not: )",
        "(checked 2026",
        f"(not: {'a word ' * 20})",
        "(as of 2025: 3)",
    ],
)
def test_a_remark_that_is_none_is_told(remark: str) -> None:
    (problem,) = told(f"{PAGE}- **Size**: 15 minutes {remark}\n")

    assert problem[0] == 10
    assert problem[1].startswith(f"this remark is not closed, empty or too long: {remark[:6]}")


@pytest.mark.parametrize(
    "words",
    [
        "(until 2020: 10 minutes)",
        "(not supported)",
        "(until you stop it)",
        "in `(not: )`",
        "(checked 2026-11)",
    ],
)
def test_whole_remarks_and_other_brackets_are_not_told(words: str) -> None:
    assert told(f"{PAGE}- **Size**: 15 minutes {words}\n") == []


def test_a_misspelt_key_is_told_and_those_of_other_programs_are_not() -> None:
    text = PAGE.replace(
        "service: sqs\n", "service: sqs\ncategroy: messaging\ntags: [aws]\ndate: 2026-11-02\n"
    )

    assert told(text) == [(3, "the key “categroy” is not used")]


@pytest.mark.parametrize("key", ["comparison: [sns, sqss-queue]", "parent: sqss-queue"])
def test_a_service_that_nobody_knows_is_told_at_the_line_that_names_it(key: str) -> None:
    ((line, message, hint),) = front_matter(f"---\ntitle: X\nservice: thing\n{key}\n---\n# X\n")

    assert (line, message) == (4, "no service is called “sqss-queue”")
    assert "service: sqss-queue" in hint


def test_a_service_that_is_nearly_called_so_is_offered() -> None:
    ((_, _, hint),) = front_matter("---\ncomparison: [sns, app-runners-x]\n---\n# X\n")

    assert hint.startswith("did you mean app-runner?")


def test_the_slug_of_a_service_is_enough_where_its_name_says_little() -> None:
    declared = Service(slug="halls", name="The Great Halls of Stone")

    assert front_matter("---\ncomparison: [sns, halls]\n---\n# X\n", declared) == []


@pytest.mark.parametrize("written", ["", "[sns, sqs]"])
def test_a_page_that_does_not_say_whose_it_is_is_told(written: str) -> None:
    assert front_matter(f"---\nservice: {written}\n---\n# X\n") == [
        (2, "the page does not say which service it is about", "name one: service: sqs")
    ]


@pytest.mark.parametrize("written", ["[sns]", "[sns, sns]", "[SNS, Amazon SNS]"])
def test_one_service_is_no_comparison(written: str) -> None:
    ((line, message, _),) = front_matter(f"---\ncomparison: {written}\n---\n# X\n")

    assert (line, message) == (2, "a comparison is of two services or more")


def test_a_kind_that_is_not_known_is_told() -> None:
    assert front_matter("---\nservice: sqs\nkind: gadget\n---\n# X\n") == [
        (3, "the kind “gadget” is not known", "service or concept")
    ]
