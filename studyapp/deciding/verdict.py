"""Answers in, verdict out: who is in front and why, who is out and why, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from studyapp.deciding.answering import sort_answers
from studyapp.deciding.clashing import Pair, find_clash, lost_answers
from studyapp.deciding.walk import next_question
from studyapp.deciding.weighing import Standing, stand, weigh
from studyapp.knowledge.decisions import Decision, Fit, Helper, Outcome, Reason


class Status(StrEnum):
    """What a verdict comes to. The values are part of the JSON that others read."""

    ONE = "one"
    SHORTLIST = "shortlist"
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Argument:
    """A reason, with the answer that brought it up."""

    question: str
    answer: str
    reason: Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranked:
    """One outcome in a verdict. Rank 1 is in front; equal scores share a rank; the excluded share the last.

    `silent` are the questions that were answered and whose answer says nothing of this outcome: that
    counts neither for nor against it.
    """

    outcome: Outcome
    rank: int
    score: int
    excluded: bool
    arguments: tuple[Argument, ...]
    silent: tuple[str, ...]

    @property
    def in_favour(self) -> tuple[Argument, ...]:
        """The arguments that recommend it."""
        return tuple(one for one in self.arguments if one.reason.fit in {Fit.BEST, Fit.GOOD})

    @property
    def against(self) -> tuple[Argument, ...]:
        """The arguments that speak against it or rule it out."""
        return tuple(one for one in self.arguments if one.reason.fit in {Fit.POOR, Fit.NO})


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What follows from some answers.

    `answers` are those that were understood, in the order of the note; `ignored` the others.
    `outcomes` has every outcome once, best first, the excluded last; of equals, the one that more answers
    recommend comes first, then the one that the author names first. `leading` are the ids in front:
    one where `status` is ONE, more on a SHORTLIST, none in a CONFLICT. `clashing` are the answers that
    contradict one another, the fewest that do; `lost` every answer that nothing left is recommended
    by. `next_question` is an id, None where there is nothing more to ask.
    """

    status: Status
    answers: Mapping[str, str]
    ignored: Mapping[str, str]
    outcomes: tuple[Ranked, ...]
    leading: tuple[str, ...]
    helpers: tuple[Helper, ...]
    clashing: tuple[Pair, ...]
    lost: tuple[Pair, ...]
    next_question: str | None

    @property
    def winner(self) -> Ranked | None:
        """The outcome that the answers come to, None unless there is exactly one."""
        return self.outcomes[0] if self.status is Status.ONE else None


def decide(decision: Decision, *, answers: Mapping[str, str]) -> Verdict:
    """The verdict on `answers` (question id → answer id, in any order; NOT_SURE counts for nothing).

    Questions and answers that the decision does not know are put into `ignored`, never an error.
    """
    weights = weigh(decision)
    sorted_ = sort_answers(decision, answers=answers)
    standing = stand(weights, answers=sorted_.weighed)
    clashing = find_clash(weights, answers=sorted_.weighed)
    ranked = _rank(decision, standing, answers=sorted_.weighed)
    close = {weights.outcomes[place] for place in standing.leaders()}
    front = () if clashing else tuple(one.outcome.id for one in ranked if one.outcome.id in close)
    return Verdict(
        status=Status.CONFLICT if clashing else Status.ONE if len(front) == 1 else Status.SHORTLIST,
        answers=sorted_.given,
        ignored=sorted_.ignored,
        outcomes=ranked,
        leading=front,
        helpers=_helpers(decision, front, answers=sorted_.weighed),
        clashing=clashing,
        lost=lost_answers(weights, answers=sorted_.weighed),
        next_question=next_question(decision, answers=answers),
    )


def _rank(decision: Decision, standing: Standing, *, answers: Mapping[str, str]) -> tuple[Ranked, ...]:
    arguments = _arguments(decision, answers=answers)
    remaining = standing.remaining()
    scores = [standing.points[place] for place in remaining]
    ranked = []
    for place, outcome in enumerate(decision.outcomes):
        score = standing.points[place]
        spoken = arguments.get(outcome.id, ())
        heard = {argument.question for argument in spoken}
        ranked.append(
            Ranked(
                outcome=outcome,
                rank=1 + sum(1 for other in scores if other > score)
                if place in remaining
                else len(remaining) + 1,
                score=score,
                excluded=place not in remaining,
                arguments=tuple(spoken),
                silent=tuple(question for question in answers if question not in heard),
            )
        )
    return tuple(sorted(ranked, key=lambda one: (one.excluded, one.rank, -len(one.in_favour))))


def _arguments(decision: Decision, *, answers: Mapping[str, str]) -> Mapping[str, list[Argument]]:
    """What the answers say of each outcome and helper, by its id."""
    arguments: dict[str, list[Argument]] = {}
    for question, answer, reason in decision.reasons():
        if answers.get(question.id) == answer.id:
            argument = Argument(question=question.id, answer=answer.id, reason=reason)
            arguments.setdefault(reason.target, []).append(argument)
    return arguments


def _helpers(decision: Decision, front: tuple[str, ...], *, answers: Mapping[str, str]) -> tuple[Helper, ...]:
    """The helpers of those in front, once something is answered, but none that an answer speaks against."""
    if not answers:
        return ()
    arguments = _arguments(decision, answers=answers)
    return tuple(
        helper
        for helper in decision.helpers
        if set(helper.outcomes) & set(front)
        and not any(one.reason.fit in {Fit.POOR, Fit.NO} for one in arguments.get(helper.id, ()))
    )
