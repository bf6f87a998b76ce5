"""Reports of bad questions: the form beside a question, and the list for whoever writes the notes."""

import uuid
from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from studyapp.models import Card, Report, User
from studyapp.quizzing.reporting import LONGEST_WORDS, open_reports, settle
from studyapp.views.htmx import go_to, render_page
from studyapp.views.sources import SourceLink, card_link
from studyapp.views.wording import capitalised, counted

SHOWN = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportForm:
    """What is asked of who reports a question."""

    url: str
    reasons: tuple[tuple[str, str], ...]
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """A report, with the line that the question was made of."""

    front: str
    asked: str
    url: str
    reason: str
    words: str
    when: str
    source: SourceLink
    settle_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportsPage:
    """What was reported and not dealt with, the newest first."""

    headline: str
    lede: str
    reports: tuple[Reported, ...]


def report_form(card: Card) -> ReportForm:
    """The form by which this card is reported."""
    return ReportForm(
        url=reverse("question_report", args=[card.uid]),
        reasons=tuple((str(value), str(label)) for value, label in Report.Reason.choices),
        longest=LONGEST_WORDS,
    )


def may_read_reports(request: HttpRequest) -> bool:
    """Whether the reader looks after the notes here."""
    return isinstance(request.user, User) and request.user.is_staff


@never_cache
@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The open reports; PermissionDenied for who does not look after the notes."""
    if not may_read_reports(request):
        raise PermissionDenied
    found = open_reports()
    number = found.count()
    more = f" The newest {SHOWN} are shown." if number > SHOWN else ""
    page = ReportsPage(
        headline=f"{capitalised(counted(number, 'report'))} of bad questions",
        lede=f"Mend the line in the note, or say that the report is settled.{more}" if number else "",
        reports=tuple(_reported(row) for row in found[:SHOWN]),
    )
    return render_page(request, "quiz/reports.html", page)


@require_POST
def settle_report(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """Notes that a report was dealt with."""
    if not may_read_reports(request):
        raise PermissionDenied
    settle(get_object_or_404(Report, uid=uid), now=timezone.now())
    messages.info(request, "The report is settled.")
    return go_to(request, reverse("reports"))


def _reported(row: Report) -> Reported:
    return Reported(
        front=row.card.front,
        asked=row.asked if row.asked != row.card.front else "",
        url=reverse("question", args=[row.card.uid]),
        reason=row.get_reason_display(),
        words=row.words,
        when=f"{row.reported_at:%-d %B %Y}",
        source=card_link(row.card),
        settle_url=reverse("report_settle", args=[row.uid]),
    )
