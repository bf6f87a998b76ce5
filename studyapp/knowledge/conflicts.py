"""Where notes contradict each other about one service."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from studyapp.knowledge.facts import Feature


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Statements about one service that cannot all hold, on one aspect."""

    service: str
    aspect: str
    features: tuple[Feature, ...]


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
# Claims of these words are about one variant, or about what is beside the service.
QUALIFIED = re.compile(
    r"\b(?:or|either|not supported|alternative|unlike|versus|vs\.?|than|instead|without|previous"
    r"|previously)\b",
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


def _within(slug: str, features: list[Feature]) -> Iterator[Conflict]:
    for opposites in OPPOSITES:
        one = [feature for feature in features if _claims(feature, opposites.one, opposites.other)]
        other = [feature for feature in features if _claims(feature, opposites.other, opposites.one)]
        pairs = [pair for pair in product(one, other) if _of_different_minds(*pair)]
        if pairs:
            conflicting = dict.fromkeys(feature for side in zip(*pairs, strict=True) for feature in side)
            yield Conflict(service=slug, aspect=opposites.aspect, features=tuple(conflicting))


def _of_different_minds(one: Feature, other: Feature) -> bool:
    """Whether two opposite claims can be about the same thing.

    Within one note an author means two variants, and so do two labels that differ ("Standard", "FIFO").
    """
    notes = {source.note for source in one.sources}, {source.note for source in other.sources}
    labels = one.label.casefold(), other.label.casefold()
    return notes[0] != notes[1] and not (all(labels) and labels[0] != labels[1])


def _claims(feature: Feature, side: re.Pattern[str], opposite: re.Pattern[str]) -> bool:
    text = feature.text
    return side.search(text) is not None and opposite.search(text) is None and not QUALIFIED.search(text)
