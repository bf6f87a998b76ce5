"""A link as templates show it."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page to go to."""

    text: str
    url: str


def practice_url(slug: str) -> str:
    """Where one is quizzed on the decision called `slug`."""
    return f"{reverse('quiz')}?{urlencode({'decision': slug})}"
