from studyapp.deciding.changes import what_changed
from studyapp.deciding.verdict import decide
from tests.deciding.making import LUNCH, make_decision

DECISION = make_decision(LUNCH)


def changes(before, after):
    found = what_changed(before=decide(DECISION, answers=before), after=decide(DECISION, answers=after))
    return [one.outcome.id for one in found.fallen], [one.outcome.id for one in found.back]


def test_an_answer_that_rules_out_names_the_fallen():
    assert changes({}, {"time": "minutes"}) == (["stew"], [])


def test_who_was_out_already_does_not_fall_again():
    assert changes({"time": "minutes"}, {"time": "minutes", "meat": "no"}) == ([], [])


def test_a_changed_answer_brings_back():
    assert changes({"time": "minutes"}, {"time": "an_hour", "weather": "hot"}) == (["soup"], ["stew"])
