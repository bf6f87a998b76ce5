"""The way through a decision: what to ask next, when to stop, and what would change the result."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from studyapp.deciding.answering import sort_answers
from studyapp.deciding.clashing import Pair, find_clash
from studyapp.deciding.weighing import LEAD, Standing, Weight, Weights, stand, weigh
from studyapp.knowledge.decisions import Decision

# The first place is settled when it is two whole recommendations ahead. A choice, not a finding: on the
# 17 known scenarios every figure from 2 to 6 ends in the right verdict; 4 asks as many questions as 3
# in the median (four), and 5 asks one more. One answer can hardly overturn it unless it rules out.
SETTLED = 2 * LEAD


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    """`changes` (question id, answer id) are the fewest answers that make `outcome` the winner."""

    outcome: str
    changes: tuple[Pair, ...]


def next_question(decision: Decision, *, answers: Mapping[str, str]) -> str | None:
    """The id of the question to ask next; None once the verdict is settled or cannot be helped.

    Whoever wants to go on may still answer `open_questions`.
    """
    weights = weigh(decision)
    sorted_ = sort_answers(decision, answers=answers)
    standing = stand(weights, answers=sorted_.weighed)
    if find_clash(weights, answers=sorted_.weighed):
        return None
    questions = _open(weights, standing, given=sorted_.given)
    if questions and standing.lead() >= SETTLED and not _may_end_it(weights, questions[0]):
        return next((one for one in questions if _may_only_forbid(weights, standing, one)), None)
    return questions[0] if questions else None


def open_questions(decision: Decision, *, answers: Mapping[str, str]) -> tuple[str, ...]:
    """The ids of the questions not yet asked that still matter, the most telling first."""
    weights = weigh(decision)
    sorted_ = sort_answers(decision, answers=answers)
    standing = stand(weights, answers=sorted_.weighed)
    return tuple(_open(weights, standing, given=sorted_.given))


def what_would_flip(decision: Decision, *, answers: Mapping[str, str]) -> tuple[Flip, ...]:
    """What would make the runner-up the winner, or decide a shortlist for each that is on it.

    One changed or added answer where that is enough, else two; every such way, the clearest victory
    first. Empty where no two answers would do, or where nothing has been answered.
    """
    weights = weigh(decision)
    given = dict(sort_answers(decision, answers=answers).weighed)
    standing = stand(weights, answers=given)
    if not given or not standing.remaining():
        return ()
    others = [
        (question, answer)
        for question, options in weights.questions.items()
        for answer in options
        if given.get(question) != answer
    ]
    flips: list[Flip] = []
    for target in _hopefuls(standing):
        for size in (1, 2):
            leads = {
                changes: lead
                for changes in combinations(others, size)
                if (lead := _lead(weights, target, answers=given, changes=changes))
            }
            flips += [
                Flip(outcome=weights.outcomes[target], changes=changes)
                for changes in sorted(leads, key=lambda changes: -leads[changes])
            ]
            if leads:
                break
    return tuple(flips)


def _hopefuls(standing: Standing) -> Sequence[int]:
    """The places that a flip is looked for: the shortlist, else the runner-up.

    Where all but one are ruled out, the runner-up is the one with most points among those.
    """
    leaders = standing.leaders()
    if len(leaders) > 1:
        return leaders
    others = [place for place in standing.remaining() if place != leaders[0]]
    others = others or [place for place in range(len(standing.points)) if place != leaders[0]]
    return [max(others, key=lambda place: standing.points[place])] if others else []


def _lead(weights: Weights, target: int, *, answers: Mapping[str, str], changes: Sequence[Pair]) -> int:
    """By how many points the outcome at `target` wins after `changes`; 0 where it does not."""
    changed = {**answers, **dict(changes)}
    standing = stand(weights, answers=changed)
    if len({question for question, _ in changes}) < len(changes) or standing.leaders() != (target,):
        return 0
    return 0 if find_clash(weights, answers=changed) else standing.lead()


def _open(weights: Weights, standing: Standing, *, given: Mapping[str, str]) -> list[str]:
    asking = [
        question
        for question, options in weights.questions.items()
        if question not in given and _matters(standing, options)
    ]
    asking.sort(
        key=lambda question: (
            not _may_end_it(weights, question),
            -round(_information(standing, weights.questions[question]), 9),
        )
    )
    return asking


def _matters(standing: Standing, options: Mapping[str, Weight]) -> bool:
    """Whether some answer changes who is in front, or the distances between them."""
    before = _front(standing)
    return any(_front(standing.plus(weight)) != before for weight in options.values())


def _front(standing: Standing) -> frozenset[tuple[int, int]]:
    leaders = standing.leaders()
    return frozenset((place, standing.points[place] - standing.points[leaders[0]]) for place in leaders)


def _may_end_it(weights: Weights, question: str) -> bool:
    """Whether one of its answers leaves a single outcome. Asked first, it can spare all the others."""
    return any(
        (weights.everything & ~weight.excluded).bit_count() == 1
        for weight in weights.questions[question].values()
    )


def _may_only_forbid(weights: Weights, standing: Standing, question: str) -> bool:
    """Whether it speaks for and against nobody, but may rule out the one in front.

    Such a question is about a condition that the best fit does not meet by being the best fit, such as
    who may have it at all. Points cannot settle it.
    """
    options = weights.questions[question].values()
    front = standing.leaders()[0]
    return not any(any(weight.points) for weight in options) and any(
        weight.excluded >> front & 1 for weight in options
    )


def _information(standing: Standing, options: Mapping[str, Weight]) -> float:
    """How much an answer is expected to tell about the outcome, in nats.

    Points are read as log-odds: an outcome with two points more is e² times as likely, and in a world
    where an outcome is right, an answer that it is recommended by is as much more likely to be given;
    an answer that rules it out is not given. The figure is the mutual information of answer and
    outcome under that reading (Shannon 1948); it is 0 for a question that all outcomes are equal in.
    """
    places = standing.remaining()
    if not places:
        return 0.0
    best = max(standing.points[place] for place in places)
    prior = _shares([math.exp(standing.points[place] - best) for place in places])
    chances = [list(_chances(place, options)) for place in places]
    total = 0.0
    for column in zip(*chances, strict=True):
        overall = sum(share * chance for share, chance in zip(prior, column, strict=True))
        total += sum(
            share * chance * math.log(chance / overall)
            for share, chance in zip(prior, column, strict=True)
            if share and chance
        )
    return total


def _chances(place: int, options: Mapping[str, Weight]) -> Iterator[float]:
    likely = [
        0.0 if weight.excluded >> place & 1 else math.exp(weight.points[place]) for weight in options.values()
    ]
    yield from _shares(likely)


def _shares(parts: Sequence[float]) -> list[float]:
    whole = sum(parts)
    return [part / whole if whole else 1 / len(parts) for part in parts]
