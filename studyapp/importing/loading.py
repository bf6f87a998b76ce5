"""What is stored now, as values: of the library only what an import needs to look at."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from studyapp import models
from studyapp.cards.card import Card, CardKind
from studyapp.cards.outline import DIGEST
from studyapp.cards.reach import Reach
from studyapp.deciding.practice import owner_of
from studyapp.importing.library import NoteRecord
from studyapp.importing.reader_version import reader_version
from studyapp.importing.rows import batches, ids_by
from studyapp.knowledge import decisions
from studyapp.knowledge.facts import (
    Comparison,
    Feature,
    FeatureKind,
    Guidance,
    Knowledge,
    Service,
    ServiceKind,
    Source,
)
from studyapp.models.values import choice_from_json, comparison_value, in_order, service_from_json

SOURCE = ("note__address", "line", "end_line", "quote")


def load_settings() -> dict[str, str]:
    """The texts of the settings in force, by the location of their folder."""
    return dict(models.Folder.objects.exclude(settings="").values_list("location", "settings"))


def load_notes() -> dict[str, NoteRecord]:
    """Every live note, without its text."""
    rows = models.Note.objects.live().values_list(
        "folder__location", "path", "address", "title", "digest", "declared"
    )
    return {
        address: NoteRecord(
            folder=folder,
            path=path,
            address=address,
            title=title,
            digest=digest,
            declared=tuple(map(service_from_json, declared)),
        )
        for folder, path, address, title, digest, declared in rows
    }


def load_texts(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(address, text) of these notes, some at a time."""
    for batch in batches(list(addresses), size=100):
        yield from models.Note.objects.filter(address__in=batch).values_list("address", "source")


def load_services() -> dict[str, Service]:
    """Every live service by its slug."""
    rows = models.Service.objects.live().values_list(
        "slug", "name", "aliases", "kind", "category", "parent__slug"
    )
    return {
        slug: Service(
            slug=slug,
            name=name,
            aliases=tuple(aliases),
            kind=ServiceKind(kind),
            category=category,
            parent=parent,
        )
        for slug, name, aliases, kind, category, parent in rows
    }


def load_features(services: Collection[str]) -> tuple[dict[str, Feature], dict[str, Feature]]:
    """The features of these services by their id: the live ones, and those that were retired."""
    sources = _sources("feature", "feature__service__slug__in", services)
    live: dict[str, Feature] = {}
    asleep: dict[str, Feature] = {}
    for batch in batches(list(services)):
        rows = models.Feature.objects.filter(service__slug__in=batch).values_list(
            "pk",
            "uid",
            "service__slug",
            "kind",
            "label",
            "text",
            "aspect",
            "position",
            "ordinal",
            "retired_at",
        )
        for key, uid, service, kind, label, text, aspect, position, ordinal, retired_at in rows:
            (live if retired_at is None else asleep)[uid.hex] = Feature(
                id=uid.hex,
                service=service,
                kind=FeatureKind(kind),
                label=label,
                text=text,
                aspect=aspect,
                position=position,
                ordinal=ordinal,
                sources=in_order(sources.get(key, ())),
            )
    return live, asleep


def load_guidance(services: Collection[str]) -> tuple[dict[str, Guidance], dict[str, Guidance]]:
    """The guidance for or against any of these services by its id: the live one, and the retired one."""
    return _guidance(
        {
            key
            for side in ("services", "against")
            for batch in batches(list(services))
            for key in models.Guidance.objects.filter(**{f"{side}__slug__in": batch}).values_list(
                "pk", flat=True
            )
        }
    )


def load_advice(ids: Collection[str]) -> dict[str, Guidance]:
    """The live guidance of these ids."""
    live, _ = _guidance(set(ids_by(models.Guidance, "uid", map(UUID, ids)).values()))
    return live


def _guidance(keys: Collection[int]) -> tuple[dict[str, Guidance], dict[str, Guidance]]:
    sources = _sources("guidance", "guidance__in", keys)
    advised = _linked(models.Guidance.services.through, "guidance", keys)
    against = _linked(models.Guidance.against.through, "guidance", keys)
    live: dict[str, Guidance] = {}
    asleep: dict[str, Guidance] = {}
    for batch in batches(list(keys)):
        rows = models.Guidance.objects.filter(pk__in=batch).values_list(
            "pk", "uid", "condition", "retired_at"
        )
        for key, uid, condition, retired_at in rows:
            (live if retired_at is None else asleep)[uid.hex] = Guidance(
                id=uid.hex,
                condition=condition,
                services=tuple(sorted(advised.get(key, ()))),
                against=tuple(sorted(against.get(key, ()))),
                sources=in_order(sources.get(key, ())),
            )
    return live, asleep


def load_compared(services: Collection[str]) -> dict[str, tuple[str, ...]]:
    """The services of each live comparison that any of these services takes part in, by its slug."""
    live = models.Comparison.objects.live().order_by()
    keys = {
        key
        for batch in batches(list(services))
        for key in live.filter(services__slug__in=batch).values_list("pk", flat=True)
    }
    compared: dict[str, list[str]] = {}
    for batch in batches(list(keys)):
        for slug, service in live.filter(pk__in=batch).values_list("slug", "services__slug"):
            compared.setdefault(slug, []).append(service)
    return {slug: tuple(sorted(sides)) for slug, sides in compared.items()}


def load_comparisons(slugs: Collection[str]) -> dict[str, Comparison]:
    """The live comparisons of these slugs."""
    return {
        row.slug: comparison_value(row)
        for batch in batches(sorted(slugs))
        for row in models.Comparison.objects.live()
        .filter(slug__in=batch)
        .prefetch_related("services", "sources__note", "cells__service", "cells__sources__note")
    }


def load_quotes() -> dict[str, frozenset[bytes]]:
    """The quotes of each live service that are kept, as digests, if they were made by this reader."""
    rows = models.Quotes.objects.filter(service__retired_at=None, reader=reader_version())
    return {
        slug: frozenset(bytes(digests[at : at + DIGEST]) for at in range(0, len(digests), DIGEST))
        for slug, digests in rows.values_list("service__slug", "digests")
    }


def load_said(services: Collection[str]) -> tuple[Feature, ...]:
    """The live features of these services without where they stand, as an outline needs them."""
    return tuple(
        Feature(service=service, kind=FeatureKind(kind), label=label, text=text, sources=())
        for batch in batches(list(services))
        for service, kind, label, text in models.Feature.objects.live()
        .filter(service__slug__in=batch)
        .order_by()
        .values_list("service__slug", "kind", "label", "text")
        .iterator()
    )


def load_outlined() -> Knowledge:
    """What is compared and advised, without where: besides features, what an outline is made from."""
    guidance = models.Guidance.objects.live().order_by().values_list("pk", "uid", "condition")
    advised = _linked(models.Guidance.services.through, "guidance")
    against = _linked(models.Guidance.against.through, "guidance")
    compared: dict[str, list[str]] = {}
    for slug, service in models.Comparison.objects.live().order_by().values_list("slug", "services__slug"):
        compared.setdefault(slug, []).append(service)
    return Knowledge(
        comparisons=tuple(
            Comparison(slug=slug, services=tuple(sorted(sides)), stated=True)
            for slug, sides in compared.items()
        ),
        guidance=tuple(
            Guidance(
                id=uid.hex,
                condition=condition,
                services=tuple(sorted(advised.get(key, ()))),
                against=tuple(sorted(against.get(key, ()))),
            )
            for key, uid, condition in guidance
        ),
    )


def load_decisions() -> dict[str, decisions.Decision]:
    """Every live decision by its slug."""
    rows = models.Decision.objects.live().values_list("slug", "definition")
    return {slug: decisions.from_json(definition) for slug, definition in rows}


def load_cards(reach: Reach) -> dict[str, Card]:
    """The live cards that a change renews, by their key."""
    live = models.Card.objects.live().order_by()
    keys = {
        key
        for batch in batches(list(reach.services))
        for key in live.filter(feature__service__slug__in=batch).values_list("pk", flat=True)
    }
    keys |= {
        key
        for batch in batches(list(reach.comparisons))
        for key in live.filter(comparison__slug__in=batch).values_list("pk", flat=True)
    }
    # What is asked about advice leads back to it by its key alone.
    others = live.filter(feature=None, comparison=None).values_list("pk", "key")
    keys |= {pk for pk, key in others if key.partition(":")[0] in reach.guidance}
    return _cards(keys)


def load_practice(decisions: Collection[str]) -> dict[str, Card]:
    """The live cards drawn from these decisions (slugs), by their key."""
    live = models.Card.objects.live().order_by()
    return _cards(
        {
            key
            for slug in decisions
            for key in live.filter(key__startswith=owner_of(slug)).values_list("pk", flat=True)
        }
    )


def _cards(keys: Collection[int]) -> dict[str, Card]:
    """The cards with these primary keys, by their key."""
    about = _linked(models.Card.services.through, "card", keys)
    cards: dict[str, Card] = {}
    for batch in batches(list(keys)):
        rows = models.Card.objects.filter(pk__in=batch).values_list(
            "pk", "key", "kind", "front", "back", "feature__uid", "choices", "spare", "principle",
            "note__address", "line", "end_line", "quote",
        )  # fmt: skip
        for row in rows:
            pk, key, kind, front, back, feature, choices, spare, principle, note, line, end_line, quote = row
            cards[key] = Card(
                key=key,
                kind=CardKind(kind),
                services=tuple(sorted(about.get(pk, ()))),
                front=front,
                back=back,
                source=Source(note=note, line=line, end_line=end_line, quote=quote),
                feature=feature.hex if feature else None,
                choices=tuple(map(choice_from_json, choices)),
                spare=tuple(map(choice_from_json, spare)),
                principle=principle,
            )
    return cards


def _sources(owner: str, condition: str, values: Collection[Any]) -> dict[int, list[Source]]:
    """The sources of features or of guidance by its primary key."""
    found: dict[int, list[Source]] = {}
    for batch in batches(list(values)):
        rows = models.Source.objects.filter(**{condition: batch}).order_by()
        for key, note, line, end_line, quote in rows.values_list(f"{owner}_id", *SOURCE):
            source = Source(note=note, line=line, end_line=end_line, quote=quote)
            found.setdefault(key, []).append(source)
    return found


def _linked(through: Any, owner: str, keys: Collection[int] | None = None) -> Mapping[int, Sequence[str]]:
    """The slugs of the services that rows are linked to: all rows, or those of the primary keys `keys`."""
    rows = through.objects.order_by().values_list(f"{owner}_id", "service__slug")
    found: dict[int, list[str]] = {}
    for some in (
        [rows] if keys is None else (rows.filter(**{f"{owner}__in": batch}) for batch in batches(list(keys)))
    ):
        for key, slug in some:
            found.setdefault(key, []).append(slug)
    return found
