"""Which services a question may offer beside the right one, and what notes say of them."""

import hashlib
import math
from dataclasses import dataclass

from studyapp.cards.card import Choice
from studyapp.cards.known import Known, Statement, holds_too, introduces
from studyapp.cards.naming import naming, said_of
from studyapp.cards.plain import shortened
from studyapp.knowledge.facts import Service

_LONGER = 1.2
# Above 1 because the right option itself is one of the frequent ones and cannot be drawn.
_EVENNESS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A wrong option with the statement that shows what the service is instead."""

    service: Service
    instead: Statement

    def choice(self) -> Choice:
        """As an option, with the line that says what it is."""
        return Choice(
            text=self.service.name,
            correct=False,
            why=said_of(self.service, shortened(self.instead.text)),
            service=self.service.slug,
            source=self.instead.source,
        )


def distractors(
    known: Known, *, right: Service, about: str, meaning: frozenset[str], aspect: str, most: int = 3
) -> tuple[Distractor, ...]:
    """Up to `most` siblings of `right` of which the notes say something else than `about`.

    Siblings share category and kind, are neither part of one another nor named in the question, and
    no statement about them means the same. Those that a note sets against `right` come first;
    the rest is drawn by a digest, each service as often as its statements make it the right one: else the
    most frequent option would be the right one more often than not.
    """
    compared = known.compared.get(right.slug, frozenset())

    def rank(slug: str) -> tuple[bool, float, str]:
        return slug not in compared, _drawn(f"{about}|{slug}") / len(known.told[slug]) ** _EVENNESS, slug

    chosen: list[Distractor] = []
    names = [known.spelt[right.slug]]
    ranked = sorted((one for one in known.family(right) if _is_sibling(known.services[one], right)), key=rank)
    for slug in ranked:
        service = known.services[slug]
        if len(chosen) == most and not _fits_last(service, chosen, right=right):
            continue
        if any(_holds(known.spelt[slug], name) for name in names) or naming(service).is_named_in(about):
            continue
        own = known.told[slug]
        if any(holds_too(about, meaning, of=statement) for statement in own):
            continue
        instead = _instead(known.usable[slug], aspect=aspect)
        if instead is None:
            continue
        del chosen[most - 1 :]
        chosen.append(Distractor(service=service, instead=instead))
        names.append(known.spelt[slug])
        if len(chosen) == most and not _is_long(right, chosen):
            break
    return tuple(chosen)


def _fits_last(service: Service, chosen: list[Distractor], *, right: Service) -> bool:
    """Whether it could stand in for the last one, so that the right option is not the longest by far."""
    return _is_long(right, chosen) and len(right.name) <= _LONGER * len(service.name)


def _is_long(right: Service, chosen: list[Distractor]) -> bool:
    return len(right.name) > _LONGER * max(len(one.service.name) for one in chosen)


def _drawn(text: str) -> float:
    """A number with the exponential distribution, the same for the same text.

    The smallest of such numbers, each divided by a weight, is a weighted draw (Efraimidis and
    Spirakis, "Weighted random sampling with a reservoir", 2006).
    """
    digest = int.from_bytes(hashlib.sha256(text.encode()).digest()[:6], "big")
    return -math.log((digest + 1) / 2**48)


def _is_sibling(service: Service, right: Service) -> bool:
    return right.slug not in (service.slug, service.parent) and right.parent != service.slug


def _instead(usable: tuple[Statement, ...], *, aspect: str) -> Statement | None:
    # Asked for its definition, a definition answers best; else what stands on the same aspect.
    same = (statement for statement in usable if aspect and statement.feature.aspect == aspect)
    defining = (statement for statement in usable if introduces(statement))
    return next(same, None) or next(defining, None) or next(iter(usable), None)


def _holds(one: str, other: str) -> bool:
    # "Amazon EC2" beside "EC2 Image Builder" is fine, beside "Amazon EC2 Auto Scaling" it is not.
    one, other = f" {one} ", f" {other} "
    return one in other or other in one
