"""Statements sorted under the services that they are said of, and roles matched to services."""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import islice

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.contrast import pieces_of, source_of, tells_apart
from studyapp.cards.known import Known, Statement, introduces
from studyapp.cards.naming import BLANK, clangs, names_overlap, naming, noun, said_of
from studyapp.cards.plain import content_words, noise_in, plain
from studyapp.cards.sayings import Sayings
from studyapp.knowledge.facts import Aspect, Comparison, ComparisonRow, FeatureKind, Service

Telling = Callable[[Known, str], Statement | None]
"""What is told of a service (its slug) in one form, None where nothing is."""

FEWEST_SORTED, MOST_SORTED = 4, 6
MOST_SIDES = 3
_DEFINES = re.compile(rf"(?:an? |the )?{BLANK} (?:is|are)\b", re.IGNORECASE)
FEWEST_ROLES, MOST_ROLES = 3, 4


def sort_cards(
    comparison: Comparison, *, services: Mapping[str, Service], sayings: Mapping[str, Sayings]
) -> Iterator[Card]:
    """The question which of two or three services each of four to six statements is said of, or none.

    They are from rows that a note sets side by side itself: what is only lined up from here and there may
    hold of the other side too. One statement of a row, the sides in turn: a row's other cell would be
    known by elimination. Each is said of its side by a line, and of no other side.
    """
    sides = comparison.services
    if not 1 < len(sides) <= MOST_SIDES or any(slug not in services for slug in sides):
        return
    chosen: list[Choice] = []
    for row in comparison.rows:
        turn = len(chosen) % len(sides)
        found = _statement(comparison, row, (*sides[turn:], *sides[:turn]), services, sayings)
        if found is not None and len(chosen) < MOST_SORTED and _is_new(found, chosen):
            chosen.append(found)
    if len(chosen) < FEWEST_SORTED or {one.service for one in chosen} != set(sides):
        return
    names = " or ".join(services[slug].name for slug in sides)
    source = chosen[0].source
    if source is not None:
        yield Card(
            key=f"{comparison.slug}:sort:",
            kind=CardKind.MATCH,
            services=sides,
            front=f"{names}: of which do your notes say each of these?",
            back=_back(chosen),
            source=source,
            choices=tuple(chosen),
            principle="" if noise_in(principle := plain(comparison.principle)) else principle,
        )


def _statement(
    comparison: Comparison,
    row: ComparisonRow,
    sides: tuple[str, ...],
    services: Mapping[str, Service],
    sayings: Mapping[str, Sayings],
) -> Choice | None:
    """What the row says of the first of the `sides` of which it says something that can be sorted."""
    aspect = plain(row.aspect) if row.aspect not in set(Aspect) else ""
    for slug in sides if aspect and not noise_in(aspect) else ():
        others = [other for other in sides if other != slug]
        cell = row.values.get(slug)
        # What a side says nothing about in this row may hold of it as well.
        if cell is None or not cell.sources or any(other not in row.values for other in others):
            continue
        for piece in pieces_of(cell):
            said = tells_apart(piece, slug, others, comparison=comparison, row=row, services=services)
            if not said or BLANK in said or _may_hold(said, others, sayings):
                continue
            return Choice(
                text=f"{aspect}: {said}",
                correct=True,
                why=said_of(services[slug], said),
                service=slug,
                match=services[slug].name,
                source=source_of(cell, said),
            )
    return None


def _may_hold(said: str, slugs: list[str], sayings: Mapping[str, Sayings]) -> bool:
    return any(slug in sayings and sayings[slug].hold(said, content_words(said)) for slug in slugs)


def _is_new(found: Choice, chosen: list[Choice]) -> bool:
    texts = [one.text.casefold() for one in chosen]
    return found.text.casefold() not in texts


def role_cards(known: Known, slug: str) -> Iterator[Card]:
    """The questions which service has which of three or four roles, with one more that has none of them.

    Roles are definitions, and in a question of their own uses. Of a circle one service asks, so that few do:
    of those whose statement does not sound like their name, if there are any, the one with the least digest.
    The card is that of its statement.
    """
    for telling in (_definition, _use):
        if (card := _role_card(known, slug, telling)) is not None:
            yield card


def _role_card(known: Known, slug: str, telling: Telling) -> Card | None:
    circle = _circle(known, slug, telling)
    if slug not in circle or slug != min(circle, key=lambda one: (not circle[one].tells, _drawn(one))):
        return None
    opponents = known.outline.opponents.get(slug, frozenset())
    mates: dict[str, Statement] = {}
    for one in sorted(
        circle, key=lambda one: (one != slug, not circle[one].tells, one not in opponents, _drawn(one))
    ):
        if _fits(known, one, circle[one], mates):
            mates[one] = circle[one]
    mates = dict(islice(mates.items(), MOST_ROLES + 1))
    silent = _silent(known, mates)
    # Of the one to spare nothing is shown that could give its name away.
    *roles, spare = sorted(mates, key=lambda one: one not in silent)[: len(silent) + 1]
    if len(roles) < FEWEST_ROLES or slug not in roles:
        return None
    choices = tuple(_role(known.services[one], mates[one]) for one in roles)
    what = noun(known.services[slug])
    asked = (
        f"which {what} do your notes describe by each of these?"
        if telling is _definition
        else f"for which {what} do your notes name each of these uses?"
    )
    return Card(
        key=f"{mates[slug].feature.id}:{CardKind.MATCH}:",
        kind=CardKind.MATCH,
        services=(slug,),
        front=f"{_among(known, mates)}: {asked}",
        back=_back(choices),
        source=mates[slug].source,
        feature=mates[slug].feature.id,
        choices=(*choices, _spare(known.services[spare], mates[spare])),
    )


def _circle(known: Known, slug: str, telling: Telling) -> dict[str, Statement]:
    """The service and those of its circle of which there is something to be told, with what it is."""
    beside = known.outline.circles.get(slug, frozenset())
    return {one: told for one in sorted({slug, *beside}) if (told := telling(known, one)) is not None}


def _definition(known: Known, slug: str) -> Statement | None:
    """The statement that says what a service is, in so many words."""
    for one in known.told.get(slug, ()):
        if introduces(one) and one.short and _DEFINES.match(one.quote):
            return one
    return None


def _use(known: Known, slug: str) -> Statement | None:
    """The first use that notes name, one that does not sound like the service's name if there is one."""
    uses = [
        one
        for one in known.told.get(slug, ())
        if one.feature.kind is FeatureKind.USE_CASE and one.quote and one.short and BLANK not in one.quote
    ]
    return min(uses, key=lambda one: not one.tells, default=None)


def _fits(known: Known, slug: str, told: Statement, mates: Mapping[str, Statement]) -> bool:
    """Whether a service and what is told of it are told from all the others."""
    service = known.services[slug]
    for other, theirs in mates.items():
        beside = known.services[other]
        if (
            names_overlap(service, beside)
            or service.parent == other
            or beside.parent == slug
            or naming(beside).is_named_in(told.quote)
            or naming(service).is_named_in(theirs.quote)
            or known.sayings[other].hold(told.quote, told.meaning)
            or known.sayings[slug].hold(theirs.quote, theirs.meaning)
        ):
            return False
    return True


def _silent(known: Known, mates: dict[str, Statement]) -> dict[str, Statement]:
    """Those of which nothing gives the name away: what sounds like it sounds like another's too."""
    giving = [
        slug
        for slug, told in mates.items()
        if clangs(
            told.quote,
            right=[known.services[slug]],
            wrong=[known.services[other] for other in mates if other != slug],
        )
    ]
    if not giving:
        return mates
    # With one of them gone the others may sound like nobody else.
    return _silent(known, {slug: told for slug, told in mates.items() if slug != giving[-1]})


def _among(known: Known, mates: Mapping[str, Statement]) -> str:
    *names, last = sorted(known.services[one].name for one in mates)
    return f"{', '.join(names)} or {last}"


def _role(service: Service, definition: Statement) -> Choice:
    return Choice(
        text=definition.quote,
        correct=True,
        why=said_of(service, definition.short),
        service=service.slug,
        match=service.name,
        source=definition.source,
    )


def _spare(service: Service, definition: Statement) -> Choice:
    return Choice(
        text="",
        correct=False,
        why=said_of(service, definition.short),
        service=service.slug,
        match=service.name,
        source=definition.source,
    )


def _back(choices: list[Choice] | tuple[Choice, ...]) -> str:
    return "\n".join(f"{one.text} → {one.match}" for one in choices)


def _drawn(slug: str) -> bytes:
    return hashlib.sha256(f"role {slug}".encode()).digest()
