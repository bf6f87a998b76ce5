"""What each answer is worth to each outcome, as numbers that can be added up quickly.

A decision is turned into weights once; a standing is the sum of the weights of some answers. Sums do
not depend on the order of their parts, and an answer that is not given adds nothing: two of the
properties that the wizard promises hold by construction.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.knowledge.decisions import Decision, Fit

# A recommendation outweighs a mere "works as well"; an argument against weighs like an argument for.
# NO has no points: it excludes, whatever the others say.
POINTS: Mapping[Fit, int] = {Fit.BEST: 2, Fit.GOOD: 1, Fit.POOR: -2, Fit.NO: 0}

# An outcome stands alone at the top when it leads by one whole recommendation. Less than that is one
# word of one author ("good" rather than "best"), too little to send somebody away with one name.
LEAD = POINTS[Fit.BEST]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one answer does: points by outcome, and the outcomes it rules out or recommends.

    The sets are bit masks; bit i is the outcome at place i of the decision.
    """

    points: tuple[int, ...]
    excluded: int = 0
    recommended: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The weight of every answer of a decision: question id → answer id → weight."""

    outcomes: tuple[str, ...]
    questions: Mapping[str, Mapping[str, Weight]]

    @property
    def everything(self) -> int:
        """The mask of all outcomes."""
        return (1 << len(self.outcomes)) - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where the outcomes stand after some answers."""

    points: tuple[int, ...]
    excluded: int = 0

    def plus(self, weight: Weight) -> "Standing":
        """The standing after one more answer."""
        return Standing(
            points=tuple(map(int.__add__, self.points, weight.points)),
            excluded=self.excluded | weight.excluded,
        )

    def remaining(self) -> tuple[int, ...]:
        """The places of the outcomes that nothing has ruled out."""
        return tuple(place for place in range(len(self.points)) if not self.excluded >> place & 1)

    def leaders(self) -> tuple[int, ...]:
        """The places of the outcomes less than LEAD behind the best, best first; () if none remains.

        Equal points keep the order in which the author lists the outcomes.
        """
        remaining = self.remaining()
        if not remaining:
            return ()
        least = max(self.points[place] for place in remaining) - LEAD
        close = [place for place in remaining if self.points[place] > least]
        return tuple(sorted(close, key=lambda place: -self.points[place]))

    def lead(self) -> int:
        """By how many points the best outcome leads the next; a large number where it is alone."""
        points = sorted((self.points[place] for place in self.remaining()), reverse=True)
        return points[0] - points[1] if len(points) > 1 else ALONE


# More than any decision's answers add up to.
ALONE = 1_000_000


def weigh(decision: Decision) -> Weights:
    """The weights of all answers of `decision`. Reasons about helpers carry no weight."""
    places = {outcome.id: place for place, outcome in enumerate(decision.outcomes)}
    questions: dict[str, dict[str, Weight]] = {}
    for question in decision.questions:
        for answer in question.answers:
            points = [0] * len(places)
            excluded = recommended = 0
            for reason in answer.reasons:
                place = places.get(reason.target)
                if place is None:
                    continue
                points[place] += POINTS[reason.fit]
                if reason.fit is Fit.NO:
                    excluded |= 1 << place
                elif reason.fit is not Fit.POOR:
                    recommended |= 1 << place
            weight = Weight(points=tuple(points), excluded=excluded, recommended=recommended)
            questions.setdefault(question.id, {})[answer.id] = weight
    return Weights(outcomes=tuple(places), questions=questions)


def stand(weights: Weights, *, answers: Mapping[str, str]) -> Standing:
    """The standing after `answers` (question id → answer id); ids that do not exist add nothing."""
    standing = Standing(points=(0,) * len(weights.outcomes))
    for question_id, answer_id in answers.items():
        weight = weights.questions.get(question_id, {}).get(answer_id)
        if weight is not None:
            standing = standing.plus(weight)
    return standing
