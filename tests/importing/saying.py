"""All that a library says, without ids: two libraries of the same notes say the same."""

import json
from collections.abc import Iterable

from studyapp.models import Card, Comparison, ComparisonCell, Decision, Feature, Guidance, Note, Service


def all_said() -> dict[str, set[tuple[object, ...]]]:
    """Everything that is live, each sort as a set of rows, with the places where it is said."""
    return {
        "notes": set(Note.objects.live().values_list("address", "title", "source", "html", "digest")),
        "services": set(map(_service, Service.objects.live().select_related("parent"))),
        "features": {
            (each.service.slug, each.kind, each.label, each.text, each.aspect, each.position, _places(each))
            for each in Feature.objects.live().select_related("service").prefetch_related("sources__note")
        },
        "comparisons": {
            (each.slug, each.stated, each.principle, _places(each), *map(_cell, each.cells.all()))
            for each in Comparison.objects.live().prefetch_related(
                "sources__note", "cells__service", "cells__sources__note"
            )
        },
        "guidance": {
            (each.condition, _slugs(each.services.all()), _slugs(each.against.all()), _places(each))
            for each in Guidance.objects.live().prefetch_related("services", "against", "sources__note")
        },
        "decisions": {
            (each.slug, each.title, json.dumps(each.definition, sort_keys=True))
            for each in Decision.objects.live()
        },
        "cards": set(map(_card, Card.objects.live().select_related("note").prefetch_related("services"))),
    }


def _service(service: Service) -> tuple[object, ...]:
    parent = service.parent.slug if service.parent else None
    return service.slug, service.name, tuple(service.aliases), service.kind, service.category, parent


def _cell(cell: ComparisonCell) -> tuple[object, ...]:
    return cell.aspect, cell.service and cell.service.slug, cell.text, _places(cell)


def _card(card: Card) -> tuple[object, ...]:
    asked = (card.kind, card.front, card.back, json.dumps(card.choices), card.principle)
    return *asked, card.note.address, card.line, _slugs(card.services.all())


def _places(sourced: Feature | Comparison | ComparisonCell | Guidance) -> tuple[tuple[object, ...], ...]:
    return tuple(
        sorted((each.note.address, each.line, each.end_line, each.quote) for each in sourced.sources.all())
    )


def _slugs(services: Iterable[Service]) -> tuple[str, ...]:
    return tuple(sorted(each.slug for each in services))
