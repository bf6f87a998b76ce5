"""Statements sorted under the services that they are said of, and roles matched to services."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.contrast import pieces_of, source_of, tells_apart
from studyapp.cards.known import Known, Statement, introduces
from studyapp.cards.naming import BLANK, clangs, names_overlap, noun, said_of
from studyapp.cards.plain import content_words, noise_in, plain
from studyapp.cards.sayings import Sayings
from studyapp.knowledge.facts import Aspect, Comparison, ComparisonRow, Service

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
    """The question which service has which of three or four roles, with one more that has none of them.

    Roles are definitions. Of a circle, that service asks whose digest is the least, so that few do; the
    card is that of its definition.
    """
    if _definition(known, slug) is None or slug != min(_circle(known, slug), key=_drawn):
        return
    opponents = known.outline.opponents.get(slug, frozenset())
    mates: dict[str, Statement] = {}
    for one in sorted(_circle(known, slug), key=lambda one: (one != slug, one not in opponents, _drawn(one))):
        definition = _definition(known, one)
        if definition is not None and _fits(known, one, definition, mates):
            mates[one] = definition
        if len(mates) == MOST_ROLES + 1:
            break
    if len(mates) <= FEWEST_ROLES or slug not in mates:
        return
    *roles, spare = mates
    choices = tuple(_role(known.services[one], mates[one]) for one in roles)
    yield Card(
        key=f"{mates[slug].feature.id}:{CardKind.MATCH}:",
        kind=CardKind.MATCH,
        services=(slug,),
        front=f"{_among(known, mates)}: which {noun(known.services[slug])} do your notes describe "
        "by each of these?",
        back=_back(choices),
        source=mates[slug].source,
        feature=mates[slug].feature.id,
        choices=(*choices, _spare(known.services[spare], mates[spare])),
    )


def _circle(known: Known, slug: str) -> list[str]:
    """The service and those of its circle that a note defines."""
    beside = known.outline.circles.get(slug, frozenset())
    return [one for one in sorted({slug, *beside}) if _definition(known, one) is not None]


def _definition(known: Known, slug: str) -> Statement | None:
    """The statement that says what a service is, in so many words, and does not give its name away."""
    for one in known.told.get(slug, ()):
        if introduces(one) and one.tells and one.short and _DEFINES.match(one.quote):
            return one
    return None


def _fits(known: Known, slug: str, definition: Statement, mates: Mapping[str, Statement]) -> bool:
    """Whether a service and its role are told from all the others."""
    service = known.services[slug]
    for other, told in mates.items():
        beside = known.services[other]
        if (
            names_overlap(service, beside)
            or service.parent == other
            or beside.parent == slug
            or known.sayings[other].hold(definition.quote, definition.meaning)
            or known.sayings[slug].hold(told.quote, told.meaning)
            or clangs(definition.quote, right=[service], wrong=[beside])
            or clangs(told.quote, right=[beside], wrong=[service])
        ):
            return False
    return True


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
