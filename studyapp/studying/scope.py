"""What to study: everything, or a part of it that an address can name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_
from typing import Any, Self
from urllib.parse import urlencode

from django.db.models import Exists, OuterRef, Q, QuerySet

from studyapp.models import Card

# Each name is one more condition, and databases take only so many; an address could name a thousand.
_MOST_SERVICES = 50
_MOST_SIDES = 8
# No comparison's slug is so long.
_LONGEST = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A part of the library. What is left empty does not narrow it; what is given all holds at once.

    `services` are slugs, any of which a card may be about; `category` is theirs. `comparison` is a
    slug: its own cards, and those that are about all of its services. `note` is a note's address.
    An address names at most 50 services; what comes after them is left out.
    """

    services: tuple[str, ...] = ()
    category: str = ""
    comparison: str = ""
    note: str = ""

    @classmethod
    def from_query(cls, query: Mapping[str, Any]) -> Self:
        """The scope that an address names, by the fields' own names; `services` are divided by commas."""
        slugs = (slug.strip() for slug in _clean(query.get("services")).split(","))
        return cls(
            services=tuple(dict.fromkeys(slug for slug in slugs if slug))[:_MOST_SERVICES],
            category=_clean(query.get("category")),
            comparison=_clean(query.get("comparison")),
            note=_clean(query.get("note")),
        )

    def query(self) -> str:
        """The query of an address that names this scope, without the question mark; "" for everything."""
        named = {
            "services": ",".join(self.services),
            "category": self.category,
            "comparison": self.comparison,
            "note": self.note,
        }
        return urlencode({name: value for name, value in named.items() if value}, safe=",/")

    def cards(self) -> QuerySet[Card]:
        """The live cards within the scope, in the order of the library."""
        return Card.objects.filter(live_within(self))


def sides_of(comparison: str) -> tuple[str, ...]:
    """The services in a comparison's slug, in order; () for "" and for more than anybody compares."""
    sides = tuple(sorted(set(comparison.split("-vs-")))) if 0 < len(comparison) <= _LONGEST else ()
    return sides if len(sides) <= _MOST_SIDES else ()


def _clean(value: object) -> str:
    # PostgreSQL stores no NUL and refuses to look for one.
    return str(value or "").strip().replace("\0", "\N{REPLACEMENT CHARACTER}")


def live_within(scope: Scope, *, card: str = "") -> Q:
    """The condition that a card is live and within the scope, without a join that would double rows.

    `card` leads from the rows that are filtered to their card: "" for cards, "card__" for what has one.
    """
    condition = Q(**{f"{card}retired_at": None})
    key = OuterRef(f"{card}pk")
    if scope.services:
        condition &= _about(key, service__slug__in=scope.services)
    if scope.category:
        condition &= _about(key, service__category=scope.category)
    if scope.comparison:
        of_it = Q(**{f"{card}comparison__slug": scope.comparison})
        sides = sides_of(scope.comparison)
        if sides:
            of_it |= reduce(and_, (_about(key, service__slug=side) for side in sides))
        condition &= of_it
    if scope.note:
        condition &= Q(**{f"{card}note__address": scope.note})
    return condition


def _about(key: OuterRef, **conditions: object) -> Q:
    return Q(Exists(Card.services.through.objects.filter(card=key, **conditions)))
