import pytest

from studyapp.deciding.tie import Decider, what_would_decide
from studyapp.deciding.verdict import Status, decide
from studyapp.knowledge.decisions import NOT_SURE
from tests.deciding.making import LUNCH, SHIPPED, make_decision, shipped


def test_it_names_the_question_and_where_each_answer_leads():
    said = {
        "first": {"x": {"a": "best", "b": "best", "c": "no"}},
        "second": {"left": {"a": "best"}, "right": {"b": "best"}, "no matter": {"a": "good"}},
        "third": {"yes": {"a": "best"}, "no": {}},
    }

    deciders = what_would_decide(make_decision(said, help_="…"), answers={"first": "x"})

    assert deciders == (
        Decider(question="second", leads=(("left", "a"), ("right", "b"))),
        Decider(question="third", leads=(("yes", "a"),)),
    )


def test_a_question_once_passed_over_is_asked_again():
    decision = make_decision(LUNCH)

    again = what_would_decide(decision, answers={"time": NOT_SURE, "weather": NOT_SURE})

    assert "time" in {decider.question for decider in again}


@pytest.mark.parametrize("name", SHIPPED)
def test_what_it_says_is_what_the_verdict_comes_to(name):
    decision = shipped(name)
    for question in decision.questions:
        for answer in question.answers:
            given = {question.id: answer.id}
            for decider in what_would_decide(decision, answers=given):
                for choice, outcome in decider.leads:
                    verdict = decide(decision, answers={**given, decider.question: choice})
                    assert (verdict.status, verdict.leading) == (Status.ONE, (outcome,))
