"""Which answers contradict one another, when together they leave nothing worth naming."""

from collections.abc import Mapping, Sequence

from studyapp.deciding.weighing import Standing, Weight, Weights, stand

Pair = tuple[str, str]  # question id, answer id


def find_clash(weights: Weights, *, answers: Mapping[str, str]) -> tuple[Pair, ...]:
    """The smallest set of answers that cannot all be met; () where the answers can live together.

    Answers clash when they rule out everything. They also clash when something is left, but only
    because nothing was said about it: an answer is *lost* if it recommends outcomes and every one of
    them is ruled out. Losing one wish is a trade-off, not a contradiction, so what remains is weighed
    against it: the answers clash if those left in front are recommended by fewer answers than were
    lost, or by just as many and one of the lost recommended a whole group (two outcomes or more).

    An answer that by itself leaves one outcome settles the matter: after it nothing can be lost.
    """
    given = {(question, answer): weights.questions[question][answer] for question, answer in answers.items()}
    standing = stand(weights, answers=answers)
    if standing.excluded == weights.everything:
        return _smallest_cover(given, weights.everything)
    if any(_settles(weights, weight, standing) for weight in given.values()):
        return ()
    lost = lost_answers(weights, answers=answers)
    support = _support(standing, list(given.values()))
    groups = [pair for pair in lost if given[pair].recommended.bit_count() > 1]
    if len(lost) < support or (len(lost) == support and not groups) or not lost:
        return ()
    clashes = [(pair, *_smallest_cover(given, given[pair].recommended)) for pair in groups or lost]
    smallest = min(clashes, key=len)
    return tuple(pair for pair in given if pair in smallest)


def lost_answers(weights: Weights, *, answers: Mapping[str, str]) -> tuple[Pair, ...]:
    """The answers whose every recommendation is ruled out by others, in the order given."""
    excluded = stand(weights, answers=answers).excluded
    return tuple(
        (question, answer)
        for question, answer in answers.items()
        if (weight := weights.questions[question][answer]).recommended and not weight.recommended & ~excluded
    )


def _settles(weights: Weights, weight: Weight, standing: Standing) -> bool:
    left = weights.everything & ~weight.excluded
    return left.bit_count() == 1 and not left & standing.excluded


def _support(standing: Standing, given: Sequence[Weight]) -> int:
    """How many answers recommend the best supported of the outcomes in front."""
    return max(sum(weight.recommended >> place & 1 for weight in given) for place in standing.leaders())


def _smallest_cover(given: Mapping[Pair, Weight], target: int) -> tuple[Pair, ...]:
    """The fewest answers that together rule out every outcome in `target`, in the order given.

    Depth-first with a growing limit; each step branches on the outcome that fewest answers rule out,
    so the search stays small where the choice is small.
    """
    useful = {pair: weight.excluded & target for pair, weight in given.items() if weight.excluded & target}

    def search(open_: int, limit: int) -> tuple[Pair, ...] | None:
        if not open_:
            return ()
        if not limit:
            return None
        outcomes = [1 << place for place in range(open_.bit_length()) if open_ >> place & 1]
        scarce = min(outcomes, key=lambda one: sum(1 for mask in useful.values() if mask & one))
        for pair, mask in useful.items():
            if mask & scarce and (rest := search(open_ & ~mask, limit - 1)) is not None:
                return (pair, *rest)
        return None

    for limit in range(len(useful) + 1):
        found = search(target, limit)
        if found is not None:
            return tuple(pair for pair in given if pair in found)
    raise AssertionError("an excluded outcome has an answer that excludes it")
