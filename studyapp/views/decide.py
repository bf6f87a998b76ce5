"""Decisions: one question at a time, with what is still in the running beside it."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from studyapp.deciding.record import as_record
from studyapp.deciding.tie import what_would_decide
from studyapp.deciding.verdict import Status, Verdict
from studyapp.deciding.walk import Flip, open_questions, what_would_flip
from studyapp.knowledge.decisions import NOT_SURE, Question, from_json
from studyapp.knowledge.decisions import Decision as Definition
from studyapp.models import Decision
from studyapp.views.decide_candidates import Candidates, candidates
from studyapp.views.decide_opened import CHANGE, Frame, Opened, decision_url, frame, open_decision
from studyapp.views.decide_told import what_happened
from studyapp.views.htmx import render_page
from studyapp.views.wording import counted, figure, joined

SHOWN_FLIPS = 4
MOST_NAMED = 3  # in a headline
LAST_KEY = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLink:
    """A decision in the list."""

    title: str
    url: str
    introduction: str
    questions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionsPage:
    """All decisions."""

    decisions: tuple[DecisionLink, ...]


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
class Turn:
    """What would change the verdict: a condition, the outcome it leads to, and where to see that."""

    condition: str
    outcome: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeciderShown:
    """A question that would end a tie, and where each of its answers leads."""

    question: str
    leads: tuple[Turn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperShown:
    """Something that helps beside the outcome."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A decision after some answers. `asked` is None where there is a verdict to show instead."""

    frame: Frame
    headline: str
    lede: str
    asked: Asked | None
    said: tuple[Said, ...]
    clashing: tuple[Said, ...]
    candidates: Candidates
    helpers: tuple[HelperShown, ...]
    runner_up: str
    turns: tuple[Turn, ...]
    deciders: tuple[DeciderShown, ...]
    told: str
    go_on_url: str
    record: str
    record_url: str


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Every decision that the notes describe."""
    page = DecisionsPage(
        decisions=tuple(
            DecisionLink(
                title=row.title,
                url=row.get_absolute_url(),
                introduction=definition.introduction,
                questions=figure(len(definition.questions), "question"),
            )
            for row in Decision.objects.live()
            for definition in [from_json(row.definition)]
        )
    )
    return render_page(request, "decide/decisions.html", page)


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
    flips = what_would_flip(definition, answers=verdict.answers) if asked is None else ()
    headline, lede = (asked.text, asked.help) if asked else _verdict_words(definition, verdict)
    return DecisionPage(
        frame=frame(opened, here="decision"),
        headline=headline,
        lede=lede or (definition.introduction if not verdict.answers else ""),
        asked=_asked(definition, asked, verdict.answers) if asked else None,
        said=tuple(said.values()),
        clashing=tuple(said[question] for question, _ in verdict.clashing),
        candidates=candidates(opened, in_full=asked is None),
        helpers=tuple(HelperShown(name=helper.name, text=helper.text) for helper in verdict.helpers),
        runner_up=_runner_up(verdict, flips) if asked is None else "",
        turns=tuple(_turn(definition, verdict, flip) for flip in flips[:SHOWN_FLIPS]),
        deciders=_deciders(definition, verdict) if asked is None else (),
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
            url=decision_url(definition, {**answers, question.id: answer.id}),
        )
        for number, answer in enumerate(question.answers, start=1)
    ]
    unsure = Option(
        key="0", text="Not sure", help="", url=decision_url(definition, {**answers, question.id: NOT_SURE})
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


def _runner_up(verdict: Verdict, flips: tuple[Flip, ...]) -> str:
    """Who comes second, in a sentence; "" unless one has won."""
    if verdict.winner is None:
        return ""
    second = flips[0].outcome if flips else verdict.outcomes[1].outcome.id
    ranked = next(one for one in verdict.outcomes if one.outcome.id == second)
    if ranked.excluded:
        return f"Nothing else is left. {ranked.outcome.name} came closest before it was ruled out."
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
        condition=given.text if given else answer,
        outcome=leads_to.name if leads_to else outcome,
        url=decision_url(definition, {**verdict.answers, question.id: answer}),
    )


def _turn(definition: Definition, verdict: Verdict, flip: Flip) -> Turn:
    conditions = []
    for question_id, answer_id in flip.changes:
        question = definition.question(question_id)
        answer = question.answer(answer_id) if question else None
        if question and answer:
            conditions.append(f"{question.text} {answer.text}")
    outcome = definition.outcome(flip.outcome)
    return Turn(
        condition="; ".join(conditions),
        outcome=outcome.name if outcome else flip.outcome,
        url=decision_url(definition, {**verdict.answers, **dict(flip.changes)}),
    )
