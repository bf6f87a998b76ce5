"""A word that stands nowhere, as it was perhaps meant."""

from collections.abc import Iterable

from rapidfuzz.distance import OSA

# In a shorter word one letter says too much.
SHORTEST = 4


def meant_by(word: str, known: Iterable[str]) -> str:
    """The known word that differs in one letter, or in two that changed places; "" where there is none.

    Of several the one that begins alike is taken, for people seldom mistype a word's first letter.
    """
    if len(word) < SHORTEST:
        return ""
    near = [one for one in known if OSA.distance(word, one, score_cutoff=1) == 1]
    return min(near, key=lambda one: (one[0] != word[0], len(one) != len(word), one), default="")
