"""Which cards change when facts do: those that the change reaches are generated anew, the others stay."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from studyapp.cards.card import Card
from studyapp.cards.generating import generate_cards
from studyapp.cards.keeping import keep_asked
from studyapp.cards.outline import Outline, outline
from studyapp.cards.reach import Reach, reach
from studyapp.importing.desired import in_reading_order
from studyapp.importing.library import Library
from studyapp.importing.loading import (
    load_advice,
    load_cards,
    load_comparisons,
    load_features,
    load_outlined,
    load_quotes,
    load_said,
    load_services,
)
from studyapp.importing.planning import Changes, Plan, compare_cards
from studyapp.importing.practising import plan_practice
from studyapp.knowledge.comparisons import completed
from studyapp.knowledge.conflicts import disputed
from studyapp.knowledge.facts import Comparison, Feature, Knowledge, Service

Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlined:
    """What is stored now, outlined.

    `said` is all that is compared and advised, without where, `kept` the quotes that need no making.
    """

    said: Knowledge
    outline: Outline
    kept: Mapping[str, frozenset[bytes]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """What changes with the facts: the cards, and the quotes to be kept from now on (see `Plan`)."""

    cards: Changes[Card]
    quotes: Mapping[str, frozenset[bytes] | None]


def outlined() -> Outlined:
    """What is stored now, outlined."""
    services = load_services()
    kept = load_quotes()
    said = replace(load_outlined(), services=tuple(services.values()))
    features = load_said(services.keys() - kept.keys())
    return Outlined(said=said, outline=outline(replace(said, features=features), quotes=kept), kept=kept)


def plan_cards(
    facts: Plan,
    *,
    current: Library,
    desired: Library,
    decided: frozenset[str],
    before: Callable[[], Outlined],
    anew: bool,
) -> Renewal:
    """The changes of cards that a plan of `facts` brings with it.

    `current` and `desired` are the libraries that the plan was made of; they have at least all features
    of the services `decided`, and leave out the same. `before` gives what is stored now. What is asked
    already goes on being asked while its sentence stands, unless the notes are read `anew`, by another
    reader than before.
    """
    practice = plan_practice(facts, decisions=desired.decisions, services=desired.services, anew=anew)
    is_same = not (facts.services or facts.features or facts.comparisons or facts.guidance)
    if is_same and not anew:
        return Renewal(cards=practice, quotes={})
    now = before()
    change = _reach(facts, current=current, desired=desired, decided=decided, before=now, anew=anew)
    loaded = {feature.service for feature in desired.features.values()} | decided
    more, _ = load_features(change.at_hand - loaded)
    features = in_reading_order(
        feature
        for feature in (*desired.features.values(), *more.values())
        if feature.service in change.at_hand
    )
    guidance = load_advice((change.guidance & change.outline.advice.keys()) - desired.guidance.keys())
    comparisons = load_comparisons(
        (change.comparisons & change.outline.compared.keys()) - desired.comparisons.keys()
    )
    knowledge = Knowledge(
        services=tuple(desired.services.values()),
        features=features,
        comparisons=tuple(
            _completed(
                (*desired.comparisons.values(), *comparisons.values()),
                among=change.comparisons,
                services=desired.services,
                features=features,
            )
        ),
        guidance=(*desired.guidance.values(), *guidance.values()),
    )
    conflicts = disputed(features)
    generated = generate_cards(knowledge, conflicts=conflicts, reach=change)
    asked = load_cards(change)
    if not anew:
        generated = keep_asked(
            generated,
            asked=asked,
            before={**more, **current.features},
            knowledge=knowledge,
            outline=change.outline,
            conflicts=conflicts,
        )
    cards = compare_cards(asked, {card.key: card for card in generated})
    return Renewal(cards=cards | practice, quotes=dict(_to_keep(change.outline, facts=facts, kept=now.kept)))


def _to_keep(
    after: Outline, *, facts: Plan, kept: Mapping[str, frozenset[bytes]]
) -> Iterator[tuple[str, frozenset[bytes] | None]]:
    """The quotes that are others than those kept, and the services of which nothing is said any more."""
    for slug, quotes in after.quotes.items():
        if kept.get(slug) != quotes:
            yield slug, quotes
    for slug in sorted((kept.keys() | set(facts.services.retired)) - after.quotes.keys()):
        yield slug, None


def _reach(
    facts: Plan,
    *,
    current: Library,
    desired: Library,
    decided: frozenset[str],
    before: Outlined,
    anew: bool,
) -> Reach:
    """How far the changes reach, by what is said in the whole library before and after.

    Another reader may ask other questions of all that it was given to read, changed or not.
    """
    said = before.said
    after = Knowledge(
        services=tuple(desired.services.values()),
        features=tuple(feature for feature in desired.features.values() if feature.service in decided),
        comparisons=tuple(_renewed(said.comparisons, facts.comparisons, key=lambda each: each.slug)),
        guidance=tuple(_renewed(said.guidance, facts.guidance, key=lambda each: each.id)),
    )
    # Statements are in conflict with others of their service: where none changed, none came into one.
    changed = {feature.service for feature in facts.features.touched()}
    changed |= {
        current.features[key].service
        for key in (*facts.features.retired, *(feature.id for feature in facts.features.touched()))
        if key in current.features
    }
    compared = desired.comparisons.values() if anew else facts.comparisons.touched()
    advised = desired.guidance.values() if anew else facts.guidance.touched()
    return reach(
        before=before.outline,
        after=outline(
            after, quotes={slug: own for slug, own in before.outline.quotes.items() if slug not in decided}
        ),
        services=frozenset(changed | decided if anew else changed),
        comparisons=frozenset(each.slug for each in compared),
        guidance=frozenset(each.id for each in advised),
    )


def _renewed(said: Iterable[Fact], changes: Changes[Fact], *, key: Callable[[Fact], str]) -> Iterator[Fact]:
    """What is said after the changes, of what was said before."""
    touched = {key(fact): fact for fact in changes.touched()}
    gone = {*touched, *changes.retired}
    yield from (fact for fact in said if key(fact) not in gone)
    yield from touched.values()


def _completed(
    comparisons: Iterable[Comparison],
    *,
    among: frozenset[str],
    services: Mapping[str, Service],
    features: Iterable[Feature],
) -> Iterator[Comparison]:
    """The comparisons completed by what can be derived, so that every pair can be asked about."""
    told: dict[str, list[Feature]] = {}
    for feature in features:
        told.setdefault(feature.service, []).append(feature)
    for comparison in comparisons:
        if comparison.slug in among:
            yield completed(
                comparison,
                services=tuple(services[slug] for slug in comparison.services),
                features=[feature for slug in comparison.services for feature in told.get(slug, ())],
            )
