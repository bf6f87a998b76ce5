"""Items in GIFT, held against the parser of gift-pegjs, which is nobody's here."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.exporting.gift import gift
from studyapp.exporting.items import Answer, Form, Item
from tests.exporting.gift_pegjs import node_with_parser, questions
from tests.exporting.making import PAIRS, SEVERAL, STEPS, any_item, item

BLANK = re.compile("_{4,5}")


@pytest.fixture(scope="session")
def node() -> str:
    """Node with the parser."""
    return node_with_parser()


def test_a_choice_has_its_options_with_their_reasons() -> None:
    assert gift([item()]) == (
        "$CATEGORY: Services/Amazon SQS\n\n"
        "// [id:i1]\n"
        "::Which keeps a message?::[plain]Which keeps a message? {\n"
        "=SQS #It waits there.\n"
        "~SNS #It is pushed on.\n"
        "####(notes.md, line 7)\n"
        "}\n\n"
    )


def test_a_word_to_fill_in_stands_in_its_sentence() -> None:
    answers = (Answer(text="4 days", right=True), Answer(text="4 day", right=True))

    text = gift([item(Form.WORDS, question="Kept for ____ at first.", answers=answers)])

    assert "[plain]Kept for {\n=4 days\n=4 day\n####(notes.md, line 7)\n} at first.\n" in text


def test_a_blank_before_two_slashes_is_asked_below_the_sentence() -> None:
    text = gift(
        [item(Form.WORDS, question="Kept for ____ // at first.", answers=(Answer(text="4", right=True),))]
    )

    assert "[plain]Kept for ____ // at first. {\n=4\n" in text


def test_several_right_options_share_the_points() -> None:
    assert "{\n~%50%scale #So it is.\n~%50%cost little #So it is.\n~%-50%wait #So it is.\n" in gift(
        [item(answers=SEVERAL)]
    )


def test_pairs_are_matched_and_steps_are_matched_to_their_numbers() -> None:
    pairs, ordered = gift([item(Form.MATCH, answers=PAIRS)]), gift([item(Form.ORDER, answers=STEPS)])

    assert "{\n=It waits. -> SQS\n=It is pushed. -> SNS\n=It stays. -> SQS\n= -> MQ\n####" in pairs
    assert "{\n=First a → b. -> 1\n=It waits. -> 2\n=It goes. -> 3\n####" in ordered


def test_another_program_reads_what_belongs_to_nothing(node: str) -> None:
    (read,) = questions(gift([item(Form.MATCH, answers=PAIRS)]), node=node)

    assert [(pair["subquestion"]["text"], pair["subanswer"]) for pair in read["matchPairs"]] == [
        (one.text, one.match) for one in PAIRS
    ]


def test_what_means_something_in_the_format_is_escaped() -> None:
    text = gift([item(question="Is a=b {or} C:\\d ~ #1?")])

    assert "[plain]Is a\\=b \\{or\\} C\\:\\\\d \\~ \\#1? {" in text


def test_a_category_is_named_once() -> None:
    other = item(category=("Comparisons", "a/b vs c"))

    assert [line for line in gift([item(), item(), other]).split("\n") if line.startswith("$")] == [
        "$CATEGORY: Services/Amazon SQS",
        "$CATEGORY: Comparisons/a//b vs c",
    ]


def shown(answer: str) -> str:
    """The right side of a pair; the parser forgets to put back the signs that it took out with their "\\"."""
    return re.sub(r"&&(\d+);", lambda sign: chr(int(sign[1])), answer)


def marked(answer: Answer, of: Item) -> tuple[bool, float | None]:
    """Whether the parser takes an option for right, and its weight where there are several right ones."""
    share = sum(one.right for one in of.answers)
    if share == 1:
        return answer.right, None
    return False, round((1 if answer.right else -1) * 100 / share, 5)


def test_another_program_reads_what_was_written(node: str) -> None:
    batch: list[Item] = []

    @settings(max_examples=150, deadline=None, database=None)
    @given(st.lists(any_item(), min_size=1, max_size=3))
    def collect(some: list[Item]) -> None:
        batch.extend(some)

    collect()
    read = questions(gift(batch), node=node)

    assert len(read) == len(batch)
    for one, wanted in zip(read, batch, strict=True):
        assert one["id"] == wanted.id
        match wanted.form:
            case Form.CHOICE:
                assert one["stem"]["text"] == wanted.question
                assert [
                    (each["text"]["text"], each["isCorrect"], each["weight"], each["feedback"]["text"])
                    for each in one["choices"]
                ] == [(each.text, *marked(each, wanted), each.feedback) for each in wanted.answers]
            case Form.WORDS:
                assert BLANK.sub("____", one["stem"]["text"]) == wanted.question
                assert [each["text"]["text"] for each in one["choices"]] == [
                    each.text for each in wanted.answers
                ]
            case Form.MATCH | Form.ORDER:
                assert [
                    (pair["subquestion"]["text"], shown(pair["subanswer"])) for pair in one["matchPairs"]
                ] == [
                    (each.text, each.match or str(place))
                    for place, each in enumerate(wanted.answers, start=1)
                ]
            case Form.FREE:
                assert all(each.text in one["globalFeedback"]["text"] for each in wanted.answers)
