"""Services that one line or sentence sets against each other."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from studyapp.knowledge.leads import lead_of
from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.names import Names
from studyapp.knowledge.statements import Statement
from studyapp.knowledge.wording import Words

SIDES = re.compile(r"\s*\|{2,}\s*|\s+<-+>\s+")
CONTRAST = re.compile(
    r"\bon the other hand\b|\bwhereas\b|\bunlike\b|\bcompared (?:to|with)\b|\bin contrast\b"
    r"|\balternative to\b|\bthan\b(?!\s+(?:\d|an?\b|one\b|two\b|half\b))",
    re.IGNORECASE,
)
# "whether A or B", "either A or B": the words before, and what stands between.
CHOOSES = re.compile(r"\b(?:whether|either|cho(?:ose|ice|osing)|decid(?:e|ing)|pick)\b", re.IGNORECASE)
OR = re.compile(r"\s+or\s+(?:the\s+)?", re.IGNORECASE)
FEWEST_SIDES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """Two services (slugs) set against each other. One that is not `stated` is only drawn in passing."""

    services: tuple[str, str]
    stated: bool = True


def side_by_side(line: Words, *, names: Names) -> dict[str, Words]:
    """What a line says of each service that it sets side by side ("A -> this ||| B -> that"), by slug.

    {} where it does not, or where a side has no name or nothing to say.
    """
    if "||" not in line.text and "<-" not in line.text:
        return {}
    marks = list(SIDES.finditer(line.text))
    starts = [0, *(match.end() for match in marks)]
    ends = [*(match.start() for match in marks), len(line.text)]
    said: dict[str, Words] = {}
    for start, end in zip(starts, ends, strict=True):
        side = line.cut(start, end)
        lead = lead_of(side)
        mentions = names.mentions(side.text)
        if not mentions:
            return {}
        said[mentions[0].slug] = lead.rest if lead is not None and lead.rest else side.cut(mentions[0].end)
    return said if len(said) >= FEWEST_SIDES and all(said.values()) else {}


def contrasts(statement: Statement, *, before: tuple[str, ...], lookup: Lookup) -> Iterator[Contrast]:
    """The pairs that a sentence compares; `before` are the services of the sentence before it."""
    text = statement.words.text
    for pair in _chosen_between(text, names=lookup.names):
        yield Contrast(services=pair)
    match = CONTRAST.search(text)
    if match is None or len(statement.services) != 1:
        return
    own = statement.services[0]
    others = [
        one.slug for one in lookup.names.mentions(text) if one.slug != own and one.start > match.start()
    ]
    if not others and "other hand" in match[0].casefold():
        others = [slug for slug in before if slug != own]
    for other in others[:1]:
        if not lookup.is_concept(other):
            # "Faster than X" alone compares in passing; it counts where more is said of both.
            yield Contrast(services=(own, other), stated=match[0].casefold() != "than")


def _chosen_between(text: str, *, names: Names) -> Iterator[tuple[str, str]]:
    """The pairs of a choice that a sentence speaks of: "whether A or B"."""
    begun = CHOOSES.search(text)
    mentions = names.mentions(text) if begun is not None else ()
    for one, other in pairwise(mentions):
        if begun is not None and begun.end() <= one.start and OR.fullmatch(text, one.end, other.start):
            yield one.slug, other.slug
