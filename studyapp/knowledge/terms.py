"""Spellings: how a service may be written, and how much care each spelling needs.

A spelling is compared by its key: its letters and digits, lower case, without what joins them, so
that "EventBridge", "Event Bridge" and "event-bridge" are one. `breaks` are the places in the key at
which running text may have a gap, so that "out posts" is not taken for "Outposts".
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from pathlib import Path

from studyapp.knowledge.facts import Service, ServiceKind

GAZETTEER_FOLDER = Path(__file__).parent / "gazetteer"

WORD = re.compile(r"[^\W_]+|&")
VENDORS = {
    "aws": "aws",
    "amazon": "aws",
    "azure": "azure",
    "microsoft": "azure",
    "google": "google",
    "gcp": "google",
}
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_LONGEST_ACRONYM = 6
_SHORTEST_SINGULAR = 5


class Care(IntEnum):
    """When a spelling counts, from the most to the least freely."""

    FREE = 0  # anywhere, in any case
    CAPITALISED = 1  # in running text only where it is written as a name
    ALONE = 2  # only where it is the whole phrase, or a vendor's name stands before it
    VENDOR = 3  # only where a vendor's name stands before it


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One spelling of one service. `provider` is aws, azure, google, concept, or "" for declared ones.

    `slashed` spellings have a slash of their own ("Pub/Sub"); in others it stands between two things.
    `misspelt` ones have a typing error. A term without a slug says that the spelling means nothing.
    """

    slug: str
    key: str
    breaks: frozenset[int]
    care: Care
    provider: str
    acronym: bool
    slashed: bool
    misspelt: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A service together with its spellings by the care they need."""

    service: Service
    provider: str
    capitalised: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    vendor_only: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()


def key_of(text: str) -> str:
    """The letters and digits of `text` in lower case; "&" reads as "and"."""
    return "".join("and" if word == "&" else word.lower() for word in WORD.findall(text))


def without_vendor(text: str) -> tuple[str, str]:
    """(provider, the rest) of "Amazon SQS" or "Google Cloud Platform Dataflow"; ("", text) if none leads.

    "Google Cloud Run" keeps its "Cloud": it is part of that service's own name.
    """
    provider = ""
    while (match := WORD.search(text)) and match.group().lower() in VENDORS and text[match.end() :].strip():
        provider = VENDORS[match.group().lower()]
        text = text[match.end() :].lstrip(" -–—_/:")
    return provider, text


def read_entries() -> Iterator[Entry]:
    """The rows of the packaged gazetteer, one Entry each. `gazetteer/README.md` explains the columns."""
    for path in sorted(GAZETTEER_FOLDER.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield Entry(
                    service=Service(
                        slug=row["slug"],
                        name=row["name"],
                        aliases=_listed(row["aliases"]),
                        kind=ServiceKind(row["kind"]),
                        category=row["category"],
                        parent=row["parent"] or None,
                    ),
                    provider=row["provider"],
                    capitalised=_listed(row["capitalised"]),
                    alone=_listed(row["alone"]),
                    vendor_only=_listed(row["vendor_only"]),
                    misspelt=_listed(row["misspelt"]),
                )


def terms_of(entry: Entry) -> tuple[Term, ...]:
    """Every spelling of an entry, singular and plural, each with the care it needs.

    A name counts without its vendor ("Amazon SQS", "SQS"). An alias that the data writes with the
    vendor ("AWS VPN") needs it, and so does a spelling that a column of the data flags.
    """
    found: dict[str, Term] = {}

    def note(spelling: str, care: Care, *, misspelt: bool = False) -> None:
        vendor, bare = without_vendor(spelling)
        if vendor and vendor != entry.provider:  # another vendor's word is a part of this name
            bare = spelling
        for form in _numbers(bare):
            term = _term(form, care=care, slug=entry.service.slug, provider=entry.provider)
            term = replace(term, misspelt=True) if misspelt else term
            if term.key:
                found.setdefault(term.key, term)

    for care, spellings in (
        (Care.VENDOR, entry.vendor_only),
        (Care.ALONE, entry.alone),
        (Care.CAPITALISED, entry.capitalised),
        (Care.FREE, (entry.service.name,)),
    ):
        for spelling in spellings:
            note(spelling, care)
    vendored = {alias for alias in entry.service.aliases if without_vendor(alias)[0] == entry.provider != ""}
    for alias in sorted(entry.service.aliases, key=vendored.__contains__):  # the free ones first
        note(alias, Care.VENDOR if alias in vendored else Care.FREE)
    for spelling in entry.misspelt:
        note(spelling, Care.FREE, misspelt=True)
    return tuple(found.values())


def declared_entries(services: Iterable[Service]) -> Iterator[Entry]:
    """Entries for services that notes declare: their names and aliases count as written."""
    for service in services:
        yield Entry(service=service, provider="")


def settled_terms(spelling: str, slug: str | None) -> tuple[Term, ...]:
    """A spelling, singular and plural, that means one service from now on, or with None nothing.

    Written as a single word with a capital ("Pipeline") it counts in running text only where it is
    written as a name; written otherwise ("pipeline", "DMS", "Parcel Line") it counts in any case.
    """
    care = Care.CAPITALISED if spelling.istitle() and len(spelling.split()) == 1 else Care.FREE
    forms = (_term(form, care=care, slug=slug or "", provider="") for form in _numbers(spelling))
    return tuple(term for term in forms if term.key)


def _listed(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def _term(spelling: str, *, care: Care, slug: str, provider: str) -> Term:
    parts = [
        "and" if part == "&" else part.lower()
        for word in WORD.findall(spelling)
        for part in _HUMP.split(word)
        if part
    ]
    ends = []
    length = 0
    for part in parts:
        length += len(part)
        ends.append(length)
    return Term(
        slug=slug,
        key="".join(parts),
        breaks=frozenset(ends[:-1]),
        care=care,
        provider=provider,
        acronym=spelling.isupper() and len(spelling) <= _LONGEST_ACRONYM,
        slashed="/" in spelling,
    )


def _numbers(spelling: str) -> tuple[str, ...]:
    """The spelling itself, then its plural or singular where that can be told by its last letters."""
    last = spelling[spelling.rfind(" ") + 1 :]
    if last.isupper() and last.endswith("S"):
        return (spelling,)
    if not last.endswith(("s", "S")):
        return (spelling, f"{spelling}s")
    if len(last) < _SHORTEST_SINGULAR or last.endswith(("ss", "us", "is")):
        return (spelling,)
    return (spelling, spelling[:-1])
