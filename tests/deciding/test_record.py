import datetime as dt

from studyapp.deciding.record import as_record
from studyapp.deciding.verdict import decide
from studyapp.knowledge.decisions import Helper
from tests.deciding.making import LUNCH, make_decision


def record(decision, answers):
    return as_record(decision, decide(decision, answers=answers))


def test_it_is_a_decision_record_from_context_to_consequences():
    bag = Helper(id="bag", name="Paper bag", outcomes=("sandwich",), text="When you eat outside", line=99)

    text = record(make_decision(LUNCH, helpers=[bag]), {"time": "minutes", "weather": "not_sure"})

    assert [line for line in text.split("\n") if line.startswith("#")] == [
        "# Pick the lunch",
        "## Context",
        "## Decision",
        "## Alternatives",
        "## Consequences",
    ]
    assert "- time? **minutes**" in text
    assert "- weather? **Not sure**" in text
    assert "\n**Sandwich**\n" in text
    assert "- Paper bag: When you eat outside" in text


def test_every_alternative_says_why_it_was_not_taken():
    text = record(make_decision(LUNCH), {"time": "minutes"})

    assert "- Stew: line 9 \\[lunch.md, line 9\\] (ruled out)" in text
    assert "- Salad: nothing speaks against it, less speaks for it (behind)" in text


def test_a_contradiction_is_recorded_as_no_decision():
    said = {"first": {"x": {"a": "no"}}, "second": {"x": {"b": "no"}}}

    text = record(make_decision(said), {"first": "x", "second": "x"})

    assert "No decision: these answers contradict one another.\n\n- first? **x**\n- second? **x**" in text
    assert text.endswith("None, until one of the answers that contradict one another is changed.\n")


def test_before_any_answer_it_says_so():
    assert "Nothing has been answered yet." in record(make_decision(LUNCH), {})


def test_words_of_the_note_cannot_become_markup():
    said = {"time": {"<b>now</b>": {"soup": "best"}}}

    text = record(make_decision(said), {"time": "<b>now</b>"})

    assert "<b>" not in text.replace("\\<", "")


def test_the_date_and_the_address_stand_where_they_are_given():
    decision = make_decision(LUNCH)
    verdict = decide(decision, answers={"time": "minutes"})

    text = as_record(
        decision, verdict, decided_on=dt.date(2026, 3, 2), address="https://here/decide/?time=minutes"
    )

    assert text.startswith(
        "# Pick the lunch\n\n- Date: 2026-03-02\n- Address: <https://here/decide/?time=minutes>\n\n## Context"
    )


def test_an_answer_that_nothing_left_meets_is_a_consequence():
    text = record(make_decision(LUNCH), {"time": "an_hour", "weather": "hot", "meat": "no"})

    assert "- Gave way: time? **an_hour**" in text.partition("## Consequences")[2]
