import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.knowledge.decisions import (
    Answer,
    Decision,
    Fit,
    Helper,
    Outcome,
    Question,
    Reason,
    from_json,
    to_json,
)
from studyapp.knowledge.facts import Source

text = st.text(max_size=12)
lines = st.integers(min_value=1, max_value=9_999)


def several(values):
    return st.lists(values, max_size=3).map(tuple)


sources = st.builds(Source, note=text, line=lines, end_line=lines, quote=text)
reasons = st.builds(
    Reason, fit=st.sampled_from(Fit), target=text, text=text, source=sources, sources=several(sources)
)
answers = st.builds(Answer, id=text, text=text, help=text, line=lines, reasons=several(reasons))
decisions = st.builds(
    Decision,
    slug=text,
    title=text,
    note=text,
    line=lines,
    introduction=text,
    outcomes=several(st.builds(Outcome, id=text, name=text, services=several(text), line=lines)),
    helpers=several(
        st.builds(
            Helper, id=text, name=text, services=several(text), outcomes=several(text), text=text, line=lines
        )
    ),
    questions=several(
        st.builds(Question, id=text, text=text, help=text, line=lines, answers=several(answers))
    ),
)


@settings(deadline=None)
@given(decision=decisions)
def test_a_decision_comes_back_from_its_stored_form_exactly(decision):
    stored = json.loads(json.dumps(to_json(decision)))

    assert from_json(stored) == decision


TEA = Question(
    id="tea",
    text="Tea?",
    line=4,
    answers=(
        Answer(id="yes", text="Yes", line=5, reasons=()),
        Answer(id="no", text="No", line=6),
    ),
)
BREAK = Decision(
    slug="break",
    title="The break",
    note="break.md",
    line=1,
    outcomes=(Outcome(id="tea", name="Tea", line=2),),
    questions=(TEA,),
)


def test_questions_answers_and_outcomes_are_found_by_id():
    assert BREAK.question("tea") is TEA
    assert TEA.answer("no").text == "No"
    assert BREAK.outcome("tea").name == "Tea"


def test_what_does_not_exist_is_none():
    assert BREAK.question("coffee") is None
    assert TEA.answer("perhaps") is None
    assert BREAK.outcome("coffee") is None


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"slug": None}, "slug"),
        ({"line": "1"}, "line"),
        ({"line": True}, "line"),
        ({"outcomes": {}}, "outcomes"),
        ({"outcomes": ["tea"]}, "outcomes"),
        ({"outcomes": [{"id": "tea", "name": "Tea", "services": [1], "line": 2}]}, "services"),
        ({"questions": [{"id": "tea"}]}, "text"),
    ],
)
def test_a_stored_form_that_it_did_not_write_is_refused_by_name(change, key):
    stored = {**to_json(BREAK), **change}

    with pytest.raises(ValueError, match=f"“{key}”"):
        from_json(stored)
