"""Search: results by kind, as typed where there is JavaScript."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from studyapp.searching.search import Hit, Results
from studyapp.searching.search import search as search_library
from studyapp.views.htmx import render_page
from studyapp.views.wording import capitalised, counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What was found of one kind."""

    name: str
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPage:
    """What was asked, and what was found. `kinds` leaves out those without a hit."""

    query: str
    headline: str
    kinds: tuple[Kind, ...]


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Services, statements, comparisons and notes with all words of `?q=`."""
    query = " ".join(request.GET.get("q", "").split())
    results = search_library(query)
    page = SearchPage(query=query, headline=_headline(query, results), kinds=_kinds(results))
    return render_page(request, "search/search.html", page, part="search/results.html")


def _headline(query: str, results: Results) -> str:
    if not query:
        return "Search your notes"
    if not len(results):
        return f"Nothing on “{query[:60]}” yet"
    return capitalised(f"{counted(len(results), 'place')} with “{query[:60]}”")


def _kinds(results: Results) -> tuple[Kind, ...]:
    kinds = (
        Kind(name="Services and concepts", hits=results.services),
        Kind(name="Comparisons", hits=results.comparisons),
        Kind(name="Statements", hits=results.features),
        Kind(name="Notes", hits=results.notes),
    )
    return tuple(kind for kind in kinds if kind.hits)
