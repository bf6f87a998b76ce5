"""What would decide a shortlist: the questions still open whose answers end in one name."""

from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.deciding.answering import sort_answers
from studyapp.deciding.clashing import Pair, find_clash
from studyapp.deciding.walk import open_questions
from studyapp.deciding.weighing import stand, weigh
from studyapp.knowledge.decisions import Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Decider:
    """A question that can end a tie. `leads` are answer ids with the outcome each leads to."""

    question: str
    leads: tuple[Pair, ...]


def what_would_decide(decision: Decision, *, answers: Mapping[str, str]) -> tuple[Decider, ...]:
    """The open questions of which at least one answer leaves one outcome in front.

    Those first that lead to most different outcomes, then those with most such answers. A question
    that was answered "not sure" is open: to think about it again may be all that is needed.
    """
    weights = weigh(decision)
    given = sort_answers(decision, answers=answers).weighed
    deciders = []
    for question in open_questions(decision, answers=given):
        leads = []
        for answer in weights.questions[question]:
            changed = {**given, question: answer}
            leaders = stand(weights, answers=changed).leaders()
            if len(leaders) == 1 and not find_clash(weights, answers=changed):
                leads.append((answer, weights.outcomes[leaders[0]]))
        if leads:
            deciders.append(Decider(question=question, leads=tuple(leads)))
    return tuple(
        sorted(deciders, key=lambda one: (-len({outcome for _, outcome in one.leads}), -len(one.leads)))
    )
