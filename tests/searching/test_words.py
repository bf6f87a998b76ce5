"""A query as words, and the words lit up."""

import pytest

from studyapp.searching.words import folded, marked, snippet, word_of, words_of


def test_words_are_folded_and_said_once() -> None:
    assert [word.text for word in words_of("  SQS sqs\tQueue, S3/EC2_x ")] == [
        "sqs",
        "queue",
        "s3",
        "ec2",
        "x",
    ]


@pytest.mark.parametrize(
    ("text", "beginnings"),
    [
        ("queues", ("queue", "queu")),
        ("policies", ("policie", "policy")),
        ("letter", ("letter",)),
        ("sqs", ("sqs",)),
        ("access", ("access",)),
    ],
)
def test_plural_and_singular_find_each_other(text: str, beginnings: tuple[str, ...]) -> None:
    assert word_of(text).beginnings == beginnings


def test_what_is_folded_stays_at_its_place() -> None:
    text = "Ça dépend: ŒUVRE, straße, İstanbul, 消息"

    assert len(folded(text)) == len(text)
    assert folded(text).startswith("ca depend")


def test_marks_are_the_only_mark_up() -> None:
    found = marked("<b>queue & Queues", words_of("queue"))

    assert found == "&lt;b&gt;<mark>queue</mark> &amp; <mark>Queues</mark>"


def test_a_word_is_marked_from_its_beginning() -> None:
    assert marked("rate, separate", words_of("rate")) == "<mark>rate</mark>, separate"
    assert marked("EventBridge", words_of("bridge"), anywhere=True) == "Event<mark>Bridge</mark>"


def test_an_entity_is_never_cut_by_a_mark() -> None:
    assert marked("R&amp;D", words_of("amp")) == "R&amp;<mark>amp</mark>;D"


def test_a_snippet_begins_near_the_first_word_found() -> None:
    text = "word " * 100 + "needle " + "word " * 100

    found = snippet(text, words_of("needle"))

    assert found.startswith("…word")
    assert "<mark>needle</mark>" in found
    assert found.endswith("word…")
    assert len(found) < 250
