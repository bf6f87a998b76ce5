"""GIFT read back, held against the parser of gift-pegjs."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.exporting.gift import gift
from studyapp.exporting.items import Form, Item
from studyapp.importing.reading_gift import GiftAnswer, GiftForm, GiftQuestion, read_gift
from tests.exporting.gift_pegjs import node_with_parser
from tests.exporting.gift_pegjs import questions as by_another_program
from tests.exporting.making import any_item

OF_A_TEACHER = """\
// A bank of a colleague.
$CATEGORY: $course$/Clouds/Amazon SQS

::Keeps::[html]Which <b>service</b> keeps messages &amp; waits?{
=Amazon SQS#Right, it is a queue.
~Amazon SNS#It pushes.
~%0%Amazon MQ
####Think of a shelf.
}

What may be several {~%50%red ~%50%blue ~%-100%green}?

Amazon SQS keeps a message for {=4 days =four days} at first.

// Truths
Amazon SQS pushes.{F#It is pulled.#So it is.}

How many?{#3:2}

How much?{#=%50%1..5 =7 ~#Count again.}

Sort them. {=a cat -> animal =an oak -> plant}

Say why \\= how.{}

$CATEGORY: Other

Read this first.
"""


def read(text: str) -> tuple[GiftQuestion, ...]:
    found, problems = read_gift(text, file="bank.gift")
    assert problems == ()
    return found


def texts(question: GiftQuestion) -> list[tuple[str, bool]]:
    return [(one.text, one.right) for one in question.answers]


def test_every_kind_of_question_is_read() -> None:
    keeps, several, days, false, many, much, sort, why, first = read(OF_A_TEACHER)

    assert (keeps.line, keeps.title, keeps.category) == (4, "Keeps", ("Clouds", "Amazon SQS"))
    assert keeps.before == "Which service keeps messages & waits?"
    assert keeps.remark == "Think of a shelf."
    assert keeps.answers[:2] == (
        GiftAnswer(text="Amazon SQS", right=True, feedback="Right, it is a queue."),
        GiftAnswer(text="Amazon SNS", right=False, feedback="It pushes."),
    )
    assert texts(several) == [("red", True), ("blue", True), ("green", False)]
    assert (days.form, days.before, days.after) == (
        GiftForm.WORDS,
        "Amazon SQS keeps a message for",
        "at first.",
    )
    assert texts(false) == [("false", True), ("true", False)]
    assert [one.feedback for one in false.answers] == ["So it is.", "It is pulled."]
    assert texts(many) == [("3 ± 2", True)]
    assert texts(much) == [("1 to 5", True), ("7", True), ("", False)]
    assert [(one.text, one.match) for one in sort.answers] == [("a cat", "animal"), ("an oak", "plant")]
    assert (why.form, why.before, why.answers) == (GiftForm.ESSAY, "Say why = how.", ())
    assert (first.form, first.category) == (GiftForm.DESCRIPTION, ("Other",))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Open {=a", "not closed"),
        ("Two {=a} and {=b}", "braces that belong to no answers"),
        ("No } brace", "braces that belong to no answers"),
        ("{=a}", "asks nothing"),
        ("Which? {a =b}", "neither = nor ~"),
        ("Which? {~a ~b}", "None of the answers is right"),
        ("How many? {#few}", "no number"),
    ],
)
def test_what_is_no_question_is_listed_with_its_line(text: str, message: str) -> None:
    found, problems = read_gift(f"// Remark\n\nGood? {{=yes}}\n\n{text}\n", file="bank.gift")

    assert [one.before for one in found] == ["Good?"]
    (problem,) = problems
    assert message in problem.message
    assert (problem.file, problem.line) == ("bank.gift", 5)


def test_it_reads_what_another_program_reads() -> None:
    node = node_with_parser()
    batch: list[Item] = []

    @settings(max_examples=100, deadline=None, database=None)
    @given(st.lists(any_item(), min_size=1, max_size=3))
    def collect(some: list[Item]) -> None:
        batch.extend(some)

    collect()
    text = gift(batch)
    own, theirs = read(text), by_another_program(text, node=node)

    assert len(own) == len(theirs) == len(batch)
    for one, other, item in zip(own, theirs, batch, strict=True):
        assert one.title == other["title"].strip()
        match item.form:
            case Form.CHOICE:
                assert [(each.text, each.feedback) for each in one.answers] == [
                    (each["text"]["text"], each["feedback"]["text"]) for each in other["choices"]
                ]
                assert [each.right for each in one.answers] == [
                    each["isCorrect"] or (each["weight"] or 0) > 0 for each in other["choices"]
                ]
            case Form.WORDS:
                assert [each.text for each in one.answers] == [
                    each["text"]["text"] for each in other["choices"]
                ]
            case Form.MATCH | Form.ORDER:
                assert [each.text for each in one.answers] == [
                    each["subquestion"]["text"] for each in other["matchPairs"]
                ]
            case Form.FREE:
                assert one.form is GiftForm.ESSAY
                assert one.remark == other["globalFeedback"]["text"]


@given(st.text(alphabet="ab={}~#:\\/%->$\n []T1.", max_size=60))
def test_whatever_it_is_given_it_says_what_became_of_it(text: str) -> None:
    found, problems = read_gift(text, file="bank.gift")

    lines = [one.line for one in (*found, *problems)]
    assert len(lines) == len(set(lines))
    assert all(0 < line <= text.count("\n") + 1 for line in lines)
