"""Search: results by kind, as typed where there is JavaScript."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from studyapp.knowledge.facts import FeatureKind
from studyapp.models import Note, Service
from studyapp.searching.search import Filters, Hit, Results
from studyapp.searching.search import search as search_library
from studyapp.views.categories import category_name, category_rank
from studyapp.views.htmx import render_page
from studyapp.views.kinds import HEADINGS
from studyapp.views.links import Link
from studyapp.views.wording import capitalised, counted, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What was found of one kind."""

    name: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One value of a filter."""

    value: str
    name: str
    is_chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was asked, and what was found. `kinds` leaves out those without a hit.

    `meant` says what was looked for in place of words that stand nowhere. `note` is the one that the search
    is narrowed to; `everywhere` leads to the same search without filters.
    """

    query: str
    headline: str
    meant: str
    kinds: tuple[Kind, ...]
    categories: tuple[Choice, ...]
    statements: tuple[Choice, ...]
    note: Note | None
    everywhere: Link | None


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Services, statements, comparisons and notes with all words of `?q=`.

    `?category=`, `?kind=` (of a statement) and `?note=` narrow it; values that are not known do not.
    """
    query = " ".join(request.GET.get("q", "").split())
    categories = _categories()
    note = _note(request.GET.get("note", ""))
    filters = Filters(
        category=_known(request.GET.get("category", ""), (category for category in categories if category)),
        kind=_known(request.GET.get("kind", ""), FeatureKind),
        note=note.address if note else "",
    )
    results = search_library(query, filters=filters)
    narrowed = filters != Filters() and query
    page = SearchPage(
        query=query,
        headline=_headline(query, results),
        meant=_meant(results),
        kinds=_kinds(results),
        categories=tuple(
            Choice(value=category, name=category_name(category), is_chosen=category == filters.category)
            for category in categories
            if category
        ),
        statements=tuple(
            Choice(value=kind, name=name, is_chosen=kind == filters.kind) for kind, name in HEADINGS.items()
        ),
        note=note,
        everywhere=Link(text="Search everywhere", url=f"{reverse('search')}?{urlencode({'q': query})}")
        if narrowed
        else None,
    )
    return render_page(request, "search/search.html", page, part="search/results.html")


def _categories() -> list[str]:
    live = Service.objects.live().order_by().values_list("category", flat=True).distinct()
    return sorted(live, key=category_rank)


def _note(address: str) -> Note | None:
    # PostgreSQL stores no NUL and refuses to look for one.
    if not address or "\0" in address:
        return None
    return Note.objects.live().only("address", "title").filter(address=address).first()


def _known(value: str, values: Iterable[str]) -> str:
    return value if value in set(values) else ""


def _headline(query: str, results: Results) -> str:
    if not query:
        return "Search your notes"
    if not len(results):
        return f"Nothing on “{query[:60]}” yet"
    found = f"{counted(len(results), 'place')} with “{query[:60]}”"
    return capitalised(found if not results.meant else f"{found}, nearly")


def _meant(results: Results) -> str:
    if not results.meant:
        return ""
    typed = joined([f"“{word}”" for word, _ in results.meant])
    meant = joined([f"“{word}”" for _, word in results.meant])
    return f"{typed} stands nowhere. These are the places with {meant}."


def _kinds(results: Results) -> tuple[Kind, ...]:
    kinds = (
        Kind(name="Services and concepts", hits=results.services),
        Kind(name="Comparisons", hits=results.comparisons),
        Kind(name="Statements", hits=results.features),
        Kind(name="Notes", hits=results.notes),
    )
    return tuple(kind for kind in kinds if kind.hits)
