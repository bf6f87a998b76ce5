"""A verdict as an architecture decision record: Markdown to print, or to keep beside the code."""

import datetime as dt
import re
from collections.abc import Iterator

from studyapp.deciding.verdict import Argument, Ranked, Status, Verdict
from studyapp.knowledge.decisions import NOT_SURE, Decision

_MARKUP = re.compile(r"([\\`*\[\]<>|])")


def as_record(
    decision: Decision, verdict: Verdict, *, decided_on: dt.date | None = None, address: str = ""
) -> str:
    """The record: context, answers, decision, alternatives and consequences, as Markdown text.

    `decided_on` and `address`, where the verdict can be seen again, stand under the title if given.
    Everything else is what the verdict holds, so the same answers give the same record at any time.
    """
    head = [f"- Date: {decided_on.isoformat()}"] if decided_on else []
    head += [f"- Address: <{address}>"] if address else []
    sections = [
        [f"# {_plain(decision.title)}"],
        *([head] if head else []),
        ["## Context", "", *_context(decision, verdict)],
        ["## Decision", "", *_decided(decision, verdict)],
        ["## Alternatives", "", *_alternatives(verdict)],
        ["## Consequences", "", *_consequences(decision, verdict)],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections) + "\n"


def _context(decision: Decision, verdict: Verdict) -> Iterator[str]:
    if not verdict.answers:
        yield "Nothing has been answered yet."
    for question_id, answer_id in verdict.answers.items():
        yield f"- {_question(decision, question_id)} **{_answer(decision, question_id, answer_id)}**"


def _decided(decision: Decision, verdict: Verdict) -> Iterator[str]:
    if verdict.status is Status.CONFLICT:
        yield "No decision: these answers contradict one another."
        yield ""
        for question_id, answer_id in verdict.clashing:
            yield f"- {_question(decision, question_id)} **{_answer(decision, question_id, answer_id)}**"
        return
    front = [ranked for ranked in verdict.outcomes if ranked.outcome.id in verdict.leading]
    if verdict.winner:
        yield f"**{_plain(front[0].outcome.name)}**"
    else:
        yield "No single winner. The shortlist is " + ", ".join(
            f"**{_plain(ranked.outcome.name)}**" for ranked in front
        )
    for ranked in front:
        yield ""
        yield from _because(ranked, ranked.in_favour)


def _alternatives(verdict: Verdict) -> Iterator[str]:
    others = [ranked for ranked in verdict.outcomes if ranked.outcome.id not in verdict.leading]
    if not others:
        yield "None is left over."
    for ranked in others:
        fate = "ruled out" if ranked.excluded else "behind"
        lines = list(_because(ranked, ranked.against))
        if lines:
            yield from (f"{line} ({fate})" for line in lines)
        else:
            yield f"- {_plain(ranked.outcome.name)}: nothing speaks against it, less speaks for it ({fate})"


def _consequences(decision: Decision, verdict: Verdict) -> Iterator[str]:
    if verdict.status is Status.CONFLICT:
        yield "None, until one of the answers that contradict one another is changed."
        return
    front = [ranked for ranked in verdict.outcomes if ranked.outcome.id in verdict.leading]
    lines = [line for ranked in front for line in _because(ranked, ranked.against)]
    lines += [
        f"- Gave way: {_question(decision, question_id)} **{_answer(decision, question_id, answer_id)}**"
        for question_id, answer_id in verdict.lost
    ]
    lines += [f"- {_plain(helper.name)}: {_plain(helper.text)}" for helper in verdict.helpers]
    yield from lines or ["No answer speaks against this choice."]


def _because(ranked: Ranked, arguments: tuple[Argument, ...]) -> Iterator[str]:
    for argument in arguments:
        reason = argument.reason
        where = f"{reason.source.note}, line {reason.source.line}"
        yield f"- {_plain(ranked.outcome.name)}: {_plain(f'{reason.text} [{where}]')}"


def _question(decision: Decision, question_id: str) -> str:
    question = decision.question(question_id)
    return _plain(question.text) if question else question_id


def _answer(decision: Decision, question_id: str, answer_id: str) -> str:
    question = decision.question(question_id)
    answer = question.answer(answer_id) if question else None
    return _plain(answer.text) if answer else "Not sure" if answer_id == NOT_SURE else answer_id


def _plain(text: str) -> str:
    """The text with the characters escaped that Markdown would take for its own."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
