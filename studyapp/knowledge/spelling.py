"""Typing errors in a whole phrase: which known key was meant, if exactly one is near enough."""

from collections.abc import Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

SHORTEST = 5
"""Below five letters one slip turns a name into another one (SNS, SQS, SES), so none is forgiven."""

_TWO_SLIPS = 9
"""From this length on two slips are forgiven, below it one."""

_ALIKE = 0.9
_NO_SLIP = frozenset(
    {
        "report",
        "reports",
        "recognition",
        "healthcare",
        "monitor",
        "monitors",
        "correct",
        "computeoptimized",
        "computeoptimised",
    }
)
"""Ordinary words that a slip would turn into a name (re:Post, Rekognition, HealthLake, Compute Optimizer)."""


def closest(key: str, known: Sequence[str]) -> str | None:
    """The one of `known` that `key` is a misspelling of, or None.

    A slip is a letter too many, too few, wrong, or swapped with its neighbour (optimal string
    alignment). The first letter must be right, neither may be the beginning of the other ("memory" is
    no slip for MemoryDB), and no other key may be as near.
    """
    if len(key) < SHORTEST or key in _NO_SLIP:
        return None
    slips = 2 if len(key) >= _TWO_SLIPS else 1
    near = process.extract(key, known, scorer=OSA.distance, score_cutoff=slips, limit=2)
    if not near or (len(near) > 1 and near[0][1] == near[1][1]):
        return None
    best = str(near[0][0])
    if best[0] != key[0] or best.startswith(key) or key.startswith(best):
        return None
    return best if JaroWinkler.similarity(key, best) >= _ALIKE else None
