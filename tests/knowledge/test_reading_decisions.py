import pytest

from studyapp.knowledge.decisions import Fit
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.reading_decisions import extract_decision
from studyapp.notes.problems import Severity
from studyapp.notes.reading import read_document

GOOD = """\
---
decision: storage
title: Pick the storage
---
# Pick the storage

Files, blocks or objects?

## Outcomes

| Id | Outcome | Services |
|---|---|---|
| s3 | Amazon S3 | S3 |
| ebs-with-ec2 | A disk on an instance | EBS, EC2 |

## Helpers

| Id | Helper | Services | Beside | When |
|---|---|---|---|---|
| glacier | S3 Glacier | | s3 | When nobody looks at it for months |

## Who reads it? {#reader}

One or many.

### One server {#one}

- best: ebs-with-ec2 — a disk belongs to one instance
- Poor: s3 - is reached over the network

### Anybody {#anybody}

- best: `s3` — every object has an address

## Is it warm? {#warm}

### No idea {#unknown}

This makes no difference.
"""


def read(text):
    document, _ = read_document(text, path="decisions/storage.md")
    return extract_decision(document, names=gazetteer())


def read_with(old, new):
    """The good note with one thing changed; the line of the first change comes third."""
    assert old in GOOD
    decision, problems = read(GOOD.replace(old, new))
    line = GOOD[: GOOD.index(old)].count("\n") + 1
    return decision, problems, line


def test_it_reads_the_whole_decision():
    decision, problems = read(GOOD)

    assert problems == ()
    assert (decision.slug, decision.title, decision.note, decision.line) == (
        "storage",
        "Pick the storage",
        "decisions/storage.md",
        2,
    )
    assert decision.introduction == "Files, blocks or objects?"
    assert [(one.id, one.name, one.services, one.line) for one in decision.outcomes] == [
        ("s3", "Amazon S3", ("s3",), 13),
        ("ebs-with-ec2", "A disk on an instance", ("ebs", "ec2"), 14),
    ]
    assert [question.id for question in decision.questions] == ["reader", "warm"]


def test_a_helper_knows_what_it_stands_beside_and_when_it_helps():
    decision, _ = read(GOOD)

    helper = decision.helpers[0]

    assert (helper.id, helper.name, helper.outcomes) == ("glacier", "S3 Glacier", ("s3",))
    assert helper.text == "When nobody looks at it for months"


def test_a_question_has_its_help_and_an_answer_too():
    decision, _ = read(GOOD)

    assert decision.question("reader").text == "Who reads it?"
    assert decision.question("reader").help == "One or many."
    assert decision.question("warm").answer("unknown").help == "This makes no difference."


def test_each_reason_knows_its_line_and_words():
    decision, _ = read(GOOD)

    best, poor = decision.question("reader").answer("one").reasons

    assert (best.fit, best.target, best.text) == (Fit.BEST, "ebs-with-ec2", "a disk belongs to one instance")
    assert best.source.line == best.source.end_line == 28
    assert best.source.quote == "best: ebs-with-ec2 — a disk belongs to one instance"
    assert best.source.note == "decisions/storage.md"
    assert (poor.fit, poor.target, poor.text) == (Fit.POOR, "s3", "is reached over the network")


def test_a_target_may_be_marked_as_code():
    decision, _ = read(GOOD)

    assert decision.question("reader").answer("anybody").reasons[0].target == "s3"


def test_a_note_without_a_decision_is_none_of_its_business():
    assert read("# Amazon S3\n\n## Notes\n\n### More\n\n- best: s3\n") == (None, ())


def test_without_a_title_in_the_front_matter_the_heading_is_the_title():
    decision, _, _ = read_with("title: Pick the storage\n", "")

    assert decision.title == "Pick the storage"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("- best: ebs-with-ec2", "- best: esb-with-ec2", "there is no outcome “esb-with-ec2”"),
        ("- best: ebs-with-ec2", "- great: ebs-with-ec2", "“great” is not a word for how an outcome fits"),
        ("- best: `s3` — every object has an address", "- s3 is best", "“s3 is best” is not a reason"),
        ("| s3 | Amazon S3 | S3 |", "| s3 | Amazon S3 | Frobnicator |", "no service is called “Frobnicator”"),
        ("| ebs-with-ec2 | A", "| s3 | A", "the outcome id “s3” is used twice"),
        ("| glacier | S3", "| s3 | S3", "the helper id “s3” is used twice"),
        ("| ebs-with-ec2 | A", "| a disk | A", "“a disk” cannot be an id"),
        ("### Anybody {#anybody}", "### Anybody {#one}", "the answer id “one” is used twice"),
        ("## Is it warm? {#warm}", "## Is it warm? {#reader}", "the question id “reader” is used twice"),
        (
            "## Is it warm? {#warm}",
            "## Is it warm? {#change}",
            "“change” has a meaning of its own in addresses",
        ),
        ("## Is it warm? {#warm}", "## Is it warm?", "this question has no id"),
        ("### Anybody {#anybody}", "### Anybody", "this answer has no id"),
        (
            "### Anybody {#anybody}",
            "### Not sure {#not_sure}",
            "“not_sure” is an answer that every question has",
        ),
        (
            "### Anybody {#anybody}",
            "#### Anybody",
            "the heading “Anybody” is neither a question nor an answer",
        ),
        ("decision: storage", "decision: my storage", "“my storage” cannot be the address of a decision"),
    ],
)
def test_it_says_what_is_wrong_and_where(old, new, message):
    _, problems, line = read_with(old, new)

    found = [problem for problem in problems if problem.message == message]
    assert [problem.line for problem in found] == [line]
    assert found[0].severity is Severity.ERROR
    assert found[0].hint


def test_a_near_miss_is_named_in_the_hint():
    _, problems, _ = read_with("- best: ebs-with-ec2", "- best: esb-with-ec2")

    assert problems[0].hint == "did you mean “ebs-with-ec2”?"


def test_saying_two_things_of_one_outcome_is_a_contradiction():
    _, problems, line = read_with("- Poor: s3 -", "- no: ebs-with-ec2 —")

    assert [(problem.line, problem.message) for problem in problems] == [
        (line, "“ebs-with-ec2” is said “best” and “no” at once")
    ]


def test_a_question_without_answers_is_an_error_and_left_out():
    decision, problems, line = read_with("### No idea {#unknown}", "")

    assert [(problem.line, problem.message) for problem in problems] == [
        (line - 2, "the question “Is it warm?” has no answers")
    ]
    assert [question.id for question in decision.questions] == ["reader"]


def test_a_table_without_its_columns_is_an_error():
    decision, problems, line = read_with("| Id | Outcome | Services |", "| Name | What | Services |")

    assert (problems[0].line, problems[0].message) == (2, "the decision has no outcomes")
    assert "the table of outcomes has no column “id” or “outcome”" in [
        problem.message for problem in problems if problem.line == line
    ]
    assert decision is None


def test_reasons_under_a_question_are_an_error():
    _, problems, line = read_with("One or many.", "- best: s3 — it is cheap")

    assert [(problem.line, problem.message) for problem in problems] == [
        (line, "reasons stand under a question")
    ]


def test_what_has_no_place_is_a_warning():
    _, problems, line = read_with("One or many.", "> a quotation")

    assert [(problem.line, problem.severity) for problem in problems] == [(line, Severity.WARNING)]


def test_all_problems_come_at_once_in_the_order_of_the_lines():
    text = GOOD.replace("best: ebs", "great: ebs").replace("best: `s3`", "best: `s4`").replace("{#warm}", "")

    _, problems = read(text)

    assert [problem.line for problem in problems] == [28, 33, 35]


def test_an_empty_decision_is_told_what_it_lacks():
    decision, problems = read("---\ndecision: storage\n---\n# Storage\n")

    assert decision is None
    assert [problem.message for problem in problems] == [
        "the decision has no outcomes",
        "the decision asks nothing",
    ]


def test_a_statement_in_brackets_behind_a_reason_is_named_by_it_and_no_part_of_its_words():
    decision, problems, _ = read_with(
        "a disk belongs to one instance", "a disk belongs to one instance [EBS volume]"
    )

    reason = decision.question("reader").answer("one").reasons[0]
    assert problems == ()
    assert (reason.text, reason.named) == ("a disk belongs to one instance", "EBS volume")
    assert reason.source.quote.endswith("[EBS volume]")
    assert decision.question("reader").answer("one").reasons[1].named == ""
