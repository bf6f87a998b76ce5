from dataclasses import replace

from studyapp.deciding.support import attach_support, unsupported
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
    bare = attach_support(decision("warms the whole room in winter"), features=FEATURES)
    backed = attach_support(decision("bakes crusty loaves on a stone"), features=FEATURES)

    assert [(one.file, one.line, one.severity) for one in unsupported(bare)] == [("kitchen.md", 9, "warning")]
    assert unsupported(backed) == ()
