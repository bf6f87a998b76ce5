"""Questions of teachers as a note, and what is read in it."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from studyapp.cards.plain import plain, words
from studyapp.exporting.cards import cards_as_gift
from studyapp.importing.gift_as_notes import note_of
from studyapp.importing.reading_gift import read_gift
from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.names import gazetteer
from studyapp.notes.reading import read_document
from tests.shipping import CONTENT, shipped_library

FEWEST_BACK = 0.9


def converted(text: str) -> tuple[list[str], list[str]]:
    """The lines of the note that say something, and the messages."""
    questions, unread = read_gift(text, file="bank.gift")
    note, left_out = note_of(questions, title="Bank", names=gazetteer(), file="bank.gift")
    assert unread == ()
    return [line for line in note.split("\n")[2:] if line], [problem.message for problem in left_out]


def lines(text: str) -> list[str]:
    note, left_out = converted(text)
    assert left_out == []
    return note


def test_which_service_becomes_what_the_service_does() -> None:
    assert lines("Which service keeps messages until a worker asks? {=Amazon SQS ~Amazon SNS}") == [
        "## Amazon SQS",
        "- Keeps messages until a worker asks",
    ]


def test_what_is_said_of_a_wrong_service_is_said_of_that() -> None:
    assert lines("Which service keeps messages? {=Amazon SQS ~Amazon SNS#No, it pushes them at once.}") == [
        "## Amazon SQS",
        "- Keeps messages",
        "## Amazon SNS",
        "- it pushes them at once.",
    ]


def test_what_is_asked_of_the_category_is_said_of_it() -> None:
    text = "$CATEGORY: AWS/Amazon SQS\n\nHow long is a message kept? {=4 days ~1 year#That is a *stream*.}"

    assert lines(text) == [
        "## Amazon SQS",
        "- **How long is a message kept?**: 4 days",
        r"- **Not 1 year**: That is a \*stream\*.",
    ]


def test_a_definition_introduces_the_service() -> None:
    assert lines("What is Amazon SQS? {####A managed queue for messages.}") == [
        "## Amazon SQS",
        "A managed queue for messages.",
    ]


def test_a_missing_word_makes_a_sentence() -> None:
    assert lines("Amazon SQS, Retention: kept for {=4 days =four days} at first.") == [
        "## Amazon SQS",
        "- **Retention**: kept for 4 days at first.",
    ]


def test_pairs_are_said_of_what_they_belong_to_and_steps_are_numbered() -> None:
    assert lines("Sort them. {=Pushes to all -> Amazon SNS =Waits -> Amazon SQS}") == [
        "## Amazon SNS",
        "- Pushes to all",
        "## Amazon SQS",
        "- Waits",
    ]
    assert lines("Amazon SQS: in which order? {=It goes. -> 2 =It waits. -> 1}") == [
        "## Amazon SQS",
        "### How it works",
        "1. It waits.",
        "2. It goes.",
    ]


def test_what_is_false_is_said_to_be_so() -> None:
    text = "$CATEGORY: Amazon SQS\n\nIt pushes. {F#Wrong, workers pull.}\n\nIt waits. {TRUE}"

    assert lines(text) == ["## Amazon SQS", "- workers pull (not: It pushes).", "- It waits."]


def test_advice_stands_where_notes_have_it() -> None:
    assert lines("Which service would you use here? “Work may wait” {=Amazon SQS ~Amazon SNS}") == [
        "## Amazon SQS",
        "### When to use it",
        "- Use Amazon SQS when work may wait.",
    ]


def test_numbers_are_answers() -> None:
    assert lines("$CATEGORY: Amazon SQS\n\nHow many days? {#4}") == [
        "## Amazon SQS",
        "- **How many days?**: 4",
    ]


def test_what_says_nothing_is_left_out_and_listed() -> None:
    note, left_out = converted("Why? {}\n\nIt pushes. {F}\n\nRead this.")

    assert "Why?" not in " ".join(note)
    assert [message.partition(";")[0] for message in left_out] == [
        "This question has no answer",
        "This statement is false, and nothing says what is true",
        "This text asks nothing",
    ]


def reread(text: str) -> Knowledge:
    names = gazetteer().declared(shipped_library().services)
    questions, _ = read_gift(text, file="bank.gift")
    note, _ = note_of(questions, title="Bank", names=names, file="bank.gift")
    document, problems = read_document(note, path="bank.md")
    assert problems == ()
    return extract_note(document, names=names)[0]


def said(text: str) -> str:
    return " ".join(words(plain(text))).casefold()


@pytest.mark.django_db
def test_what_was_exported_is_known_again() -> None:
    """Of each statement that ships, whether it is still said of its service after the way there and back."""
    call_command("import_notes", str(CONTENT / "services"), verbosity=0)
    known = reread(cards_as_gift())

    back: dict[str, list[str]] = {}
    for feature in known.features:
        back.setdefault(feature.service, []).append(said(f"{feature.label} {feature.text}"))
    kept = [
        any(said(feature.text) in one for one in back.get(feature.service, ()))
        for feature in shipped_library().features
    ]

    assert sum(kept) / len(kept) >= FEWEST_BACK


@pytest.mark.django_db
def test_the_command_writes_a_new_note_and_never_over_another(tmp_path: Path, capsys) -> None:
    bank, note = tmp_path / "bank.gift", tmp_path / "bank.md"
    bank.write_text("Which service keeps messages? {=Amazon SQS ~Amazon SNS}\n\nWhy? {}\n")

    with pytest.raises(SystemExit) as finished:
        call_command("import_gift", str(bank), to=note)
    assert finished.value.code == 1
    told = capsys.readouterr()
    assert "1 of 2 questions are in" in told.out
    assert f"{bank}:3: warning: This question has no answer" in told.err
    assert "- Keeps messages" in note.read_text()

    note.write_text("My own words.")
    bank.write_text("Which service keeps messages? {=Amazon SQS ~Amazon SNS}\n")
    with pytest.raises(CommandError, match="there already") as refused:
        call_command("import_gift", str(bank), to=note)
    assert refused.value.returncode == 2
    assert note.read_text() == "My own words."
    call_command("import_gift", str(bank), to=note, overwrite=True)
    assert "- Keeps messages" in note.read_text()
    with pytest.raises(CommandError, match="cannot read"):
        call_command("import_gift", str(tmp_path / "none.gift"), to=note)
