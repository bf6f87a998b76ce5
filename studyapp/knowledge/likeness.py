"""How alike two statements are: by their words, by their letters, and by what turns them round."""

import re
from collections import Counter
from dataclasses import dataclass

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W_]+(?:[.,'’][^\W_]+)*")
_APOSTROPHE = str.maketrans("’‘`´", "''''")
_NEGATIONS = frozenset(
    {"no", "not", "never", "none", "nor", "without", "cannot", "can't", "don't", "doesn't", "isn't", "aren't"}
    | {"won't", "nao", "não", "sem", "nunca"}
)
_OPPOSITES = tuple(
    frozenset(pair.split())
    for pair in (
        "minimum maximum", "min max", "up down", "in out", "inbound outbound", "ingress egress",
        "increase decrease", "increases decreases", "first last", "before after", "public private",
        "stateful stateless", "synchronous asynchronous", "manual automatic", "manually automatically",
        "enabled disabled", "encrypted unencrypted", "managed unmanaged", "cheap expensive", "fast slow",
        "faster slower", "higher lower", "high low", "more less", "most least", "short long",
        "shorter longer", "predictable unpredictable", "horizontal vertical", "regional global",
        "read write", "reads writes", "push pull", "standard fifo", "structured unstructured",
        "ordered unordered", "temporary permanent", "internal external", "allow deny", "allows denies",
    )
)  # fmt: skip

_FEW_WORDS = 4
_FEW_ALIKE = 0.8
_LETTERS_ALIKE = 0.8
_WORDS_ALIKE = 0.6
_WORDS_KEPT = 0.7
_FAR_ALIKE = 0.75
_TURNED = 0.25


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement's words without case, punctuation and mark-up; `plain` is them joined by spaces."""

    plain: str
    words: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Wording":
        """The wording of a text. A text of signs alone is its own single word."""
        words = tuple(_WORD.findall(text.casefold().translate(_APOSTROPHE)))
        words = words or ((text.strip(),) if text.strip() else ())
        return cls(" ".join(words), words)


def likeness(one: Wording, other: Wording) -> float:
    """How alike, from 0 to 1, less where a number differs or an opposite stands in the other.

    Words count by Dice's coefficient over the two bags, letters by the indel ratio; the better of
    the two speaks, so that both a reworded and a mistyped sentence are recognised.
    """
    alike = max(_dice(one, other), _letters(one, other))
    return alike - _TURNED * is_turned(one, other)


def may_be_same(one: Wording, other: Wording, *, beside: bool) -> bool:
    """Whether `other` can be an edit of `one`. `beside`: both stand next to the same unchanged fact.

    In the same place 70 % of the words of either are enough (or Dice 0.6); elsewhere in the service,
    and where the statement is turned round, it takes more. Statements of under four words
    must agree in four letters of five.
    """
    letters = _letters(one, other)
    if min(len(one.words), len(other.words)) < _FEW_WORDS:
        return letters >= _FEW_ALIKE and (beside or not is_turned(one, other))
    words = _dice(one, other)
    if not beside:
        return max(words, letters) >= _FAR_ALIKE and not is_turned(one, other)
    return letters >= _LETTERS_ALIKE or words >= _WORDS_ALIKE or _kept(one, other) >= _WORDS_KEPT


def is_turned(one: Wording, other: Wording) -> bool:
    """Whether the two differ in a number, in a negation, or in one word against its opposite."""
    here, there = set(one.words) - set(other.words), set(other.words) - set(one.words)
    if not here and not there:
        return False
    if _figures(here) and _figures(there):
        return True
    if bool(here & _NEGATIONS) != bool(there & _NEGATIONS):
        return True
    return any(here & pair and there & pair for pair in _OPPOSITES)


def _figures(words: set[str]) -> set[str]:
    return {word for word in words if any(sign.isdigit() for sign in word)}


def _common(one: Wording, other: Wording) -> int:
    return sum((Counter(one.words) & Counter(other.words)).values())


def _dice(one: Wording, other: Wording) -> float:
    total = len(one.words) + len(other.words)
    return 2 * _common(one, other) / total if total else 1.0


def _kept(one: Wording, other: Wording) -> float:
    fewer = min(len(one.words), len(other.words))
    return _common(one, other) / fewer if fewer else 0.0


def _letters(one: Wording, other: Wording) -> float:
    return fuzz.ratio(one.plain, other.plain) / 100
