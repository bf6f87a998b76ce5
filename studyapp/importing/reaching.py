"""How far a change of some notes reaches: what has to be decided anew, and what can stay as it is."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from studyapp import models
from studyapp.importing.rows import batches
from studyapp.knowledge.facts import Knowledge, Service
from studyapp.knowledge.likeness import Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """The services whose facts, and the comparisons (by slug) whose cells, are decided anew.

    `again` are the notes outside of the change that make one of these comparisons too: one may be put
    together from several notes, and what is stored is only the sum, so all its parts are needed. Those
    in `same` are made by changed notes too, but as they were before: what is stored stands.
    """

    services: frozenset[str]
    comparisons: frozenset[str]
    again: frozenset[str]
    same: frozenset[str] = frozenset()

    def holding(self, comparisons: Collection[str]) -> "Reach":
        """The same without deciding on these comparisons."""
        held = self.comparisons & frozenset(comparisons)
        return replace(self, comparisons=self.comparisons - held, same=self.same | held)


def reach_of(
    said: Iterable[Knowledge],
    *,
    touched: Collection[str],
    services: Mapping[str, Service],
    same: Collection[str] = (),
) -> Reach:
    """How far it reaches that the notes at the addresses `touched` now say what is `said`, or are gone.

    `services` are those that are live now, `same` the comparisons that these notes make as before.
    """
    every = list(said)
    comparisons = {comparison.slug for knowledge in every for comparison in knowledge.comparisons}
    comparisons |= compared_in(touched)
    stands = frozenset(comparisons & set(same))
    reached = {service for knowledge in every for service in _named(knowledge)} | _told_of_in(touched)
    for batch in batches(sorted(comparisons)):
        rows = models.Comparison.objects.live().filter(slug__in=batch)
        reached.update(rows.values_list("services__slug", flat=True))
    reached |= _waking(every, besides=reached)
    return Reach(
        services=frozenset(_with_parents(reached, services)),
        comparisons=frozenset(comparisons - stands),
        again=frozenset(_notes_comparing(comparisons - stands) - set(touched)),
        same=stands,
    )


def _named(knowledge: Knowledge) -> Iterable[str]:
    for service in knowledge.services:
        yield service.slug
    for feature in knowledge.features:
        yield feature.service
    for comparison in knowledge.comparisons:
        yield from comparison.services
    for advice in knowledge.guidance:
        yield from advice.services
        yield from advice.against


def _told_of_in(addresses: Collection[str]) -> set[str]:
    """The services that these notes say something of, as it is stored."""
    found: set[str] = set()
    for batch in batches(sorted(addresses)):
        sources = models.Source.objects.filter(note__address__in=batch).order_by()
        for path in (
            "feature__service__slug",
            "comparison__services__slug",
            "cell__comparison__services__slug",
            "guidance__services__slug",
            "guidance__against__slug",
        ):
            owner = path.split("__")[0]
            rows = sources.filter(**{f"{owner}__isnull": False})
            found.update(slug for slug in rows.values_list(path, flat=True).distinct() if slug)
    return found


def compared_in(addresses: Collection[str]) -> set[str]:
    """The slugs of the live comparisons that these notes make, alone or with others."""
    live = models.Comparison.objects.live().order_by()
    return {
        slug
        for batch in batches(sorted(addresses))
        for place in ("sources", "cells__sources")
        for slug in live.filter(**{f"{place}__note__address__in": batch}).values_list("slug", flat=True)
    }


def _notes_comparing(slugs: Collection[str]) -> set[str]:
    """The addresses of the notes that make these live comparisons."""
    live = models.Comparison.objects.live().order_by()
    return {
        address
        for batch in batches(sorted(slugs))
        for place in ("sources", "cells__sources")
        for address in live.filter(slug__in=batch).values_list(f"{place}__note__address", flat=True)
        if address
    }


def _waking(said: Sequence[Knowledge], *, besides: Collection[str]) -> set[str]:
    """The services, other than `besides`, of retired facts that are said again in the same words."""
    found: set[str] = set()
    asleep = models.Feature.objects.filter(retired_at__isnull=False).order_by()
    if asleep.exists():
        texts = {Wording.of(feature.text).plain for knowledge in said for feature in knowledge.features}
        for service, text in asleep.values_list("service__slug", "text").iterator():
            if service not in besides and Wording.of(text).plain in texts:
                found.add(service)
    advice = models.Guidance.objects.filter(retired_at__isnull=False).order_by()
    if advice.exists():
        conditions = {Wording.of(each.condition).plain for knowledge in said for each in knowledge.guidance}
        for service, condition in advice.values_list("services__slug", "condition").iterator():
            if service and service not in besides and Wording.of(condition).plain in conditions:
                found.add(service)
    return found


def _with_parents(slugs: Iterable[str], services: Mapping[str, Service]) -> set[str]:
    """With what they are part of: it is there as long as one of its parts is."""
    found: set[str] = set()
    waiting = list(slugs)
    while waiting:
        slug = waiting.pop()
        if slug not in found:
            found.add(slug)
            parent = services[slug].parent if slug in services else None
            if parent is not None:
                waiting.append(parent)
    return found
