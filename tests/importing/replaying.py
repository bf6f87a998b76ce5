"""A library brought through the versions of its notes by imports, and what it says after each."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from django.db.models import Value
from django.db.models.functions import Concat, Substr

from studyapp.cards.card import Card, CardKind
from studyapp.importing.loading import load_comparisons, load_features, load_guidance
from studyapp.importing.notes_import import import_notes
from studyapp.importing.reader_version import READER
from studyapp.knowledge.facts import Comparison, Feature, Guidance, Source
from studyapp.knowledge.folder_settings import SETTINGS_FILE
from studyapp.models import Card as CardRow
from studyapp.models import Comparison as ComparisonRow
from studyapp.models import Folder, Import, Note, Service
from studyapp.models import Guidance as GuidanceRow
from studyapp.models.values import choice_from_json

DAY_ONE = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What is live, by the key that stays with it; `texts` are those of the notes, by address."""

    texts: Mapping[str, str]
    features: Mapping[str, Feature]
    comparisons: Mapping[str, Comparison]
    guidance: Mapping[str, Guidance]
    cards: Mapping[str, Card]


class Replay:
    """An empty library and the folder it is imported from. `settings` is the text of the folder's file."""

    def __init__(self) -> None:
        for model in (CardRow, ComparisonRow, GuidanceRow, Folder, Service, Import):
            model.objects.all().delete()
        self.folder = Path(mkdtemp(prefix="replay-"))
        self.settings = ""
        self._day = 0

    def read(self, notes: Mapping[str, str]) -> Library:
        """The library after an import of `notes`, path → text; notes that are not there are gone."""
        for file in self.folder.rglob("*.md"):
            file.unlink()
        for name, text in notes.items():
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
        if self.settings:
            (self.folder / SETTINGS_FILE).write_text(self.settings)
        self._day += 1
        import_notes([self.folder], now=DAY_ONE + dt.timedelta(days=self._day))
        return everything()

    def was_read_by_another_reader(self) -> None:
        """As if the program had been upgraded since."""
        digest = Concat(Value("0" * READER), Substr("digest", READER + 1))
        Note.objects.update(digest=digest)


def everything() -> Library:
    """All that is live now."""
    services = set(Service.objects.values_list("slug", flat=True))
    features, _ = load_features(services)
    guidance, _ = load_guidance(services)
    cards = CardRow.objects.live().select_related("feature", "note").prefetch_related("services")
    return Library(
        texts=dict(Note.objects.live().values_list("address", "source")),
        features=features,
        comparisons=load_comparisons(set(ComparisonRow.objects.live().values_list("slug", flat=True))),
        guidance=guidance,
        cards={row.key: card_value(row) for row in cards},
    )


def card_value(row: CardRow) -> Card:
    """A stored card as a value."""
    return Card(
        key=row.key,
        kind=CardKind(row.kind),
        services=tuple(sorted(service.slug for service in row.services.all())),
        front=row.front,
        back=row.back,
        source=Source(note=row.note.address, line=row.line, end_line=row.end_line, quote=row.quote),
        feature=row.feature.uid.hex if row.feature else None,
        choices=tuple(choice_from_json(choice) for choice in row.choices),
        principle=row.principle,
    )
