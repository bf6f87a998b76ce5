"""Services set against each other: those that the notes compare, and any others on demand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from studyapp.knowledge import facts
from studyapp.knowledge.comparisons import cell_of_feature, derive_comparison
from studyapp.knowledge.remarks import without_denials
from studyapp.models import Comparison, ComparisonCell, Service, Source
from studyapp.models.values import comparison_value, service_value
from studyapp.quizzing.on_demand import features_of
from studyapp.quizzing.topics import questions_about
from studyapp.views.categories import accent, category_name, category_rank
from studyapp.views.htmx import render_page
from studyapp.views.links import Link
from studyapp.views.sources import SourceLink, links_to
from studyapp.views.wording import capitalised, counted, joined
from studyapp.views.writing import places_to_write

BETWEEN = "-vs-"
PAIR = 2
SHOWN = 3  # statements in a cell; all of them stand on the service's page
MOST = 3  # that the form offers
WIDEST = 6  # that a note's table can have


@dataclass(frozen=True, slots=True, kw_only=True)
class PairLink:
    """A comparison in the list."""

    names: str
    url: str
    aspects: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PairShelf:
    """The comparisons of one category."""

    name: str
    accent: str
    pairs: tuple[PairLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonsPage:
    """The comparisons that notes make, and a form for any other: `services` and `chosen` are slugs."""

    headline: str
    shelves: tuple[PairShelf, ...]
    services: tuple[tuple[str, str], ...]
    chosen: tuple[str, ...]
    wants_third: bool
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A service in a comparison. `is_silent` says that the notes have nothing to compare it by.

    More can be written at `write`.
    """

    name: str
    url: str
    is_silent: bool
    write: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A statement with its lines."""

    text: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShown:
    """What the notes say on one side, () where they say nothing: then it can be written in at `write`.

    `more` statements are left to `url`.
    """

    said: tuple[Said, ...]
    more: int
    url: str
    write: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class RowShown:
    """An aspect with a cell for every side, in the order of the sides."""

    aspect: str
    cells: tuple[CellShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonPage:
    """A comparison. `beside` are rows that no note sets against each other itself."""

    title: str
    accent: str
    sides: tuple[Side, ...]
    rows: tuple[RowShown, ...]
    beside: tuple[RowShown, ...]
    shared: tuple[Said, ...]
    principle: str
    sources: tuple[SourceLink, ...]
    stated: bool
    quiz_url: str
    third_url: str
    is_pair: bool


@require_safe
def comparisons(request: HttpRequest) -> HttpResponse:
    """The list, and the form that leads to any pair (`?a=sns&b=sqs`)."""
    chosen = tuple(slug for name in "abc" if (slug := request.GET.get(name, "")))
    known = dict(Service.objects.live().order_by("name").values_list("slug", "name"))
    unknown = [slug for slug in chosen if slug not in known]
    distinct = tuple(dict.fromkeys(slug for slug in chosen if slug in known))
    wants_third = "more" in request.GET and len(distinct) < MOST
    if len(distinct) > 1 and not unknown and not wants_third:
        return redirect("comparison", facts.comparison_slug(distinct))
    shelves = _shelves()
    count = sum(len(shelf.pairs) for shelf in shelves)
    page = ComparisonsPage(
        headline=f"Your notes tell {counted(count, 'pair')} apart"
        if count
        else "Set any two against each other",
        shelves=shelves,
        services=tuple(known.items()),
        chosen=distinct,
        wants_third=wants_third,
        notices=tuple(f"Your notes know no service called “{slug}”." for slug in unknown),
    )
    return render_page(request, "compare/comparisons.html", page)


@require_safe
def comparison(request: HttpRequest, slug: str) -> HttpResponse:
    """One comparison, stored or drawn up on demand; the slugs in alphabetical order, or a redirect there."""
    slugs = tuple(sorted(set(slug.split(BETWEEN))))
    if not PAIR <= len(slugs) <= WIDEST:
        raise Http404(f"A comparison has two to {WIDEST} services.")
    found = {row.slug: row for row in Service.objects.live().select_related("parent").filter(slug__in=slugs)}
    if len(found) < len(slugs):
        raise Http404("One of these services is not in the notes.")
    if slug != facts.comparison_slug(slugs):
        return redirect("comparison", facts.comparison_slug(slugs), permanent=True)
    services = [found[each] for each in slugs]
    features = features_of(services)
    places = places_to_write(services)
    derived = derive_comparison(services=tuple(service_value(one) for one in services), features=features)
    stored = _stored().filter(slug=slug).first()
    stated = comparison_value(stored) if stored and stored.stated else None
    main = stated or derived
    drawn_up = _derived_rows(derived, services, features, places)
    named = {row.aspect.casefold() for row in main.rows}
    page = ComparisonPage(
        title=joined([service.name for service in services]),
        accent=accent(services[0].category),
        sides=tuple(
            Side(
                name=service.name,
                url=service.get_absolute_url(),
                is_silent=not any(service.slug in row.values for row in (*main.rows, *derived.rows)),
                write=places[service.slug],
            )
            for service in services
        ),
        rows=_stated_rows(stated, services, places) if stated else drawn_up,
        beside=tuple(row for row in drawn_up if row.aspect.casefold() not in named) if stated else (),
        shared=tuple(_said(cell) for cell in main.shared),
        principle=main.principle,
        sources=links_to(main.sources),
        stated=main.stated,
        quiz_url=f"{reverse('quiz')}?comparison={slug}" if _can_be_asked(main, derived) else "",
        third_url=f"{reverse('comparisons')}?a={slugs[0]}&b={slugs[1]}&more=1" if len(slugs) < MOST else "",
        is_pair=len(slugs) == PAIR,
    )
    return render_page(request, "compare/comparison.html", page)


def _can_be_asked(main: facts.Comparison, derived: facts.Comparison) -> bool:
    """Whether there are questions, or some can be drawn from what is lined up."""
    lined_up = not main.stated and any(len(row.values) >= PAIR for row in derived.rows)
    return lined_up or questions_about(main.slug).exists()


def _stored() -> QuerySet[Comparison]:
    sources = Prefetch("sources", queryset=Source.objects.select_related("note"))
    cells = Prefetch(
        "cells", queryset=ComparisonCell.objects.select_related("service").prefetch_related(sources)
    )
    return Comparison.objects.live().prefetch_related("services", cells, sources)


def _stated_rows(
    found: facts.Comparison, services: Sequence[Service], places: Mapping[str, Link]
) -> tuple[RowShown, ...]:
    """The rows as the note has them: one statement to a cell."""
    return tuple(
        RowShown(
            aspect=row.aspect,
            cells=tuple(
                _cell(
                    service,
                    [_said(cell)] if cell else [],
                    places,
                )
                for service in services
                for cell in [row.values.get(service.slug)]
            ),
        )
        for row in found.rows
    )


def _derived_rows(
    found: facts.Comparison,
    services: Sequence[Service],
    features: Sequence[facts.Feature],
    places: Mapping[str, Link],
) -> tuple[RowShown, ...]:
    """The rows that were drawn up, each statement with its own line."""
    shared = {cell.text.casefold() for cell in found.shared}
    return tuple(
        RowShown(
            aspect=row.aspect,
            cells=tuple(
                _cell(
                    service,
                    [
                        _said(cell_of_feature(feature))
                        for feature in features
                        if feature.service == service.slug
                        and feature.aspect == row.aspect
                        and feature.text.casefold() not in shared
                    ],
                    places,
                )
                for service in services
            ),
        )
        for row in found.rows
    )


def _said(cell: facts.Cell) -> Said:
    return Said(text=without_denials(cell.text), sources=links_to(cell.sources))


def _cell(service: Service, said: Sequence[Said], places: Mapping[str, Link]) -> CellShown:
    return CellShown(
        said=tuple(said[:SHOWN]),
        more=max(0, len(said) - SHOWN),
        url=service.get_absolute_url(),
        write=places[service.slug],
    )


def _shelves() -> tuple[PairShelf, ...]:
    """What notes compare themselves, by the category of the first service."""
    rows = (
        Comparison.objects.live()
        .filter(stated=True)
        .annotate(aspects=Count("cells__aspect", distinct=True))
        .prefetch_related(Prefetch("services", queryset=Service.objects.order_by("slug")))
    )
    by_category: dict[str, list[PairLink]] = {}
    for row in rows:
        services = list(row.services.all())
        names = capitalised(joined([service.name for service in services]))
        by_category.setdefault(services[0].category if services else "", []).append(
            PairLink(
                names=names,
                url=row.get_absolute_url(),
                aspects=counted(row.aspects, "aspect") if row.aspects else "",
            )
        )
    return tuple(
        PairShelf(name=category_name(category), accent=accent(category), pairs=tuple(by_category[category]))
        for category in sorted(by_category, key=category_rank)
    )
