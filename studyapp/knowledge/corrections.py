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
# How people bound a thing: nothing is denied by it.
BOUND = re.compile(
    r"\b(?:no|not) (?:more|larger|longer|bigger|greater|higher|less|fewer|smaller) than\b"
    r"|\b(?:can|may|must|shall|do|does|will)(?:not| not|n't) exceed\b",
    re.IGNORECASE,
)
# Within so many words of what is quoted, a denial is about it.
NEAR = 5
# Words by which a statement says that something is not so, or is so no more; beside what is quoted, they take
# back what it would claim.
_DENIALS = frozenset((
    "not", "no", "nor", "never", "neither", "without", "cannot",
    "can't", "don't", "doesn't", "isn't", "aren't", "longer", "before", "formerly", "previously", "earlier",
    "past", "old", "was", "were", "unless", "retired", "deprecated", "wrongly", "myth",
))  # fmt: skip
_DENIED_BEFORE = _DENIALS | {
    "once", "instead", "raised", "increased", "used to", "than", "nothing", "nobody", "hardly", "rarely"
}  # fmt: skip
_DENIED_AFTER = _DENIALS | {"until", "raised", "increased"}
# Further away they are about something else: "from 1 KB".
_DENIED_RIGHT_BEFORE = frozenset(("from",))
# Words by which it is so for some, or where somebody wants it so.
_CONDITIONS = frozenset((
    "existing", "some", "by default", "optional", "optionally", "only for", "only in", "only on", "only with",
    "only by", "billed", "charged",
))  # fmt: skip
_CHOICES = frozenset(("or", "but"))
_KEPT_AS_THEY_ARE = _DENIED_BEFORE | _DENIED_AFTER


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
        return tokens[at:end] == self.phrase and not (
            is_denied(tokens, at=at, end=end) or _is_conditional(tokens, at=at, end=end)
        )


def is_denied(tokens: tuple[str, ...], *, at: int, end: int) -> bool:
    """Whether a statement takes back what its tokens from `at` to before `end` say."""
    before, after = tokens[max(0, at - NEAR) : at], tokens[end : end + NEAR]
    return not (
        _DENIED_BEFORE.isdisjoint(_words_and_pairs(before))
        and _DENIED_AFTER.isdisjoint(_words_and_pairs(after))
        and _DENIED_RIGHT_BEFORE.isdisjoint(before[-1:])
    )


def _is_conditional(tokens: tuple[str, ...], *, at: int, end: int) -> bool:
    before, after = tokens[max(0, at - NEAR) : at], tokens[end : end + NEAR]
    return not (
        (_CONDITIONS | _CHOICES).isdisjoint(_words_and_pairs(before))
        and _CONDITIONS.isdisjoint(_words_and_pairs(after))
        # Further on they join something else to it: "256 KB of text or JSON".
        and _CHOICES.isdisjoint(after[:1])
    )


def first_amount_stands(text: str) -> bool:
    """Whether the first amount that a text names is claimed, and not taken back."""
    tokens = tokens_of(text)
    at = next((at for at, token in enumerate(tokens) if " " in token), None)
    return at is None or not is_denied(tokens, at=at, end=at + 1)


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
    """A text as words and amounts in their order, however spelt: 256KB is 256 KB, records are record.

    An amount is the only token with a space in it.
    """
    text = BOUND.sub(" ", text)
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
    return word if word.endswith("ss") or word in _KEPT_AS_THEY_ARE else word.removesuffix("s")


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
