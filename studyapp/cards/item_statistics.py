"""How a question does with those who answer it: how hard it is, what is chosen, whom it tells apart.

Only what somebody chose the first time counts: later answers tell how well it was learnt since.
"""

import statistics
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

# Below these a figure says more of who came by than of the question.
ENOUGH = 30
ENOUGH_TO_TELL_APART = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstAttempt:
    """What one learner chose when the question was first put to them.

    `chosen` are the texts of options, () where the question has none to choose from. `rest` is the share
    (0 to 1) of the other questions of that quiz that they had right, None where there was no other.
    """

    right: bool
    chosen: tuple[str, ...]
    rest: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemStatistics:
    """The figures of a question; a figure is None while the attempts are too few for it.

    `right` is the share of first attempts that were right (the item's facility), 0 to 1. `chosen` says how
    many chose each text. `discrimination`, -1 to 1, is the correlation of being right here with the
    share that was right in the rest of the quiz: near 0, those who know the rest know this one no better;
    below 0, something is wrong with the question.
    """

    attempts: int
    right: float | None
    chosen: Mapping[str, int] | None
    discrimination: float | None


def item_statistics(attempts: Sequence[FirstAttempt]) -> ItemStatistics:
    """The figures of the first attempts at a question.

    The discrimination is the item-rest correlation (the point-biserial correlation corrected for the item
    itself, Henrysson 1963), which quizzes in Moodle report as well.
    """
    enough = len(attempts) >= ENOUGH
    return ItemStatistics(
        attempts=len(attempts),
        right=sum(attempt.right for attempt in attempts) / len(attempts) if enough else None,
        chosen=Counter(text for attempt in attempts for text in attempt.chosen) if enough else None,
        discrimination=_discrimination(attempts),
    )


def _discrimination(attempts: Sequence[FirstAttempt]) -> float | None:
    pairs = [(float(attempt.right), attempt.rest) for attempt in attempts if attempt.rest is not None]
    if len(pairs) < ENOUGH_TO_TELL_APART:
        return None
    right, rest = zip(*pairs, strict=True)
    # Where all are right, or all did as well in the rest, nobody is told apart.
    if len(set(right)) == 1 or len(set(rest)) == 1:
        return 0.0
    return statistics.correlation(right, rest)
