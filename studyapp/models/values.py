"""Stored rows as the values of the pure half, and the JSON forms that rows keep."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from studyapp import models
from studyapp.cards.card import Card, CardKind, Choice
from studyapp.knowledge.facts import (
    Cell,
    Comparison,
    ComparisonRow,
    Feature,
    FeatureKind,
    Guidance,
    Service,
    ServiceKind,
    Source,
)
from studyapp.scheduling.memory import Memory, State


def service_value(row: models.Service) -> Service:
    """A stored service as a value; `row.parent` should be loaded."""
    return Service(
        slug=row.slug,
        name=row.name,
        aliases=tuple(row.aliases),
        kind=ServiceKind(row.kind),
        category=row.category,
        parent=row.parent.slug if row.parent else None,
    )


def source_values(rows: Iterable[models.Source]) -> tuple[Source, ...]:
    """Stored sources as values in the order of note and line; their `note` should be loaded."""
    return in_order(
        Source(note=row.note.address, line=row.line, end_line=row.end_line, quote=row.quote) for row in rows
    )


def in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Sources by note and line, so that equal facts are equal values."""
    return tuple(
        sorted(sources, key=lambda source: (source.note, source.line, source.end_line, source.quote))
    )


def feature_value(row: models.Feature) -> Feature:
    """A stored feature as a value; `row.service` and `row.sources` should be loaded."""
    return Feature(
        id=row.uid.hex,
        service=row.service.slug,
        kind=FeatureKind(row.kind),
        label=row.label,
        text=row.text,
        aspect=row.aspect,
        position=row.position,
        ordinal=row.ordinal,
        sources=source_values(row.sources.all()),
    )


def comparison_value(row: models.Comparison) -> Comparison:
    """A stored comparison as a value, its rows in the order in which they were stored.

    An aspect has a further row where a service has a further cell.
    """
    rows: list[tuple[str, dict[str, Cell]]] = []
    shared: list[Cell] = []
    for stored in row.cells.all():
        cell = Cell(text=stored.text, sources=source_values(stored.sources.all()))
        if stored.service is None:
            shared.append(cell)
        else:
            if not rows or rows[-1][0] != stored.aspect or stored.service.slug in rows[-1][1]:
                rows.append((stored.aspect, {}))
            rows[-1][1][stored.service.slug] = cell
    return Comparison(
        slug=row.slug,
        services=tuple(sorted(service.slug for service in row.services.all())),
        stated=row.stated,
        rows=tuple(ComparisonRow(aspect=aspect, values=values) for aspect, values in rows),
        shared=tuple(shared),
        principle=row.principle,
        sources=source_values(row.sources.all()),
    )


def guidance_value(row: models.Guidance) -> Guidance:
    """A stored piece of guidance as a value."""
    return Guidance(
        id=row.uid.hex,
        condition=row.condition,
        services=tuple(sorted(service.slug for service in row.services.all())),
        against=tuple(sorted(service.slug for service in row.against.all())),
        sources=source_values(row.sources.all()),
    )


def choice_to_json(choice: Choice) -> dict[str, Any]:
    """An option as a card's row keeps it: text, correct, why, service, match, source (as in `Source`)."""
    source = choice.source
    return {
        "text": choice.text,
        "correct": choice.correct,
        "why": choice.why,
        "service": choice.service,
        "match": choice.match,
        "source": None
        if source is None
        else {"note": source.note, "line": source.line, "end_line": source.end_line, "quote": source.quote},
    }


def choice_from_json(data: Mapping[str, Any]) -> Choice:
    """The option that `choice_to_json` wrote, also before there was anything to match."""
    source = data["source"]
    return Choice(
        text=data["text"],
        correct=data["correct"],
        why=data["why"],
        service=data["service"],
        match=data.get("match"),
        source=Source(**source) if source else None,
    )


def card_value(row: models.Card) -> Card:
    """A stored card as a value; its `feature`, `note` and `services` should be loaded."""
    return Card(
        key=row.key,
        kind=CardKind(row.kind),
        services=tuple(sorted(service.slug for service in row.services.all())),
        front=row.front,
        back=row.back,
        source=Source(note=row.note.address, line=row.line, end_line=row.end_line, quote=row.quote),
        feature=row.feature.uid.hex if row.feature else None,
        choices=tuple(map(choice_from_json, row.choices)),
        spare=tuple(map(choice_from_json, row.spare)),
        principle=row.principle,
    )


def memory_value(row: models.Memory) -> Memory:
    """A stored memory as the value that the scheduler goes on from."""
    return Memory(
        state=State(row.state),
        step=row.step,
        stability=row.stability,
        difficulty=row.difficulty,
        due_at=row.due_at,
        last_review_at=row.last_review_at,
        reps=row.reps,
        lapses=row.lapses,
    )


def service_to_json(service: Service) -> dict[str, Any]:
    """A service as a note's row keeps it."""
    return asdict(service)


def service_from_json(data: Mapping[str, Any]) -> Service:
    """The service that `service_to_json` wrote."""
    return Service(**{**data, "aliases": tuple(data["aliases"]), "kind": ServiceKind(data["kind"])})
