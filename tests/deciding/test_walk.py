from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.deciding.verdict import decide
from studyapp.deciding.walk import next_question, open_questions, what_would_flip
from tests.deciding.making import LUNCH, make_decision, shipped


def test_it_asks_first_what_tells_most():
    said = {
        "little": {"x": {"a": "good"}, "y": {"b": "good"}},
        "much": {"x": {"a": "best", "b": "no"}, "y": {"b": "best", "a": "no"}},
    }

    assert next_question(make_decision(said), answers={}) == "much"


def test_it_asks_first_what_may_end_it_at_once():
    said = {
        "kind": {"x": {"a": "best"}, "y": {"b": "best"}, "z": {"c": "best"}},
        "place": {"here": {"c": "no"}, "there": {"a": "no", "b": "no"}},
    }

    assert next_question(make_decision(said), answers={}) == "place"


def test_it_does_not_ask_what_only_concerns_the_fallen():
    said = {
        "meat": {"no": {"stew": "no"}, "yes": {"stew": "best"}},
        "stewing": {"long": {"stew": "best"}, "short": {"stew": "poor"}},
        "drink": {"tea": {"soup": "good"}, "water": {"salad": "good"}},
    }
    decision = make_decision(said)

    assert open_questions(decision, answers={"meat": "no"}) == ("drink",)


def test_it_does_not_ask_again_what_the_learner_is_not_sure_of():
    decision = make_decision(LUNCH)

    first = next_question(decision, answers={})
    second = next_question(decision, answers={first: "not_sure"})

    assert second not in {first, None}


def test_it_stops_asking_when_one_is_two_recommendations_ahead():
    said = {
        "one": {"x": {"a": "best"}},
        "two": {"x": {"a": "best"}},
        "three": {"x": {"b": "best"}},
    }
    decision = make_decision(said)

    assert next_question(decision, answers={"one": "x"}) is not None
    assert next_question(decision, answers={"one": "x", "two": "x"}) is None


def test_before_it_ends_it_asks_what_could_only_rule_out_the_one_in_front():
    said = {
        "one": {"x": {"a": "best"}, "y": {"b": "best"}},
        "two": {"x": {"a": "best"}, "y": {"b": "best"}},
        "taste": {"x": {"b": "best"}},
        "allowed": {"yes": {}, "no": {"a": "no"}},
    }
    decision = make_decision(said)

    assert next_question(decision, answers={"one": "x", "two": "x"}) == "allowed"
    assert next_question(decision, answers={"one": "y", "two": "y"}) is None
    assert next_question(decision, answers={"one": "x", "two": "x", "allowed": "not_sure"}) is None


def test_it_stops_asking_when_answers_clash():
    said = {"first": {"x": {"a": "no"}}, "second": {"x": {"b": "no"}}, "third": {"x": {"a": "best"}}}

    assert next_question(make_decision(said), answers={"first": "x", "second": "x"}) is None


def test_it_asks_no_more_when_all_is_answered():
    answers = {"time": "minutes", "weather": "hot", "meat": "no"}

    assert next_question(make_decision(LUNCH), answers=answers) is None


def test_a_flip_is_the_one_answer_that_makes_the_runner_up_win():
    said = {
        "meat": {"yes": {"stew": "best"}, "no": {"salad": "best", "stew": "no"}},
        "weather": {"cold": {"soup": "good"}},
    }
    decision = make_decision(said, outcomes=["stew", "salad"])

    flips = what_would_flip(decision, answers={"meat": "yes"})

    assert [(flip.outcome, flip.changes) for flip in flips] == [("salad", (("meat", "no"),))]


def test_a_shortlist_tells_what_would_decide_it_for_each():
    said = {
        "drink": {"tea": {"soup": "best"}, "juice": {"salad": "best"}},
        "time": {"noon": {"soup": "good"}},
    }

    flips = what_would_flip(make_decision(said), answers={"time": "noon"})

    assert [(flip.outcome, flip.changes) for flip in flips] == [("soup", (("drink", "tea"),))]


def test_where_one_change_is_not_enough_it_finds_two():
    said = {
        "one": {"x": {"a": "best"}, "y": {"b": "best"}},
        "two": {"x": {"a": "best"}, "y": {"b": "best"}},
        "three": {"x": {"a": "best"}, "y": {"b": "good"}},
    }

    flips = what_would_flip(make_decision(said), answers={"one": "x", "two": "x", "three": "x"})

    assert flips
    assert all(flip.outcome == "b" and len(flip.changes) == 2 for flip in flips)


def test_where_one_is_left_it_tells_what_would_bring_back_the_best_of_the_fallen():
    answers = {"location": "on_premises", "workload": "traditional_app"}

    flips = what_would_flip(shipped("compute"), answers=answers)

    assert [(flip.outcome, flip.changes) for flip in flips] == [("ec2", (("location", "cloud"),))]


def test_nothing_would_flip_before_anything_is_answered():
    assert what_would_flip(make_decision(LUNCH), answers={}) == ()


@settings(deadline=None)
@given(data=st.data())
def test_every_flip_keeps_its_word(data):
    decision = shipped("messaging")
    answers = data.draw(some_answers(decision))

    for flip in what_would_flip(decision, answers=answers)[:5]:
        verdict = decide(decision, answers={**answers, **dict(flip.changes)})

        assert verdict.winner is not None
        assert verdict.winner.outcome.id == flip.outcome


@settings(deadline=None)
@given(data=st.data())
def test_asking_comes_to_an_end_and_never_repeats(data):
    decision = shipped("compute")
    answers: dict[str, str] = {}

    while (question := next_question(decision, answers=answers)) is not None:
        assert question not in answers
        options = [answer.id for answer in decision.question(question).answers]
        answers[question] = data.draw(st.sampled_from([*options, "not_sure"]))

    assert decide(decision, answers=answers).next_question is None


def some_answers(decision):
    return st.fixed_dictionaries(
        {},
        optional={
            question.id: st.sampled_from([answer.id for answer in question.answers])
            for question in decision.questions
        },
    )
