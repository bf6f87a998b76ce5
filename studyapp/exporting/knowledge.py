"""What the library knows, as JSON in the form that CONTRACT gives for `export_knowledge`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from studyapp.knowledge.comparisons import derived_comparisons
from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.facts import Cell, Comparison, Feature, Guidance, Service, Source
from studyapp.models import Comparison as ComparisonRow
from studyapp.models import Feature as FeatureRow
from studyapp.models import Guidance as GuidanceRow
from studyapp.models import Note
from studyapp.models import Service as ServiceRow
from studyapp.models.values import comparison_value, feature_value, guidance_value, service_value


class UnknownService(LookupError):
    """No live service has this slug."""


def export_knowledge(*, service: str | None = None) -> dict[str, Any]:
    """Services with their features, comparisons, guidance and conflicts, all with their lines.

    Comparisons are those that notes make (`stated`) and those that can be drawn up of any two services
    of a category.

    With `service`, only what concerns that slug; raises `UnknownService` if there is none. A source
    names the note by its path in the folder it was imported from.
    """
    services = [service_value(row) for row in ServiceRow.objects.live().select_related("parent")]
    features = [feature_value(row) for row in _live_features()]
    comparisons = [comparison_value(row) for row in _live_comparisons()]
    comparisons += derived_comparisons(
        services=services, features=features, besides={comparison.slug for comparison in comparisons}
    )
    guidance = [guidance_value(row) for row in _live_guidance()]
    if service is not None:
        services = [each for each in services if each.slug == service]
        if not services:
            raise UnknownService(f"no service has the slug {service!r}; /services/ lists them")
        features = [each for each in features if each.service == service]
        comparisons = [each for each in comparisons if service in each.services]
        guidance = [each for each in guidance if service in (*each.services, *each.against)]
    by_service: dict[str, list[Feature]] = defaultdict(list)
    for feature in features:
        by_service[feature.service].append(feature)
    form = _Form(paths=dict(Note.objects.values_list("address", "path")))
    return {
        "services": [form.service(each, by_service[each.slug]) for each in services],
        "comparisons": [form.comparison(each) for each in comparisons],
        "guidance": [form.guidance(each) for each in guidance],
        "conflicts": [
            {
                "service": conflict.service,
                "aspect": conflict.aspect,
                "features": [feature.id for feature in conflict.features],
                "right": conflict.right.id if conflict.right is not None else None,
            }
            for conflict in find_conflicts(features)
        ],
    }


def _live_features() -> Iterable[FeatureRow]:
    return FeatureRow.objects.live().select_related("service").prefetch_related("sources__note")


def _live_comparisons() -> Iterable[ComparisonRow]:
    return ComparisonRow.objects.live().prefetch_related(
        "services", "sources__note", "cells__service", "cells__sources__note"
    )


def _live_guidance() -> Iterable[GuidanceRow]:
    return GuidanceRow.objects.live().prefetch_related("services", "against", "sources__note")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Form:
    """Facts in their JSON form; `paths` are the notes' paths by address."""

    paths: Mapping[str, str]

    def service(self, service: Service, features: Iterable[Feature]) -> dict[str, Any]:
        return {
            "slug": service.slug,
            "name": service.name,
            "aliases": list(service.aliases),
            "kind": str(service.kind),
            "category": service.category,
            "parent": service.parent,
            "features": [self.feature(each) for each in features],
        }

    def feature(self, feature: Feature) -> dict[str, Any]:
        return {
            "id": feature.id,
            "kind": str(feature.kind),
            "label": feature.label,
            "text": feature.text,
            "aspect": feature.aspect,
            "sources": self.sources(feature.sources),
        }

    def comparison(self, comparison: Comparison) -> dict[str, Any]:
        return {
            "slug": comparison.slug,
            "services": list(comparison.services),
            "stated": comparison.stated,
            "principle": comparison.principle,
            "shared": [self.cell(cell) for cell in comparison.shared],
            "rows": [
                {
                    "aspect": row.aspect,
                    "values": {slug: self.cell(cell) for slug, cell in row.values.items()},
                }
                for row in comparison.rows
            ],
            "sources": self.sources(comparison.sources),
        }

    def guidance(self, guidance: Guidance) -> dict[str, Any]:
        return {
            "id": guidance.id,
            "condition": guidance.condition,
            "services": list(guidance.services),
            "against": list(guidance.against),
            "sources": self.sources(guidance.sources),
        }

    def cell(self, cell: Cell) -> dict[str, Any]:
        return {"text": cell.text, "sources": self.sources(cell.sources)}

    def sources(self, sources: Iterable[Source]) -> list[dict[str, Any]]:
        return [
            {
                "note": self.paths[source.note],
                "line": source.line,
                "end_line": source.end_line,
                "quote": source.quote,
            }
            for source in sources
        ]
