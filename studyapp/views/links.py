"""A link as templates show it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A page to go to."""

    text: str
    url: str
