from dataclasses import replace

import pytest

from studyapp.deciding.support import attach_support, check_support
from studyapp.knowledge.decisions import Answer, Decision, Fit, Outcome, Question, Reason
from studyapp.knowledge.facts import Feature, FeatureKind, Source


def feature(text, *, service="oven", note="oven.md", line=1):
    source = Source(note=note, line=line, end_line=line, quote=text)
    return Feature(service=service, kind=FeatureKind.FEATURE, label="", text=text, sources=(source,))


def decision(text):
    own = Source(note="kitchen.md", line=9, end_line=9, quote=f"best: oven — {text}")
    reason = Reason(fit=Fit.BEST, target="oven", text=text, source=own)
    answer = Answer(id="bread", text="Bread", reasons=(reason,), line=8)
    return Decision(
        slug="kitchen",
        title="Pick the stove",
        note="kitchen.md",
        line=1,
        outcomes=(Outcome(id="oven", name="Oven", services=("oven",), line=4),),
        questions=(Question(id="what", text="What is it?", answers=(answer,), line=7),),
    )


FEATURES = [
    feature("Crusty loaves bake on the stone at 250 degrees", line=3),
    feature("The door has a lock for children", line=4),
    feature("It is delivered within two weeks", line=5),
    feature("Crusty loaves bake nowhere else", service="toaster", note="toaster.md"),
    feature("Crusty loaves bake on the stone", note="kitchen.md", line=9),
]


def sources_of(decided):
    return next(reason.sources for _, _, reason in decided.reasons())


def test_a_reason_gets_the_line_that_says_the_same_of_its_own_service():
    supported = attach_support(decision("bakes crusty loaves on a stone"), features=FEATURES)

    assert [(source.note, source.line) for source in sources_of(supported)] == [("oven.md", 3)]


def test_a_figure_in_common_is_enough():
    supported = attach_support(decision("reaches 250 C"), features=FEATURES)

    assert [source.line for source in sources_of(supported)] == [3]


def test_a_reason_of_which_the_notes_say_nothing_gets_none():
    supported = attach_support(decision("warms the whole room in winter"), features=FEATURES)

    assert sources_of(supported) == ()


def test_the_rest_of_the_decision_stays_as_it_was():
    before = decision("bakes crusty loaves on a stone")

    after = attach_support(before, features=FEATURES)

    assert replace(after, questions=()) == replace(before, questions=())
    assert [reason.source for _, _, reason in after.reasons()] == [
        reason.source for _, _, reason in before.reasons()
    ]


def test_a_second_time_changes_nothing():
    once = attach_support(decision("bakes crusty loaves on a stone"), features=FEATURES)

    assert attach_support(once, features=FEATURES) == once


def test_what_no_note_supports_is_a_warning_on_the_reasons_line():
    bare = check_support(decision("warms the whole room in winter"), features=FEATURES)

    assert [(one.file, one.line, one.severity) for one in bare] == [("kitchen.md", 9, "warning")]
    assert check_support(decision("bakes crusty loaves on a stone"), features=FEATURES) == ()


def test_an_outcome_that_no_note_describes_is_told_of_once_and_not_for_each_reason():
    toaster = [one for one in FEATURES if one.service == "toaster"]

    (problem,) = check_support(decision("warms the whole room in winter"), features=toaster)

    assert (problem.line, problem.severity) == (4, "warning")
    assert "no note describes the services of “Oven” (oven)" in problem.message


def test_of_outcomes_without_services_no_note_has_to_speak():
    made = decision("warms the whole room in winter")
    free = replace(made, outcomes=(replace(made.outcomes[0], services=()),))

    assert check_support(free, features=FEATURES) == ()


@pytest.mark.parametrize("named", ["Lock", "lock", "The door has a lock"])
def test_a_named_statement_is_the_only_source(named):
    features = [replace(FEATURES[1], label="Door › Lock"), *FEATURES[2:], FEATURES[0]]
    made = naming(decision("bakes crusty loaves on a stone"), named)

    assert [source.line for source in sources_of(attach_support(made, features=features))] == [4]
    assert check_support(made, features=features) == ()


def test_a_name_that_no_statement_has_is_a_warning():
    made = naming(decision("bakes crusty loaves on a stone"), "Window")

    assert sources_of(attach_support(made, features=FEATURES)) == ()
    assert [one.message for one in check_support(made, features=FEATURES)] == [
        "no statement on the services of “oven” is called “Window”"
    ]


def naming(made, named):
    (question,) = made.questions
    (answer,) = question.answers
    reason = replace(answer.reasons[0], named=named)
    return replace(made, questions=(replace(question, answers=(replace(answer, reasons=(reason,)),)),))
