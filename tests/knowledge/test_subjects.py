"""Which service headings and sentences are about."""

import pytest

from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.subjects import bare_heading, goes_on, subject_of, topic_of


@pytest.mark.parametrize(
    ("heading", "slugs"),
    [
        ("7. AWS Elastic Beanstalk", ["elastic-beanstalk"]),
        ("🚀 What is AWS Lambda?", ["lambda"]),
        ("Workflow of AWS Batch:", ["batch"]),
        ("Lambda Architecture", ["lambda"]),
        ("CloudWatchEvents and EventBridge", ["cloudwatch-events", "eventbridge"]),
        ("SNS Vs SQS", ["sns", "sqs"]),
        ("Differences between SNS and SQS", ["sns", "sqs"]),
        ("Further machines", []),
    ],
)
def test_a_heading_names_services(heading: str, slugs: list[str]) -> None:
    assert [service.slug for service in topic_of(heading, names=gazetteer()).services] == slugs


def test_a_heading_that_sets_services_against_each_other_says_so() -> None:
    assert topic_of("SNS vs SQS", names=gazetteer()).versus
    assert not topic_of("SNS and SQS", names=gazetteer()).versus


def test_numbering_and_emoji_are_taken_off() -> None:
    assert bare_heading("  3.1. 🚀 **Queues**: ") == "Queues"


@pytest.mark.parametrize(
    ("sentence", "slugs", "defined"),
    [
        ("Amazon SQS is a queue.", ["sqs"], True),
        ("With SNS, you shout.", ["sns"], False),
        ("ECS and EKS are the two services.", ["ecs", "eks"], True),
        ("The service for this is AWS Batch.", ["batch"], True),
        ("For example, the simple Lambda handler shrinks a picture", ["lambda"], False),
    ],
)
def test_a_sentence_has_a_subject(sentence: str, slugs: list[str], defined: bool) -> None:
    subject = subject_of(sentence, mentions=gazetteer().mentions(sentence))

    assert subject is not None
    assert (list(subject.services), subject.defined) == (slugs, defined)


@pytest.mark.parametrize(
    "sentence", ["Targets include AWS Lambda and Amazon SQS.", "e.g. SNS", "Readers wait."]
)
def test_a_service_named_in_passing_is_none(sentence: str) -> None:
    assert subject_of(sentence, mentions=gazetteer().mentions(sentence)) is None


def test_pronouns_go_on() -> None:
    assert goes_on("It waits.")
    assert goes_on("With this, you wait.")
    assert not goes_on("Items wait.")
