"""Every decision that the notes describe."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from studyapp.knowledge.decisions import from_json
from studyapp.models import Decision
from studyapp.views.htmx import render_page
from studyapp.views.wording import figure


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
