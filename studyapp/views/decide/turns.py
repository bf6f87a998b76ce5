"""What would change a verdict: who comes second, what would turn it round, what would end a tie."""

from dataclasses import dataclass

from studyapp.deciding.tie import what_would_decide
from studyapp.deciding.verdict import Status, Verdict
from studyapp.deciding.walk import Flip, what_would_flip
from studyapp.knowledge.decisions import Decision as Definition
from studyapp.knowledge.decisions import Question
from studyapp.views.decide.opened import answers_url
from studyapp.views.wording import counted

SHOWN_FLIPS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What would change the verdict: the answers (question, answer), where they lead, and where to see that.

    The question is "" where it stands above.
    """

    conditions: tuple[tuple[str, str], ...]
    outcome: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeciderShown:
    """A question that would end a tie, and where each of its answers leads."""

    question: str
    leads: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """`runner_up` is who comes second, in a sentence; "" unless one has won. `deciders` are for a tie."""

    runner_up: str
    turns: tuple[Turn, ...]
    deciders: tuple[DeciderShown, ...]


def what_would_turn(definition: Definition, verdict: Verdict) -> Turns:
    """What would change `verdict`, the clearest ways first."""
    flips = what_would_flip(definition, answers=verdict.answers)
    return Turns(
        runner_up=_runner_up(verdict, flips),
        turns=tuple(_turn(definition, verdict, flip) for flip in flips[:SHOWN_FLIPS]),
        deciders=_deciders(definition, verdict),
    )


def _runner_up(verdict: Verdict, flips: tuple[Flip, ...]) -> str:
    if verdict.winner is None:
        return ""
    second = flips[0].outcome if flips else verdict.outcomes[1].outcome.id
    ranked = next(one for one in verdict.outcomes if one.outcome.id == second)
    if ranked.excluded:
        hint = "This would bring it back:" if flips else "No two answers would bring it back."
        return f"Nothing else is left. {ranked.outcome.name} was ruled out. {hint}"
    behind = counted(verdict.winner.score - ranked.score, "point")
    hint = "This would turn it round:" if flips else "No two answers would turn it round."
    return f"{ranked.outcome.name}, {behind} behind. {hint}"


def _deciders(definition: Definition, verdict: Verdict) -> tuple[DeciderShown, ...]:
    if verdict.status is not Status.SHORTLIST:
        return ()
    found = what_would_decide(definition, answers=verdict.answers)[:SHOWN_FLIPS]
    return tuple(
        DeciderShown(
            question=question.text,
            leads=tuple(
                _lead(definition, verdict, question, answer=answer, outcome=outcome)
                for answer, outcome in decider.leads
            ),
        )
        for decider in found
        if (question := definition.question(decider.question))
    )


def _lead(definition: Definition, verdict: Verdict, question: Question, *, answer: str, outcome: str) -> Turn:
    given, leads_to = question.answer(answer), definition.outcome(outcome)
    return Turn(
        conditions=(("", given.text if given else answer),),
        outcome=leads_to.name if leads_to else outcome,
        url=answers_url(definition, {**verdict.answers, question.id: answer}),
    )


def _turn(definition: Definition, verdict: Verdict, flip: Flip) -> Turn:
    conditions = []
    for question_id, answer_id in flip.changes:
        question = definition.question(question_id)
        answer = question.answer(answer_id) if question else None
        if question and answer:
            conditions.append((question.text, answer.text))
    outcome = definition.outcome(flip.outcome)
    return Turn(
        conditions=tuple(conditions),
        outcome=outcome.name if outcome else flip.outcome,
        url=answers_url(definition, {**verdict.answers, **dict(flip.changes)}),
    )
