"""Exam questions: only those whose answer the note gives."""

from studyapp.knowledge.questions import Question, question_of
from studyapp.notes.document import Listing
from studyapp.notes.reading import read_document

OPTIONS = "    - A. Amazon SNS\n    - B. Amazon SQS\n    - C. A pigeon\n"


def test_it_knows_the_right_and_the_wrong_options() -> None:
    question = asked(f"1. Which queues?\n{OPTIONS}\n    Correct Answer: B\n")

    assert question is not None
    assert question.asked.text == "Which queues?"
    assert [words.text for words in question.right] == ["Amazon SQS"]
    assert [words.text for words in question.wrong] == ["Amazon SNS", "A pigeon"]


def test_several_letters_are_several_answers() -> None:
    for answer in ("AB", "A, B", "A and B"):
        question = asked(f"1. Which are services?\n{OPTIONS}\n    Answer: {answer}\n")

        assert question is not None
        assert len(question.right) == 2


def test_what_else_is_said_is_kept() -> None:
    question = asked(f"1. Which queues?\n{OPTIONS}\n    Answer: B\n\n    The pigeon is too slow for this.\n")

    assert question is not None
    assert [words.text for words in question.rest] == ["The pigeon is too slow for this."]


def test_without_an_answer_there_is_no_question() -> None:
    assert asked(f"1. Which queues?\n{OPTIONS}") is None
    assert asked("1. Steps\n    - A. only one\n") is None
    assert asked("1. Which queues?\n") is None


def asked(text: str) -> Question | None:
    document, _ = read_document(text, path="exam.md")
    (listing,) = document.blocks
    assert isinstance(listing, Listing)
    return question_of(listing.items[0])
