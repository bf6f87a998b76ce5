"""What a line sets side by side, and which services a sentence compares."""

import pytest

from studyapp.knowledge.contrasts import contrasts, side_by_side
from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.statements import Statement
from studyapp.knowledge.wording import Words, words_of
from studyapp.notes.document import Lines, Run, Text


def words(text: str) -> Words:
    here = Lines(start=1, end=1)
    return words_of(Text(runs=(Run(text=text, lines=here),), lines=here))


def compared(text: str, *, of: tuple[str, ...] = ("sqs",), before: tuple[str, ...] = ()) -> list[tuple]:
    statement = Statement(services=of, words=words(text))
    found = contrasts(statement, before=before, lookup=Lookup(names=gazetteer()))
    return [(contrast.services, contrast.stated) for contrast in found]


@pytest.mark.parametrize(
    "line", ["SNS -> tells all ||| SQS -> waits for one", "SNS: tells all <--> SQS: waits for one"]
)
def test_two_services_on_one_line_are_a_row(line: str) -> None:
    said = side_by_side(words(line), names=gazetteer())

    assert {slug: one.text for slug, one in said.items()} == {"sns": "tells all", "sqs": "waits for one"}


@pytest.mark.parametrize(
    "line", ["SNS tells all, SQS waits", "SNS -> tells all ||| the other waits", "SNS -> tells all ||| SQS"]
)
def test_a_side_without_a_name_or_a_word_makes_no_row(line: str) -> None:
    assert side_by_side(words(line), names=gazetteer()) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Unlike SNS, it keeps what nobody has taken yet.", [(("sqs", "sns"), True)]),
        ("It is slower than SNS.", [(("sqs", "sns"), False)]),
        ("Think of whether SNS or SQS is meant.", [(("sns", "sqs"), True)]),
        ("It sends to Lambda.", []),
    ],
)
def test_a_sentence_sets_services_against_each_other(text: str, expected: list[tuple]) -> None:
    assert compared(text) == expected


def test_on_the_other_hand_looks_back_to_the_sentence_before() -> None:
    text = "On the other hand, SQS keeps it."

    assert compared(text, before=("sns",)) == [(("sqs", "sns"), True)]
    assert compared(text) == []
