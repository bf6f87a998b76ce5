"""The knowledge of many notes becomes one library: what is said twice is one thing with two sources."""

import re
from collections.abc import Iterable
from dataclasses import replace

from studyapp.knowledge.comparisons import completed, united_comparisons
from studyapp.knowledge.facts import Feature, Guidance, Knowledge, Service


def merge(parts: Iterable[Knowledge]) -> Knowledge:
    """One library out of the knowledge of many notes, whatever order they come in.

    Services of one slug become one, with all their spellings; the same statement in two places is
    one feature with two sources; comparisons of the same services become one.
    """
    every = list(parts)
    features = sorted((feature for part in every for feature in part.features), key=_place_in_notes)
    return Knowledge(
        services=_services_united(service for part in every for service in part.services),
        features=tuple(sorted(united(features), key=_place_in_notes)),
        comparisons=united_comparisons(comparison for part in every for comparison in part.comparisons),
        guidance=tuple(given_once(advice for part in every for advice in part.guidance)),
    )


def library_of(parts: Iterable[Knowledge]) -> Knowledge:
    """What many notes say as a library that stands for itself: facts numbered, comparisons completed.

    The ids are good for this library only; `identity` gives those that last.
    """
    library = merge(parts)
    services = {service.slug: service for service in library.services}
    return replace(
        library,
        features=tuple(replace(one, id=f"f{at}") for at, one in enumerate(library.features)),
        comparisons=tuple(
            completed(one, services=tuple(services[slug] for slug in one.services), features=library.features)
            for one in library.comparisons
        ),
        guidance=tuple(replace(one, id=f"g{at}") for at, one in enumerate(library.guidance)),
    )


def _place_in_notes(feature: Feature) -> tuple[str, int, int, str, str, str]:
    source = feature.sources[0]
    return source.note, source.line, feature.position, feature.service, feature.label, feature.text


def _services_united(services: Iterable[Service]) -> tuple[Service, ...]:
    by_slug: dict[str, list[Service]] = {}
    for service in services:
        by_slug.setdefault(service.slug, []).append(service)
    return tuple(_one_of(by_slug[slug]) for slug in sorted(by_slug))


def _one_of(same: list[Service]) -> Service:
    ordered = sorted(
        same, key=lambda service: (service.kind, -len(service.aliases), service.name, service.category)
    )
    first = ordered[0]
    aliases = sorted(
        {alias for service in same for alias in service.aliases} | {service.name for service in same}
    )
    return replace(
        first,
        aliases=tuple(alias for alias in aliases if alias != first.name),
        category=next((service.category for service in ordered if service.category), ""),
        parent=next((service.parent for service in ordered if service.parent), None),
    )


def key_of(feature: Feature) -> tuple[str, str, str]:
    """What makes two features the same statement: service, label and words, case and marks aside."""
    return feature.service, _folded(feature.label), _folded(feature.text)


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+|[^\w\s]{1}(?=\d)", text.casefold()))


def united(features: Iterable[Feature]) -> list[Feature]:
    """The features with the same statement in several places made one that has all the sources."""
    by_key: dict[tuple[str, str, str], list[Feature]] = {}
    for feature in features:
        by_key.setdefault(key_of(feature), []).append(feature)
    return [_with_all_sources(same) if len(same) > 1 else same[0] for same in by_key.values()]


def _with_all_sources(same: list[Feature]) -> Feature:
    sources = {source for feature in same for source in feature.sources}
    ordered = sorted(sources, key=lambda source: (source.note, source.line, source.end_line, source.quote))
    return replace(min(same, key=_feature_place), sources=tuple(ordered))


def _feature_place(feature: Feature) -> tuple[str, int, int, str]:
    source = feature.sources[0]
    return source.note, source.line, feature.position, feature.kind.value


def given_once(guidance: Iterable[Guidance]) -> list[Guidance]:
    """Advice given in the same words for the same services becomes one with all its sources."""
    by_key: dict[tuple[str, tuple[str, ...], tuple[str, ...]], list[Guidance]] = {}
    for advice in sorted(guidance, key=_advice_place):
        key = (advice.condition.casefold(), tuple(sorted(advice.services)), tuple(sorted(advice.against)))
        by_key.setdefault(key, []).append(advice)
    return [
        replace(same[0], sources=tuple(dict.fromkeys(source for advice in same for source in advice.sources)))
        for same in by_key.values()
    ]


def _advice_place(advice: Guidance) -> tuple[str, int, str]:
    source = advice.sources[0]
    return source.note, source.line, advice.condition
