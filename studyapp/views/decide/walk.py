"""A decision one question at a time, with what is still in the running beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from studyapp.deciding.record import as_record
from studyapp.deciding.verdict import Status, Verdict
from studyapp.deciding.walk import open_questions
from studyapp.knowledge.decisions import CHANGE, NOT_SURE, Question
from studyapp.knowledge.decisions import Decision as Definition
from studyapp.views.decide.candidates import Candidates, candidates
from studyapp.views.decide.opened import (
    Frame,
    Opened,
    answers_url,
    decision_url,
    frame,
    open_decision,
)
from studyapp.views.decide.told import what_happened
from studyapp.views.decide.turns import Turns, what_would_turn
from studyapp.views.htmx import render_page
from studyapp.views.wording import counted, joined

MOST_NAMED = 3  # in a headline
LAST_KEY = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer as a link; `key` is the key that follows it."""

    key: str
    text: str
    help: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The question that is asked now."""

    text: str
    help: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """An answer given before. `change_url` takes back only this one and asks again."""

    question: str
    answer: str
    change_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperShown:
    """Something that helps beside the outcome."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A decision after some answers. There is either a question, `asked`, or a verdict with its `turns`.

    `clashing` are the answers of a contradiction; of `lost` ones, all that they recommend is ruled out.
    """

    frame: Frame
    headline: str
    lede: str
    asked: Asked | None
    said: tuple[Said, ...]
    clashing: tuple[Said, ...]
    lost: tuple[Said, ...]
    candidates: Candidates
    helpers: tuple[HelperShown, ...]
    turns: Turns | None
    told: str
    go_on_url: str
    record: str
    record_url: str


@require_safe
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """One decision; the query holds the answers given so far, so that the address can be shared."""
    opened = open_decision(request, slug)
    definition = opened.definition
    wanted = definition.question(opened.change) or definition.question(opened.verdict.next_question or "")
    page = _page(opened, asked=wanted, told=what_happened(request, opened))
    return render_page(request, "decide/decision.html", page, part="decide/walk_swap.html")


def _page(opened: Opened, *, asked: Question | None, told: str) -> DecisionPage:
    definition, verdict = opened.definition, opened.verdict
    said = {question: _said(definition, verdict.answers, question) for question in verdict.answers}
    further = open_questions(definition, answers=verdict.answers) if asked is None else ()
    headline, lede = (asked.text, asked.help) if asked else _verdict_words(definition, verdict)
    return DecisionPage(
        frame=frame(opened, here="decision"),
        headline=headline,
        lede=lede or (definition.introduction if not verdict.answers else ""),
        asked=_asked(definition, asked, verdict.answers) if asked else None,
        said=tuple(said.values()),
        clashing=tuple(said[question] for question, _ in verdict.clashing),
        lost=tuple(said[question] for question, _ in verdict.lost) if not verdict.clashing else (),
        candidates=candidates(opened, in_full=asked is None),
        helpers=tuple(HelperShown(name=helper.name, text=helper.text) for helper in verdict.helpers),
        turns=what_would_turn(definition, verdict) if asked is None else None,
        told=told,
        go_on_url=decision_url(definition, {**verdict.answers, CHANGE: further[0]}) if further else "",
        record=as_record(definition, verdict) if asked is None else "",
        record_url=decision_url(definition, verdict.answers, page="decision_record"),
    )


def _asked(definition: Definition, question: Question, answers: Mapping[str, str]) -> Asked:
    options = [
        Option(
            key=str(number) if number <= LAST_KEY else "",
            text=answer.text,
            help=answer.help,
            url=answers_url(definition, {**answers, question.id: answer.id}),
        )
        for number, answer in enumerate(question.answers, start=1)
    ]
    unsure = Option(
        key="0", text="Not sure", help="", url=answers_url(definition, {**answers, question.id: NOT_SURE})
    )
    return Asked(text=question.text, help=question.help, options=(*options, unsure))


def _said(definition: Definition, answers: Mapping[str, str], question_id: str) -> Said:
    # A verdict's answers are those that the decision knows.
    question = next(question for question in definition.questions if question.id == question_id)
    answer = question.answer(answers[question_id])
    others = {other: given for other, given in answers.items() if other != question_id}
    return Said(
        question=question.text,
        answer=answer.text if answer else "Not sure",
        change_url=decision_url(definition, {**others, CHANGE: question_id}),
    )


def _verdict_words(definition: Definition, verdict: Verdict) -> tuple[str, str]:
    names = [found.name for one in verdict.leading if (found := definition.outcome(one))]
    if verdict.status is Status.CONFLICT:
        return "These answers cannot all be met", "Change one of them, and something fits again."
    if verdict.status is Status.ONE:
        return f"{names[0]} fits", "It leads on what you said. Every reason names its line."
    if not any(answer != NOT_SURE for answer in verdict.answers.values()):
        open_ = counted(len(names), "candidate")
        return (
            "Nothing decides it yet",
            f"You were sure of no answer, so all {open_} stay as likely as before.",
        )
    if len(names) > MOST_NAMED:
        return f"It is between {counted(len(names), 'candidate')}", "They are too close to name one of them."
    return f"It is between {joined(names)}", "They are too close to send you away with one name."
