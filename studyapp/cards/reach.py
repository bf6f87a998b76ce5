"""How far a change reaches: which cards are to be generated anew, and which facts that takes.

A card belongs to what it asks about: a recall, cloze or choice card to the service of its statement, a
contrast card to its comparison, a scenario to its advice. Each depends on little besides:

- a service's cards on its own statements, and on the statements and names of its circle, whose services
  are offered beside it; of all other services only on which of them is said the same, word for word;
- a comparison's cards on the statements and names of its services;
- the card of advice on the circle of the service that it advises, on the names of those it speaks of, and
  on other advice for the same situation.

So the cards after a change are those generated within its reach, and for the rest those from before.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.cards.card import Card, CardKind
from studyapp.cards.outline import Outline, asked_in
from studyapp.knowledge.facts import Guidance

_NOTHING: frozenset[str] = frozenset()
_NO_QUOTES: frozenset[bytes] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """What a change reaches in the library of which `outline` is the outline after the change.

    To be generated anew are the cards on statements of `services`, on `comparisons` (slugs) and on
    `guidance` (ids). `at_hand` are the services whose features it takes to do so, each with all of them.
    """

    outline: Outline
    services: frozenset[str]
    comparisons: frozenset[str]
    guidance: frozenset[str]
    at_hand: frozenset[str]

    def renews(self, card: Card) -> bool:
        """Whether a card from before the change is replaced by what is generated, or by nothing."""
        if card.feature is not None:
            return not self.services.isdisjoint(card.services)
        owner, _, _ = card.key.partition(":")
        compares = card.kind in (CardKind.CONTRAST, CardKind.MATCH)
        return owner in (self.comparisons if compares else self.guidance)


def everything(outline: Outline) -> Reach:
    """The reach of a change after which nothing is kept."""
    return Reach(
        outline=outline,
        services=frozenset(outline.quotes),
        comparisons=frozenset(outline.compared),
        guidance=frozenset(outline.advice),
        at_hand=frozenset(outline.quotes),
    )


def reach(
    *,
    before: Outline,
    after: Outline,
    services: frozenset[str] = _NOTHING,
    comparisons: frozenset[str] = _NOTHING,
    guidance: frozenset[str] = _NOTHING,
) -> Reach:
    """What a change reaches that has made the outline `before` the outline `after`.

    `services` are those with a feature that was added, removed or changed in any way, be it only its place
    or whether it is in conflict; `comparisons` (slugs) and `guidance` (ids) those that changed. What the
    outlines tell themselves, like a name that changed or advice that is gone, need not be among them.
    """
    renamed = frozenset(
        slug
        for slug in before.services.keys() | after.services.keys()
        if before.services.get(slug) != after.services.get(slug)
    )
    changed = services.union(
        renamed,
        (
            slug
            for slug in before.quotes.keys() | after.quotes.keys()
            if before.quotes.get(slug) != after.quotes.get(slug)
        ),
    )
    beside = renamed.union(_beside(changed, before, after))
    anew = changed.union(beside, _echoing(changed, before, after))
    compared = comparisons.union(
        slug
        for slug in before.compared.keys() | after.compared.keys()
        if before.compared.get(slug) != after.compared.get(slug)
        or not changed.isdisjoint(after.compared[slug])
    )
    advised = guidance.union(
        key
        for key in before.advice.keys() | after.advice.keys()
        if before.advice.get(key) != after.advice.get(key)
        or not changed.isdisjoint(_advised(after.advice[key]))
        or not beside.isdisjoint(_offering(after.advice[key]))
    )
    advised = advised.union(_in_the_same_situation(advised, before, after))
    asking = anew.union(*(_offering(after.advice[key]) for key in advised & after.advice.keys()))
    at_hand = anew.union(
        *(after.circles.get(slug, _NOTHING) for slug in asking),
        *(_advised(after.advice[key]) for key in advised & after.advice.keys()),
        *(after.compared.get(slug, ()) for slug in compared),
    )
    return Reach(
        outline=after,
        services=anew,
        comparisons=compared,
        guidance=advised,
        at_hand=at_hand & after.quotes.keys(),
    )


def _beside(changed: frozenset[str], before: Outline, after: Outline) -> Iterator[str]:
    """The services whose circle has one that changed, or is another than it was, or stands otherwise."""
    for slug in before.circles.keys() | after.circles.keys():
        circle = after.circles.get(slug, _NOTHING)
        if (
            not changed.isdisjoint(circle)
            or circle != before.circles.get(slug)
            or after.opponents.get(slug) != before.opponents.get(slug)
        ):
            yield slug


def _echoing(changed: frozenset[str], before: Outline, after: Outline) -> Iterator[str]:
    """The services that words are asked of, or were, which are now said of a changed one, or no longer."""
    for slug in changed:
        for quote in before.quotes.get(slug, _NO_QUOTES) ^ after.quotes.get(slug, _NO_QUOTES):
            yield from {said[quote] for said in (before.saying, after.saying) if quote in said}


def _advised(advice: Guidance) -> tuple[str, ...]:
    """The services that advice is for and against; what is said of them can take it back."""
    return (*advice.services, *advice.against)


def _offering(advice: Guidance) -> tuple[str, ...]:
    """The service, if it is one alone, beside which the question offers others of its circle."""
    right = advice.services or advice.against
    return right if len(right) == 1 else ()


def _in_the_same_situation(advised: frozenset[str], before: Outline, after: Outline) -> Iterator[str]:
    """The ids of the advice that is given where a piece of `advised` is, or was, given."""
    for outline in (before, after):
        for key in advised & outline.advice.keys():
            yield from after.advising.get(asked_in(outline.advice[key]), ())
