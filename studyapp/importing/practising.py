"""The cards drawn from decisions: they change with the decision, and with which services there are."""

from collections.abc import Iterator
from dataclasses import replace

from studyapp.cards.card import Card
from studyapp.deciding.practice import practice_cards
from studyapp.importing.desired import outcome_services
from studyapp.importing.library import Library
from studyapp.importing.loading import load_practice
from studyapp.importing.planning import Changes, Plan, plan_import


def plan_practice(facts: Plan, *, desired: Library, anew: bool) -> Changes[Card]:
    """The changes of scenario cards that a plan of `facts` brings with it; `desired` has all decisions.

    Where notes are read `anew`, by another reader than before, every decision is drawn from again.
    """
    come_or_gone = {service.slug for service in facts.services.added}.union(facts.services.retired)
    touched = {decision.slug for decision in facts.decisions.touched()}
    touched |= {
        slug for slug, decision in desired.decisions.items() if outcome_services(decision) & come_or_gone
    }
    if anew:
        touched |= desired.decisions.keys()
    if not touched and not facts.decisions.retired:
        return Changes()
    asked = load_practice(touched.union(facts.decisions.retired))
    drawn = {card.key: card for slug in sorted(touched) for card in _drawn(desired, slug)}
    return plan_import(current=Library(cards=asked), desired=Library(cards=drawn)).cards


def _drawn(desired: Library, slug: str) -> Iterator[Card]:
    """The cards of a decision, on those services that the library has."""
    for card in practice_cards(desired.decisions[slug]):
        known = sorted(service for service in card.services if service in desired.services)
        yield replace(card, services=tuple(known))
