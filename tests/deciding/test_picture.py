from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.deciding.picture import LETTERS, draw, in_order
from studyapp.knowledge.decisions import Fit
from tests.deciding.making import LUNCH, SHIPPED, make_decision, shipped

DECISIONS = [make_decision(LUNCH), *map(shipped, SHIPPED)]
FITS = [fit.value for fit in Fit]
# Names as people write them: long, with words that fit no line, or hardly there.
NAMES = st.sampled_from(["a", "soup", "something with a rather long name " * 3, "x" * 70, "W" * 25])
SAID = st.dictionaries(
    NAMES, st.dictionaries(NAMES, st.dictionaries(NAMES, st.sampled_from(FITS)), min_size=1), min_size=1
)


def graphs(decision):
    return [(question, draw(decision, question)) for question in decision.questions]


def holds(decision):
    """Asserts everything that a drawing promises."""
    known = {one.id for one in (*decision.outcomes, *decision.helpers)}
    for question, graph in graphs(decision):
        boxes = [*graph.answers, *graph.outcomes]
        assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
        for box in boxes:
            assert 0 <= box.x <= box.x + box.width <= graph.width
            assert 0 <= box.y <= box.y + box.height <= graph.height
            assert all(len(line) <= LETTERS for line in box.lines)
        assert [box.id for box in graph.answers] == [answer.id for answer in question.answers]
        reasons = [
            (answer.id, reason.target, reason.fit)
            for answer in question.answers
            for reason in answer.reasons
            if reason.target in known
        ]
        assert [(edge.answer, edge.outcome, edge.fit) for edge in graph.edges] == reasons
        assert {box.id for box in graph.outcomes} == {target for _, target, _ in reasons}
        for edge in graph.edges:
            start = next(box for box in graph.answers if box.id == edge.answer)
            stop = next(box for box in graph.outcomes if box.id == edge.outcome)
            assert (edge.x1, edge.x2) == (start.x + start.width, stop.x)
            assert start.y < edge.y1 < start.y + start.height
            assert stop.y < edge.y2 < stop.y + stop.height


def overlap(one, other):
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    apart = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not beside and not apart


@pytest.mark.parametrize("decision", DECISIONS, ids=["lunch", *SHIPPED])
def test_every_answer_and_reason_is_drawn_and_nothing_lies_on_anything(decision):
    holds(decision)


@given(SAID)
def test_that_is_so_for_any_decision(said):
    holds(make_decision(said))


@pytest.mark.parametrize("decision", DECISIONS, ids=["lunch", *SHIPPED])
def test_every_outcome_is_somewhere(decision):
    drawn = {box.id for _, graph in graphs(decision) for box in graph.outcomes}

    assert {outcome.id for outcome in decision.outcomes} <= drawn


@pytest.mark.parametrize("decision", DECISIONS, ids=["lunch", *SHIPPED])
def test_the_text_of_a_box_is_whole(decision):
    names = {one.id: one.name for one in (*decision.outcomes, *decision.helpers)}
    for question, graph in graphs(decision):
        for box in graph.answers:
            assert " ".join(box.lines).split() == question.answer(box.id).text.split()
        for box in graph.outcomes:
            assert " ".join(box.lines).split() == names[box.id].split()


def crossings(graph):
    return sum((one.y1 - other.y1) * (one.y2 - other.y2) < 0 for one, other in combinations(graph.edges, 2))


def test_outcomes_stand_where_few_lines_cross():
    said = {"q": {"x": {"a": "best", "b": "no"}, "y": {"c": "best"}, "z": {"d": "no", "e": "good"}}}
    mixed = make_decision(said, outcomes=["e", "c", "a", "d", "b"])

    [(_, graph)] = graphs(mixed)

    assert [box.id for box in graph.outcomes] == ["a", "b", "c", "e", "d"]
    assert crossings(graph) == 0


def test_where_lines_must_cross_it_is_not_those_that_recommend():
    said = {"q": {"x": {"a": "best", "b": "no"}, "y": {"a": "no", "b": "best"}}}

    [(_, graph)] = graphs(make_decision(said, outcomes=["b", "a"]))

    assert [box.id for box in graph.outcomes] == ["a", "b"]


def test_the_edges_of_one_box_end_apart():
    [(_, graph)] = graphs(make_decision({"q": {answer: {"a": "best"} for answer in "uvwxyz"}}))

    heights = sorted(edge.y2 for edge in graph.edges)

    assert min(after - before for before, after in pairwise(heights)) >= 5


def test_questions_come_as_they_are_gone_through():
    decision = make_decision(LUNCH)

    order = in_order(decision, answered=["meat"], open_=["weather"])

    assert [question.id for question in order] == ["meat", "weather", "time"]
