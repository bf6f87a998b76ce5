"""What is asked already goes on being asked while its sentence stands.

`generate_cards` looks at the notes as they are: a second statement under one label, or a sibling that
left, can take away a question whose own sentence nobody touched. Somebody may have learnt it for months.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.choice import FEWEST_WRONG, described, question
from studyapp.cards.cloze import blanked
from studyapp.cards.known import Known, Statement, holds_too, known
from studyapp.cards.naming import said_of
from studyapp.cards.plain import shortened
from studyapp.cards.quality import blocks, lint_card
from studyapp.cards.recall import recall_again
from studyapp.cards.rekeying import with_known_keys
from studyapp.knowledge.facts import Feature, FeatureKind, Knowledge


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """A card that was asked and is not among the generated ones, as its statement makes it now."""

    card: Card
    statement: Statement


def keep_asked(
    generated: tuple[Card, ...],
    *,
    asked: Mapping[str, Card],
    before: Mapping[str, Feature],
    knowledge: Knowledge,
    conflicts: frozenset[str] = frozenset(),
) -> tuple[Card, ...]:
    """`generated` under the keys it was `asked` by, and what of that is not among it but still can be.

    `before` are the features by id that `asked` was made from, `knowledge` is that of now. A card
    stays while its statement is there and makes a question that breaks no rule, be it a lesser one
    than a card that is new must be. Of two with one front the one that was asked stays; only a
    definition that is new to the notes replaces what had to serve for one.
    """
    generated = with_known_keys(generated, asked=asked)
    keys = {card.key for card in generated}
    features = {feature.id: feature for feature in knowledge.features}
    missing = [
        (card, features[card.feature])
        for key, card in sorted(asked.items())
        if key not in keys and card.feature in features
    ]
    if not missing:
        return generated
    taken = {_front(card) for card in generated if card.key in asked}
    claims = {
        _front(claim.card): claim
        for claim in _claims(missing, knowledge, before=before, conflicts=conflicts, taken=taken)
    }
    better = {
        front
        for card in generated
        if (front := _front(card)) in claims and _is_better(card, claims[front], features, before=before)
    }
    kept = {front: claim.card for front, claim in claims.items() if front not in better}
    return (*(card for card in generated if _front(card) not in kept), *kept.values())


def _claims(
    missing: list[tuple[Card, Feature]],
    knowledge: Knowledge,
    *,
    before: Mapping[str, Feature],
    conflicts: frozenset[str],
    taken: set[str],
) -> Iterator[_Claim]:
    """What can be asked again, each by a front that is not among the `taken`."""
    spoken_of = {feature.service for _, feature in missing}
    spoken_of |= {choice.service for card, _ in missing for choice in card.choices if choice.service}
    index = known(
        Knowledge(
            services=tuple(service for service in knowledge.services if service.slug in spoken_of),
            features=tuple(feature for feature in knowledge.features if feature.service in spoken_of),
        ),
        conflicts=conflicts,
    )
    statements = {statement.feature.id: statement for statement in index.statements}
    for card, feature in missing:
        statement = statements.get(feature.id)
        if statement is None:
            continue
        was = before.get(feature.id, feature)
        same_sort = (was.service, was.kind) == (feature.service, feature.kind)
        for again in _again(card, statement, index, same_sort=same_sort):
            if _front(again) not in taken and not blocks(lint_card(again, services=index.services)):
                taken.add(_front(again))
                yield _Claim(card=again, statement=statement)
                break


def _again(card: Card, statement: Statement, index: Known, *, same_sort: bool) -> Iterator[Card]:
    """The card as its statement stands now, the best way to ask it first; nothing where none is left.

    `same_sort` says that the statement is of the service and kind that it was when the card was made.
    """
    service = index.services[statement.feature.service]
    if card.kind is CardKind.RECALL:
        yield from recall_again(statement, service, front=card.front, same_sort=same_sort)
    elif card.kind is CardKind.CLOZE:
        yield from (one for one in blanked(statement, service) if one.key == card.key)
    elif card.kind is CardKind.CHOICE and (asked := described(index, statement, service)):
        wrong = tuple(_still_wrong(card, statement, index))
        if len(wrong) >= FEWEST_WRONG:
            yield question(statement, service, asked=asked, wrong=wrong)


def _still_wrong(card: Card, statement: Statement, index: Known) -> Iterator[Choice]:
    """The wrong options that the notes still tell apart, each by the same line where that stands."""
    for choice in card.choices:
        service = index.services.get(choice.service or "")
        if choice.correct or service is None or service.slug == statement.feature.service:
            continue
        told, usable = index.told.get(service.slug, ()), index.usable.get(service.slug, ())
        if not usable or any(holds_too(statement.text, statement.meaning, of=one) for one in told):
            continue
        saying = {said_of(service, shortened(one.text)): one for one in reversed(usable)}
        why = choice.why if choice.why in saying else next(reversed(saying))
        yield Choice(
            text=service.name, correct=False, why=why, service=service.slug, source=saying[why].source
        )


def _is_better(
    card: Card, claim: _Claim, features: Mapping[str, Feature], *, before: Mapping[str, Feature]
) -> bool:
    """Whether the card is drawn from a definition written anew, and the claim from what served for one."""
    feature = features.get(card.feature or "")
    return (
        feature is not None
        and feature.id not in before
        and feature.kind is FeatureKind.DEFINITION
        and claim.statement.feature.kind is not FeatureKind.DEFINITION
    )


def _front(card: Card) -> str:
    return " ".join(card.front.casefold().split())
