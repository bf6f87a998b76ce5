"""What is asked already goes on being asked while its sentence stands.

`generate_cards` looks at the notes as they are: a second statement under one label, or a sibling that
left, can take away a question whose own sentence nobody touched. Somebody may have learnt it for months.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.choice import FEWEST_WRONG, MOST_WRONG, asks_for, question
from studyapp.cards.cloze import blanked
from studyapp.cards.distractors import distractors
from studyapp.cards.known import Known, Statement, known
from studyapp.cards.naming import said_of
from studyapp.cards.outline import Outline
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
    outline: Outline,
    conflicts: frozenset[str] = frozenset(),
) -> tuple[Card, ...]:
    """`generated` under the keys it was `asked` by, and what of that is not among it but still can be.

    `before` are the features by id that `asked` was made from, `knowledge` is that of now, of the services
    that `asked` asks of and those beside them in the `outline` of the whole library. A card
    stays while its statement is there and makes a question that breaks no rule, be it a lesser one
    than a card that is new must be. Of two with one front the one that was asked stays; only a
    definition that is new to the notes replaces what had to serve for one.
    """
    if not asked:
        return generated
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
        for claim in _claims(
            missing, knowledge, before=before, outline=outline, conflicts=conflicts, taken=taken
        )
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
    outline: Outline,
    conflicts: frozenset[str],
    taken: set[str],
) -> Iterator[_Claim]:
    """What can be asked again, each by a front that is not among the `taken`."""
    spoken_of = {feature.service for _, feature in missing}
    spoken_of |= {slug for one in spoken_of for slug in outline.circles.get(one, ())}
    index = known(
        (feature for feature in knowledge.features if feature.service in spoken_of),
        outline=outline,
        conflicts=conflicts,
    )
    statements = {statement.feature.id: statement for own in index.told.values() for statement in own}
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
        # Whoever knows the answer by now needs less around the blank than a learner to whom it is new.
        yield from (one for one in blanked(statement, service, around=1) if one.key == card.key)
    # A step's question goes with the list that the step stands in.
    elif card.kind is CardKind.CHOICE and card.key.endswith(":"):
        yield from _questions(card, statement, index, same_sort=same_sort)


def _questions(card: Card, statement: Statement, index: Known, *, same_sort: bool) -> Iterator[Card]:
    """The question as it would be asked now, or by its old words where only the label before them went."""
    service = index.services[statement.feature.service]
    if statement.quote and asks_for(service, statement, index.outline):
        wrong = _wrong(card, statement, index)
        if len(wrong) >= FEWEST_WRONG:
            yield question(statement, service, asked=statement.quote, wrong=wrong)
    elif not statement.quote and same_sort and statement.text in card.front:
        wrong = tuple(_still_wrong(card, statement, index))
        if len(wrong) >= FEWEST_WRONG:
            yield replace(question(statement, service, asked=statement.text, wrong=wrong), front=card.front)


def _wrong(card: Card, statement: Statement, index: Known) -> tuple[Choice, ...]:
    """The wrong options that are left, and new ones in the place of those that are gone."""
    wrong = {choice.service: choice for choice in _still_wrong(card, statement, index)}
    offered = distractors(
        index,
        right=index.services[statement.feature.service],
        about=statement.quote,
        meaning=statement.meaning,
        aspect=statement.feature.aspect,
        most=MOST_WRONG,
    )
    for one in offered.wrong:
        if len(wrong) < MOST_WRONG:
            wrong.setdefault(one.service.slug, one.choice())
    return tuple(wrong.values())


def _still_wrong(card: Card, statement: Statement, index: Known) -> Iterator[Choice]:
    """The wrong options that the notes still tell apart, each by the same line where that stands."""
    circle = index.outline.circles.get(statement.feature.service, frozenset())
    for choice in card.choices:
        slug = choice.service or ""
        explaining = index.explaining.get(slug, {})
        if choice.correct or slug not in circle or not explaining:
            continue
        if index.sayings[slug].hold(statement.text, statement.meaning):
            continue
        service = index.services[slug]
        saying = {said_of(service, one.short): one for one in reversed(index.told[slug]) if one.short}
        why = choice.why if choice.why in saying else said_of(service, explaining[""].short)
        yield Choice(text=service.name, correct=False, why=why, service=slug, source=saying[why].source)


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
