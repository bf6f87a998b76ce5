"""Whether the same is said elsewhere: by the words that carry meaning, and by figures."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from studyapp.cards.plain import figures

_SAME = 0.6
_FEWEST_SHARED = 3


def say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two statements mean so much the same that one could be true where the other is.

    By the share of meaningful words of the shorter that stand in the longer.
    """
    return _are_the_same(len(one & other), min(len(one), len(other)))


def _are_the_same(shared: int, fewest: int) -> bool:
    return fewest > 0 and shared >= min(_FEWEST_SHARED, fewest) and shared >= _SAME * fewest


@dataclass(frozen=True, slots=True, kw_only=True)
class Sayings:
    """All that is said of a service: which statements have a word, how many words each has, all figures.

    `shortest` is the fewest words that one of them has.
    """

    having: Mapping[str, tuple[int, ...]]
    lengths: tuple[int, ...]
    shortest: int
    figures: frozenset[str]

    @classmethod
    def of(cls, statements: Iterable[tuple[str, frozenset[str]]]) -> "Sayings":
        """The sayings of a service's statements, each its text and the words that carry its meaning."""
        having: dict[str, list[int]] = {}
        lengths = []
        found: set[str] = set()
        for number, (text, meaning) in enumerate(statements):
            lengths.append(len(meaning))
            found |= figures(text)
            for word in meaning:
                having.setdefault(word, []).append(number)
        return cls(
            having={word: tuple(numbers) for word, numbers in having.items()},
            lengths=tuple(lengths),
            shortest=min(lengths, default=0),
            figures=frozenset(found),
        )

    def hold(self, asked: str, meaning: frozenset[str]) -> bool:
        """Whether what is `asked` may hold of the service too: it says the same, or the same figure."""
        if not self.figures.isdisjoint(figures(asked)):
            return True
        shared = Counter(chain.from_iterable(self.having.get(word, ()) for word in meaning))
        # Most share a word or two, and need no closer look.
        if not shared or max(shared.values()) < min(_FEWEST_SHARED, len(meaning), self.shortest):
            return False
        return any(
            _are_the_same(count, min(len(meaning), self.lengths[number])) for number, count in shared.items()
        )
