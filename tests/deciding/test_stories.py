"""Stories after the vendors' decision guides, with the verdict an architect would give.

They were written before anybody looked at what the wizard answers to them.
"""

import pytest

from studyapp.deciding.verdict import decide
from studyapp.deciding.walk import next_question
from studyapp.knowledge.decisions import NOT_SURE
from tests.deciding.making import shipped

COMPUTE = {
    "an API of small functions that nobody calls at night": (
        {
            "workload": "web_app_or_api",
            "package": "function_code",
            "run_time": "up_to_15_min",
            "servers": "aws_manages",
            "load": "intermittent",
            "billing": "only_while_running",
        },
        "lambda",
    ),
    "thousands of genomes, some hours of computing for each": (
        {
            "location": "cloud",
            "workload": "batch_jobs",
            "run_time": "over_15_min",
            "package": "container_image",
            "servers": "aws_manages",
        },
        "batch",
    ),
    "a bank with Kubernetes manifests and no wish for nodes": (
        {
            "workload": "containers",
            "package": "container_image",
            "kubernetes": "yes",
            "servers": "aws_manages",
            "os_control": "none",
        },
        "eks-on-fargate",
    ),
    "a weather model over closely coupled machines with a tuned kernel": (
        {"workload": "hpc", "os_control": "full", "servers": "i_manage", "run_time": "over_15_min"},
        "ec2",
    ),
    "a student's portfolio on a LAMP stack for a few dollars a month": (
        {
            "workload": "small_site",
            "package": "prebuilt_stack",
            "billing": "fixed_monthly",
            "tuning": "defaults_ok",
        },
        "lightsail",
    ),
    "a Java shop whose developers tune the environment, not the servers": (
        {
            "location": "cloud",
            "workload": "web_app_or_api",
            "package": "source_code",
            "tuning": "custom_environment",
            "servers": "aws_manages",
        },
        "elastic-beanstalk",
    ),
    "machines in a plant that wait for an answer within milliseconds": (
        {"location": "on_premises", "workload": "containers", "run_time": "always_on"},
        "outposts",
    ),
    "a licensed Windows program bound to its machine": (
        {
            "workload": "traditional_app",
            "package": "whole_server",
            "run_time": "always_on",
            "state": "must_keep_state",
            "servers": "i_manage",
        },
        "ec2",
    ),
    "a dozen containers, no cluster skills, no Kubernetes": (
        {
            "workload": "containers",
            "package": "container_image",
            "kubernetes": "no",
            "servers": "aws_manages",
        },
        "ecs-on-fargate",
    ),
    "containers with GPUs on instances reserved for three years": (
        {
            "workload": "containers",
            "package": "container_image",
            "kubernetes": "no",
            "servers": "i_manage",
            "load": "steady",
        },
        "ecs-on-ec2",
    ),
    "privileged pods and an agent on every node": (
        {"workload": "containers", "kubernetes": "yes", "servers": "i_manage", "os_control": "full"},
        "eks-on-ec2",
    ),
    "a report of three minutes, when a file arrives": (
        {
            "workload": "event_task",
            "run_time": "up_to_15_min",
            "package": "function_code",
            "load": "intermittent",
        },
        "lambda",
    ),
    "a start-up deploys its repository with every push, as it did before": (
        {
            "workload": "web_app_or_api",
            "package": "source_code",
            "servers": "aws_manages",
            "tuning": "defaults_ok",
            "auto_redeploy": "yes",
            "app_runner_before": "yes",
        },
        "app-runner",
    ),
    "the same start-up with an account of last week": (
        {
            "workload": "web_app_or_api",
            "package": "source_code",
            "servers": "aws_manages",
            "tuning": "defaults_ok",
            "auto_redeploy": "yes",
            "app_runner_before": "no",
        },
        "elastic-beanstalk",
    ),
}
MESSAGING = {
    "pictures wait for a worker that makes them small": (
        {"pattern": "queue_work", "receiver": "one_worker", "wait": "yes", "order": "not_needed"},
        "sqs-standard",
    ),
    "orders of each depot are booked in the order they came": (
        {"pattern": "queue_work", "receiver": "one_worker", "wait": "yes", "order": "required"},
        "sqs-fifo",
    ),
    "an alarm sends a text to whoever is on call and starts a function": (
        {
            "pattern": "notify_many",
            "receiver": "people_and_services",
            "wait": "no",
            "source": "aws_service",
        },
        "sns",
    ),
    "billing, shipping and statistics each hear of an order at their own pace": (
        {"pattern": "notify_many", "wait": "yes", "source": "own_application"},
        "sns-to-sqs",
    ),
    "what happens to an instance starts one function or another": (
        {"pattern": "route_by_content", "source": "aws_service", "wait": "no"},
        "eventbridge",
    ),
    "tickets of a rented help desk go where their priority says": (
        {"pattern": "route_by_content", "source": "saas"},
        "eventbridge",
    ),
    "clicks are read by the fraud team and by a dashboard at once": (
        {
            "pattern": "stream",
            "receiver": "several_readers_same_data",
            "sink": "live_readers",
            "order": "required",
        },
        "kinesis-data-streams",
    ),
    "access logs go to S3 for years, without a line of code": (
        {"pattern": "stream", "sink": "s3_long_term"},
        "kinesis-data-firehose",
    ),
    "a loan waits days for a signature before the next step": (
        {"pattern": "orchestrate_steps", "duration": "weeks"},
        "step-functions",
    ),
    "five steps of encoding, two of them side by side": (
        {"pattern": "orchestrate_steps", "duration": "minutes", "source": "own_application"},
        "step-functions",
    ),
    "every weekday at seven a report is made": ({"pattern": "schedule"}, "eventbridge"),
    "a phone asks for a list and waits for it": (
        {"pattern": "http_front_door", "wait": "no"},
        "api-gateway",
    ),
    "a payment provider calls back over HTTP": (
        {"pattern": "http_front_door", "source": "saas"},
        "api-gateway",
    ),
    "readings of half a megabyte, and three programs that read them": (
        {"pattern": "stream", "receiver": "several_readers_same_data", "payload": "over_256_kb"},
        "kinesis-data-streams",
    ),
    "every branch hears all prices, in order, even after a night offline": (
        {"pattern": "notify_many", "wait": "yes", "order": "required", "source": "own_application"},
        "sns-to-sqs",
    ),
}
STORIES = [
    *(("compute", *story) for story in COMPUTE.values()),
    *(("messaging", *story) for story in MESSAGING.values()),
]
every_story = pytest.mark.parametrize(
    ("name", "answers", "outcome"),
    STORIES,
    ids=[story.replace(" ", "-") for story in (*COMPUTE, *MESSAGING)],
)


@every_story
def test_the_story_comes_to_the_verdict_of_an_architect(name, answers, outcome):
    verdict = decide(shipped(name), answers=answers)

    assert verdict.ignored == {}
    assert verdict.winner is not None
    assert verdict.winner.outcome.id == outcome


@every_story
def test_asked_question_by_question_it_ends_the_same(name, answers, outcome):
    given: dict[str, str] = {}
    while (question := next_question(shipped(name), answers=given)) is not None:
        given[question] = answers.get(question, NOT_SURE)

    winner = decide(shipped(name), answers=given).winner
    assert winner is not None
    assert winner.outcome.id == outcome


def test_where_the_architect_assumes_what_the_story_does_not_tell_it_is_a_shortlist():
    """He takes ECS for an image of an API, unless somebody speaks of Kubernetes; the wizard asks."""
    answers = {
        "workload": "web_app_or_api",
        "package": "container_image",
        "servers": "aws_manages",
        "os_control": "none",
        "app_runner_before": "no",
    }

    open_ = decide(shipped("compute"), answers=answers)
    told = decide(shipped("compute"), answers={**answers, "kubernetes": "no"})

    assert open_.leading[:2] == ("ecs-on-fargate", "eks-on-fargate")
    assert open_.winner is None
    assert told.winner is not None
    assert told.winner.outcome.id == "ecs-on-fargate"


@pytest.mark.parametrize(
    ("name", "answers"),
    [
        ("compute", {"os_control": "full", "servers": "aws_manages"}),
        ("compute", {"kubernetes": "yes", "package": "function_code", "run_time": "up_to_15_min"}),
        ("messaging", {"pattern": "schedule", "receiver": "one_worker", "wait": "yes"}),
    ],
)
def test_what_nothing_can_do_is_no_clear_verdict(name, answers):
    assert decide(shipped(name), answers=answers).winner is None
