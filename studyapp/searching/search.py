"""The one way to search. What is found and how it is ranked is decided here and nowhere else.

Plain for now: every word must stand somewhere in what is found. It reads the same on SQLite and
PostgreSQL; SQLite folds only the case of Latin letters without accents.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Case, Max, Q, Value, When
from django.utils.safestring import SafeString

from studyapp.models import Comparison, Feature, Note, Service, Source
from studyapp.searching.words import has_all, marked, snippet, words_of

# Words that people put between two services, and that no name holds.
BETWEEN = frozenset({"vs", "vs.", "versus", "and", "or", "compare"})


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
        features=_features(words, limit=limit),
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


def _features(words: Sequence[str], *, limit: int) -> tuple[Hit, ...]:
    wanted = _all(words, "text", "label", "service__name")
    # A statement where only the service's name fits would be every statement about the service.
    wanted &= _any("text", words) | _any("label", words)
    rows = (
        Feature.objects.live()
        .filter(wanted, service__retired_at=None)
        .alias(rank=_rank(_all(words, "label"), _all(words, "label", "text")))
        .select_related("service")
        .order_by("rank", "service__name", "position", "id")[:limit]
    )
    return tuple(
        Hit(
            title=marked(row.label, words),
            url=f"{row.service.get_absolute_url()}#feature-{row.uid.hex}",
            snippet=snippet(row.text, words),
            place=row.service.name,
        )
        for row in rows
    )


def _all(words: Sequence[str], *fields: str) -> Q:
    """Every word stands in one of the fields."""
    wanted = Q()
    for word in words:
        somewhere = Q()
        for field in fields:
            somewhere |= Q(**{f"{field}__icontains": word})
        wanted &= somewhere
    return wanted


def _any(field: str, words: Sequence[str]) -> Q:
    wanted = Q()
    for word in words:
        wanted |= Q(**{f"{field}__icontains": word})
    return wanted


def _rank(*best_first: Q) -> Case:
    """The place of the first condition that holds, counted from 0; what meets none comes last."""
    return Case(
        *(When(condition, then=Value(place)) for place, condition in enumerate(best_first)),
        default=Value(len(best_first)),
    )


def _notes(words: Sequence[str], *, limit: int) -> tuple[Hit, ...]:
    rows = list(
        Note.objects.live()
        .filter(_all(words, "source", "title", "address"))
        .alias(rank=_rank(_all(words, "title")))
        .order_by("rank", "address")
        .only("address", "title", "source")[:limit]
    )
    lines = {row.pk: line for row in rows if (line := _best_line(row.source, words))}
    begins = _beginnings({note: number for note, (number, _) in lines.items()})
    return tuple(_note_hit(row, words, line=lines.get(row.pk), begins=begins.get(row.pk)) for row in rows)


def _best_line(source: str, words: Sequence[str]) -> tuple[int, str] | None:
    """The first line with most of the words, and its number; None where no line has any."""
    lines = enumerate(source.split("\n"), start=1)
    number, line = max(lines, key=lambda numbered: sum(word in numbered[1].casefold() for word in words))
    return (number, line) if any(word in line.casefold() for word in words) else None


def _beginnings(numbers: Mapping[int, int]) -> Mapping[int, int]:
    """Where the block around a line of each note begins, by the note's key, as far as that is known.

    A block has the id of the line on which it begins, and sources begin where blocks do.
    """
    if not numbers:
        return {}
    around = Q()
    for note, number in numbers.items():
        around |= Q(note=note, line__lte=number, end_line__gte=number)
    found = Source.objects.filter(around).order_by().values("note").annotate(begins=Max("line"))
    return dict(found.values_list("note", "begins"))


def _note_hit(note: Note, words: Sequence[str], *, line: tuple[int, str] | None, begins: int | None) -> Hit:
    """The note at the line that has most of the words, if one has any."""
    if line is None:
        return Hit(
            title=marked(note.title, words),
            url=note.get_absolute_url(),
            snippet=SafeString(""),
            place=note.address,
        )
    number, text = line
    return Hit(
        title=marked(note.title, words),
        url=f"{note.get_absolute_url()}#line-{begins or number}",
        snippet=snippet(text.strip().lstrip("#*-• \t"), words),
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
