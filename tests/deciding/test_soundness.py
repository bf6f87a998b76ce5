import pytest

from studyapp.deciding.soundness import check_soundness, path_to
from studyapp.deciding.verdict import decide
from tests.deciding.making import LUNCH, SHIPPED, make_decision, shipped


def messages(decision):
    return [problem.message for problem in check_soundness(decision)]


def test_a_sound_decision_has_no_problems():
    assert check_soundness(make_decision(LUNCH)) == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_the_shipped_decisions_are_sound(name):
    assert check_soundness(shipped(name)) == ()


def test_it_finds_an_answer_that_changes_nothing():
    decision = make_decision({**LUNCH, "mood": {"good": {}}})

    problem = check_soundness(decision)[0]

    assert problem.message == "the answer “good” (mood=good) changes nothing"
    assert problem.file == "lunch.md"
    assert problem.line == decision.question("mood").answer("good").line


def test_saying_the_same_of_every_outcome_changes_nothing_either():
    same = dict.fromkeys(["sandwich", "stew", "soup", "salad"], "good")

    assert messages(make_decision({**LUNCH, "mood": {"good": same}})) == [
        "the answer “good” (mood=good) changes nothing"
    ]


def test_an_answer_that_says_why_it_changes_nothing_is_in_order():
    decision = make_decision({**LUNCH, "mood": {"good": {}}}, help_="Any lunch will do then.")

    assert check_soundness(decision) == ()


def test_it_finds_an_answer_that_rules_out_everything():
    none = dict.fromkeys(["sandwich", "stew", "soup", "salad"], "no")

    assert messages(make_decision({**LUNCH, "mood": {"bad": none}})) == [
        "the answer “bad” (mood=bad) rules out every outcome"
    ]


def test_it_finds_two_questions_that_cannot_both_be_answered():
    said = {
        "one": {"x": {"a": "best", "b": "no"}, "y": {"a": "best", "b": "no", "c": "no"}},
        "two": {"x": {"b": "best", "a": "no", "c": "no"}, "y": {"b": "best", "a": "no", "c": "no"}},
        "three": {"x": {"c": "best"}, "y": {"b": "good"}},
    }
    decision = make_decision(said)
    mild = {**said, "two": {"x": {"b": "best", "a": "poor"}, "y": {"b": "best", "a": "no", "c": "no"}}}

    (problem,) = [one for one in check_soundness(decision) if "contradicts" in one.message]

    assert problem.message == "every answer to “two?” (two) contradicts every one to “one?”"
    assert (problem.severity, problem.line) == ("error", decision.question("two").line)
    assert not any("contradicts" in message for message in messages(make_decision(mild)))


def test_it_finds_an_outcome_that_nothing_recommends():
    decision = make_decision(LUNCH, outcomes=["sandwich", "stew", "soup", "salad", "leftovers"])

    problem = check_soundness(decision)[0]

    assert problem.message == "no answers lead to “Leftovers” (leftovers)"
    assert problem.line == decision.outcome("leftovers").line


def test_it_finds_an_outcome_that_another_always_beats():
    said = {
        "one": {"x": {"star": "best", "shadow": "good"}, "y": {"third": "best"}},
        "two": {"x": {"star": "good", "shadow": "good"}, "y": {"star": "good", "third": "no"}},
    }

    assert messages(make_decision(said)) == ["no answers lead to “Shadow” (shadow)"]


def test_it_finds_two_outcomes_that_no_question_tells_apart():
    said = {"one": {"x": {"twin": "best", "other": "best"}, "y": {"third": "best"}}}

    assert messages(make_decision(said)) == ["no question tells “Other” (other) from “Twin” (twin)"]


@pytest.mark.parametrize("name", SHIPPED)
def test_a_path_leads_where_it_says(name):
    decision = shipped(name)

    for outcome in decision.outcomes:
        path = path_to(decision, outcome=outcome.id)

        assert path is not None
        assert decide(decision, answers=path).winner.outcome is outcome


def test_there_is_no_path_to_what_is_never_in_front():
    decision = make_decision(LUNCH, outcomes=["sandwich", "stew", "soup", "salad", "leftovers"])

    assert path_to(decision, outcome="leftovers") is None


def test_there_is_no_path_to_an_unknown_outcome():
    with pytest.raises(ValueError, match="no outcome “cake”"):
        path_to(make_decision(LUNCH), outcome="cake")


def test_a_large_decision_is_judged_within_a_bounded_search():
    said = {
        f"q{n}": {f"a{m}": {f"o{(n * m) % 29}": "best", f"o{(n + m) % 31}": "poor"} for m in range(8)}
        for n in range(30)
    }

    check_soundness(make_decision(said, help_="Large on purpose."))
