"""A decision as an address asks for it: what stands in the query, and the addresses that keep it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse

from studyapp.deciding.verdict import Verdict
from studyapp.deciding.verdict import decide as weigh_up
from studyapp.knowledge.decisions import CAME_TO, CHANGE, from_json
from studyapp.knowledge.decisions import Decision as Definition
from studyapp.models import Decision, Service
from studyapp.quizzing.topics import on_decision, questions_on
from studyapp.views.categories import accent
from studyapp.views.links import practice_url
from studyapp.views.sources import line_url
from studyapp.views.wording import counted, joined

MOST_NAMED = 5
_WAYS = (
    ("decision", "One by one"),
    ("decision_questions", "All questions"),
    ("decision_picture", "Picture"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A decision with the verdict on the answers of an address. `change` is the question to ask again.

    `came_to` are the ids of the outcomes that the answers came to when the address was made, () where it
    does not say.
    """

    definition: Definition
    address: str
    services: Mapping[str, Service]
    verdict: Verdict
    change: str
    came_to: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Another view of the same decision, with the same answers."""

    text: str
    url: str
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What every page of a decision has around it. `practice_url` is "" where no question is made of it."""

    title: str
    accent: str
    url: str
    ways: tuple[Way, ...]
    notices: tuple[str, ...]
    source_url: str
    practice_url: str


def open_decision(request: HttpRequest, slug: str) -> Opened:
    """The decision called `slug` and the verdict on the query's answers; an empty one counts as not given."""
    stored = get_object_or_404(Decision.objects.live().select_related("note"), slug=slug)
    definition = from_json(stored.definition)
    slugs = {service for outcome in definition.outcomes for service in outcome.services}
    answers = {
        question: str(answer)
        for question, answer in request.GET.items()
        if answer and question not in {CHANGE, CAME_TO}
    }
    return Opened(
        definition=definition,
        address=stored.note.address,
        services={row.slug: row for row in Service.objects.live().filter(slug__in=slugs)},
        verdict=weigh_up(definition, answers=answers),
        change=request.GET.get(CHANGE, ""),
        came_to=tuple(request.GET.get(CAME_TO, "").split()),
    )


def decision_url(definition: Definition, query: Mapping[str, str], *, page: str = "decision") -> str:
    """The address of a page of the decision; `query` are answers, and what else it understands."""
    base = reverse(page, args=[definition.slug])
    return f"{base}?{urlencode(query)}" if query else base


def answers_url(definition: Definition, answers: Mapping[str, str]) -> str:
    """The address of the page for some answers. Where they leave nothing to ask it tells what they came to.

    Whoever opens it after the notes have changed learns whether that still holds.
    """
    verdict = weigh_up(definition, answers=answers)
    came_to = {CAME_TO: " ".join(verdict.leading)} if verdict.leading and not verdict.next_question else {}
    return decision_url(definition, {**verdict.answers, **came_to})


def frame(opened: Opened, *, here: str) -> Frame:
    """The frame of the page whose address is named `here`."""
    definition, verdict = opened.definition, opened.verdict
    slugs_in_order = (slug for outcome in definition.outcomes for slug in outcome.services)
    category = next(
        (opened.services[slug].category for slug in slugs_in_order if slug in opened.services), ""
    )
    return Frame(
        title=definition.title,
        accent=accent(category),
        url=decision_url(definition, {}, page=here),
        ways=tuple(
            Way(text=text, url=decision_url(definition, verdict.answers, page=page), is_current=page == here)
            for page, text in _WAYS
        ),
        notices=(*_left_out(verdict.ignored), *_come_to_else(opened)),
        source_url=line_url(opened.address, definition.line),
        practice_url=_practice_url(definition.slug),
    )


def _practice_url(slug: str) -> str:
    return practice_url(slug) if questions_on(on_decision(slug), learner=None).exists() else ""


def _left_out(ignored: Mapping[str, str]) -> tuple[str, ...]:
    if not ignored:
        return ()
    shown = [f"“{question[:40]}={answer[:40]}”" for question, answer in list(ignored.items())[:MOST_NAMED]]
    more = len(ignored) - len(shown)
    if more:
        shown.append(f"{more} more")
    return (f"The address held answers that this decision does not know; left out: {joined(shown)}.",)


def _come_to_else(opened: Opened) -> tuple[str, ...]:
    """That the answers no longer come to what they came to; () where they do, or nothing is known of it."""
    definition, verdict = opened.definition, opened.verdict
    if not opened.came_to or set(opened.came_to) == set(verdict.leading):
        return ()
    was = _named(definition, opened.came_to) or "something that this decision no longer knows"
    now = _named(definition, verdict.leading)
    comes = f"they come to {now}" if now else "they contradict one another"
    return (f"When this address was made, these answers came to {was}. The notes have changed: now {comes}.",)


def _named(definition: Definition, outcomes: Iterable[str]) -> str:
    names = [found.name for one in outcomes if (found := definition.outcome(one))]
    return joined(names, by="or") if len(names) <= MOST_NAMED else counted(len(names), "candidate")
