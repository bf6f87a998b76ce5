"""All that is known becomes cards; what breaks a rule of good questions is left out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.cards.card import Card, CardKind
from studyapp.cards.choice import choice_cards
from studyapp.cards.cloze import cloze_cards
from studyapp.cards.contrast import contrast_cards
from studyapp.cards.known import Known, introduces, known
from studyapp.cards.quality import Finding, Severity, blocks, lint_card
from studyapp.cards.recall import recall_cards
from studyapp.cards.scenario import scenario_cards
from studyapp.knowledge.facts import Comparison, Feature, Knowledge, Source

_KINDS = {kind: number for number, kind in enumerate(CardKind)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Generated:
    """The cards that may be asked, and every rule that a card broke, asked or not."""

    cards: tuple[Card, ...]
    findings: tuple[Finding, ...]


def generate_cards(knowledge: Knowledge, *, conflicts: frozenset[str] = frozenset()) -> tuple[Card, ...]:
    """The cards of a library, in the order to introduce them: what a service is before its details.

    `conflicts` are the ids of features that the notes contradict elsewhere: nothing is asked of them.
    The result depends on what is known alone, not on the order in which it is handed in. ValueError
    for a feature or advice without an id: `identity.identify` gives them.
    """
    return examine_cards(knowledge, conflicts=conflicts).cards


def examine_cards(knowledge: Knowledge, *, conflicts: frozenset[str] = frozenset()) -> Generated:
    """As `generate_cards`, with what the linter found in the cards that were kept and in those dropped."""
    ids = [feature.id for feature in knowledge.features] + [advice.id for advice in knowledge.guidance]
    if not all(ids):
        message = "A feature or advice has no id: identify the facts before generating cards."
        raise ValueError(message)
    index = known(knowledge, conflicts=conflicts)
    disputed = frozenset(
        source for feature in knowledge.features if feature.id in conflicts for source in feature.sources
    )
    candidates = [*recall_cards(index), *cloze_cards(index), *choice_cards(index)]
    for comparison in sorted(knowledge.comparisons, key=lambda one: one.slug):
        candidates += contrast_cards(
            without(comparison, disputed=disputed), services=index.services, told=index.told
        )
    candidates += scenario_cards(index, knowledge.guidance)
    findings: list[Finding] = []
    kept: list[Card] = []
    for card in candidates:
        broken = lint_card(card, services=index.services)
        findings += broken
        if not blocks(broken):
            kept.append(card)
    ordered = sorted(kept, key=_introduced(index, knowledge.features))
    return _once(ordered, findings)


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


def _introduced(index: Known, features: Iterable[Feature]) -> "Order":
    """Services in the order of the notes; within one its definition, then the rest as it is written."""
    return Order(
        services={slug: number for number, slug in enumerate(index.told)},
        defining=frozenset(statement.feature.id for statement in index.statements if introduces(statement)),
        positions={feature.id: feature.position for feature in features},
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """The sort key of cards: called with one, it gives its place."""

    services: Mapping[str, int]
    defining: frozenset[str]
    positions: Mapping[str, int]

    def __call__(self, card: Card) -> tuple[int, int, int, str, int, int, int, str]:
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
            card.key,
        )


def _once(cards: list[Card], findings: list[Finding]) -> Generated:
    """The first of the cards that share a key or a front."""
    fronts: dict[str, str] = {}
    keys: set[str] = set()
    kept = []
    for card in cards:
        front = " ".join(card.front.casefold().split())
        if card.key in keys or front in fronts:
            message = f"{fronts.get(front, card.key)} asks the same."
            findings.append(Finding(rule="R24", card=card.key, severity=Severity.BLOCK, message=message))
            continue
        keys.add(card.key)
        fronts[front] = card.key
        kept.append(card)
    return Generated(cards=tuple(kept), findings=tuple(findings))
