"""A source as a link: a short name of the note, and the line in words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from studyapp import models
from studyapp.knowledge import facts

LONGEST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLink:
    """A link to a line of a note. `quote` is what stands there."""

    text: str
    url: str
    quote: str = ""


def short_name(address: str) -> str:
    """The file's name without its ending, cut after a word where it is long.

    >>> short_name("aws/3-application-services.md")
    '3-application…'
    """
    name = re.sub(r"\.(md|markdown)$", "", address.rsplit("/", 1)[-1], flags=re.IGNORECASE)
    if len(name) <= LONGEST:
        return name
    kept = re.sub(r"[-_ .]+[^-_ .]*$", "", name[: LONGEST - 1])
    return f"{kept}…"


def line_words(line: int, end_line: int) -> str:
    """The range of lines in words."""
    return f"line {line}" if end_line <= line else f"lines {line} to {end_line}"


def line_url(address: str, line: int) -> str:
    """The address of a line on its note's page."""
    return f"{reverse('note', args=[address])}#line-{line}"


def link_to(source: facts.Source) -> SourceLink:
    """The link for a source."""
    return SourceLink(
        text=f"{short_name(source.note)}, {line_words(source.line, source.end_line)}",
        url=line_url(source.note, source.line),
        quote=source.quote,
    )


def links_to(sources: Iterable[facts.Source]) -> tuple[SourceLink, ...]:
    """A link for each source; two statements on one line are one link."""
    return tuple({(link := link_to(source)).url: link for source in sources}.values())


def stored_links(sources: Iterable[models.Source]) -> tuple[SourceLink, ...]:
    """A link for each stored source, whose notes should be loaded."""
    return links_to(
        facts.Source(note=row.note.address, line=row.line, end_line=row.end_line, quote=row.quote)
        for row in sources
    )


def card_link(card: models.Card) -> SourceLink:
    """The line that a card's answer stands on."""
    return link_to(
        facts.Source(note=card.note.address, line=card.line, end_line=card.end_line, quote=card.quote)
    )
