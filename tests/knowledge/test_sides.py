"""Kinds of one thing are known by the word that tells them apart, and only where it stands as a name."""

import pytest

from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.sides import kinds_of, side_of, sides_in
from studyapp.knowledge.wording import words_of_runs
from studyapp.notes.document import Lines, Run

LOOKUP = Lookup(names=gazetteer())


def words(text):
    lines = Lines(start=1, end=1)
    return words_of_runs((Run(text=text, lines=lines),), lines)


def side(text, *, of):
    found = side_of(words(text), kinds=kinds_of((of,), lookup=LOOKUP), lookup=LOOKUP)
    return (found.kind.slug, found.said.text) if found else None


@pytest.mark.parametrize(
    ("of", "text", "expected"),
    [
        ("sqs", "FIFO keeps the order", ("sqs-fifo", "keeps the order")),
        ("sqs", "Standard - in any order", ("sqs-standard", "in any order")),
        ("sqs", "The standard queue is fast", ("sqs-standard", "is fast")),
        ("cognito", "USER POOLS: who is it?", ("cognito-user-pools", "who is it?")),
        ("ec2", "Spot instances may be taken away", ("spot", "may be taken away")),
        ("ec2", "On-demand → by the second", ("on-demand", "by the second")),
        ("elb", "ALB reads requests", ("alb", "reads requests")),
    ],
)
def test_a_line_begins_with_a_kind(of, text, expected):
    assert side(text, of=of) == expected


@pytest.mark.parametrize(
    ("of", "text"),
    [
        ("sqs", "Standard practice is to delete what was handled"),
        ("sqs", "Dead-letter queue for what failed"),
        ("cognito", "User data stays where it is"),
        ("ec2", "Image of a whole machine"),
        ("lambda", "Short functions start at once"),
    ],
)
def test_the_same_word_as_a_word_is_no_kind(of, text):
    assert side(text, of=of) is None


def test_two_kinds_on_one_line_share_their_noun():
    kinds = kinds_of(("sqs",), lookup=LOOKUP)

    found = sides_in(words("Short (immediate) vs Long (up to 20 s) Polling"), kinds=kinds, lookup=LOOKUP)

    assert [(side.kind.slug, side.said.text) for side in found] == [
        ("short-polling", "immediate"),
        ("long-polling", "up to 20 s"),
    ]


def test_a_kind_beside_something_else_is_no_pair():
    kinds = kinds_of(("sqs",), lookup=LOOKUP)

    assert sides_in(words("Short polling and visibility"), kinds=kinds, lookup=LOOKUP) == ()
