"""The one way to search. What is found and how it is ranked is decided here and nowhere else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TypeVar

from django.db.models import Max, Q, QuerySet
from django.utils.safestring import SafeString

from studyapp.models import Comparison, Feature, Note, Service, Source
from studyapp.searching.full_text import is_known, ranked, terms_as_long_as
from studyapp.searching.typing_errors import meant_by
from studyapp.searching.words import Word, folded, has_all, marked, snippet, word_of, words_of

Row = TypeVar("Row", Feature, Note)
# Words that people put between two services, and that no name holds.
BETWEEN = frozenset({"vs", "versus", "and", "or", "compare"})
# So many ways to divide the words into a name and the rest are tried: each is a question to the store.
_MOST_REMAINDERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Something found. `title` and `snippet` are safe HTML; `place` says where it stands.

    `within` is the address of the note that was found.
    """

    title: SafeString
    url: str
    snippet: SafeString
    place: str = ""
    within: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the search is narrowed to; what is empty does not narrow it.

    `category` is a service's, `kind` a statement's, `note` a note's address. Only statements are of a kind,
    and only statements and notes stand in a note.
    """

    category: str = ""
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """What was found, best first in each kind. `meant` are words that were typed and that were looked for
    instead, as the typed ones stand nowhere.
    """

    services: tuple[Hit, ...] = ()
    features: tuple[Hit, ...] = ()
    notes: tuple[Hit, ...] = ()
    comparisons: tuple[Hit, ...] = ()
    meant: tuple[tuple[str, str], ...] = ()

    def __len__(self) -> int:
        return len(self.services) + len(self.features) + len(self.notes) + len(self.comparisons)


NO_FILTERS = Filters()


def search(query: str, *, filters: Filters = NO_FILTERS, limit: int = 20) -> Results:
    """Services, statements, notes and comparisons with all words of `query`, at most `limit` of each.

    A word stands for all that begin with it. One that stands nowhere is taken for one that differs in a
    single letter, where there is such a one.
    """
    typed = words_of(query)
    if not typed:
        return Results()
    services = list(Service.objects.live())
    words, meant = _as_meant(typed, services)
    of_category = [one for one in services if filters.category in ("", one.category)]
    everywhere = not filters.kind and not filters.note
    return Results(
        services=_services(of_category, words, limit=limit) if everywhere else (),
        features=_features(words, services=of_category, filters=filters, limit=limit),
        notes=_notes(words, note=filters.note, limit=limit) if not (filters.category or filters.kind) else (),
        comparisons=_comparisons(words, services=of_category, limit=limit) if everywhere else (),
        meant=meant,
    )


def _as_meant(
    typed: Sequence[Word], services: Iterable[Service]
) -> tuple[tuple[Word, ...], tuple[tuple[str, str], ...]]:
    """The words to look for, and what was typed for those that were meant otherwise."""
    names = folded(" ".join(_names(service) for service in services))
    words, meant = [], []
    for word in typed:
        other = ""
        if not (word.is_unspaced or word.text in BETWEEN or has_all(names, (word,)) or is_known(word)):
            other = meant_by(word.text, [*terms_as_long_as(word), *names.split()])
        words.append(word_of(other) if other else word)
        if other:
            meant.append((word.text, other))
    return tuple(words), tuple(meant)


def _names(service: Service) -> str:
    return " ".join((service.name, service.slug, *service.aliases))


def _services(among: Iterable[Service], words: Sequence[Word], *, limit: int) -> tuple[Hit, ...]:
    found = [service for service in among if has_all(_names(service), words)]
    found.sort(key=lambda service: (_name_rank(service.name, service.slug, words), len(service.name)))
    return tuple(
        Hit(
            title=marked(service.name, words, anywhere=True),
            url=service.get_absolute_url(),
            snippet=marked(", ".join(service.aliases), words, anywhere=True),
            place=service.category,
        )
        for service in found[:limit]
    )


def _name_rank(name: str, slug: str, words: Sequence[Word]) -> int:
    """0 for the very name, 1 where the name has all words, 2 where only another of its names has them."""
    texts = [word.text for word in words]
    if " ".join(texts) == folded(name) or "-".join(texts) == slug or folded(name).split()[1:] == texts:
        return 0
    return 1 if has_all(name, words) else 2


def _features(
    words: Sequence[Word], *, services: Sequence[Service], filters: Filters, limit: int
) -> tuple[Hit, ...]:
    among = Feature.objects.live().filter(service__retired_at=None)
    if filters.category:
        among = among.filter(service__category=filters.category)
    if filters.kind:
        among = among.filter(kind=filters.kind)
    if filters.note:
        among = among.filter(pk__in=Source.objects.filter(note__address=filters.note).values("feature"))
    keys = _all_in(among, words, "label", "text", limit=limit)
    for rest, about in _told_by_name(words, services):
        of_them = among.filter(service__in=about)
        keys += [key for key in _all_in(of_them, rest, "label", "text", limit=limit) if key not in keys]
    rows = Feature.objects.select_related("service").in_bulk(keys[:limit])
    return tuple(
        Hit(
            title=marked(row.label, words),
            url=f"{row.service.get_absolute_url()}#feature-{row.uid.hex}",
            snippet=snippet(row.text, words),
            place=row.service.name,
        )
        for key in keys[:limit]
        for row in (rows[key],)
    )


def _told_by_name(
    words: Sequence[Word], services: Iterable[Service]
) -> list[tuple[tuple[Word, ...], list[Service]]]:
    """Words that are left where the others are in services' names, with these services: "sqs retention".

    Where all words are in the name there is nothing left to look for among what is said of the service.
    """
    found: dict[tuple[Word, ...], list[Service]] = {}
    for service in services:
        rest = tuple(word for word in words if not has_all(f"{service.name} {service.slug}", (word,)))
        if 0 < len(rest) < len(words):
            found.setdefault(rest, []).append(service)
    return sorted(found.items(), key=lambda pair: len(pair[0]))[:_MOST_REMAINDERS]


def _all_in(among: QuerySet[Row], words: Sequence[Word], *fields: str, limit: int) -> list[int]:
    """The keys of the rows that have every word, best first."""
    for word in words:
        if word.is_unspaced:
            somewhere = (Q(**{f"{field}__icontains": word.text}) for field in fields)
            among = among.filter(reduce(or_, somewhere))
    spaced = [word for word in words if not word.is_unspaced]
    if not spaced:
        return list(among.order_by("pk").values_list("pk", flat=True)[:limit])
    return ranked(among, spaced, limit=limit)


def _notes(words: Sequence[Word], *, note: str, limit: int) -> tuple[Hit, ...]:
    among = Note.objects.live()
    if note:
        among = among.filter(address=note)
    keys = _all_in(among, words, "title", "source", limit=limit)
    rows = among.only("address", "title", "source").in_bulk(keys)
    lines = {key: line for key in keys if (line := _best_line(rows[key].source, words))}
    begins = _beginnings({key: number for key, (number, _) in lines.items()})
    return tuple(_note_hit(rows[key], words, line=lines.get(key), begins=begins.get(key)) for key in keys)


def _best_line(source: str, words: Sequence[Word]) -> tuple[int, str] | None:
    """The first line with most of the words, and its number; None where no line has any."""
    lines = enumerate(source.split("\n"), start=1)
    had = ((sum(has_all(line, (word,)) for word in words), number, line) for number, line in lines)
    most, number, line = max(had, key=lambda one: (one[0], -one[1]))
    return (number, line) if most else None


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


def _note_hit(note: Note, words: Sequence[Word], *, line: tuple[int, str] | None, begins: int | None) -> Hit:
    """The note at the line that has most of the words, if one has any."""
    if line is None:
        return Hit(
            title=marked(note.title, words),
            url=note.get_absolute_url(),
            snippet=SafeString(""),
            place=note.address,
            within=note.address,
        )
    number, text = line
    return Hit(
        title=marked(note.title, words),
        url=f"{note.get_absolute_url()}#line-{begins or number}",
        snippet=snippet(text.strip().lstrip("#*-• \t"), words),
        place=f"{note.address}, line {number}",
        within=note.address,
    )


def _comparisons(words: Sequence[Word], *, services: Iterable[Service], limit: int) -> tuple[Hit, ...]:
    names = [word for word in words if word.text not in BETWEEN]
    if not names:
        return ()
    known = {service.pk for service in services}
    hits: list[Hit] = []
    for row in Comparison.objects.live().prefetch_related("services"):
        sides = sorted(row.services.all(), key=lambda service: service.slug)
        told = " ".join(_names(service) for service in sides)
        if len(hits) == limit:
            break
        if has_all(told, names) and known.intersection(side.pk for side in sides):
            hits.append(
                Hit(
                    title=marked(" and ".join(side.name for side in sides), names, anywhere=True),
                    url=row.get_absolute_url(),
                    snippet=marked(row.principle, names),
                )
            )
    return tuple(hits)
