"""A verdict as JSON values, for `manage.py decide` and whoever reads its output."""

from studyapp.deciding.clashing import Pair
from studyapp.deciding.verdict import Argument, Ranked, Verdict
from studyapp.deciding.walk import what_would_flip
from studyapp.knowledge.decisions import Decision, source_to_json


def as_json(decision: Decision, verdict: Verdict) -> dict[str, object]:
    """The verdict in the form that CONTRACT.md lays down, with what was added to it since.

    An answer in `clashing`, `lost` and `flips` is written as on the command line: "question=answer".
    The first of a reason's `sources` is its line in the decision's own note. `silent` names the
    questions on which an outcome is neither recommended nor spoken against.
    """
    return {
        "decision": decision.slug,
        "answers": dict(verdict.answers),
        "status": verdict.status.value,
        "outcomes": [_ranked(ranked) for ranked in verdict.outcomes],
        "leading": list(verdict.leading),
        "helpers": [helper.id for helper in verdict.helpers],
        "clashing": [_pair(pair) for pair in verdict.clashing],
        "lost": [_pair(pair) for pair in verdict.lost],
        "flips": [
            {"outcome": flip.outcome, "changes": [_pair(pair) for pair in flip.changes]}
            for flip in what_would_flip(decision, answers=verdict.answers)
        ],
        "next_question": verdict.next_question,
        "ignored": dict(verdict.ignored),
    }


def _ranked(ranked: Ranked) -> dict[str, object]:
    return {
        "id": ranked.outcome.id,
        "name": ranked.outcome.name,
        "services": list(ranked.outcome.services),
        "rank": ranked.rank,
        "score": ranked.score,
        "excluded": ranked.excluded,
        "reasons": [_argument(argument) for argument in ranked.arguments],
        "silent": list(ranked.silent),
    }


def _argument(argument: Argument) -> dict[str, object]:
    reason = argument.reason
    return {
        "question": argument.question,
        "answer": argument.answer,
        "verdict": reason.fit.value,
        "text": reason.text,
        "sources": [source_to_json(source) for source in (reason.source, *reason.sources)],
    }


def _pair(pair: Pair) -> str:
    return "=".join(pair)
