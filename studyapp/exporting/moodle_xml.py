"""Items in Moodle XML (https://docs.moodle.org/en/Moodle_XML_format)."""

import html
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from studyapp.exporting.items import Answer, Form, Item, percent

_TYPES = {
    Form.CHOICE: "multichoice",
    Form.WORDS: "shortanswer",
    Form.FREE: "essay",
    Form.MATCH: "matching",
    Form.ORDER: "ordering",
}
_SHUFFLED = (("shuffleanswers", "true"),)
# As in the quizzes here, a step counts that is in its place (`cards.scoring`).
_ORDERED = (
    ("layouttype", "VERTICAL"),
    ("selecttype", "ALL"),
    ("selectcount", "0"),
    ("gradingtype", "ABSOLUTE_POSITION"),
    ("showgrading", "SHOW"),
    ("numberingstyle", "none"),
)
_LONGEST_NAME = 120


def moodle_xml(items: Iterable[Item]) -> str:
    """A `quiz` document: a question of type "category" before the questions of each category."""
    quiz = ET.Element("quiz")
    category: tuple[str, ...] = ()
    for item in items:
        if item.category != category:
            category = item.category
            quiz.append(_category(category))
        quiz.append(_question(item))
    ET.indent(quiz, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(quiz, encoding="unicode") + "\n"


def _category(names: tuple[str, ...]) -> ET.Element:
    question = ET.Element("question", type="category")
    # Moodle doubles a slash that is part of a name.
    _text(question, "category", "/".join(["$course$", "top", *(name.replace("/", "//") for name in names)]))
    return question


def _question(item: Item) -> ET.Element:
    question = ET.Element("question", type=_TYPES[item.form])
    _text(question, "name", item.question[:_LONGEST_NAME])
    _html(question, "questiontext", item.question)
    _html(question, "generalfeedback", item.remark)
    _plain(question, "defaultgrade", "1")
    _plain(question, "penalty", "0" if item.form is Form.FREE else "0.3333333")
    _plain(question, "hidden", "0")
    _plain(question, "idnumber", item.id)
    right = sum(answer.right for answer in item.answers)
    if item.form is Form.CHOICE:
        _settings(
            question, ("single", "true" if right == 1 else "false"), *_SHUFFLED, ("answernumbering", "abc")
        )
    elif item.form is Form.MATCH:
        _settings(question, *_SHUFFLED)
    elif item.form is Form.ORDER:
        _settings(question, *_ORDERED)
    elif item.form is Form.WORDS:
        _plain(question, "usecase", "0")
    if item.form is Form.FREE:
        _plain(question, "responseformat", "plain")
        _plain(question, "responserequired", "1")
        _plain(question, "responsefieldlines", "5")
        _plain(question, "attachments", "0")
        _plain(question, "attachmentsrequired", "0")
        _html(question, "graderinfo", " / ".join(answer.text for answer in item.answers))
        _html(question, "responsetemplate", "")
    for place, answer in enumerate(item.answers, start=1):
        if item.form is Form.MATCH:
            question.append(_pair(answer))
        elif item.form is Form.ORDER:
            question.append(_answer(answer, fraction=str(place)))
        elif item.form is Form.WORDS:
            question.append(_answer(answer, fraction="100", plain=True))
        elif item.form is Form.CHOICE:
            question.append(_answer(answer, fraction=_fraction(answer, right=right)))
    return question


def _settings(question: ET.Element, *settings: tuple[str, str]) -> None:
    """What is said of a question that is marked by parts, with the words for how it went."""
    for name, value in settings:
        _plain(question, name, value)
    for name, words in (
        ("correctfeedback", "Right."),
        ("partiallycorrectfeedback", "Partly right."),
        ("incorrectfeedback", "Wrong."),
    ):
        _html(question, name, words)


def _fraction(answer: Answer, *, right: int) -> str:
    """The percentage that an option gives; of several right ones each a share, and a wrong one costs that."""
    if right <= 1:
        return "100" if answer.right else "0"
    return percent(right) if answer.right else f"-{percent(right)}"


def _answer(answer: Answer, *, fraction: str, plain: bool = False) -> ET.Element:
    element = ET.Element("answer", fraction=fraction)
    element.set("format", "plain_text" if plain else "html")
    ET.SubElement(element, "text").text = answer.text if plain else html.escape(answer.text, quote=False)
    _html(element, "feedback", answer.feedback)
    return element


def _pair(answer: Answer) -> ET.Element:
    """What is to be matched; what has no text is an answer that belongs to nothing."""
    element = ET.Element("subquestion", format="html")
    ET.SubElement(element, "text").text = html.escape(answer.text, quote=False)
    _text(element, "answer", answer.match)
    return element


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(ET.SubElement(parent, name), "text").text = words


def _html(parent: ET.Element, name: str, words: str) -> None:
    """An element that holds HTML; our words are plain, so their signs are written out."""
    element = ET.SubElement(parent, name, format="html")
    ET.SubElement(element, "text").text = html.escape(words, quote=False)


def _plain(parent: ET.Element, name: str, value: str) -> None:
    ET.SubElement(parent, name).text = value
