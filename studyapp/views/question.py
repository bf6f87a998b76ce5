"""A question at its permanent address: how it is put, what is right and why, how it does, what is wrong."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from studyapp.cards.item_statistics import ENOUGH, ENOUGH_TO_TELL_APART, ItemStatistics
from studyapp.models import Card, Report, Service
from studyapp.models.values import choice_from_json
from studyapp.quizzing.item_statistics import statistics_of
from studyapp.quizzing.reporting import report
from studyapp.views.categories import accent
from studyapp.views.errors import misunderstood
from studyapp.views.htmx import go_to, render_page
from studyapp.views.learner import learner_to_answer
from studyapp.views.links import Link
from studyapp.views.parts import listed
from studyapp.views.reporting import ReportForm, report_form
from studyapp.views.sources import SourceLink, card_link, link_to
from studyapp.views.wording import figure

# A discrimination below this asks for the author's eye (Ebel's table: "poor items, to be improved").
POOR = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionExplained:
    """An option with what is to be said of it, and how often it was chosen, "" where too few chose."""

    text: str
    is_right: bool
    why: str
    chosen: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemPage:
    """The question. What gives the answer away is shown on request only."""

    accent: str
    front: str
    back: str
    gone: str
    services: tuple[Link, ...]
    options: tuple[OptionExplained, ...]
    parts: tuple[str, ...]
    principle: str
    source: SourceLink
    figures: tuple[tuple[str, str], ...]
    study_url: str
    report: ReportForm


@never_cache
@require_safe
def question(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """One question, also where the notes no longer say what it asks."""
    card = get_object_or_404(Card.objects.select_related("note"), uid=uid)
    services = list(card.services.all())
    told = statistics_of(card)
    page = ItemPage(
        accent=accent(services[0].category if services else ""),
        front=card.front,
        back=card.back,
        gone=_gone(card),
        services=_links(services),
        options=_options(card, told),
        parts=listed(card),
        principle=card.principle,
        source=card_link(card),
        figures=tuple(_figures(told)),
        study_url="" if card.retired_at else card.get_absolute_url(),
        report=report_form(card),
    )
    return render_page(request, "quiz/item.html", page)


@require_POST
def report_question(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Keeps what is wrong with a question, and leads to its page."""
    card = get_object_or_404(Card, uid=uid)
    reason = request.POST.get("reason", "")
    if reason not in Report.Reason.values:
        return misunderstood(request, "A report needs one of the reasons in the form. Nothing was stored.")
    now = timezone.now()
    report(
        learner_to_answer(request, now=now),
        card,
        reason=Report.Reason(reason),
        words=request.POST.get("words", "").replace("\x00", "").strip(),
        now=now,
    )
    messages.info(request, "Your report is kept for whoever writes the notes. Thank you.")
    return go_to(request, reverse("question", args=[card.uid]))


def _gone(card: Card) -> str:
    if card.retired_at is None:
        return ""
    if card.is_on_demand:
        return "It is asked only in a quiz on these services: no note sets them against each other."
    return "Your notes no longer say this; it is not asked any more."


def _links(services: Sequence[Service]) -> tuple[Link, ...]:
    return tuple(
        Link(text=service.name, url=service.get_absolute_url())
        for service in services
        if service.retired_at is None
    )


def _options(card: Card, told: ItemStatistics) -> tuple[OptionExplained, ...]:
    """The options in an order that says nothing and is always the same."""
    options = [_option(choice, told) for choice in card.choices if choice["text"]]
    return tuple(sorted(options, key=lambda option: uuid.uuid5(card.uid, option.text).int))


def _option(choice: Mapping[str, Any], told: ItemStatistics) -> OptionExplained:
    value = choice_from_json(choice)
    chosen = told.chosen.get(value.text, 0) if told.chosen is not None else None
    return OptionExplained(
        text=value.text,
        is_right=value.correct,
        why=value.why,
        chosen="" if chosen is None else f"chosen by {100 * chosen / told.attempts:.0f} %",
        sources=(link_to(value.source),) if value.source else (),
    )


def _figures(told: ItemStatistics) -> list[tuple[str, str]]:
    """What is known of it, each with its name; nothing where nobody was asked."""
    if not told.attempts:
        return [("First attempts", "Nobody has answered it in a quiz yet")]
    missing = "Not enough answers yet"
    right = f"{100 * told.right:.0f} %" if told.right is not None else f"{missing} ({ENOUGH} are needed)"
    apart = (
        f"{told.discrimination:+.2f}{', which is little' if told.discrimination < POOR else ''}"
        if told.discrimination is not None
        else f"{missing} ({ENOUGH_TO_TELL_APART} are needed)"
    )
    return [
        ("First attempts", figure(told.attempts, "learner")),
        ("Right at the first attempt", right),
        ("Tells those who know the rest from those who do not", apart),
    ]
