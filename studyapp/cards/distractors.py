"""Which services a question may offer beside the right one, and what notes say of them."""

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from studyapp.cards.card import Choice
from studyapp.cards.known import Known, Statement
from studyapp.cards.naming import names_overlap, naming, said_of
from studyapp.knowledge.facts import Service, Source

_LONGER = 1.2
MOST_SPARE = 3
# Above 1 because the right option itself is one of the frequent ones and cannot be drawn.
_EVENNESS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Distractor:
    """A wrong option with the statement that shows what the service is instead."""

    service: Service
    instead: Statement

    def choice(self) -> Choice:
        """As an option, with the line that says what it is."""
        return _wrong(self.service, self.instead.short, self.instead.source)


# The few statements that explain a service best are offered beside hundreds of others.
@lru_cache(maxsize=4096)
def _wrong(service: Service, said: str, source: Source) -> Choice:
    return Choice(
        text=service.name, correct=False, why=said_of(service, said), service=service.slug, source=source
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """The wrong options of a question, and others that could stand in for them."""

    wrong: tuple[Distractor, ...]
    spare: tuple[Distractor, ...]


def distractors(
    known: Known, *, right: Service, about: str, meaning: frozenset[str], aspect: str, most: int = 3
) -> Offered:
    """Up to `most` services of the circle of `right` of which the notes say something else than `about`.

    They are not named in the question, and no statement about them means the same. Those that a note
    sets against `right` come first; the rest is drawn by a digest, each service as often as its
    statements make it the right one: else the most frequent option would be the right one more often
    than not. What comes after them is spare, as wrong as they are.
    """
    compared = known.outline.opponents.get(right.slug, frozenset())
    circle = known.outline.circles.get(right.slug, frozenset())

    def rank(slug: str) -> tuple[bool, float, str]:
        return slug not in compared, _drawn(f"{about}|{slug}") / len(known.told[slug]) ** _EVENNESS, slug

    chosen: list[Distractor] = []
    spare: list[Distractor] = []
    for slug in sorted(circle & known.told.keys(), key=rank):
        service = known.services[slug]
        replaces_last = len(chosen) == most and _fits_last(service, chosen, right=right)
        if len(chosen) == most and not replaces_last and len(spare) == MOST_SPARE:
            if _is_long(right, chosen):
                continue
            break
        if any(names_overlap(service, one.service) for one in chosen) or naming(service).is_named_in(about):
            continue
        if known.sayings[slug].hold(about, meaning):
            continue
        # Asked for its definition, a definition answers best; else what stands on the same aspect.
        explaining = known.explaining[slug]
        instead = explaining.get(aspect) or explaining.get("")
        if instead is None:
            continue
        if replaces_last:
            spare.insert(0, chosen.pop())
        (chosen if len(chosen) < most else spare).append(Distractor(service=service, instead=instead))
    return Offered(wrong=tuple(chosen), spare=tuple(_apart(spare, chosen))[:MOST_SPARE])


def _apart(spare: list[Distractor], chosen: list[Distractor]) -> Iterator[Distractor]:
    """Those whose names say the same as no other's that may stand beside them."""
    beside = [one.service for one in chosen]
    for one in spare:
        if not any(names_overlap(one.service, other) for other in beside):
            beside.append(one.service)
            yield one


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
