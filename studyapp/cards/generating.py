"""All that is known becomes cards; what breaks a rule of good questions is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import Any

from studyapp.cards.card import Card, CardKind
from studyapp.cards.choice import choice_cards
from studyapp.cards.cloze import cloze_cards
from studyapp.cards.contrast import contrast_cards
from studyapp.cards.known import Known, Statement, introduces, known, place
from studyapp.cards.matching import role_cards, sort_cards
from studyapp.cards.ordering import after_cards, order_cards
from studyapp.cards.outline import outline, same_words
from studyapp.cards.quality import Finding, Severity, blocks, lint_card
from studyapp.cards.reach import Reach, everything
from studyapp.cards.recall import recall_cards
from studyapp.cards.sayings import Sayings
from studyapp.cards.scenario import scenario_cards
from studyapp.cards.sharing import sharing_cards
from studyapp.knowledge.facts import Comparison, Feature, Guidance, Knowledge, Service, Source

_KINDS = {kind: number for number, kind in enumerate(CardKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The cards that may be asked, and every rule that a card broke, asked or not."""

    cards: tuple[Card, ...]
    findings: tuple[Finding, ...]


def generate_cards(
    knowledge: Knowledge, *, conflicts: frozenset[str] = frozenset(), reach: Reach | None = None
) -> tuple[Card, ...]:
    """The cards of a library, in the order to introduce them: what a service is before its details.

    `conflicts` are the ids of features that the notes contradict elsewhere: nothing is asked of them.
    With a `reach`, only the cards that it renews, and `knowledge` need have no more than the features of
    the services at hand, and the comparisons and guidance to be asked anew. The result depends on what
    is known alone, not on the order in which it is handed in, nor on the ids but for the keys.
    ValueError for a feature or advice without an id: `identity.identify` gives them.
    """
    return examine_cards(knowledge, conflicts=conflicts, reach=reach).cards


def examine_cards(
    knowledge: Knowledge, *, conflicts: frozenset[str] = frozenset(), reach: Reach | None = None
) -> Generated:
    """As `generate_cards`, with what the linter found in the cards that were kept and in those dropped."""
    ids = [feature.id for feature in knowledge.features] + [advice.id for advice in knowledge.guidance]
    if not all(ids):
        message = "A feature or advice has no id: identify the facts before generating cards."
        raise ValueError(message)
    reach = reach or everything(outline(knowledge))
    services = reach.outline.services
    order = Order()
    sayings: dict[str, Sayings] = {}
    statements: dict[str, tuple[Statement, ...]] = {}
    findings: list[Finding] = []
    told: dict[str, list[Card]] = {}
    others: list[Card] = []
    compared = {
        slug for one in knowledge.comparisons if one.slug in reach.comparisons for slug in one.services
    }
    disputed = _disputed(knowledge, conflicts=conflicts)
    for family in _families(knowledge, reach):
        index = known(family.features, outline=reach.outline, conflicts=conflicts)
        order.introduce(index)
        sayings |= {slug: said for slug, said in index.sayings.items() if slug in compared}
        statements |= {slug: own for slug, own in index.told.items() if slug in compared}
        for slug in index.told:
            if slug in reach.services:
                told[slug] = list(_sound(sorted(_of_service(index, slug), key=order), services, findings))
        for advice in family.guidance:
            if not _is_disputed(advice, disputed):
                others += _sound(scenario_cards(index, advice), services, findings)
    comparisons = _compared(knowledge, among=reach.comparisons, disputed=disputed)
    for comparison in comparisons:
        cards = _of_comparison(comparison, services, sayings, statements)
        others += _sound(sorted(cards, key=order), services, findings)
    asked = chain.from_iterable(told[slug] for slug in order.services() if slug in told)
    return Generated(cards=(*asked, *sorted(others, key=order)), findings=tuple(findings))


@dataclass(slots=True, kw_only=True)
class _Family:
    """What is said of services of one family, and advised on one of them alone."""

    features: list[Feature] = field(default_factory=list)
    guidance: list[Guidance] = field(default_factory=list)


def _families(knowledge: Knowledge, reach: Reach) -> Iterable[_Family]:
    """The facts by the families that circles are within: an index need hold no more than one at a time."""
    families: dict[tuple[str, str], _Family] = {}

    def family_of(slug: str) -> _Family:
        service = reach.outline.services.get(slug)
        key = (service.kind, service.category) if service is not None else ("", "")
        return families.setdefault(key, _Family())

    for feature in knowledge.features:
        family_of(feature.service).features.append(feature)
    for advice in knowledge.guidance:
        if advice.id in reach.guidance:
            family_of((*advice.services, *advice.against, "")[0]).guidance.append(advice)
    return families.values()


def _of_service(index: Known, slug: str) -> Iterator[Card]:
    yield from recall_cards(index, slug)
    yield from cloze_cards(index, slug)
    yield from choice_cards(index, slug)
    yield from order_cards(index, slug)
    yield from after_cards(index, slug)
    yield from role_cards(index, slug)


def _of_comparison(
    comparison: Comparison,
    services: Mapping[str, Service],
    sayings: Mapping[str, Sayings],
    statements: Mapping[str, tuple[Statement, ...]],
) -> Iterator[Card]:
    yield from contrast_cards(comparison, services=services, sayings=sayings)
    if all(slug in services for slug in comparison.services):
        yield from sharing_cards(comparison, services=services, sayings=sayings, told=statements)
        yield from sort_cards(comparison, services=services, sayings=sayings)


def _compared(
    knowledge: Knowledge, *, among: frozenset[str], disputed: Mapping[str, set[Source]]
) -> Iterator[Comparison]:
    """The comparisons to ask about, without what is in conflict."""
    for comparison in knowledge.comparisons:
        if comparison.slug in among:
            there = frozenset(source for slug in comparison.services for source in disputed.get(slug, ()))
            yield without(comparison, disputed=there)


def _disputed(knowledge: Knowledge, *, conflicts: frozenset[str]) -> dict[str, set[Source]]:
    """By service, where the statements stand that others contradict."""
    disputed: dict[str, set[Source]] = {}
    for feature in knowledge.features:
        if feature.id in conflicts:
            disputed.setdefault(feature.service, set()).update(feature.sources)
    return disputed


def _is_disputed(advice: Guidance, disputed: Mapping[str, set[Source]]) -> bool:
    """Whether advice stands on a line that says of its service what others contradict."""
    return any(
        not disputed.get(slug, set()).isdisjoint(advice.sources)
        for slug in (*advice.services, *advice.against)
    )


def without(comparison: Comparison, *, disputed: frozenset[Source]) -> Comparison:
    """The comparison without what stands on sources in conflict."""
    rows = tuple(
        replace(row, values=values)
        for row in comparison.rows
        if (
            values := {
                slug: cell for slug, cell in row.values.items() if not disputed.intersection(cell.sources)
            }
        )
    )
    shared = tuple(cell for cell in comparison.shared if not disputed.intersection(cell.sources))
    return replace(comparison, rows=rows, shared=shared)


class Order:
    """The sort key of cards on what was introduced: called with one, it gives its place.

    Services come in the order of the notes; within one its definition, then the rest as it is written.
    """

    def __init__(self) -> None:
        self._first: dict[str, tuple[str | int, ...]] = {}
        self._defining: set[str] = set()
        self._places: dict[str, tuple[str | int, ...]] = {}

    def introduce(self, index: Known) -> None:
        """Let cards on what is indexed have their places."""
        for slug, own in index.told.items():
            self._first[slug] = place(own[0])
            self._defining.update(statement.feature.id for statement in own if introduces(statement))
            self._places |= {statement.feature.id: place(statement) for statement in own}

    def services(self) -> list[str]:
        """The services introduced, in their order."""
        return sorted(self._first, key=self._first.__getitem__)

    def __call__(self, card: Card) -> tuple[Any, ...]:
        """Statements by service, then comparisons and advice, which speak of several."""
        feature = card.feature or ""
        first = self._first.get(card.services[0])
        return (
            not feature,
            first is None,
            first or (),
            feature not in self._defining,
            card.source.note,
            card.source.line,
            # Two statements at one place go by what they say, and only then by their ids.
            self._places.get(feature, ())[:-1],
            _KINDS[card.kind],
            card.front,
            card.back,
            card.key,
        )


def _sound(cards: Iterable[Card], services: Mapping[str, Service], findings: list[Finding]) -> Iterator[Card]:
    """The cards of one service, comparison or piece of advice that break no rule and ask nothing twice.

    Of those that share a key or a front the first stays. Others' fronts are others by their names, by
    what is quoted (`Outline.saying`) or by the situation.
    """
    fronts: dict[str, str] = {}
    keys: set[str] = set()
    for card in cards:
        broken = lint_card(card, services=services)
        findings += broken
        if blocks(broken):
            continue
        front = same_words(card.front)
        if card.key in keys or front in fronts:
            message = f"{fronts.get(front, card.key)} asks the same."
            findings.append(Finding(rule="R24", card=card.key, severity=Severity.BLOCK, message=message))
            continue
        keys.add(card.key)
        fronts[front] = card.key
        yield card
