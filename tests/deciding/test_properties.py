"""What the wizard promises, over all the combinations of answers to the shipped decisions.

Answers only ever add a set of excluded outcomes to those excluded before. So the sets that can be
reached by all fifteen million combinations for compute (each question answered or left open) are
found by adding one question at a time, and there are only a few hundred.
"""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.deciding.answering import change_answer
from studyapp.deciding.clashing import find_clash
from studyapp.deciding.reporting import as_json
from studyapp.deciding.verdict import Status, decide
from studyapp.deciding.weighing import POINTS, stand, weigh
from studyapp.knowledge.decisions import NOT_SURE, Fit
from tests.deciding.making import CONTENT, SHIPPED, shipped

COMPUTE = shipped("compute")
MESSAGING = shipped("messaging")
LOAD_BALANCER = shipped("load-balancer")
each = pytest.mark.parametrize("decision", [*map(shipped, SHIPPED)], ids=SHIPPED)

HELPERS = {"image-builder", "sar", "spot"}


def reachable_exclusions(decision, **fixed):
    """Every set of excluded outcomes that some combination leads to, with those answers given."""
    weights = weigh(decision)
    masks = {0}
    for question, options in weights.questions.items():
        if question in fixed:
            masks = {mask | options[fixed[question]].excluded for mask in masks}
        else:
            masks |= {mask | weight.excluded for mask in masks for weight in options.values()}
    places = range(len(weights.outcomes))
    return {frozenset(weights.outcomes[place] for place in places if mask >> place & 1) for mask in masks}


def combinations_of(decision, *, questions):
    """Every combination of answers to those questions, each answered or left open."""
    options = [[None, *(answer.id for answer in question.answers)] for question in questions]
    for combination in product(*options):
        yield {
            question.id: answer
            for question, answer in zip(questions, combination, strict=True)
            if answer is not None
        }


def some_answers(decision, *, not_sure=False):
    extra = [NOT_SURE] if not_sure else []
    return st.fixed_dictionaries(
        {},
        optional={
            question.id: st.sampled_from([*(answer.id for answer in question.answers), *extra])
            for question in decision.questions
        },
    )


def without_answers(verdict):
    """What a verdict says, apart from the answers and what is asked next."""
    told = as_json(COMPUTE, verdict)
    return {key: told[key] for key in ("status", "outcomes", "leading", "helpers", "clashing", "lost")}


@each
@settings(deadline=None)
@given(data=st.data())
def test_not_sure_never_excludes_nor_changes_anything(decision, data):
    answers = data.draw(some_answers(decision, not_sure=True))

    verdict = decide(decision, answers=answers)

    known = {question: answer for question, answer in answers.items() if answer != NOT_SURE}
    assert without_answers(verdict) == without_answers(decide(decision, answers=known))


@each
def test_every_answer_adds_the_same_whatever_came_before_or_after(decision):
    """A standing is a sum: with this for all pairs, order and gaps matter in no combination at all."""
    weights = weigh(decision)
    pairs = [(question, answer) for question, options in weights.questions.items() for answer in options]

    for first, second in product(pairs, repeat=2):
        if first[0] != second[0]:
            both = stand(weights, answers=dict([first, second]))
            assert both == stand(weights, answers=dict([first])).plus(weights.questions[second[0]][second[1]])
            assert both == stand(weights, answers=dict([second, first]))
            assert both == stand(weights, answers=dict([first, ("unknown", "x"), second, ("more", NOT_SURE)]))


@each
def test_not_sure_about_everything_leaves_everything(decision):
    verdict = decide(decision, answers={question.id: NOT_SURE for question in decision.questions})

    assert not any(ranked.excluded for ranked in verdict.outcomes)
    assert verdict.status is Status.SHORTLIST


@each
@settings(deadline=None)
@given(data=st.data())
def test_knowing_less_never_excludes_more(decision, data):
    answers = data.draw(some_answers(decision))
    fewer = {question: answers[question] for question in answers if data.draw(st.booleans())}

    def excluded(given):
        return {one.outcome.id for one in decide(decision, answers=given).outcomes if one.excluded}

    assert excluded(fewer) <= excluded(answers)


@each
@settings(deadline=None)
@given(data=st.data())
def test_the_order_of_the_answers_does_not_matter(decision, data):
    answers = data.draw(some_answers(decision))
    shuffled = dict(data.draw(st.permutations(list(answers.items()))))

    assert decide(decision, answers=shuffled) == decide(decision, answers=answers)


@pytest.mark.parametrize("run_time", ["over_15_min", "always_on"])
def test_a_longer_run_removes_lambda_in_every_combination(run_time):
    exclusions = reachable_exclusions(COMPUTE, run_time=run_time)

    assert all("lambda" in excluded for excluded in exclusions)


def test_on_premises_keeps_only_outposts_in_every_combination():
    everything = {outcome.id for outcome in COMPUTE.outcomes}

    assert reachable_exclusions(COMPUTE, location="on_premises") == {frozenset(everything - {"outposts"})}


def test_in_the_cloud_outposts_is_out_in_every_combination():
    assert all("outposts" in excluded for excluded in reachable_exclusions(COMPUTE, location="cloud"))


def test_outposts_wins_on_premises_whatever_else_is_said():
    weights = weigh(COMPUTE)
    others = [question for question in COMPUTE.questions if question.id not in {"location", "workload"}][:5]

    for rest in combinations_of(COMPUTE, questions=others):
        answers = {"location": "on_premises", **rest}
        assert stand(weights, answers=answers).leaders() == (weights.outcomes.index("outposts"),)
        assert not find_clash(weights, answers=answers)


@each
def test_every_reason_stands_on_its_line_of_the_note(decision):
    note = (Path(CONTENT) / decision.note).read_text(encoding="utf-8").split("\n")

    for _, _, reason in decision.reasons():
        assert note[reason.source.line - 1] == f"- {reason.source.quote}"
        assert reason.text in reason.source.quote


@each
@settings(deadline=None)
@given(data=st.data())
def test_the_same_answers_give_the_same_report(decision, data):
    answers = data.draw(some_answers(decision, not_sure=True))

    first = as_json(decision, decide(decision, answers=answers))
    second = as_json(decision, decide(decision, answers=first["answers"]))

    assert first == second


@pytest.mark.parametrize(
    ("decision", "questions"),
    [
        (COMPUTE, COMPUTE.questions[:8]),
        (MESSAGING, MESSAGING.questions),
        (LOAD_BALANCER, (*LOAD_BALANCER.questions[:6], LOAD_BALANCER.questions[-1])),
    ],
    ids=["compute", "messaging", "load-balancer"],
)
def test_no_path_ends_without_a_result_a_shortlist_or_a_contradiction(decision, questions):
    weights = weigh(decision)
    met = set()

    for answers in combinations_of(decision, questions=questions):
        leaders = stand(weights, answers=answers).leaders()
        clash = find_clash(weights, answers=answers)
        assert leaders or clash
        assert set(clash) <= set(answers.items())
        if not clash and len(leaders) == 1:
            met.update(leaders)

    assert met == set(range(len(weights.outcomes)))


@each
def test_every_set_of_exclusions_there_can_be_ends_in_something(decision):
    """Over all the combinations, since whether anything is left depends on what is excluded alone."""
    weights = weigh(decision)
    everything = set(weights.outcomes)
    reached: dict[int, dict[str, str]] = {0: {}}
    for question, options in weights.questions.items():
        for mask, answers in list(reached.items()):
            for answer, weight in options.items():
                reached.setdefault(mask | weight.excluded, {**answers, question: answer})

    assert len(reached) == len(reachable_exclusions(decision))
    for mask, answers in reached.items():
        verdict = decide(decision, answers=answers)
        excluded = {one.outcome.id for one in verdict.outcomes if one.excluded}
        assert excluded == {weights.outcomes[place] for place in range(len(everything)) if mask >> place & 1}
        assert verdict.leading or verdict.clashing
        assert excluded.isdisjoint(verdict.leading)
        assert excluded != everything or verdict.status is Status.CONFLICT


@each
def test_on_every_answer_who_is_not_spoken_of_is_silent_and_neither_gains_nor_loses(decision):
    """Points and exclusions add up (see above), so each answer by itself tells for all combinations."""
    for question in decision.questions:
        for answer in question.answers:
            spoken = {reason.target: reason.fit for reason in answer.reasons}
            for ranked in decide(decision, answers={question.id: answer.id}).outcomes:
                fit = spoken.get(ranked.outcome.id)
                assert ranked.silent == (() if fit else (question.id,))
                assert ranked.excluded == (fit is Fit.NO)
                assert ranked.score == (POINTS[fit] if fit else 0)


@each
@settings(deadline=None)
@given(data=st.data())
def test_who_says_nothing_is_silent_and_neither_gains_nor_loses(decision, data):
    answers = data.draw(some_answers(decision))

    for ranked in decide(decision, answers=answers).outcomes:
        spoken = {one.question for one in ranked.arguments}
        assert spoken.isdisjoint(ranked.silent)
        assert spoken | set(ranked.silent) == set(answers)
        assert ranked.excluded == any(one.reason.fit is Fit.NO for one in ranked.arguments)


@each
@settings(deadline=None)
@given(data=st.data())
def test_changing_one_answer_keeps_all_the_others(decision, data):
    answers = data.draw(some_answers(decision))
    question = data.draw(st.sampled_from(decision.questions))
    answer = data.draw(st.sampled_from(question.answers))

    changed = change_answer(decision, answers=answers, question=question.id, answer=answer.id)

    assert changed == {**answers, question.id: answer.id}


@each
def test_every_change_of_every_answer_keeps_each_of_the_others(decision):
    pairs = [(question.id, answer.id) for question in decision.questions for answer in question.answers]

    for (question, answer), kept in product(pairs, repeat=2):
        if kept[0] != question:
            before = dict([kept, (question, NOT_SURE)])
            changed = change_answer(decision, answers=before, question=question, answer=answer)
            assert changed == dict([kept, (question, answer)])


def test_helpers_are_no_outcome_and_carry_no_weight():
    """So they are no result in any combination."""
    assert {helper.id for helper in COMPUTE.helpers} == HELPERS
    assert HELPERS.isdisjoint(weigh(COMPUTE).outcomes)


@settings(deadline=None)
@given(answers=some_answers(COMPUTE))
def test_helpers_are_never_a_result(answers):
    verdict = decide(COMPUTE, answers=answers)

    assert HELPERS.isdisjoint(ranked.outcome.id for ranked in verdict.outcomes)
    assert {helper.id for helper in verdict.helpers} <= HELPERS
