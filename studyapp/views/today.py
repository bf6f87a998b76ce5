"""Today: what to do now, and where to go on reading."""

from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from studyapp.models import Comparison, Learner, Service
from studyapp.progress.summary import Summary, summarise
from studyapp.studying.scope import Scope
from studyapp.studying.session import Counts, counts
from studyapp.views.daily import daily_link
from studyapp.views.exam import exam_link
from studyapp.views.forecast import Forecast, forecast
from studyapp.views.htmx import render_page
from studyapp.views.learner import learner_of
from studyapp.views.links import Link
from studyapp.views.mixed import Mixed, mixed
from studyapp.views.shelves import Shelf, shelves
from studyapp.views.wording import capitalised, counted, figure, joined, spelled

# What a card takes on average, reading its answer included; a guess that only sets expectations.
SECONDS_A_CARD = 15
READING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayPage:
    """What to do now. `forecast` is None for a visitor, who gets something to read instead."""

    headline: str
    lede: str
    study: Link | None
    exam: Link | None
    daily: Link | None
    mixed: Mixed | None
    forecast: Forecast | None
    reading: tuple[Link, ...]
    shelves: tuple[Shelf, ...]
    library: str


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    """The first page."""
    learner, now = learner_of(request), timezone.now()
    left = counts(learner, scope=Scope(), now=now)
    summary = summarise(learner, now=now)
    shown = shelves({one.service.slug: one.recall for one in summary.by_service if one.recall is not None})
    page = TodayPage(
        headline=_headline(left, summary),
        lede=_lede(learner, left, summary),
        study=Link(text=f"Study {figure(left.now, 'card')}", url=reverse("study")) if left.now else None,
        exam=exam_link(learner, now=now),
        daily=daily_link(learner, now=now),
        mixed=mixed(summary.mixed_up[0]) if summary.mixed_up else None,
        forecast=forecast(summary.due_by_day) if summary.studied else None,
        reading=() if summary.studied else _reading(),
        shelves=shown,
        library=f"{figure(len(summary.by_service), 'service and concept', 'services and concepts')}, "
        f"{figure(summary.total_cards, 'card')}",
    )
    return render_page(request, "today/today.html", page)


def _headline(left: Counts, summary: Summary) -> str:
    if not summary.total_cards:
        return "Your notes are read, but no card was made of them yet"
    if not left.now:
        return "Nothing is left for today"
    minutes = max(1, round(left.now * SECONDS_A_CARD / 60))
    return f"{capitalised(counted(left.now, 'card'))} today, about {counted(minutes, 'minute')}"


def _lede(learner: Learner | None, left: Counts, summary: Summary) -> str:
    if learner is None or not summary.studied:
        return f"The first of {summary.total_cards:,}. There is nothing to sign up for: begin."
    if not left.now:
        return (
            f"You have given {counted(summary.reviews_today, 'answer')} today. The rest comes when it is due."
        )
    parts = [
        words
        for number, words in (
            (left.due, f"{spelled(left.due)} you are about to forget"),
            (left.learning, f"{spelled(left.learning)} you are just learning"),
            (left.new, f"{spelled(left.new)} new"),
        )
        if number
    ]
    return f"{capitalised(joined(parts))}."


def _reading() -> tuple[Link, ...]:
    pairs = (
        Comparison.objects.live()
        .filter(stated=True)
        .exclude(principle="")
        .prefetch_related(Prefetch("services", queryset=Service.objects.order_by("slug")))[:READING]
    )
    return tuple(
        Link(text=joined([service.name for service in pair.services.all()]), url=pair.get_absolute_url())
        for pair in pairs
    )
