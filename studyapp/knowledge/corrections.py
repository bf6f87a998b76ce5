"""A statement that says which other one no longer holds, or never did, so that the two show as a conflict.

    - **Message size**: 1 MB (until 2025: 256 KB).
    - **Content**: Whatever anyone publishes (not: curated).

Whoever puts something right knows best what others have written: a few words of it, or its figure, are
enough to find it in other notes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studyapp.knowledge.amounts import Amount, amounts, without_amounts
from studyapp.knowledge.facts import Feature
from studyapp.knowledge.remarks import CORRECTION, without_remarks

TOKEN = re.compile(r"[^\W\d_]{2,}|\d[\d,.]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A statement that holds, and those of other notes that it puts right."""

    right: Feature
    wrong: tuple[Feature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What a text says, as words and amounts that can be looked for in another."""

    words: frozenset[str]
    amounts: tuple[Amount, ...]

    def is_made_in(self, other: "_Claim") -> bool:
        """Whether the other text has all of it."""
        return self.words <= other.words and all(
            any(amount.dimension == one.dimension and not amount.differs(one) for one in other.amounts)
            for amount in self.amounts
        )


def corrections(features: Sequence[Feature]) -> Iterator[Correction]:
    """What is put right among the statements about one service, in their order."""
    said: list[tuple[Feature, _Claim]] = []
    for right in features:
        claims = [_claim(words) for words in CORRECTION.findall(right.text)]
        if not claims:
            continue
        if not said:
            said = [(one, _claim(without_remarks(f"{one.label} {one.text}"))) for one in features]
        wrong = tuple(
            one
            for one, saying in said
            if stand_apart(right, one) and any(claim.is_made_in(saying) for claim in claims)
        )
        if wrong:
            yield Correction(right=right, wrong=wrong)


def stand_apart(one: Feature, other: Feature) -> bool:
    """Whether two statements stand in different notes."""
    return {source.note for source in one.sources}.isdisjoint(source.note for source in other.sources)


def words_in(text: str) -> frozenset[str]:
    """The words and bare numbers of a text, singular and plural alike."""
    return frozenset(token.rstrip(".,").removesuffix("s") for token in TOKEN.findall(text.casefold()))


def _claim(text: str) -> _Claim:
    return _Claim(words=words_in(without_amounts(text)), amounts=tuple(amounts(text)))
