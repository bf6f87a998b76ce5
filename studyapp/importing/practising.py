"""The cards drawn from decisions: they change with the decision, and with which services there are."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from studyapp.cards.card import Card
from studyapp.deciding.practice import practice_cards
from studyapp.importing.desired import outcome_services
from studyapp.importing.loading import load_practice
from studyapp.importing.planning import Changes, Plan, compare_cards
from studyapp.knowledge.decisions import Decision


def plan_practice(
    facts: Plan, *, decisions: Mapping[str, Decision], services: Collection[str], anew: bool
) -> Changes[Card]:
    """The changes of scenario cards that a plan of `facts` brings with it.

    `decisions` are all that there should be, by their slugs, `services` the slugs of all services. Where
    notes are read `anew`, by another reader than before, every decision is drawn from again.
    """
    come_or_gone = {service.slug for service in facts.services.added}.union(facts.services.retired)
    touched = {decision.slug for decision in facts.decisions.touched()}
    touched |= {slug for slug, decision in decisions.items() if outcome_services(decision) & come_or_gone}
    if anew:
        touched |= decisions.keys()
    if not touched and not facts.decisions.retired:
        return Changes()
    asked = load_practice(touched.union(facts.decisions.retired))
    drawn = {card.key: card for slug in sorted(touched) for card in _drawn(decisions[slug], services)}
    return compare_cards(asked, drawn)


def _drawn(decision: Decision, services: Collection[str]) -> Iterator[Card]:
    """The cards of a decision, on those services that the library has."""
    for card in practice_cards(decision):
        known = sorted(service for service in card.services if service in services)
        yield replace(card, services=tuple(known))
