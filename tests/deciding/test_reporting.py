import json

from studyapp.deciding.reporting import as_json
from studyapp.deciding.verdict import decide
from tests.deciding.making import LUNCH, make_decision


def report(decision, answers):
    return as_json(decision, decide(decision, answers=answers))


def test_it_has_the_keys_that_the_contract_lays_down():
    told = report(make_decision(LUNCH), {"time": "minutes", "mood": "good"})

    assert told["decision"] == "lunch"
    assert told["answers"] == {"time": "minutes"}
    assert told["status"] == "one"
    assert told["helpers"] == []
    assert told["clashing"] == []
    assert told["next_question"] == "weather"
    assert told["ignored"] == {"mood": "good"}


def test_each_outcome_has_its_reasons_with_their_lines():
    decision = make_decision(LUNCH)

    first = report(decision, {"time": "minutes"})["outcomes"][0]

    reason = decision.questions[0].answers[0].reasons[0]
    assert first == {
        "id": "sandwich",
        "name": "Sandwich",
        "services": [],
        "rank": 1,
        "score": 2,
        "excluded": False,
        "silent": [],
        "reasons": [
            {
                "question": "time",
                "answer": "minutes",
                "verdict": "best",
                "text": reason.text,
                "sources": [
                    {
                        "note": "lunch.md",
                        "line": reason.source.line,
                        "end_line": reason.source.line,
                        "quote": reason.source.quote,
                    }
                ],
            }
        ],
    }


def test_clashing_answers_read_as_on_the_command_line():
    said = {"first": {"x": {"a": "no"}}, "second": {"x": {"b": "no"}}}

    told = report(make_decision(said), {"first": "x", "second": "x"})

    assert told["status"] == "conflict"
    assert told["clashing"] == ["first=x", "second=x"]


def test_it_survives_the_way_through_json():
    told = report(make_decision(LUNCH), {"time": "minutes", "weather": "cold"})

    assert json.loads(json.dumps(told)) == told
