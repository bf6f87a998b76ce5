"""Items in Moodle XML, held against a schema of the elements that Moodle's documentation names."""

import html
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.exporting.items import Answer, Form, Item
from studyapp.exporting.moodle_xml import moodle_xml
from tests.exporting.making import PAIRS, SEVERAL, STEPS, any_item, item

SCHEMA = xmlschema.XMLSchema(Path(__file__).with_name("moodle.xsd"))


def written(*items: Item) -> ET.Element:
    text = moodle_xml(items)
    SCHEMA.validate(text)
    return ET.fromstring(text)


def words(element: ET.Element | None) -> str:
    assert element is not None
    return element.findtext("text") or ""


@settings(deadline=None)
@given(st.lists(any_item(), max_size=4))
def test_whatever_is_asked_the_document_is_valid_and_says_the_same(some: list[Item]) -> None:
    quiz = written(*some)

    read = [one for one in quiz if one.get("type") != "category"]
    assert [one.findtext("idnumber") for one in read] == [one.id for one in some]
    for element, wanted in zip(read, some, strict=True):
        assert html.unescape(words(element.find("questiontext"))) == wanted.question
        assert html.unescape(words(element.find("generalfeedback"))) == wanted.remark


def test_a_choice_gives_the_points_to_the_right_option_and_each_its_reason() -> None:
    (_, question) = written(item())

    assert question.get("type") == "multichoice"
    assert [
        (each.findtext("text"), each.get("fraction"), words(each.find("feedback")))
        for each in question.findall("answer")
    ] == [("SQS", "100", "It waits there."), ("SNS", "0", "It is pushed on.")]


def test_several_right_options_share_the_points_and_a_wrong_one_costs_one_of_them() -> None:
    (_, question) = written(item(answers=SEVERAL))

    assert question.findtext("single") == "false"
    assert [each.get("fraction") for each in question.findall("answer")] == ["50", "50", "-50"]


def test_what_is_matched_stands_beside_its_match() -> None:
    (_, question) = written(item(Form.MATCH, answers=PAIRS))

    assert question.get("type") == "matching"
    assert [
        (each.findtext("text"), words(each.find("answer"))) for each in question.findall("subquestion")
    ] == [("It waits.", "SQS"), ("It is pushed.", "SNS"), ("It stays.", "SQS"), ("", "MQ")]


def test_steps_are_ordered_by_their_places() -> None:
    (_, question) = written(item(Form.ORDER, answers=STEPS))

    assert question.get("type") == "ordering"
    assert question.findtext("gradingtype") == "ABSOLUTE_POSITION"
    assert [(each.get("fraction"), each.findtext("text")) for each in question.findall("answer")] == [
        ("1", "First a -&gt; b."),
        ("2", "It waits."),
        ("3", "It goes."),
    ]


def test_a_word_to_fill_in_is_accepted_in_each_spelling() -> None:
    answers = (Answer(text="4 days < 5", right=True), Answer(text="4 day", right=True))

    (_, question) = written(item(Form.WORDS, question="Kept for ____.", answers=answers))

    assert question.get("type") == "shortanswer"
    assert [each.findtext("text") for each in question.findall("answer")] == ["4 days < 5", "4 day"]


def test_a_free_answer_has_its_model_for_whoever_judges_it() -> None:
    (_, question) = written(item(Form.FREE, answers=(Answer(text="It waits & stays.", right=True),)))

    assert question.get("type") == "essay"
    assert words(question.find("graderinfo")) == "It waits &amp; stays."


def test_what_looks_like_mark_up_is_shown_as_it_is_written() -> None:
    (_, question) = written(item(question="Is <b> bold?"))

    assert words(question.find("questiontext")) == "Is &lt;b&gt; bold?"
    assert words(question.find("name")) == "Is <b> bold?"


def test_a_category_stands_before_its_questions_and_doubles_its_slashes() -> None:
    quiz = written(item(), item(category=("Comparisons", "a/b vs c")))

    assert [words(one.find("category")) for one in quiz.iterfind("question[@type='category']")] == [
        "$course$/top/Services/Amazon SQS",
        "$course$/top/Comparisons/a//b vs c",
    ]


@pytest.mark.parametrize(
    "broken", ["<quiz><question type='riddle'/></quiz>", "<quiz><question type='essay'/></quiz>"]
)
def test_the_schema_refuses_what_is_none(broken: str) -> None:
    assert not SCHEMA.is_valid(broken)
