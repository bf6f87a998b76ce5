"""The one way to search. What is found and how it is ranked is decided here and nowhere else.

Plain for now: every word must stand somewhere in what is found. It reads the same on SQLite and
PostgreSQL; SQLite folds only the case of Latin letters without accents.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils.safestring import SafeString

from studyapp.models import Comparison, Feature, Note, Service, Source
from studyapp.searching.words import has_all, marked, snippet, words_of

# Words that people put between two services, and that no name holds.
BETWEEN = frozenset({"vs", "vs.", "versus", "and", "or", "compare"})
# How many rows are ranked; what lies beyond is found by one more word.
RANKED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found. `title` and `snippet` are safe HTML; `place` says where it stands."""

    title: SafeString
    url: str
    snippet: SafeString
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was found, best first in each kind."""

    services: tuple[Hit, ...] = ()
    features: tuple[Hit, ...] = ()
    notes: tuple[Hit, ...] = ()
    comparisons: tuple[Hit, ...] = ()

    def __len__(self) -> int:
        return len(self.services) + len(self.features) + len(self.notes) + len(self.comparisons)


def search(query: str, *, limit: int = 20) -> Results:
    """Services, statements, notes and comparisons with all words of `query`, at most `limit` of each."""
    words = words_of(query)
    if not words:
        return Results()
    return Results(
        services=_services(words)[:limit],
        features=_features(words)[:limit],
        notes=_notes(words, limit=limit),
        comparisons=_comparisons(words)[:limit],
    )


def _services(words: Sequence[str]) -> tuple[Hit, ...]:
    found = [
        service
        for service in Service.objects.live()
        if has_all(" ".join((service.name, service.slug, *service.aliases)), words)
    ]
    found.sort(key=lambda service: (_name_rank(service.name, service.slug, words), len(service.name)))
    return tuple(
        Hit(
            title=marked(service.name, words),
            url=service.get_absolute_url(),
            snippet=marked(", ".join(service.aliases), words),
            place=service.category,
        )
        for service in found
    )


def _name_rank(name: str, slug: str, words: Sequence[str]) -> int:
    """0 for the very name, 1 where the name has all words, 2 where only another of its names has them."""
    query = " ".join(words)
    if query in {name.casefold(), slug, "-".join(words)} or name.casefold().split()[1:] == list(words):
        return 0
    return 1 if has_all(name, words) else 2


def _features(words: Sequence[str]) -> tuple[Hit, ...]:
    wanted = Q()
    for word in words:
        wanted &= Q(text__icontains=word) | Q(label__icontains=word) | Q(service__name__icontains=word)
    # A statement where only the service's name fits would be every statement about the service.
    wanted &= _any("text", words) | _any("label", words)
    rows = (
        Feature.objects.live()
        .filter(wanted, service__retired_at=None)
        .select_related("service")
        .order_by("service__name", "position", "id")[:RANKED]
    )
    ranked = sorted(rows, key=lambda row: (not has_all(row.label, words), not has_all(str(row), words)))
    return tuple(
        Hit(
            title=marked(row.label, words),
            url=f"{row.service.get_absolute_url()}#feature-{row.uid.hex}",
            snippet=snippet(row.text, words),
            place=row.service.name,
        )
        for row in ranked
    )


def _any(field: str, words: Sequence[str]) -> Q:
    wanted = Q()
    for word in words:
        wanted |= Q(**{f"{field}__icontains": word})
    return wanted


def _notes(words: Sequence[str], *, limit: int) -> tuple[Hit, ...]:
    wanted = Q()
    for word in words:
        wanted &= Q(source__icontains=word) | Q(title__icontains=word) | Q(address__icontains=word)
    rows = sorted(Note.objects.live().filter(wanted)[:RANKED], key=lambda row: not has_all(row.title, words))
    return tuple(_note_hit(row, words) for row in rows[:limit])


def _note_hit(note: Note, words: Sequence[str]) -> Hit:
    """The note at the line that has most of the words, if one has any."""
    lines = list(enumerate(note.source.split("\n"), start=1))
    number, line = max(lines, key=lambda numbered: sum(word in numbered[1].casefold() for word in words))
    if not any(word in line.casefold() for word in words):
        return Hit(
            title=marked(note.title, words),
            url=note.get_absolute_url(),
            snippet=SafeString(""),
            place=note.address,
        )
    # A block has the id of the line on which it begins, and sources begin where blocks do.
    begins = (
        Source.objects.filter(note=note, line__lte=number, end_line__gte=number)
        .values_list("line", flat=True)
        .last()
    )
    return Hit(
        title=marked(note.title, words),
        url=f"{note.get_absolute_url()}#line-{begins or number}",
        snippet=snippet(line.strip().lstrip("#*-• \t"), words),
        place=f"{note.address}, line {number}",
    )


def _comparisons(words: Sequence[str]) -> tuple[Hit, ...]:
    names = [word for word in words if word not in BETWEEN]
    if not names:
        return ()
    hits = []
    for row in Comparison.objects.live().prefetch_related("services"):
        services = sorted(row.services.all(), key=lambda service: service.slug)
        if has_all(" ".join(f"{service.name} {service.slug}" for service in services), names):
            title = " and ".join(service.name for service in services)
            hits.append(
                Hit(
                    title=marked(title, names),
                    url=row.get_absolute_url(),
                    snippet=marked(row.principle, names),
                )
            )
    return tuple(hits)
