"""Progress: what would come to mind today, what is due, what gets mixed up."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from studyapp.progress.summary import Summary, summarise
from studyapp.studying.scope import Scope
from studyapp.studying.session import counts
from studyapp.views.categories import accent
from studyapp.views.forecast import Forecast, forecast
from studyapp.views.htmx import render_page
from studyapp.views.learner import learner_of
from studyapp.views.links import Link
from studyapp.views.mixed import Mixed, mixed
from studyapp.views.recalls import percent
from studyapp.views.wording import capitalised, counted, figure

SHOWN_PAIRS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceRecall:
    """A studied service: how much of it would come to mind, known from how many of its cards."""

    name: str
    url: str
    accent: str
    recall: int
    studied: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressPage:
    """What a learner knows. `forecast` is None before the first answer."""

    headline: str
    lede: str
    study: Link | None
    forecast: Forecast | None
    services: tuple[ServiceRecall, ...]
    mixed: tuple[Mixed, ...]


@require_safe
def progress(request: HttpRequest) -> HttpResponse:
    """The learner's progress; a visitor is told how to begin."""
    learner, now = learner_of(request), timezone.now()
    summary = summarise(learner, now=now)
    left = counts(learner, scope=Scope(), now=now).now
    headline, lede = _words(summary)
    page = ProgressPage(
        headline=headline,
        lede=lede,
        study=Link(text=f"Study {figure(left, 'card')}", url=reverse("study")) if left else None,
        forecast=forecast(summary.due_by_day) if summary.studied else None,
        services=_services(summary),
        mixed=tuple(mixed(pair) for pair in summary.mixed_up[:SHOWN_PAIRS]),
    )
    return render_page(request, "progress/progress.html", page)


def _words(summary: Summary) -> tuple[str, str]:
    """The headline and the sentence below it."""
    recall = percent(summary.recall)
    if recall is None:
        waiting = capitalised(counted(summary.total_cards, "card"))
        return "Nothing studied yet", f"{waiting} wait. After the first answer this page says what you know."
    seen, new = counted(summary.studied, "card"), figure(summary.total_cards - summary.studied, "card")
    answers = f"{capitalised(counted(summary.reviews, 'answer'))} on {counted(summary.days, 'day')}"
    lede = f"Of the {seen} you have seen; {new} are still new to you. {answers}: rest days break nothing."
    return f"You would recall {recall} of 100 today", lede


def _services(summary: Summary) -> tuple[ServiceRecall, ...]:
    """The studied services, the weakest first: that is where a card helps most."""
    shown = [
        ServiceRecall(
            name=one.service.name,
            url=one.service.get_absolute_url(),
            accent=accent(one.service.category),
            recall=recall,
            studied=f"{one.studied:,} of {figure(one.cards, 'card')}",
        )
        for one in summary.by_service
        if (recall := percent(one.recall)) is not None
    ]
    return tuple(sorted(shown, key=lambda one: (one.recall, one.name)))
