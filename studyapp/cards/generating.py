"""All that is known becomes cards; what breaks a rule of good questions is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from studyapp.cards.card import Card, CardKind
from studyapp.cards.choice import choice_cards
from studyapp.cards.cloze import cloze_cards
from studyapp.cards.contrast import contrast_cards
from studyapp.cards.known import Known, introduces, known
from studyapp.cards.outline import outline, same_words
from studyapp.cards.quality import Finding, Severity, blocks, lint_card
from studyapp.cards.reach import Reach, everything
from studyapp.cards.recall import recall_cards
from studyapp.cards.scenario import scenario_cards
from studyapp.knowledge.facts import Comparison, Knowledge, Service, Source

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
    index = known(knowledge.features, outline=reach.outline, conflicts=conflicts)
    order = _introduced(index)
    parts = [
        *(_of_service(index, slug) for slug in index.told if slug in reach.services),
        *_of_comparisons(index, knowledge, among=reach.comparisons, conflicts=conflicts),
        *(scenario_cards(index, advice) for advice in knowledge.guidance if advice.id in reach.guidance),
    ]
    findings: list[Finding] = []
    kept = [card for part in parts for card in _sound(sorted(part, key=order), index.services, findings)]
    return Generated(cards=tuple(sorted(kept, key=order)), findings=tuple(findings))


def _of_service(index: Known, slug: str) -> Iterator[Card]:
    yield from recall_cards(index, slug)
    yield from cloze_cards(index, slug)
    yield from choice_cards(index, slug)


def _of_comparisons(
    index: Known, knowledge: Knowledge, *, among: frozenset[str], conflicts: frozenset[str]
) -> Iterator[tuple[Card, ...]]:
    disputed: dict[str, set[Source]] = {}
    for feature in knowledge.features:
        if feature.id in conflicts:
            disputed.setdefault(feature.service, set()).update(feature.sources)
    for comparison in knowledge.comparisons:
        if comparison.slug in among:
            there = frozenset(source for slug in comparison.services for source in disputed.get(slug, ()))
            yield contrast_cards(
                without(comparison, disputed=there), services=index.services, sayings=index.sayings
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


def _introduced(index: Known) -> "Order":
    """Services in the order of the notes; within one its definition, then the rest as it is written."""
    every = [statement for own in index.told.values() for statement in own]
    return Order(
        services={slug: number for number, slug in enumerate(index.told)},
        defining=frozenset(statement.feature.id for statement in every if introduces(statement)),
        positions={statement.feature.id: statement.feature.position for statement in every},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The sort key of cards: called with one, it gives its place."""

    services: Mapping[str, int]
    defining: frozenset[str]
    positions: Mapping[str, int]

    def __call__(self, card: Card) -> tuple[int, int, int, str, int, int, int, str, str, str]:
        """Statements by service, then comparisons and advice, which speak of several."""
        feature = card.feature or ""
        return (
            0 if feature else 1,
            self.services.get(card.services[0], len(self.services)),
            0 if feature in self.defining else 1,
            card.source.note,
            card.source.line,
            self.positions.get(feature, 0),
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
