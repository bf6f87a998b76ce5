"""The places in the navigation, and which of them the reader is in."""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template.context import Context
from django.urls import reverse

register = template.Library()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """An entry of the navigation. One without an icon has no room on a phone."""

    name: str
    url: str
    icon: str
    is_current: bool


# Name, icon, and the url names of the pages that belong to it, its own page first.
_PLACES = (
    ("Today", "today", ("today", "study", "card")),
    ("Library", "library", ("services", "service", "notes", "note")),
    ("Compare", "", ("comparisons", "comparison")),
    ("Quiz", "quiz", ("quiz", "quiz_sitting")),
    ("Decide", "decide", ("decisions", "decision", "decision_questions", "decision_picture")),
    ("Progress", "progress", ("progress",)),
)


@register.inclusion_tag("components/places.html", takes_context=True)
def places(context: Context) -> dict[str, list[Place]]:
    """The navigation. On a page without an address of its own (an error) no place is current."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    here = match.url_name if match else None
    return {
        "places": [
            Place(name=name, url=reverse(pages[0]), icon=icon, is_current=here in pages)
            for name, icon, pages in _PLACES
        ]
    }
