"""The stories that the shipped decisions are judged by. They lie in a folder beside the project."""

import json
from statistics import median

import pytest

from studyapp.deciding.reporting import as_json
from studyapp.deciding.verdict import Status, decide
from studyapp.deciding.walk import next_question
from studyapp.knowledge.decisions import NOT_SURE, Fit
from tests.conftest import SHARED
from tests.deciding.making import shipped

FILE = SHARED / "decisions" / "compute-and-messaging-scenarios.json"
if not FILE.exists():
    pytest.skip("the scenarios are not beside this checkout", allow_module_level=True)

JUDGED_BY = json.loads(FILE.read_text(encoding="utf-8"))
IDS = {
    name: {label: id_ for id_, label in JUDGED_BY[f"{name}_outcomes"].items()}
    for name in ("compute", "messaging")
}
HELPERS = {label: id_ for id_, label in JUDGED_BY["compute_helpers"].items()}
COMPUTE = {story["id"]: story for story in JUDGED_BY["compute"]}
# Questions that the scenarios did not know of; none of them answers these.
ASKED_SINCE = {"compute": {"app_runner_before": ["yes", "no"]}}
STORIES = [(name, story) for name in ("compute", "messaging") for story in JUDGED_BY[name]]
every_story = pytest.mark.parametrize(("name", "story"), STORIES, ids=[story["id"] for _, story in STORIES])


def expected(name, story):
    """The id of the outcome that the story should come to, None where it should be a shortlist."""
    told = story["expected"]
    label = told[0] if isinstance(told, list) else told
    return IDS[name][label] if label else None


def walk(name, story):
    """The wizard's way through the story: what it does not tell, its hero is not sure of."""
    answers: dict[str, str] = {}
    while (question := next_question(shipped(name), answers=answers)) is not None:
        answers[question] = story["answers"].get(question, NOT_SURE)
    return answers


@pytest.mark.parametrize("name", ["compute", "messaging"])
def test_the_shipped_decision_has_the_ids_of_the_scenarios(name):
    decision = shipped(name)

    questions = {one.id: [answer.id for answer in one.answers] for one in decision.questions}
    assert questions == JUDGED_BY[f"{name}_questions"] | ASKED_SINCE.get(name, {})
    assert [outcome.id for outcome in decision.outcomes] == list(JUDGED_BY[f"{name}_outcomes"])


def test_the_helpers_have_the_ids_of_the_scenarios():
    assert {helper.id for helper in shipped("compute").helpers} == set(HELPERS.values())


@every_story
def test_the_story_comes_to_the_expected_verdict(name, story):
    verdict = decide(shipped(name), answers=story["answers"])

    wanted = expected(name, story)
    assert verdict.ignored == {}
    if wanted:
        assert verdict.winner is not None
        assert verdict.winner.outcome.id == wanted
    else:
        assert verdict.status is Status.SHORTLIST
        assert set(verdict.leading) & {IDS[name][label] for label in story["acceptable"]}


@every_story
def test_what_must_be_excluded_is_and_for_the_named_answer(name, story):
    verdict = decide(shipped(name), answers=story["answers"])

    for label, because in story["must_be_excluded"].items():
        ranked = next(one for one in verdict.outcomes if one.outcome.id == IDS[name][label])
        no = [f"{one.question}={one.answer}" for one in ranked.arguments if one.reason.fit is Fit.NO]
        assert ranked.excluded
        assert no
        if "=" in because:
            assert because in no


@every_story
def test_the_helpers_of_the_story_are_suggested(name, story):
    verdict = decide(shipped(name), answers=story["answers"])

    wanted = {HELPERS[label] for label in story.get("addons", [])}
    assert wanted <= {helper.id for helper in verdict.helpers}


@pytest.mark.parametrize(
    ("story", "outcome"),
    [
        ("C04", "eks-on-fargate"),
        ("C05", "eks-on-fargate"),
        ("C07", "app-runner"),
        ("C10", "ecs-on-fargate"),
    ],
)
def test_the_flip_of_the_story_turns_the_verdict(story, outcome):
    changed = {**COMPUTE[story]["answers"], **COMPUTE[story]["flip"]["change"]}

    assert decide(shipped("compute"), answers=changed).winner.outcome.id == outcome


@pytest.mark.parametrize(("story", "outcome"), [("C01", "lambda"), ("C09", "outposts")])
def test_the_flip_of_the_story_rules_its_winner_out(story, outcome):
    change = COMPUTE[story]["flip"]["change"]

    verdict = decide(shipped("compute"), answers={**COMPUTE[story]["answers"], **change})

    ranked = next(one for one in verdict.outcomes if one.outcome.id == outcome)
    assert ranked.excluded
    assert [(one.question, one.answer) for one in ranked.arguments if one.reason.fit is Fit.NO] == [
        *change.items()
    ]


def test_a_web_host_is_not_in_front_of_work_that_is_no_web_application():
    verdict = decide(shipped("compute"), answers=COMPUTE["C11"]["answers"])

    first = [one.outcome.id for one in verdict.outcomes if one.rank == 1]
    assert "app-runner" not in first


@every_story
def test_asked_question_by_question_the_story_ends_the_same(name, story):
    verdict = decide(shipped(name), answers=walk(name, story))

    wanted = expected(name, story)
    assert (verdict.winner.outcome.id if verdict.winner else None) == wanted


def test_the_verdict_takes_five_questions_or_fewer_as_a_rule():
    asked = [len(walk(name, story)) for name, story in STORIES]

    assert median(asked) <= 5
    assert median(asked[: len(COMPUTE)]) <= 5


@every_story
def test_every_reason_shown_stands_on_a_line_of_a_note(name, story):
    told = as_json(shipped(name), decide(shipped(name), answers=story["answers"]))

    reasons = [reason for outcome in told["outcomes"] for reason in outcome["reasons"]]
    assert reasons
    assert all(reason["sources"] for reason in reasons)
