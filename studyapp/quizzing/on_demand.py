"""Questions on any services, also where no note compares them."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Prefetch

from studyapp import models
from studyapp.cards.card import Card
from studyapp.cards.on_demand import cards_on_demand
from studyapp.knowledge.facts import Feature
from studyapp.models import Comparison, Note, Service, Source
from studyapp.models.values import choice_to_json, feature_value, service_value
from studyapp.studying.scope import sides_of

# More are not told apart by one question.
MOST_SIDES = 4
_PAIR = 2
# What is not asked by itself comes after all that is.
_LAST = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The services of a comparison's slug, with all that the notes say of them."""

    services: tuple[Service, ...]
    features: tuple[Feature, ...]


def sides(comparison: str) -> Sides | None:
    """The live services in a comparison's slug; None where one is unknown, or too few or too many are."""
    slugs = sides_of(comparison)
    if not _PAIR <= len(slugs) <= MOST_SIDES:
        return None
    found = Service.objects.live().select_related("parent").filter(slug__in=slugs).order_by("slug")
    services = tuple(found)
    return Sides(services=services, features=features_of(services)) if len(services) == len(slugs) else None


def features_of(services: Sequence[Service]) -> tuple[Feature, ...]:
    """All that the notes say of the services, with where they do."""
    rows = (
        models.Feature.objects.live()
        .filter(service__in=services)
        .select_related("service")
        .prefetch_related(Prefetch("sources", queryset=Source.objects.select_related("note")))
    )
    return tuple(feature_value(row) for row in rows)


def questions_on_demand(comparison: str) -> tuple[Card, ...]:
    """The questions that can be drawn for the services of a comparison's slug.

    () where a note compares them, for then the bank has these questions, and where the notes are too thin.
    """
    if Comparison.objects.live().filter(slug=comparison, stated=True).exists():
        return ()
    told = sides(comparison)
    return cards_on_demand(tuple(map(service_value, told.services)), told.features) if told else ()


def store(cards: Sequence[Card], *, now: dt.datetime) -> list[int]:
    """Keep questions that were drawn on demand, so that they can be answered; gives their primary keys.

    They are not part of the bank, and count as retired there: only who asks for them is asked. Drawn again
    they are the same cards, so that what was learnt of them stays.
    """
    addresses = {card.source.note for card in cards}
    notes = dict(Note.objects.filter(address__in=addresses).values_list("address", "pk"))
    slugs = {slug for card in cards for slug in card.services}
    services = dict(Service.objects.filter(slug__in=slugs).values_list("slug", "pk"))
    rows = [
        models.Card(
            key=card.key,
            kind=card.kind,
            front=card.front,
            back=card.back,
            choices=[choice_to_json(choice) for choice in card.choices],
            principle=card.principle,
            note_id=notes[card.source.note],
            line=card.source.line,
            end_line=card.source.end_line,
            quote=card.source.quote,
            position=_LAST,
            retired_at=now,
        )
        for card in cards
    ]
    models.Card.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["kind", "front", "back", "choices", "principle", "note", "line", "end_line", "quote"],
    )
    keys = dict(models.Card.objects.filter(key__in=[card.key for card in cards]).values_list("key", "pk"))
    about = models.Card.services.through
    about.objects.bulk_create(
        [
            about(card_id=keys[card.key], service_id=services[slug])
            for card in cards
            for slug in card.services
        ],
        ignore_conflicts=True,
    )
    return list(keys.values())
