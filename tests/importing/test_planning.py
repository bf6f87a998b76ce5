from dataclasses import replace

from studyapp.importing.library import Library
from studyapp.importing.planning import plan_import
from studyapp.knowledge.facts import Feature, FeatureKind, Service, Source


def queue_limit(**changes: object) -> Feature:
    feature = Feature(
        id="a" * 32,
        service="sqs",
        kind=FeatureKind.LIMIT,
        label="Message size",
        text="a message may be 256 KB",
        sources=(Source(note="queues.md", line=3, end_line=3, quote="a message may be 256 KB"),),
    )
    return replace(feature, **changes)  # type: ignore[arg-type]


def library(*features: Feature) -> Library:
    return Library(features={feature.id: feature for feature in features})


def test_the_same_library_twice_is_the_empty_plan():
    plan = plan_import(current=library(queue_limit()), desired=library(queue_limit()))

    assert not plan


def test_a_new_fact_is_added():
    plan = plan_import(current=Library(), desired=library(queue_limit()))

    assert plan.features.counts() == {"added": 1, "changed": 0, "moved": 0, "retired": 0}


def test_a_reworded_fact_is_changed():
    plan = plan_import(
        current=library(queue_limit()), desired=library(queue_limit(text="a message may be 1 MB"))
    )

    assert plan.features.changed == (queue_limit(text="a message may be 1 MB"),)


def test_a_fact_on_another_line_is_moved_and_not_changed():
    elsewhere = queue_limit(
        sources=(Source(note="sqs.md", line=9, end_line=9, quote="a message may be 256 KB"),)
    )

    plan = plan_import(current=library(queue_limit()), desired=library(elsewhere))

    assert plan.features.counts() == {"added": 0, "changed": 0, "moved": 1, "retired": 0}


def test_a_fact_that_left_is_retired_by_its_id():
    plan = plan_import(current=library(queue_limit()), desired=Library())

    assert plan.features.retired == ("a" * 32,)


def test_a_service_that_gets_another_name_is_changed():
    before = Library(services={"sqs": Service(slug="sqs", name="SQS")})
    after = Library(services={"sqs": Service(slug="sqs", name="Amazon SQS")})

    plan = plan_import(current=before, desired=after)

    assert plan.services.counts()["changed"] == 1
    assert plan
