"""All questions of a decision on one page, for those who know what they want."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from django_htmx.http import push_url

from studyapp.deciding.verdict import Status
from studyapp.deciding.walk import open_questions
from studyapp.knowledge.decisions import NOT_SURE, Question
from studyapp.views.decide.candidates import Candidates, candidates
from studyapp.views.decide.opened import Frame, Opened, decision_url, frame, open_decision
from studyapp.views.decide.told import what_happened
from studyapp.views.htmx import render_page, wants_part
from studyapp.views.wording import capitalised, spelled


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer in a list to choose from."""

    value: str
    text: str
    is_given: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question with its answers. `mark` says what an answer would do, "" where nothing is special."""

    id: str
    text: str
    mark: str
    matters: bool
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """The table of questions, and the candidates that the answers leave."""

    frame: Frame
    headline: str
    rows: tuple[QuestionRow, ...]
    candidates: Candidates
    told: str


@require_safe
def questions(request: HttpRequest, slug: str) -> HttpResponse:
    """Every question as a field of one form; the query is that of the walk."""
    opened = open_decision(request, slug)
    clean = decision_url(opened.definition, opened.verdict.answers, page="decision_questions")
    part = wants_part(request)
    # A form sends its empty fields too. They are no part of an address that somebody would pass on.
    if not all(request.GET.values()) and not opened.verdict.ignored and not part:
        return redirect(clean)
    page = QuestionsPage(
        frame=frame(opened, here="decision_questions"),
        headline=_headline(opened),
        rows=_rows(opened),
        candidates=candidates(opened, in_full=True),
        told=what_happened(request, opened),
    )
    response = render_page(request, "decide/questions.html", page, part="decide/filter_swap.html")
    return push_url(response, clean) if part else response


def _headline(opened: Opened) -> str:
    verdict = opened.verdict
    left = sum(1 for one in verdict.outcomes if not one.excluded)
    if verdict.status is Status.CONFLICT:
        return "These answers cannot all be met"
    if verdict.winner:
        return f"{verdict.winner.outcome.name} leads"
    if left == len(verdict.outcomes):
        return f"All {spelled(left)} are in the running"
    return f"{capitalised(spelled(left))} of {spelled(len(verdict.outcomes))} are left"


def _rows(opened: Opened) -> tuple[QuestionRow, ...]:
    given = opened.verdict.answers
    further = open_questions(opened.definition, answers=given)
    return tuple(
        _row(question, given=given.get(question.id, ""), further=further)
        for question in opened.definition.questions
    )


def _row(question: Question, *, given: str, further: tuple[str, ...]) -> QuestionRow:
    matters = bool(given) or question.id in further
    texts = [("", "—"), *((answer.id, answer.text) for answer in question.answers), (NOT_SURE, "Not sure")]
    return QuestionRow(
        id=question.id,
        text=question.text,
        mark="no longer matters" if not matters else "tells most" if further[:1] == (question.id,) else "",
        matters=matters,
        choices=tuple(Choice(value=value, text=text, is_given=value == given) for value, text in texts),
    )
