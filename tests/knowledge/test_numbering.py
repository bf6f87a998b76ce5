"""Which steps belong to one numbered list, and in which place."""

from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Feature
from studyapp.knowledge.names import gazetteer
from studyapp.notes.reading import read_document


def features(text: str, *, path: str = "sqs.md") -> tuple[Feature, ...]:
    document, _ = read_document(text, path=path)
    return extract_note(document, names=gazetteer())[0].features


def numbers(text: str) -> list[tuple[int, str]]:
    return [(one.ordinal, one.text) for one in features(text) if one.ordinal]


def note(*lines: str, heading: str = "How it works") -> str:
    return "\n".join(("# Amazon SQS", "", f"## {heading}", "", *lines, ""))


def test_steps_of_a_numbered_list_have_their_numbers() -> None:
    said = note("1. A sender hands over a letter.", "2. The letter lies there.", "3. A worker takes it away.")

    assert numbers(said) == [
        (1, "A sender hands over a letter."),
        (2, "The letter lies there."),
        (3, "A worker takes it away."),
    ]


def test_it_does_not_matter_how_the_numbers_are_written() -> None:
    said = note("1. A sender hands over a letter.", "1. The letter lies there.", "1. A worker takes it away.")

    assert [number for number, _ in numbers(said)] == [1, 2, 3]


def test_bullets_have_no_order() -> None:
    assert numbers(note("- A sender hands over a letter.", "- The letter lies there.", "- It goes.")) == []


def test_a_numbered_list_of_facts_has_no_order() -> None:
    said = note(
        "1. Letters may be long.", "2. Workers may be slow.", "3. Senders may wait.", heading="Features"
    )

    assert numbers(said) == []


def test_of_two_sentences_in_a_step_the_first_is_the_step() -> None:
    said = note("1. A sender hands over a letter. It may be long.", "2. A worker takes the letter away.")

    assert numbers(said) == [
        (1, "A sender hands over a letter."),
        (2, "A worker takes the letter away."),
    ]


def test_what_is_nested_below_a_step_is_no_step() -> None:
    said = note(
        "1. A sender hands over a letter.",
        "    - The letter may be quite long.",
        "2. A worker takes the letter away.",
    )

    assert [text for _, text in numbers(said)] == [
        "A sender hands over a letter.",
        "A worker takes the letter away.",
    ]


def test_two_lists_begin_anew() -> None:
    said = note("1. A sender hands over a letter.", "2. A worker takes the letter.") + note(
        "1. A clerk sweeps the floor.", "2. A lamp is put out at night.", heading="Workflow of cleaning"
    )

    assert [number for number, _ in numbers(said)] == [1, 2, 1, 2]


def test_a_list_of_which_a_step_is_about_another_service_has_no_order() -> None:
    said = (
        "# Messaging\n\n## Workflow\n\n"
        "1. Amazon SNS shouts the news to all of them.\n"
        "2. Amazon SQS keeps the news until later.\n"
        "3. Amazon SQS hands the news to one worker.\n"
    )

    assert {one.service for one in features(said, path="messaging.md")} >= {"sns", "sqs"}
    assert [one for one in features(said, path="messaging.md") if one.ordinal] == []
