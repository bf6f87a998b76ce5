"""A statement that says which others no longer hold, or never did, so that the two show as a conflict.

    - **Message size**: 1 MB (until 2025: messages up to 256 KB).
    - **Content**: Whatever anyone publishes (not: a curated collection).

Whoever puts something right knows best how others have put it: a phrase of theirs is enough to find it in
other notes. It has to stand there as it is quoted, for the same words can say anything in another order.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from studyapp.knowledge.amounts import AMOUNT, first_amount
from studyapp.knowledge.facts import Feature
from studyapp.knowledge.remarks import CORRECTION, without_remarks

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d[\d,.]*")
# Within so many words of what is quoted, a denial is about it.
NEAR = 5
# Words by which a statement says that something is not so, is so no more, or is so under a condition: beside
# what is quoted, they take back what it would claim.
DENIALS = frozenset((
    "not", "no", "nor", "never", "neither", "without", "cannot", "can't", "don't", "doesn't", "isn't",
    "aren't", "longer", "instead", "before", "formerly", "previously", "earlier", "was", "were", "unless",
    "only", "existing", "retired", "deprecated", "wrongly", "myth", "some", "by default", "optional",
    "optionally",
))  # fmt: skip
DENIALS_BEFORE = DENIALS | {"once", "or", "but"}
DENIALS_AFTER = DENIALS | {"until", "raised", "increased", "billed", "charged"}
# Further on these join something else to it: "256 KB of text or JSON".
DENIALS_NEXT = frozenset(("or", "but"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A statement that holds, and those of other notes that it puts right."""

    right: Feature
    wrong: tuple[Feature, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    """What a remark says that others say: a phrase, and where that is a bare amount what it is of."""

    phrase: tuple[str, ...]
    beside: frozenset[str]

    def is_made_by(self, tokens: tuple[str, ...], *, names: frozenset[str]) -> bool:
        """Whether a statement of these tokens says it, and nothing that takes it back.

        `names` are the words of its label.
        """
        return self.beside <= {*tokens, *names} and any(
            self._stands_at(at, tokens) for at in range(len(tokens))
        )

    def _stands_at(self, at: int, tokens: tuple[str, ...]) -> bool:
        end = at + len(self.phrase)
        if tokens[at:end] != self.phrase:
            return False
        before, after = tokens[max(0, at - NEAR) : at], tokens[end : end + NEAR]
        return (
            DENIALS_BEFORE.isdisjoint(_words_and_pairs(before))
            and DENIALS_AFTER.isdisjoint(_words_and_pairs(after))
            and DENIALS_NEXT.isdisjoint(after[:1])
        )


def corrections(features: Sequence[Feature]) -> Iterator[Correction]:
    """What is put right among the statements about one service, in their order."""
    said: list[tuple[Feature, tuple[str, ...], frozenset[str]]] = []
    for right in features:
        if "(" not in right.text or not (claims := _claims(right)):
            continue
        if not said:
            said = [(one, tokens_of(without_remarks(one.text)), words_in(one.label)) for one in features]
        wrong = tuple(
            one
            for one, tokens, names in said
            if any(claim.is_made_by(tokens, names=names) for claim in claims) and stand_apart(right, one)
        )
        if wrong:
            yield Correction(right=right, wrong=wrong)


def stand_apart(one: Feature, other: Feature) -> bool:
    """Whether two statements stand in different notes."""
    return {source.note for source in one.sources}.isdisjoint(source.note for source in other.sources)


def words_in(text: str) -> frozenset[str]:
    """The words and bare numbers of a text, singular and plural alike."""
    return frozenset(tokens_of(text))


def tokens_of(text: str) -> tuple[str, ...]:
    """A text as words and amounts in their order, however spelt: 256KB is 256 KB, records are record."""
    tokens: list[str] = []
    end = 0
    for match in AMOUNT.finditer(text):
        amount = first_amount(match[0])
        if amount is None:
            continue
        tokens += _words(text[end : match.start()])
        tokens.append(f"{amount.value:g} {amount.dimension}")
        end = match.end()
    return (*tokens, *_words(text[end:]))


def _words(text: str) -> Iterator[str]:
    for token in TOKEN.findall(text.casefold()):
        yield token.rstrip(".,").replace(",", "") if token[0].isdigit() else _singular(token)


def _singular(word: str) -> str:
    return word if word.endswith("ss") or word in DENIALS_BEFORE else word.removesuffix("s")


def _words_and_pairs(tokens: tuple[str, ...]) -> Iterator[str]:
    yield from tokens
    yield from (" ".join(pair) for pair in pairwise(tokens))


def _claims(right: Feature) -> list[_Claim]:
    claims = []
    for words in CORRECTION.findall(right.text):
        phrase = tokens_of(words)
        bare = len(phrase) == 1 and any(letter.isdigit() for letter in phrase[0])
        if phrase:
            claims.append(_Claim(phrase=phrase, beside=words_in(right.label) if bare else frozenset()))
    return claims
