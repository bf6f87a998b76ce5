"""Whatever notes call a service, it is found under one slug, and ordinary words are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.names import gazetteer, slug_of

CATEGORIES = {
    "compute", "integration", "networking", "security", "storage", "database", "analytics", "management",
    "developer tools", "machine learning", "migration", "media", "iot", "end user computing", "cost",
    "concepts",
}  # fmt: skip


def resolved(phrase):
    service = gazetteer().resolve(phrase)
    return service.slug if service else None


def named(text):
    return [(text[mention.start : mention.end], mention.slug) for mention in gazetteer().mentions(text)]


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("AWS Batch Service:", "batch"),
        ("Amazon Elastic Container Service (ECS)", "ecs"),
        ("ECS - Name", "ecs"),
        ("## 7. AWS Elastic Beanstalk", "elastic-beanstalk"),
        ("2.ALB", "alb"),
        ("C.1. DX (Direct Connect)", "direct-connect"),
        ("🚀 What is Amazon Athena?", "athena"),
        ("# <ins> Amazon CloudWatch </ins> #", "cloudwatch"),
        ("What’s an Auto Scaling Group?", "auto-scaling"),
        ("EC2 instances", "ec2"),
        ("EFS: Elastic File System", "efs"),
        ("Identity & Access Management (IAM)", "iam"),
        ("Amazon SQS (FIFO)", "sqs-fifo"),
        ("Simple Notification Service", "sns"),
        ("Kinesis data firehose", "data-firehose"),
        ("CloudWatchEvents", "cloudwatch-events"),
        ("serverless-computing", "serverless"),
        ("Azure Batch", "azure-batch"),
        ("ACR (Azure Container Registry)", "acr"),
        ("GCP Pub/Sub", "google-pubsub"),
    ],
)
def test_it_resolves_a_heading_that_names_a_service(phrase, slug):
    assert resolved(phrase) == slug


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("Farget", "fargate"),
        ("AWS Farget Service", "fargate"),
        ("Elastic Beanstlak", "elastic-beanstalk"),
        ("Amazon Congito", "cognito"),
        ("Elastic Bloc Store", "ebs"),
    ],
)
def test_it_forgives_a_typing_error_in_a_long_name(phrase, slug):
    assert resolved(phrase) == slug


@pytest.mark.parametrize(
    "phrase", ["SNQ", "ECZ", "SXS", "Memory", "Standard", "Database", "Report", "Training"]
)
def test_it_forgives_none_in_an_acronym_or_an_ordinary_word(phrase):
    assert resolved(phrase) is None


@pytest.mark.parametrize("acronym", ["sns", "sqs", "ses", "ecs", "eks", "ecr", "ebs", "efs"])
def test_acronyms_that_look_alike_stay_apart(acronym):
    assert resolved(acronym.upper()) == acronym


@pytest.mark.parametrize(
    "phrase", ["ECS components", "SNS vs SQS", "Key Features", "Task", "Service", "Events", "", "**", "1."]
)
def test_it_resolves_nothing_from_what_names_no_single_service(phrase):
    assert resolved(phrase) is None


@pytest.mark.parametrize(
    ("phrase", "slugs"),
    [
        ("CloudWatchEvents and EventBridge", ["cloudwatch-events", "eventbridge"]),
        ("Kinesis and Kinesis Firehose", ["kinesis-data-streams", "data-firehose"]),
        ("SNS Vs SQS", ["sns", "sqs"]),
        ("ECS/EKS", ["ecs", "eks"]),
        ("Amazon Lex & Connect", ["lex", "connect"]),
        ("Difference between ALB, NLB and CLB", ["alb", "nlb", "clb"]),
        ("Identity and Access Management", ["iam"]),
        ("SQS and its friends", []),
    ],
)
def test_it_takes_merged_headings_apart_in_order_of_mention(phrase, slugs):
    assert [service.slug for service in gazetteer().resolve_all(phrase)] == slugs


def test_it_finds_the_longest_names_in_running_text():
    text = "Kinesis data streams feed AWS Lambda functions; step functions call Lambda@Edge."

    assert named(text) == [
        ("Kinesis data streams", "kinesis-data-streams"),
        ("AWS Lambda functions", "lambda"),
        ("step functions", "step-functions"),
        ("Lambda@Edge", "lambda-edge"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a batch of config files with glue between them",
        "Batch Size is set per queue",
        "Each task runs in a container of the service",
        "see https://aws.amazon.com/sqs/ for more",
        "a função lambdática",
        "AWS supports a short app/service, a managed service",
    ],
)
def test_it_leaves_ordinary_words_and_addresses_alone(text):
    assert named(text) == []


@pytest.mark.parametrize(
    "text", ["we run it on AWS batch", "called from Lambda, Batch and others", "Batch is free of charge"]
)
def test_an_ordinary_word_counts_where_it_is_written_as_a_name(text):
    assert "batch" in [slug for _, slug in named(text)]


def test_the_vendor_decides_between_services_of_one_name():
    assert [slug for _, slug in named("AWS Batch, Azure Batch, Google Cloud Batch")] == [
        "batch",
        "azure-batch",
        "google-cloud-batch",
    ]


def test_it_says_when_a_label_may_be_an_ordinary_word():
    names = gazetteer()

    assert names.is_ambiguous("Batch")
    assert not names.is_ambiguous("AWS Batch")
    assert not names.is_ambiguous("SQS")


def test_a_declared_service_is_known_by_its_own_names():
    own = Service(slug="conveyor", name="Parcel Conveyor", aliases=("PCX",), category="integration")

    names = gazetteer().declared([own])

    assert names.resolve("PCX") == own
    assert [mention.slug for mention in names.mentions("The parcel conveyor feeds SQS")] == [
        "conveyor",
        "sqs",
    ]
    assert gazetteer().resolve("PCX") is None


def test_a_declared_alias_takes_the_word_from_whoever_had_it():
    names = gazetteer().declared([Service(slug="our-batch", name="Our Batch", aliases=("Batch",))])

    assert names.resolve("Batch").slug == "our-batch"


def test_an_unknown_service_is_a_key_error():
    with pytest.raises(KeyError):
        gazetteer().service("no-such-thing")


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Foo Bar (FB)", "fb"), ("FB - Foo Bar", "fb"), ("AWS Foo Bar!", "foo-bar"), ("**", "")],
)
def test_it_makes_a_slug_for_what_nobody_knows(name, slug):
    assert slug_of(name) == slug


def test_the_gazetteer_is_sound():
    services = gazetteer().services

    assert {service.category for service in services.values()} <= CATEGORIES
    assert all(service.parent is None or service.parent in services for service in services.values())
    assert all(
        (service.category == "concepts") == (service.kind is ServiceKind.CONCEPT)
        for service in services.values()
    )


def test_every_name_of_the_gazetteer_resolves_to_its_own_row():
    astray = [
        service.name for service in gazetteer().services.values() if resolved(service.name) != service.slug
    ]

    assert astray == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_are_true(text):
    names = gazetteer()

    mentions = names.mentions(text)

    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    names.resolve(text)
    names.resolve_all(text)
    slug_of(text)
