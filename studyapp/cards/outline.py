"""What of a whole library decides which cards depend on which facts: little enough to have all of it."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain, islice
from types import MappingProxyType

from studyapp.cards.naming import names_overlap
from studyapp.cards.quoting import quoted, situation, without_lead
from studyapp.knowledge.facts import Feature, Guidance, Knowledge, Service

DIGEST = 8
"""Bytes that stand for a quote: two of a million quotes share them in one library of thirty million."""
NO_QUOTES: Mapping[str, frozenset[bytes]] = MappingProxyType({})
_EACH_WAY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The services of a library, who stands beside whom, and what is said in the same words.

    `compared` has the services of each comparison by its slug, `advice` each piece of advice by its id,
    without sources. `quotes` are, by service, digests of how a question would quote its statements
    (see `digest_of`); a service that nothing is said of is not in it. `saying` has for each of them the
    service it is asked of, the first by its slug that it is said of, `advising` for each situation the
    ids of the advice given in it.
    `circles` are the services that may be offered beside each (see `_circle`).
    """

    services: Mapping[str, Service]
    compared: Mapping[str, tuple[str, ...]]
    advice: Mapping[str, Guidance]
    quotes: Mapping[str, frozenset[bytes]]
    saying: Mapping[bytes, str]
    advising: Mapping[str, tuple[str, ...]]
    opponents: Mapping[str, frozenset[str]]
    circles: Mapping[str, frozenset[str]]


def outline(knowledge: Knowledge, *, quotes: Mapping[str, frozenset[bytes]] = NO_QUOTES) -> Outline:
    """The outline of a library.

    Of features it takes the service, kind, label and text, of comparisons the services, of guidance all
    but the sources: the rest need not be filled in. Services whose quotes are known, from an earlier
    outline under the same names, have theirs in `quotes`; what is said of them may be left out.
    """
    services = {service.slug: service for service in knowledge.services}
    said: dict[str, list[Feature]] = {}
    for feature in knowledge.features:
        if feature.service in services and feature.service not in quotes:
            said.setdefault(feature.service, []).append(feature)
    every = {slug: own for slug, own in quotes.items() if slug in services}
    every |= {slug: _quotes(own, services[slug]) for slug, own in said.items()}
    compared = {comparison.slug: comparison.services for comparison in knowledge.comparisons}
    advice = {one.id: replace(one, sources=()) for one in knowledge.guidance}
    opponents = _opponents(compared.values())
    return Outline(
        services=services,
        compared=compared,
        advice=advice,
        quotes=every,
        saying={quote: slug for slug in sorted(every, reverse=True) for quote in every[slug]},
        advising=_grouped(
            (asked_in(advice[key]), key) for key in sorted(advice, key=lambda key: _order(advice[key]))
        ),
        opponents=opponents,
        circles=_circles(services, every, opponents),
    )


def digest_of(quote: str) -> bytes:
    """What stands for a quote, the same for quotes in the same words."""
    return hashlib.blake2b(same_words(quote).encode(), digest_size=DIGEST).digest()


def _quotes(features: Iterable[Feature], service: Service) -> frozenset[bytes]:
    return frozenset(digest_of(quote) for feature in features if (quote := quoted(feature, service)))


def same_words(text: str) -> str:
    """`text` without the differences that make no other question: capitals and spaces."""
    return " ".join(text.casefold().split())


def asked_in(advice: Guidance) -> str:
    """What a question about the advice asks, the same for all advice that it would be answered by."""
    verb = "for" if advice.services else "against"
    return f"{verb} {same_words(without_lead(situation(advice)))}"


def _order(advice: Guidance) -> tuple[str, tuple[str, ...], tuple[str, ...], str]:
    return advice.condition, advice.services, advice.against, advice.id


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, list[str]] = {}
    for key, member in pairs:
        groups.setdefault(key, []).append(member)
    return {key: tuple(members) for key, members in groups.items()}


def _opponents(compared: Iterable[tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """The services that a note sets against each."""
    opponents: dict[str, frozenset[str]] = {}
    for sides in compared:
        for slug in sides:
            opponents[slug] = opponents.get(slug, frozenset()) | (frozenset(sides) - {slug})
    return opponents


def _circles(
    services: Mapping[str, Service], speaking: Iterable[str], opponents: Mapping[str, frozenset[str]]
) -> dict[str, frozenset[str]]:
    families: dict[tuple[str, str], list[str]] = {}
    for slug in speaking:
        families.setdefault((services[slug].kind, services[slug].category), []).append(slug)

    circles = {}
    for family in families.values():
        ring = sorted(family, key=lambda slug: (hashlib.sha256(slug.encode()).digest(), slug))
        for at, slug in enumerate(ring):
            after = [
                one
                for one in (*ring[at + 1 :], *ring[:at])
                if _can_stand_beside(services[slug], services[one])
            ]
            circles[slug] = frozenset(
                chain(
                    islice(after, _EACH_WAY),
                    islice(reversed(after), _EACH_WAY),
                    (one for one in after if one in opponents.get(slug, frozenset())),
                )
            )
    return circles


def _can_stand_beside(one: Service, other: Service) -> bool:
    is_part = one.parent == other.slug or other.parent == one.slug
    return not is_part and not names_overlap(one, other)
