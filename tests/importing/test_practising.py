"""Scenario cards come, stay and go with the decision that they are drawn from."""

import datetime as dt
from pathlib import Path

import pytest

from studyapp.importing.notes_import import import_notes
from studyapp.models import Card
from tests.importing.two_notes import NOW

LATER = NOW + dt.timedelta(days=1)
LUNCH = """---
decision: lunch
title: Pick the lunch
---
## Outcomes
| Id | Outcome |
|---|---|
| stew | Beef stew |
| salad | Green salad |
| bread | Cheese sandwich |

## How long may it take? {#time}
### An hour {#hour}
- best: stew — simmers until the meat is soft
- poor: bread — is eaten while walking
### Minutes {#minutes}
- best: bread — needs a knife and nothing else
- no: stew — nobody can hurry a pot

## How warm is the day? {#weather}
### Hot {#hot}
- best: salad — cools and refreshes
- poor: bread — dries in the sun
- no: stew — heats the whole kitchen
### Cold {#cold}
- best: stew — warms whoever eats it
- poor: salad — leaves one shivering
"""

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lunch.md").write_text(LUNCH)
    return tmp_path


def drawn() -> dict[str, Card]:
    return {card.key: card for card in Card.objects.live().filter(key__startswith="decision:lunch:")}


def test_they_are_stored_like_other_cards(folder):
    import_notes([folder], now=NOW)

    cards = drawn()
    assert {key.split(":")[3] for key in cards if ":which:" in key} == {"stew", "salad", "bread"}
    assert {card.kind for card in cards.values()} == {"scenario"}
    assert all(card.quote in LUNCH for card in cards.values())


def test_a_second_import_changes_nothing(folder):
    import_notes([folder], now=NOW)

    assert not import_notes([folder], now=LATER).plan


def test_a_reworded_decision_keeps_its_cards(folder):
    import_notes([folder], now=NOW)
    before = {key: (card.pk, card.uid) for key, card in drawn().items()}
    reworded = LUNCH.replace("An hour", "Up to an hour").replace("cools and refreshes", "is cool and fresh")
    (folder / "lunch.md").write_text(reworded)

    plan = import_notes([folder], now=LATER).plan

    assert (plan.cards.added, plan.cards.retired) == ((), ())
    assert plan.cards.changed
    assert {key: (card.pk, card.uid) for key, card in drawn().items()} == before
    assert any("Up to an hour" in card.front for card in drawn().values())


def test_they_are_retired_with_the_decision_and_wake_with_it(folder):
    import_notes([folder], now=NOW)
    before = set(drawn())
    (folder / "lunch.md").write_text("# Lunch\n\nWe eat at noon.\n")
    import_notes([folder], now=LATER)
    asleep = drawn()
    (folder / "lunch.md").write_text(LUNCH)

    import_notes([folder], now=LATER)

    assert asleep == {}
    assert set(drawn()) == before


def test_another_decision_leaves_them_alone(folder):
    import_notes([folder], now=NOW)
    before = set(drawn())
    (folder / "brunch.md").write_text(LUNCH.replace("decision: lunch", "decision: lunch-late"))

    plan = import_notes([folder], now=LATER).plan

    assert plan.cards.added
    assert all(card.key.startswith("decision:lunch-late:") for card in plan.cards.touched())
    assert set(drawn()) == before
