"""A plan becomes what is stored, in one transaction: all of it or nothing."""

import datetime as dt
from collections.abc import Mapping
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from studyapp.importing.library import NoteRecord
from studyapp.importing.planning import Changes, Plan
from studyapp.importing.rehoming import Rehoming
from studyapp.importing.rows import BATCH, batches, delete_of, ids_by, insert, relink, retire, upsert, weighed
from studyapp.importing.storing_cards import store_cards, store_quotes
from studyapp.importing.waiting import Waiting
from studyapp.knowledge import decisions
from studyapp.knowledge.facts import Cell, Comparison, Feature, Guidance, Service, Source
from studyapp.models import Comparison as ComparisonRow
from studyapp.models import ComparisonCell, Folder, Note
from studyapp.models import Decision as DecisionRow
from studyapp.models import Feature as FeatureRow
from studyapp.models import Guidance as GuidanceRow
from studyapp.models import Service as ServiceRow
from studyapp.models import Source as SourceRow
from studyapp.models.values import service_to_json

# Bytes of the pages that are stored in one statement.
PAGES = 2_000_000


@transaction.atomic
def apply_plan(plan: Plan, *, waiting: Mapping[str, Waiting], now: dt.datetime) -> None:
    """Store what the plan says. `now` is when the notes were imported.

    `waiting` is where the pages are of the notes that were read, by address.
    """
    for rehoming in plan.folders:
        _rehome(rehoming)
    _store_notes(plan.notes, waiting=waiting, now=now)
    for location, text in plan.settings.items():
        Folder.objects.filter(location=location).update(settings=text)
    _store_services(plan.services, now=now)
    _store_features(plan.features, now=now)
    _store_comparisons(plan.comparisons, now=now)
    _store_guidance(plan.guidance, now=now)
    _store_decisions(plan.decisions, now=now)
    store_cards(plan.cards, now=now)
    store_quotes(plan.quotes)


def _store_notes(changes: Changes[NoteRecord], *, waiting: Mapping[str, Waiting], now: dt.datetime) -> None:
    records = changes.touched()
    read = [record for record in records if record.address in waiting]
    folders = {location: _folder(location) for location in {record.folder for record in read}}
    # A few at a time: their pages are the largest thing that an import stores.
    for batch in weighed(read, weight=lambda record: waiting[record.address].size(), most=PAGES):
        pages = {record.address: waiting[record.address].page() for record in batch}
        upsert(
            [
                Note(
                    folder=folders[record.folder],
                    path=record.path,
                    address=record.address,
                    title=record.title,
                    source=pages[record.address].source,
                    html=pages[record.address].html,
                    digest=record.digest,
                    declared=[service_to_json(service) for service in record.declared],
                    imported_at=now,
                    retired_at=None,
                )
                for record in batch
            ],
            unique="address",
            update=["title", "source", "html", "digest", "declared", "imported_at"],
        )
    for record in records:
        if record.address not in waiting:
            Note.objects.filter(address=record.address).update(digest=record.digest)
    retire(Note, "address", changes.retired, now=now)


def _rehome(rehoming: Rehoming) -> None:
    """Give the notes of a folder to the one that they are in now."""
    old = Folder.objects.get(location=rehoming.old)
    if not rehoming.prefix and not Folder.objects.filter(location=rehoming.new).exists():
        old.location = rehoming.new
        old.save(update_fields=["location"])
        return
    new = _folder(rehoming.new)
    notes = list(old.notes.only("pk", "path"))
    for note in notes:
        note.folder, note.path = new, rehoming.path(note.path)
    Note.objects.bulk_update(notes, ["folder", "path"], batch_size=BATCH)
    old.delete()


def _folder(location: str) -> Folder:
    known = Folder.objects.filter(location=location).first()
    if known:
        return known
    name = slugify(location.rsplit("/", 1)[-1])[:40] or "notes"
    taken = set(Folder.objects.filter(name__startswith=name).values_list("name", flat=True))
    free = next(
        candidate
        for candidate in (name, *(f"{name}-{number}" for number in range(2, len(taken) + 3)))
        if candidate not in taken
    )
    return Folder.objects.create(name=free, location=location)


def _store_services(changes: Changes[Service], *, now: dt.datetime) -> None:
    services = changes.touched()
    upsert(
        [
            ServiceRow(
                slug=service.slug,
                name=service.name,
                aliases=list(service.aliases),
                kind=service.kind,
                category=service.category,
                retired_at=None,
            )
            for service in services
        ],
        unique="slug",
        update=["name", "aliases", "kind", "category"],
    )
    retire(ServiceRow, "slug", changes.retired, now=now)
    ids = ids_by(ServiceRow, "slug")
    parented = [ServiceRow(pk=ids[service.slug], parent_id=ids.get(service.parent)) for service in services]
    ServiceRow.objects.bulk_update(parented, ["parent"], batch_size=BATCH)


def _store_features(changes: Changes[Feature], *, now: dt.datetime) -> None:
    for features in batches(changes.touched()):
        services = ids_by(ServiceRow, "slug", {feature.service for feature in features})
        upsert(
            [
                FeatureRow(
                    uid=UUID(feature.id),
                    service_id=services[feature.service],
                    kind=feature.kind,
                    label=feature.label,
                    text=feature.text,
                    aspect=feature.aspect,
                    position=feature.position,
                    ordinal=feature.ordinal,
                    retired_at=None,
                )
                for feature in features
            ],
            unique="uid",
            update=["service", "kind", "label", "text", "aspect", "position", "ordinal"],
        )
        ids = ids_by(FeatureRow, "uid", [UUID(feature.id) for feature in features])
        delete_of(SourceRow, "feature", list(ids.values()))
        _store_sources("feature", [(ids[UUID(feature.id)], feature.sources) for feature in features])
    retire(FeatureRow, "uid", [UUID(uid) for uid in changes.retired], now=now)


def _store_sources(owner: str, sourced: list[tuple[int, tuple[Source, ...]]]) -> None:
    """Store the sources of facts given as (primary key, sources); the facts have none stored yet."""
    notes = ids_by(Note, "address", {source.note for _, sources in sourced for source in sources})
    insert(
        SourceRow,
        columns=("note_id", "line", "end_line", "quote", f"{owner}_id"),
        rows=(
            (notes[source.note], source.line, source.end_line, source.quote, key)
            for key, sources in sourced
            for source in sources
        ),
    )


def _store_comparisons(changes: Changes[Comparison], *, now: dt.datetime) -> None:
    comparisons = changes.touched()
    upsert(
        [
            ComparisonRow(
                slug=comparison.slug,
                stated=comparison.stated,
                principle=comparison.principle,
                retired_at=None,
            )
            for comparison in comparisons
        ],
        unique="slug",
        update=["stated", "principle"],
    )
    retire(ComparisonRow, "slug", changes.retired, now=now)
    ids = ids_by(ComparisonRow, "slug", [comparison.slug for comparison in comparisons])
    services = ids_by(ServiceRow, "slug")
    relink(
        ComparisonRow.services.through,
        "comparison",
        links=[(ids[each.slug], services[slug]) for each in comparisons for slug in each.services],
        owners=ids.values(),
    )
    delete_of(SourceRow, "comparison", list(ids.values()))
    _store_sources("comparison", [(ids[each.slug], each.sources) for each in comparisons])
    delete_of(ComparisonCell, "comparison", list(ids.values()))
    for comparison in comparisons:
        _store_cells(comparison, key=ids[comparison.slug], services=services)


def _store_cells(comparison: Comparison, *, key: int, services: dict[str, int]) -> None:
    placed: list[tuple[str, str | None, Cell]] = [
        *((row.aspect, slug, cell) for row in comparison.rows for slug, cell in row.values.items()),
        *(("", None, cell) for cell in comparison.shared),
    ]
    rows = ComparisonCell.objects.bulk_create(
        [
            ComparisonCell(
                comparison_id=key,
                service_id=services[slug] if slug else None,
                aspect=aspect,
                position=position,
                text=cell.text,
            )
            for position, (aspect, slug, cell) in enumerate(placed)
        ]
    )
    _store_sources("cell", [(row.pk, cell.sources) for row, (_, _, cell) in zip(rows, placed, strict=True)])


def _store_guidance(changes: Changes[Guidance], *, now: dt.datetime) -> None:
    advice = changes.touched()
    upsert(
        [GuidanceRow(uid=UUID(each.id), condition=each.condition, retired_at=None) for each in advice],
        unique="uid",
        update=["condition"],
    )
    retire(GuidanceRow, "uid", [UUID(uid) for uid in changes.retired], now=now)
    ids = ids_by(GuidanceRow, "uid", [UUID(each.id) for each in advice])
    services = ids_by(ServiceRow, "slug")
    taken = [(ids[UUID(each.id)], services[slug]) for each in advice for slug in each.services]
    relink(GuidanceRow.services.through, "guidance", links=taken, owners=ids.values())
    left = [(ids[UUID(each.id)], services[slug]) for each in advice for slug in each.against]
    relink(GuidanceRow.against.through, "guidance", links=left, owners=ids.values())
    delete_of(SourceRow, "guidance", list(ids.values()))
    _store_sources("guidance", [(ids[UUID(each.id)], each.sources) for each in advice])


def _store_decisions(changes: Changes[decisions.Decision], *, now: dt.datetime) -> None:
    touched = changes.touched()
    notes = ids_by(Note, "address", {decision.note for decision in touched})
    upsert(
        [
            DecisionRow(
                slug=decision.slug,
                title=decision.title,
                note_id=notes[decision.note],
                definition=decisions.to_json(decision),
                retired_at=None,
            )
            for decision in touched
        ],
        unique="slug",
        update=["title", "note", "definition"],
    )
    retire(DecisionRow, "slug", changes.retired, now=now)
