"""Whatever notes call a service, it is found under one slug, and ordinary words are left alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.knowledge.clouds import PROVIDERS
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
        ("#Amazon API Gateway", "api-gateway"),
        ("**`Amazon SQS`**:", "sqs"),
        ("[[AWS Lambda]]", "lambda"),
        ("Direct Connect (DX)", "direct-connect"),
        ("DX - Direct Connect", "direct-connect"),
        ("SQS = Simple Queue Service", "sqs"),
        ("EFS -> Elastic File System", "efs"),
        ("Part 3: Amazon RDS", "rds"),
        ("Module 2 - AWS IAM", "iam"),
        ("IV. Amazon EFS", "efs"),
        ("Elastic Load Balancers", "elb"),
        ("Security Group", "security-groups"),
        ("Dynamo DB", "dynamodb"),
        ("AWS IAM Identity Center (formerly AWS Single Sign-On)", "iam-identity-center"),
        ("Azure AD (Microsoft Entra ID)", "entra-id"),
        ("Google Cloud Platform Compute Engine", "compute-engine"),
        ("GCP - Cloud Run", "cloud-run"),
    ],
)
def test_it_resolves_a_heading_that_names_a_service(phrase, slug):
    assert resolved(phrase) == slug


@pytest.mark.parametrize(
    ("phrase", "slug"),
    [
        ("O que é o Amazon EC2?", "ec2"),
        ("🚀 Introdução ao Amazon SQS", "sqs"),
        ("Visão geral do Amazon RDS", "rds"),
        ("Amazon EC2 – Resumo", "ec2"),
        ("Aula 3: Serviço Amazon SNS", "sns"),
        ("什么是 Amazon S3？", "s3"),
        ("AWS Lambda 简介", "lambda"),
        ("三、Amazon EC2", "ec2"),
        ("（二）Amazon EFS（Elastic File System）", "efs"),
        ("第4章 Amazon RDS", "rds"),
        ("NLB：Network Load Balancer", "nlb"),
    ],
)
def test_it_resolves_headings_in_portuguese_and_chinese(phrase, slug):
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
        ("SNS e SQS", ["sns", "sqs"]),
        ("SQS 和 SNS", ["sqs", "sns"]),
        ("ALB、NLB、CLB", ["alb", "nlb", "clb"]),
        ("四、WAF / Shield", ["waf", "shield"]),
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


def test_a_settled_spelling_means_what_the_author_says():
    names = gazetteer().settled([("Line", "codepipeline"), ("Config", None), ("pb", "google-pubsub")])

    assert names.resolve("Line").slug == "codepipeline"
    assert names.resolve("The Lines").slug == "codepipeline"
    assert names.resolve("Config") is None
    assert [mention.slug for mention in names.mentions("our Line and one line; a pb, a PB")] == [
        "codepipeline",
        "google-pubsub",
        "google-pubsub",
    ]
    assert names.mentions("we look at Config often") == ()


def test_a_vendors_name_has_the_last_word_over_a_settled_spelling():
    names = gazetteer().settled([("Config", None), ("Batch", "batch")])

    assert names.resolve("AWS Config").slug == "config"
    assert names.resolve("Azure Batch").slug == "azure-batch"
    assert [mention.slug for mention in names.mentions("AWS Config, Azure Config and Azure Batch")] == [
        "config",
        "azure-batch",
    ]


def test_a_spelling_that_is_settled_for_nothing_is_no_typing_error_either():
    assert gazetteer().resolve("Fargte").slug == "fargate"
    assert gazetteer().settled([("Fargte", None)]).resolve("Fargte") is None


def test_settling_for_a_service_that_there_is_not_is_a_key_error():
    with pytest.raises(KeyError):
        gazetteer().settled([("Line", "no-such-thing")])


@pytest.mark.parametrize(
    ("provider", "phrase", "slug"),
    [
        ("", "Functions", None),
        ("azure", "Functions", "azure-functions"),
        ("google", "Functions", "cloud-functions"),
        ("azure", "Private Link", "azure-private-link"),
        ("aws", "Private Link", "privatelink"),
        ("azure", "AWS PrivateLink", "privatelink"),
        ("azure", "Container Registry", "acr"),
        ("aws", "Amazon S3", "s3"),
        ("azure", "Kubernetes", "kubernetes"),
    ],
)
def test_at_home_on_a_cloud_its_own_services_are_meant(provider, phrase, slug):
    service = gazetteer().at_home_with(provider).resolve(phrase)

    assert (service.slug if service else None) == slug


def test_at_home_an_everyday_word_in_a_sentence_is_still_a_word():
    names = gazetteer().at_home_with("azure")

    assert names.mentions("It calls functions and reads from storage") == ()
    assert [mention.slug for mention in names.mentions("over Private Link")] == ["azure-private-link"]


def test_it_says_what_a_name_could_be_besides():
    reading = gazetteer().reading("Database Migration Service")

    assert reading.service.slug == "dms"
    assert {other.slug for other in reading.others} == {
        "azure-database-migration-service",
        "google-database-migration-service",
    }
    assert not reading.is_sure


@pytest.mark.parametrize("phrase", ["SQS", "AWS Batch", "Amazon Database Migration Service", "Kubernetes"])
def test_a_name_that_only_one_has_is_sure(phrase):
    assert gazetteer().reading(phrase).is_sure


def test_it_says_what_was_forgiven_and_what_is_a_word_too():
    names = gazetteer()

    assert names.reading("Farget").misspelt
    assert names.reading("Elastic Beanstlak").misspelt
    assert names.reading("Glue").everyday
    assert names.reading("Aurora").everyday
    assert not names.at_home_with("aws").reading("Aurora").everyday
    assert names.reading("Functions").service is None
    assert [other.slug for other in names.reading("Functions").others] == [
        "azure-functions",
        "cloud-functions",
    ]


def test_what_an_author_settled_is_sure():
    names = gazetteer().settled([("Farget", "fargate"), ("Config", "config"), ("Functions", None)])

    assert names.reading("Farget").is_sure
    assert names.reading("Config").is_sure
    assert not names.is_ambiguous("Config")
    assert names.reading("Functions").others == ()


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


def test_within_one_vendor_no_spelling_belongs_to_two_rows():
    shared = [
        key
        for key, terms in gazetteer().index.stems.items()
        for provider in PROVIDERS
        if len({term.slug for term in terms if term.provider == provider}) > 1
    ]

    assert shared == []


@given(st.text(max_size=300))
def test_any_text_is_read_and_spans_are_true(text):
    names = gazetteer()

    mentions = names.mentions(text)
    names.reading(text)

    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(one.end <= other.start for one, other in pairwise(mentions))
    names.resolve(text)
    names.resolve_all(text)
    slug_of(text)
