"""What is stored now, as a Library."""

from collections.abc import Iterable

from studyapp import models
from studyapp.importing.library import Library, NoteRecord
from studyapp.knowledge import decisions
from studyapp.models.values import (
    card_value,
    comparison_value,
    feature_value,
    guidance_value,
    service_from_json,
    service_value,
)


def load_library() -> Library:
    """Read the whole library; the number of queries does not depend on its size."""
    features = _features()
    guidance = _guidance()
    return Library(
        settings=load_settings(),
        notes={note.address: _note_record(note) for note in _live_notes()},
        services={
            row.slug: service_value(row) for row in models.Service.objects.live().select_related("parent")
        },
        features={row.uid.hex: feature_value(row) for row in features if row.retired_at is None},
        asleep_features={row.uid.hex: feature_value(row) for row in features if row.retired_at is not None},
        comparisons={row.slug: comparison_value(row) for row in _comparisons()},
        guidance={row.uid.hex: guidance_value(row) for row in guidance if row.retired_at is None},
        asleep_guidance={row.uid.hex: guidance_value(row) for row in guidance if row.retired_at is not None},
        decisions={row.slug: decisions.from_json(row.definition) for row in models.Decision.objects.live()},
        cards={row.key: card_value(row) for row in _cards()},
    )


def load_settings() -> dict[str, str]:
    """The texts of the settings in force, by the location of their folder."""
    return dict(models.Folder.objects.exclude(settings="").values_list("location", "settings"))


def _live_notes() -> Iterable[models.Note]:
    return models.Note.objects.live().select_related("folder")


def _features() -> Iterable[models.Feature]:
    return models.Feature.objects.select_related("service").prefetch_related("sources__note")


def _guidance() -> Iterable[models.Guidance]:
    return models.Guidance.objects.prefetch_related("services", "against", "sources__note")


def _comparisons() -> Iterable[models.Comparison]:
    return models.Comparison.objects.live().prefetch_related(
        "services", "sources__note", "cells__service", "cells__sources__note"
    )


def _cards() -> Iterable[models.Card]:
    return models.Card.objects.live().select_related("feature", "note").prefetch_related("services")


def _note_record(row: models.Note) -> NoteRecord:
    return NoteRecord(
        folder=row.folder.location,
        path=row.path,
        address=row.address,
        title=row.title,
        source=row.source,
        html=row.html,
        digest=row.digest,
        declared=tuple(map(service_from_json, row.declared)),
    )
