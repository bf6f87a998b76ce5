"""The changes of cards become rows, and the quotes that the next import begins from."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from studyapp.cards.card import Card
from studyapp.importing.planning import Changes
from studyapp.importing.reader_version import reader_version
from studyapp.importing.rows import BATCH, batches, delete_of, ids_by, relink, retire, upsert
from studyapp.knowledge.facts import FeatureKind
from studyapp.models import Card as CardRow
from studyapp.models import Comparison as ComparisonRow
from studyapp.models import Feature as FeatureRow
from studyapp.models import Note, Quotes
from studyapp.models import Service as ServiceRow
from studyapp.models.values import choice_to_json
from studyapp.scheduling.introducing import INTRODUCTION

# New cards are asked in this order: what a thing is comes before its details, and what tells two
# things apart after both.
INTRODUCED = {
    kind: rank
    for rank, kind in enumerate(
        (
            FeatureKind.DEFINITION,
            FeatureKind.FEATURE,
            FeatureKind.COMPONENT,
            FeatureKind.USE_CASE,
            FeatureKind.ADVANTAGE,
            FeatureKind.DRAWBACK,
            FeatureKind.STEP,
            FeatureKind.PRICING,
            FeatureKind.LIMIT,
            FeatureKind.EXAMPLE,
        ),
        start=INTRODUCTION,
    )
}
UPDATED = tuple(
    field.name
    for field in CardRow._meta.concrete_fields
    if field.name not in {"id", "uid", "key", "retired_at"}
)


def store_cards(changes: Changes[Card], *, now: dt.datetime) -> None:
    """Store the cards, some at a time: each becomes several rows. `now` is when the notes were imported."""
    comparisons = ids_by(ComparisonRow, "slug")
    services = ids_by(ServiceRow, "slug")
    for cards in batches(changes.touched()):
        upsert(list(_rows(cards, comparisons=comparisons)), unique="key", update=UPDATED)
        ids = ids_by(CardRow, "key", [card.key for card in cards])
        links = [
            (ids[card.key], services[slug]) for card in cards for slug in card.services if slug in services
        ]
        relink(CardRow.services.through, "card", links=links, owners=ids.values())
    retire(CardRow, "key", changes.retired, now=now)


def store_quotes(quotes: Mapping[str, frozenset[bytes] | None]) -> None:
    """Store the quotes of each service, None being none."""
    services = ids_by(ServiceRow, "slug", quotes)
    Quotes.objects.bulk_create(
        [
            Quotes(service_id=services[slug], reader=reader_version(), digests=b"".join(sorted(own)))
            for slug, own in quotes.items()
            if own is not None
        ],
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["service"],
        update_fields=["reader", "digests"],
    )
    delete_of(Quotes, "service", [services[slug] for slug, own in quotes.items() if own is None])


def _rows(cards: Sequence[Card], *, comparisons: Mapping[str, int]) -> Iterator[CardRow]:
    notes = ids_by(Note, "address", {card.source.note for card in cards})
    asked = [UUID(card.feature) for card in cards if card.feature]
    features = {
        uid.hex: (key, INTRODUCED[FeatureKind(kind)])
        for uid, key, kind in FeatureRow.objects.filter(uid__in=asked).values_list("uid", "pk", "kind")
    }
    after_all_features = len(INTRODUCED) + 1
    for card in cards:
        feature, position = features[card.feature] if card.feature else (None, after_all_features)
        yield CardRow(
            key=card.key,
            kind=card.kind,
            feature_id=feature,
            comparison_id=comparisons.get(card.key.split(":")[0]),
            front=card.front,
            back=card.back,
            choices=[choice_to_json(choice) for choice in card.choices],
            spare=[choice_to_json(choice) for choice in card.spare],
            principle=card.principle,
            note_id=notes[card.source.note],
            line=card.source.line,
            end_line=card.source.end_line,
            quote=card.source.quote,
            position=position,
            retired_at=None,
        )
