"""A numbered list that somebody edits stays the question that it was."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.management import call_command

from studyapp.models import Card, Feature

pytestmark = pytest.mark.django_db

STEPS = (
    "A sender drops the letter into the box.",
    "The box keeps it behind a lock.",
    "A clerk opens the box at noon.",
    "The letter travels to its town.",
)


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., list[str]]:
    """Writes the steps into a note, imports it, and gives the steps of the card that asks for their order."""

    def write(*steps: str) -> list[str]:
        lines = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, start=1))
        (tmp_path / "sqs.md").write_text(
            f"# Amazon SQS\n\nAmazon SQS is a place for letters.\n\n## How it works\n\n{lines}\n"
        )
        call_command("import_notes", str(tmp_path), verbosity=0)
        card = Card.objects.live().filter(kind="order").first()
        return [choice["text"] for choice in card.choices] if card else []

    return write


def the_card() -> Card:
    return Card.objects.get(kind="order")


def test_steps_are_stored_with_their_numbers(written: Callable[..., list[str]]) -> None:
    assert written(*STEPS) == list(STEPS)
    assert list(
        Feature.objects.filter(ordinal__gt=0).order_by("ordinal").values_list("ordinal", "text")
    ) == list(enumerate(STEPS, start=1))


@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_step_that_is_put_in_keeps_the_card(written: Callable[..., list[str]], at: int) -> None:
    written(*STEPS)
    before = the_card()
    more = (*STEPS[:at], "Somebody weighs everything with care.", *STEPS[at:])

    assert written(*more) == list(more)
    assert (the_card().uid, the_card().key) == (before.uid, before.key)


def test_a_reworded_or_a_removed_step_keeps_the_card(written: Callable[..., list[str]]) -> None:
    written(*STEPS)
    before = the_card()

    assert written("The sender drops her letter into the box.", *STEPS[1:])[1:] == list(STEPS[1:])
    assert the_card().uid == before.uid
    assert written(*STEPS[1:]) == list(STEPS[1:])
    assert the_card().uid == before.uid


def test_a_list_that_is_turned_into_bullets_is_no_longer_asked(
    written: Callable[..., list[str]], tmp_path: Path
) -> None:
    written(*STEPS)
    note = tmp_path / "sqs.md"
    bullets = note.read_text()
    for number in range(1, 5):
        bullets = bullets.replace(f"{number}. ", "- ")
    note.write_text(bullets)

    call_command("import_notes", str(tmp_path), verbosity=0)

    assert not Card.objects.live().filter(kind="order").exists()
    assert Card.objects.filter(kind="order").count() == 1


def test_the_same_note_again_changes_nothing(
    written: Callable[..., list[str]], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    written(*STEPS)
    capsys.readouterr()

    call_command("import_notes", str(tmp_path), "--json")

    plan = json.loads(capsys.readouterr().out)["plan"]
    assert {number for sort in plan.values() for number in sort.values()} == {0}
