"""Decisions: one question at a time, with what is still in the running beside it."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from studyapp.deciding.verdict import Argument, Ranked, Status, Verdict
from studyapp.deciding.verdict import decide as weigh_up
from studyapp.deciding.walk import Flip, open_questions, what_would_flip
from studyapp.knowledge.decisions import NOT_SURE, Fit, Question, from_json
from studyapp.knowledge.decisions import Decision as Definition
from studyapp.models import Decision, Service
from studyapp.views.categories import accent
from studyapp.views.htmx import render_page
from studyapp.views.sources import SourceLink, line_url, links_to
from studyapp.views.wording import capitalised, figure, joined

# In the query beside the answers: the question to ask again.
CHANGE = "change"
SHOWN_FLIPS = 4
SHOWN_IGNORED = 5
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
class ReasonShown:
    """Why an outcome gains or loses. `is_against` says which."""

    text: str
    is_against: bool
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An outcome. `share` is its score in per cent of the best one's."""

    name: str
    url: str
    rank: int
    is_leading: bool
    share: int
    points: str
    reasons: tuple[ReasonShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """What would change the verdict: a condition, the outcome it leads to, and where to see that."""

    condition: str
    outcome: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HelperShown:
    """Something that helps beside the outcome."""

    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionPage:
    """A decision after some answers. `asked` is None where there is a verdict to show instead."""

    title: str
    accent: str
    url: str
    headline: str
    lede: str
    asked: Asked | None
    said: tuple[Said, ...]
    clashing: tuple[Said, ...]
    running: tuple[Candidate, ...]
    fallen: tuple[Candidate, ...]
    helpers: tuple[HelperShown, ...]
    turns: tuple[Turn, ...]
    go_on_url: str
    notices: tuple[str, ...]
    source_url: str


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
    stored = get_object_or_404(Decision.objects.live().select_related("note"), slug=slug)
    definition = from_json(stored.definition)
    answers = {question: str(answer) for question, answer in request.GET.items() if question != CHANGE}
    verdict = weigh_up(definition, answers=answers)
    wanted = definition.question(request.GET.get(CHANGE, "")) or definition.question(
        verdict.next_question or ""
    )
    page = _page(definition, verdict, asked=wanted, address=stored.note.address)
    return render_page(request, "decide/decision.html", page, part="decide/walk.html")


def _page(definition: Definition, verdict: Verdict, *, asked: Question | None, address: str) -> DecisionPage:
    slugs = {slug for outcome in definition.outcomes for slug in outcome.services}
    services = {row.slug: row for row in Service.objects.live().filter(slug__in=slugs)}
    best = max((ranked.score for ranked in verdict.outcomes if not ranked.excluded), default=0)
    candidates = [
        (_candidate(ranked, verdict, services, best=best), ranked.excluded) for ranked in verdict.outcomes
    ]
    slugs_in_order = (slug for outcome in definition.outcomes for slug in outcome.services)
    category = next((services[slug].category for slug in slugs_in_order if slug in services), "")
    said = {question: _said(definition, verdict.answers, question) for question in verdict.answers}
    further = open_questions(definition, answers=verdict.answers) if asked is None else ()
    headline, lede = (asked.text, asked.help) if asked else _verdict_words(definition, verdict)
    return DecisionPage(
        title=definition.title,
        accent=accent(category),
        url=_address(definition, {}),
        headline=headline,
        lede=lede or (definition.introduction if not verdict.answers else ""),
        asked=_asked(definition, asked, verdict.answers) if asked else None,
        said=tuple(said.values()),
        clashing=tuple(said[question] for question, _ in verdict.clashing),
        running=tuple(candidate for candidate, excluded in candidates if not excluded),
        fallen=tuple(candidate for candidate, excluded in candidates if excluded),
        helpers=tuple(HelperShown(name=helper.name, text=helper.text) for helper in verdict.helpers),
        turns=_turns(definition, verdict) if asked is None else (),
        go_on_url=_address(definition, {**verdict.answers, CHANGE: further[0]}) if further else "",
        notices=_notices(verdict.ignored),
        source_url=line_url(address, definition.line),
    )


def _address(definition: Definition, query: Mapping[str, str]) -> str:
    base = reverse("decision", args=[definition.slug])
    return f"{base}?{urlencode(query)}" if query else base


def _asked(definition: Definition, question: Question, answers: Mapping[str, str]) -> Asked:
    options = [
        Option(
            key=str(number) if number <= LAST_KEY else "",
            text=answer.text,
            help=answer.help,
            url=_address(definition, {**answers, question.id: answer.id}),
        )
        for number, answer in enumerate(question.answers, start=1)
    ]
    unsure = Option(
        key="0", text="Not sure", help="", url=_address(definition, {**answers, question.id: NOT_SURE})
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
        change_url=_address(definition, {**others, CHANGE: question_id}),
    )


def _candidate(ranked: Ranked, verdict: Verdict, services: Mapping[str, Service], *, best: int) -> Candidate:
    arguments = ranked.arguments if not ranked.excluded else ranked.against
    strongest = sorted(arguments, key=lambda one: list(Fit).index(one.reason.fit), reverse=ranked.excluded)
    slug = next((slug for slug in ranked.outcome.services if slug in services), None)
    return Candidate(
        name=ranked.outcome.name,
        url=services[slug].get_absolute_url() if slug else "",
        rank=ranked.rank,
        is_leading=ranked.outcome.id in verdict.leading and bool(verdict.answers),
        share=max(0, round(100 * ranked.score / best)) if best > 0 else 0,
        points=figure(ranked.score, "point"),
        reasons=tuple(_reason(argument) for argument in strongest),
    )


def _reason(argument: Argument) -> ReasonShown:
    reason = argument.reason
    return ReasonShown(
        text=capitalised(reason.text),
        is_against=reason.fit in {Fit.POOR, Fit.NO},
        sources=links_to((reason.source, *reason.sources)),
    )


def _verdict_words(definition: Definition, verdict: Verdict) -> tuple[str, str]:
    names = [found.name for one in verdict.leading if (found := definition.outcome(one))]
    if verdict.status is Status.CONFLICT:
        return "These answers cannot all be met", "Change one of them, and something fits again."
    if verdict.status is Status.ONE:
        return f"{names[0]} fits", "It leads on what you said. Every reason names its line."
    return f"It is between {joined(names)}", "They are too close to send you away with one name."


def _turns(definition: Definition, verdict: Verdict) -> tuple[Turn, ...]:
    flips = what_would_flip(definition, answers=verdict.answers)
    return tuple(_turn(definition, verdict, flip) for flip in flips[:SHOWN_FLIPS])


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
        url=_address(definition, {**verdict.answers, **dict(flip.changes)}),
    )


def _notices(ignored: Mapping[str, str]) -> tuple[str, ...]:
    if not ignored:
        return ()
    shown = [f"“{question[:40]}={answer[:40]}”" for question, answer in list(ignored.items())[:SHOWN_IGNORED]]
    more = len(ignored) - len(shown)
    if more:
        shown.append(f"{more} more")
    return (f"The address held answers that this decision does not know; left out: {joined(shown)}.",)
