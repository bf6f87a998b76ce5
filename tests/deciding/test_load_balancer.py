"""Stories that the shipped decision on load balancers is judged by."""

import pytest

from studyapp.deciding.verdict import Status, decide
from studyapp.deciding.walk import next_question
from studyapp.knowledge.decisions import NOT_SURE
from tests.deciding.making import shipped

STORIES = {
    "a shop whose pages and API are served by different containers": (
        {
            "traffic": "web",
            "routing": "by_content",
            "address": "name",
            "tls": "at_balancer",
            "existing": "new",
        },
        "alb",
    ),
    "a web site that needs nothing special": (
        {
            "traffic": "web",
            "routing": "one_fleet",
            "address": "name",
            "tls": "at_balancer",
            "load": "ordinary",
            "targets": "servers",
            "before": "nothing",
            "caller": "not_needed",
            "existing": "new",
        },
        "alb",
    ),
    "a game whose players send UDP": (
        {"traffic": "connections", "routing": "one_fleet", "load": "extreme", "existing": "new"},
        "nlb",
    ),
    "customers who allow listed addresses only, for a site routed by path": (
        {"traffic": "web", "routing": "by_content", "address": "fixed_ip"},
        "nlb-to-alb",
    ),
    "all traffic to the internet goes through a bought firewall": ({"traffic": "packets"}, "gwlb"),
    "an old shop that nobody dares to touch this year": (
        {"traffic": "web", "address": "name", "existing": "classic_stays"},
        "clb",
    ),
    "devices whose certificates the server itself has to see": (
        {"traffic": "connections", "tls": "at_target", "existing": "new"},
        "nlb",
    ),
    "an intranet where staff sign in before any page is shown": (
        {"traffic": "web", "before": "sign_in", "address": "name"},
        "alb",
    ),
    "a small API written as one function": (
        {"traffic": "web", "targets": "functions", "address": "name"},
        "alb",
    ),
    "a service sold to other accounts through private endpoints": (
        {"traffic": "connections", "address": "private_endpoint"},
        "nlb",
    ),
    "signalling over HTTP and media over UDP at one address": (
        {"traffic": "both", "routing": "by_content", "address": "fixed_ip", "existing": "new"},
        "nlb-to-alb",
    ),
    "an audit that wants source addresses in the packets": (
        {"traffic": "connections", "caller": "in_packets"},
        "nlb",
    ),
    "machines in a cellar answer web requests beside those in the cloud": (
        {"traffic": "web", "targets": "outside", "address": "name", "existing": "new"},
        "alb",
    ),
    "a bank whose servers alone may open what is encrypted": (
        {"traffic": "web", "tls": "at_target", "existing": "new"},
        "nlb",
    ),
    "servers that open what is encrypted themselves, and log who called": (
        {"traffic": "web", "tls": "at_target", "caller": "in_header", "existing": "new"},
        "nlb",
    ),
    "pages and sockets, all encrypted up to the servers": (
        {"traffic": "both", "tls": "at_target", "existing": "new"},
        "nlb",
    ),
}
every_story = pytest.mark.parametrize(
    ("answers", "outcome"), STORIES.values(), ids=[story.replace(" ", "-") for story in STORIES]
)


@every_story
def test_the_story_comes_to_its_verdict(answers, outcome):
    verdict = decide(shipped("load-balancer"), answers=answers)

    assert (verdict.status, verdict.winner.outcome.id) == (Status.ONE, outcome)


@every_story
def test_asked_question_by_question_it_ends_the_same(answers, outcome):
    given: dict[str, str] = {}
    while (question := next_question(shipped("load-balancer"), answers=given)) is not None:
        given[question] = answers.get(question, NOT_SURE)

    assert decide(shipped("load-balancer"), answers=given).winner.outcome.id == outcome


@pytest.mark.parametrize(
    ("answers", "helper"),
    [({"address": "private_endpoint"}, "accelerator"), ({"tls": "at_target"}, "certificates")],
)
def test_no_helper_is_suggested_for_what_the_answers_leave_out(answers, helper):
    def helpers(given):
        return {one.id for one in decide(shipped("load-balancer"), answers=given).helpers}

    assert helper in helpers({"traffic": "connections"})
    assert helper not in helpers({"traffic": "connections", **answers})


@pytest.mark.parametrize(
    "answers",
    [
        {"traffic": "connections", "routing": "by_content"},
        {"tls": "at_target", "before": "web_firewall"},
        {"traffic": "packets", "targets": "functions"},
        {"traffic": "packets", "routing": "by_content"},
        {"traffic": "packets", "before": "sign_in"},
        {"traffic": "packets", "before": "web_firewall"},
    ],
)
def test_what_no_balancer_can_do_at_once_is_a_contradiction(answers):
    verdict = decide(shipped("load-balancer"), answers=answers)

    assert verdict.status is Status.CONFLICT
    assert {question for question, _ in verdict.clashing} == set(answers)
