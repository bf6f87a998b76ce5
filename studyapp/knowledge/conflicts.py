"""Where notes contradict each other about one service."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from studyapp.knowledge.amounts import first_amount
from studyapp.knowledge.corrections import corrections, first_amount_stands, stand_apart, words_in
from studyapp.knowledge.facts import Aspect, Feature, FeatureKind
from studyapp.knowledge.remarks import without_remarks


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements about one service that cannot all hold, on one aspect.

    `right` is the one that says of the others that they do not hold; None where nobody says. A `moot`
    conflict is one with statements that are put right already: the others stand.
    """

    service: str
    aspect: str
    features: tuple[Feature, ...]
    right: Feature | None = None
    moot: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposites:
    """Two claims that exclude each other, as patterns of what people write."""

    aspect: str
    one: re.Pattern[str]
    other: re.Pattern[str]


def _opposites(aspect: str, one: str, other: str) -> Opposites:
    return Opposites(
        aspect=aspect, one=re.compile(one, re.IGNORECASE), other=re.compile(other, re.IGNORECASE)
    )


OPPOSITES = (
    _opposites(
        "ordering",
        r"\bfirst[ -]in\b.{0,6}\bfirst[ -]out\b|\bfifo\b(?=[^a-z]*(?:=|guarant|order|\)|$))"
        r"|\bserial\b[^.]{0,12}\border\b"
        r"|\b(?:strict|guarante\w+|preserves?) (?:an? |the |message )?order",
        r"\bno (?:guarantee of |guaranteed )?order|\bnot? guarante\w+ (?:the )?order|\bunordered\b"
        r"|\bout of order\b"
        r"|\bbest[- ]effort order",
    ),
    _opposites(
        "management",
        r"(?:^|\b(?:is|are|provides) (?:an? )?)(?:fully managed,? )?serverless\b(?! (?:application"
        r"|architecture|backend|chatbot|solution))",
        r"\bmanages? (?:both )?(?:amazon |aws )?ec2\b|\bruns? on (?:top of )?(?:amazon )?ec2\b"
        r"|\bself[- ]managed on ec2\b",
    ),
    _opposites("delivery", r"\bat[ -]least[ -]once\b", r"\bexactly[ -]once\b"),
    _opposites(
        "persistence",
        r"\bno persistence\b|\bnot persist\w*|\b(?:is|are) stateless\b|\bno retention\b",
        r"\b(?:is|are) stateful\b|\b(?:persists?|keeps?|retains?) (?:its |their )?state\b",
    ),
)
# "Message size" says which limit; "Size" alone could be anything's.
FEWEST_NAMED = 2
# Claims of these words are about one variant, or about what is beside the service.
QUALIFIED = re.compile(
    r"\b(?:or|either|not supported|alternative|unlike|versus|vs\.?|than|instead|without|no need|not have to"
    r"|previous|previously|(?:and|e|y|und|&) fifo|fifo (?:and|e|y|und|&))\b",
    re.IGNORECASE,
)


def find_conflicts(features: Sequence[Feature]) -> tuple[Conflict, ...]:
    """The conflicts among features, by service and aspect, in the order of slugs.

    A conflict holds every statement on either side. What a statement offers as a choice ("standard or
    FIFO") takes no side.
    """
    by_service: dict[str, list[Feature]] = {}
    for feature in features:
        by_service.setdefault(feature.service, []).append(feature)
    return tuple(conflict for slug in sorted(by_service) for conflict in _within(slug, by_service[slug]))


def disputed(features: Sequence[Feature]) -> frozenset[str]:
    """The ids of the features that contradict others, without those that say how it is in truth.

    Of a moot conflict nothing but what is put right is disputed, and that is a conflict of its own.
    """
    return frozenset(
        feature.id
        for conflict in find_conflicts(features)
        if not conflict.moot
        for feature in conflict.features
        if feature != conflict.right
    )


def _within(slug: str, features: list[Feature]) -> Iterator[Conflict]:
    settled = tuple(corrections(features))
    wrong = {feature for correction in settled for feature in correction.wrong}
    for opposites in OPPOSITES:
        one = [feature for feature in features if _claims(feature, opposites.one, opposites.other)]
        other = [feature for feature in features if _claims(feature, opposites.other, opposites.one)]
        pairs = [pair for pair in product(one, other) if _of_different_minds(*pair)]
        if pairs:
            conflicting = dict.fromkeys(feature for side in zip(*pairs, strict=True) for feature in side)
            moot = all(wrong.intersection(pair) for pair in pairs)
            yield Conflict(service=slug, aspect=opposites.aspect, features=tuple(conflicting), moot=moot)
    for correction in settled:
        right = correction.right
        aspect = right.aspect or (str(Aspect.LIMITS) if right.kind is FeatureKind.LIMIT else right.label)
        yield Conflict(service=slug, aspect=aspect, features=(right, *correction.wrong), right=right)
    told = [{one.right, *one.wrong} for one in settled]
    for conflict in _other_figures(slug, features):
        if not any(together.issuperset(conflict.features) for together in told):
            # Seen from the other figure it is the same conflict.
            told.append(set(conflict.features))
            first, *others = conflict.features
            yield replace(conflict, moot=first in wrong or wrong.issuperset(others))


def _other_figures(slug: str, features: list[Feature]) -> Iterator[Conflict]:
    """Limits of the same thing that come to another figure in another note.

    Which thing a limit is of says its label; another note is about that if it has all the label's words.
    """
    limits = [
        (
            feature,
            words_in(feature.label),
            words_in(f"{feature.label} {without_remarks(feature.text)}"),
            amount,
        )
        for feature in features
        if feature.kind is FeatureKind.LIMIT
        and (amount := first_amount(text := without_remarks(feature.text))) is not None
        and first_amount_stands(text)
    ]
    for feature, named, _, amount in limits:
        if len(named) < FEWEST_NAMED:
            continue
        others = [
            other
            for other, other_named, words, figure in limits
            if named <= words
            and amount.differs(figure)
            and stand_apart(feature, other)
            and not (other_named and other_named != named)
        ]
        if others:
            yield Conflict(service=slug, aspect=str(Aspect.LIMITS), features=(feature, *others))


def _of_different_minds(one: Feature, other: Feature) -> bool:
    """Whether two opposite claims can be about the same thing.

    Within one note an author means two variants, and so do two labels that differ ("Standard", "FIFO").
    """
    labels = one.label.casefold(), other.label.casefold()
    return stand_apart(one, other) and not (all(labels) and labels[0] != labels[1])


def _claims(feature: Feature, side: re.Pattern[str], opposite: re.Pattern[str]) -> bool:
    text = without_remarks(feature.text)
    return side.search(text) is not None and opposite.search(text) is None and not QUALIFIED.search(text)
