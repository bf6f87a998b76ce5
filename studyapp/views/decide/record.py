"""A verdict as a file to keep: an architecture decision record in Markdown."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from studyapp.deciding.record import as_record
from studyapp.views.decide.opened import answers_url, open_decision


@require_safe
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """The record of the verdict on the query's answers, as a download dated today."""
    opened = open_decision(request, slug)
    today = timezone.localdate()
    address = request.build_absolute_uri(answers_url(opened.definition, opened.verdict.answers))
    text = as_record(opened.definition, opened.verdict, decided_on=today, address=address)
    name = f"{opened.definition.slug}-{today:%Y-%m-%d}.md"
    return HttpResponse(
        text,
        content_type="text/markdown; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
