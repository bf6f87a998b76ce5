"""Advice: the condition, what to take, and what not."""

import pytest

from studyapp.knowledge.facts import FeatureKind, Guidance
from studyapp.knowledge.guidance import guidance_of
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.statements import Statement
from studyapp.knowledge.wording import words_of_runs
from studyapp.notes.document import Lines, Run


@pytest.mark.parametrize(
    ("text", "condition", "services", "against"),
    [
        ("Use SQS when readers are slow", "when readers are slow", ("sqs",), ()),
        ("Avoid Lambda when work takes hours", "when work takes hours", (), ("lambda",)),
        ("if we want full control then we can go for EC2", "if we want full control", ("ec2",), ()),
        ("If you fan out, use Amazon SNS", "If you fan out", ("sns",), ()),
        (
            "if we want ECS without the EC2 then use AWS Fargate",
            "if we want ECS without the EC2",
            ("fargate",),
            ("ec2",),
        ),
        ("Need a queue? → SQS", "Need a queue", ("sqs",), ()),
    ],
)
def test_a_sentence_advises(
    text: str, condition: str, services: tuple[str, ...], against: tuple[str, ...]
) -> None:
    advice, only = told(text)

    assert advice is not None
    assert (advice.condition, advice.services, advice.against, only) == (condition, services, against, True)


@pytest.mark.parametrize(
    "text", ["Use your own images for this", "It is a queue", "Use SQS to send a message"]
)
def test_other_sentences_do_not(text: str) -> None:
    assert told(text)[0] is None


def test_advice_under_use_cases_is_a_use_case_besides() -> None:
    advice, only = told("Use SQS when readers are slow", announced=FeatureKind.USE_CASE)

    assert advice is not None
    assert not only


def test_it_means_what_the_section_is_about() -> None:
    advice, _ = told("Use it when readers are slow", services=("sqs",))

    assert advice is not None
    assert advice.services == ("sqs",)


def told(
    text: str, *, services: tuple[str, ...] = (), announced: FeatureKind | None = None
) -> tuple[Guidance | None, bool]:
    one = Lines(start=1, end=1)
    words = words_of_runs((Run(text=text, lines=one),), one)
    statement = Statement(services=services, words=words, announced=announced)
    return guidance_of(statement, names=gazetteer(), note="note.md")
