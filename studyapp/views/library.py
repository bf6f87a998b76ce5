"""The library: services by category, and a service's page."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from django.db.models import Count, Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.facts import FeatureKind
from studyapp.knowledge.remarks import without_denials
from studyapp.models import Card, Comparison, Feature, Guidance, Learner, Note, Service, Source
from studyapp.models.values import feature_value
from studyapp.progress.summary import recall_by_service
from studyapp.studying.scope import Scope
from studyapp.studying.session import counts
from studyapp.views.categories import accent, category_name
from studyapp.views.htmx import render_page
from studyapp.views.kinds import HEADINGS
from studyapp.views.learner import learner_of
from studyapp.views.links import Link
from studyapp.views.recalls import percent
from studyapp.views.shelves import Shelf, shelves
from studyapp.views.sources import SourceLink, stored_links
from studyapp.views.wording import figure

SENTENCE = 40  # letters; what is shorter is a catchword


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicesPage:
    """All services and concepts."""

    shelves: tuple[Shelf, ...]
    headline: str
    cards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A statement with its lines; `anchor` is its id on the page."""

    anchor: str
    label: str
    text: str
    sources: tuple[SourceLink, ...]
    is_put_right: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The statements of one kind. `form` is "list", "steps" or "limits"."""

    anchor: str
    heading: str
    form: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Statements that cannot all be true; where that is `settled`, the first says so of the others."""

    sides: tuple[Statement, ...]
    settled: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ServicePage:
    """A service: what the notes say of it, and where to go from here."""

    name: str
    aliases: tuple[str, ...]
    accent: str
    category: str
    parent: Link | None
    definition: Statement | None
    study: Link | None
    compare: Link
    recall: int | None
    parts: tuple[Part, ...]
    taken_when: tuple[Statement, ...]
    avoided_when: tuple[Statement, ...]
    disagreements: tuple[Disagreement, ...]
    children: tuple[Link, ...]
    compared_with: tuple[Link, ...]
    named_in: tuple[Link, ...]


@require_safe
def services(request: HttpRequest) -> HttpResponse:
    """Services and concepts by category."""
    learner = learner_of(request)
    recalls = recall_by_service(learner, now=timezone.now())
    shown = shelves(recalls)
    count = sum(len(shelf.books) for shelf in shown)
    page = ServicesPage(
        shelves=shown,
        headline=figure(count, "service and concept", "services and concepts"),
        cards=figure(Card.objects.live().count(), "card"),
    )
    return render_page(request, "library/services.html", page)


@require_safe
def service(request: HttpRequest, slug: str) -> HttpResponse:
    """What the notes say of one service."""
    found = get_object_or_404(Service.objects.live().select_related("parent"), slug=slug)
    learner = learner_of(request)
    now = timezone.now()
    recalls = recall_by_service(learner, now=now, services=(slug,))
    features = list(_with_lines(found.features.live()))
    # What most lines compare it with comes first; a pair is easier to begin with than three.
    comparisons = (
        found.comparisons.live()
        .annotate(lines=Count("sources", distinct=True), sides=Count("services", distinct=True))
        .order_by("sides", "-lines", "slug")
        .prefetch_related(Prefetch("services", queryset=Service.objects.order_by("name")))
    )
    others = [_compared(found, comparison) for comparison in comparisons]
    taken_when, avoided_when = found.guidance.live(), found.guidance_against.live()
    disagreements = _disagreements(features)
    advice = _places(taken_when, avoided_when)
    definition, parts = _parts(
        [feature for feature in features if not _is_advice(feature, advice=advice)],
        put_right={side.anchor for one in disagreements if one.settled for side in one.sides[1:]},
    )
    page = ServicePage(
        name=found.name,
        aliases=tuple(found.aliases),
        accent=accent(found.category),
        category=category_name(found.category),
        parent=_link(found.parent) if found.parent and found.parent.retired_at is None else None,
        definition=definition,
        study=_study(Scope(services=(slug,)), learner, now=now),
        compare=Link(text=f"Compare with {others[0].text}", url=others[0].url)
        if others
        else Link(text="Compare with another", url=f"{reverse('comparisons')}?a={slug}"),
        recall=percent(recalls.get(slug)),
        parts=parts,
        taken_when=_advice(taken_when),
        avoided_when=_advice(avoided_when),
        disagreements=disagreements,
        children=tuple(_link(child) for child in found.children.live()),
        compared_with=tuple(others),
        named_in=tuple(
            Link(text=note.title, url=note.get_absolute_url())
            for note in Note.objects.live().filter(sources__feature__service=found).distinct()
        ),
    )
    return render_page(request, "library/service.html", page)


def _study(scope: Scope, learner: Learner | None, *, now: dt.datetime) -> Link | None:
    """The way into a session, if it has something to ask; the number is what it will ask."""
    left = counts(learner, scope=scope, now=now).now
    if not left:
        return None
    return Link(text=f"Study {figure(left, 'card')}", url=f"{reverse('study')}?{scope.query()}")


def _link(service: Service) -> Link:
    return Link(text=service.name, url=service.get_absolute_url())


def _with_lines(features: QuerySet[Feature]) -> QuerySet[Feature]:
    return features.select_related("service").prefetch_related(
        Prefetch("sources", queryset=Source.objects.select_related("note"))
    )


def _compared(service: Service, comparison: Comparison) -> Link:
    names = [other.name for other in comparison.services.all() if other.pk != service.pk]
    return Link(text=" and ".join(names), url=comparison.get_absolute_url())


def _statement(feature: Feature, *, put_right: Collection[str] = ()) -> Statement:
    anchor = f"feature-{feature.uid.hex}"
    return Statement(
        anchor=anchor,
        label=feature.label,
        text=without_denials(feature.text),
        sources=stored_links(feature.sources.all()),
        is_put_right=anchor in put_right,
    )


def _places(*advice: QuerySet[Guidance]) -> frozenset[tuple[int, int]]:
    """The notes and lines that advice stands on."""
    return frozenset(
        place for rows in advice for place in rows.values_list("sources__note", "sources__line") if place[0]
    )


def _is_advice(feature: Feature, *, advice: Collection[tuple[int, int]]) -> bool:
    """Whether a statement is told as advice already: that it is a use or a drawback besides says no more."""
    sources = [(source.note_id, source.line) for source in feature.sources.all()]
    told = feature.kind in (FeatureKind.USE_CASE, FeatureKind.DRAWBACK)
    return told and bool(sources) and all(place in advice for place in sources)


def _parts(
    features: Sequence[Feature], *, put_right: Collection[str]
) -> tuple[Statement | None, tuple[Part, ...]]:
    """The definition that leads the page, and the rest by kind, each note's statements together.

    `put_right` are the anchors of those that others say do not hold.
    """
    lead = _lead([feature for feature in features if feature.kind == FeatureKind.DEFINITION])
    by_kind: dict[str, list[Statement]] = {kind: [] for kind in HEADINGS}
    for feature in sorted(features, key=_place):
        if feature is not lead:
            by_kind[feature.kind].append(_statement(feature, put_right=put_right))
    forms = {FeatureKind.STEP: "steps", FeatureKind.LIMIT: "limits"}
    parts = tuple(
        Part(
            anchor=kind.replace("_", "-"),
            heading=heading,
            form=forms.get(kind, "list"),
            statements=tuple(by_kind[kind]),
        )
        for kind, heading in HEADINGS.items()
        if by_kind[kind]
    )
    return _statement(lead) if lead else None, parts


def _place(feature: Feature) -> tuple[str, int]:
    """Where the statement stands first; a statement without a source comes last."""
    return min(((row.note.address, row.line) for row in feature.sources.all()), default=("\uffff", 0))


def _lead(definitions: Sequence[Feature]) -> Feature | None:
    """The first definition that is long enough to be a sentence, else the first."""
    whole = (feature for feature in definitions if len(feature.text) >= SENTENCE)
    return next(whole, definitions[0] if definitions else None)


def _advice(guidance: QuerySet[Guidance]) -> tuple[Statement, ...]:
    rows = guidance.prefetch_related(Prefetch("sources", queryset=Source.objects.select_related("note")))
    return tuple(
        Statement(
            anchor=f"guidance-{row.uid.hex}",
            label="",
            text=row.condition,
            sources=stored_links(row.sources.all()),
        )
        for row in rows
    )


def _disagreements(features: Sequence[Feature]) -> tuple[Disagreement, ...]:
    by_id = {feature.uid.hex: feature for feature in features}
    conflicts = find_conflicts([feature_value(feature) for feature in features])
    return tuple(
        Disagreement(
            sides=tuple(
                replace(_statement(by_id[feature.id]), text=feature.text) for feature in conflict.features
            ),
            settled=conflict.right is not None,
        )
        for conflict in conflicts
        if not conflict.moot
    )
