"""The live cards in formats that other programs read."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from studyapp.exporting.gift import gift
from studyapp.exporting.items import Item, items
from studyapp.exporting.moodle_xml import moodle_xml
from studyapp.models import Card


def cards_as_json() -> str:
    """The live cards in the form that CONTRACT gives for `export_cards --format json`."""
    cards = [
        {
            "id": card.uid.hex,
            "kind": card.kind,
            "services": sorted(service.slug for service in card.services.all()),
            "front": card.front,
            "back": card.back,
            "choices": [_choice(choice) for choice in card.choices],
            "source": {"note": card.note.path, "line": card.line, "quote": card.quote},
            "feature": card.feature.uid.hex if card.feature else None,
        }
        for card in _live_cards()
    ]
    return json.dumps(cards, ensure_ascii=False, indent=1) + "\n"


def _choice(choice: Mapping[str, Any]) -> dict[str, Any]:
    """An option; `match` only where it is to be matched. The steps of an order come in their order."""
    told = {"text": choice["text"], "correct": choice["correct"], "why": choice["why"]}
    return {**told, "match": choice["match"]} if choice.get("match") else told


def cards_as_csv() -> str:
    """The live cards as CSV with a header row: id, kind, services, front, back, note, line."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(("id", "kind", "services", "front", "back", "note", "line"))
    writer.writerows(_row(card) for card in _live_cards())
    return file.getvalue()


def cards_as_gift() -> str:
    """The live cards as questions in GIFT, sorted by category."""
    return gift(_items())


def cards_as_moodle_xml() -> str:
    """The live cards as questions in Moodle XML, sorted by category."""
    return moodle_xml(_items())


FORMATS: dict[str, Callable[[], str]] = {
    "json": cards_as_json,
    "csv": cards_as_csv,
    "gift": cards_as_gift,
    "moodle-xml": cards_as_moodle_xml,
}


def _items() -> list[Item]:
    return sorted(items(_live_cards()), key=lambda item: item.category)


def _live_cards() -> Iterable[Card]:
    return Card.objects.live().select_related("note", "feature").prefetch_related("services").order_by("key")


def _row(card: Card) -> tuple[Any, ...]:
    services = " ".join(sorted(service.slug for service in card.services.all()))
    return (card.uid.hex, card.kind, services, card.front, card.back, card.note.path, card.line)
