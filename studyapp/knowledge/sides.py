"""The kinds of one thing that lines of a note set side by side: FIFO and standard, Spot and On-Demand.

Notes rarely write their names out: "FIFO keeps the order", "Standard - at least once". Under the thing
itself the word that tells one kind from the others is name enough.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.terms import without_vendor
from studyapp.knowledge.wording import Words

TOKEN = re.compile(r"[^\W_]+")
ARTICLE = re.compile(r"\W*(?:(?:the|an?|o|a|os|as)\s+)?", re.IGNORECASE)
SET_OFF = re.compile(r"\s*(?:[:：=(]|[-–—=]+>|→|[-–—]\s|\s[-–—]|\Z)")
LEFT_OVER = re.compile(r"[\s:：=–—>→-]+")
BETWEEN = re.compile(r"\s+(?:vs?\.?|versus|and|or|&|e|ou|und|oder)\s+|\s*/\s*", re.IGNORECASE)
BRACKETED = re.compile(r"^\W*\(([^()]+)\)")
FEWEST, MOST = 2, 4
LONGEST_SIDE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One of several kinds of a thing: `own` are the words that tell it apart, `head` what all are."""

    slug: str
    own: tuple[str, ...]
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A kind that a line speaks of, and what the line says of it."""

    kind: Kind
    said: Words


def kinds_of(parents: Iterable[str], *, lookup: Lookup) -> tuple[Kind, ...]:
    """The kinds of the things `parents`: parts of one of them that are called alike but for a word or two.

    "User pools" and "identity pools" are kinds of Amazon Cognito; a part that shares its noun with no
    other part is none.
    """
    found: list[Kind] = []
    for parent in parents:
        whole = _tokens(lookup.names.service(parent).name)
        parts = {slug: _tokens(lookup.names.service(slug).name) for slug in lookup.parts_of(parent)}
        for slug, tokens in parts.items():
            alike = [other for other in parts.values() if other != tokens and _alike(tokens, other, whole)]
            common = {word for word in tokens if all(word in other for other in alike)} | set(whole)
            own = tuple(word for word in tokens[:-1] if word not in common)
            if alike and own:
                found.append(Kind(slug=slug, own=own, head=tokens[-1]))
    return tuple(found)


def _alike(one: tuple[str, ...], other: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Whether two names differ as kinds do: the same noun, and both or neither with the whole's name.

    An SQS FIFO queue and an SQS standard queue are kinds of SQS, a dead-letter queue is what they have.
    """
    return one[-1:] == other[-1:] and bool({*one} & {*whole}) == bool({*other} & {*whole})


def side_of(words: Words, *, kinds: Iterable[Kind], lookup: Lookup) -> Side | None:
    """The kind that a line begins with, by its name or by the words that tell it apart; None for neither.

    The words alone count where a noun, a colon, dash, arrow or bracket follows, or where they are
    written in capitals: "Standard: …", "USER POOLS …", "FIFO guarantees …", but not "Standard practice is …".
    """
    start = ARTICLE.match(words.text)
    begin = start.end() if start else 0
    by_slug = {kind.slug: kind for kind in kinds}
    first = next(iter(lookup.names.mentions(words.text[: begin + LONGEST_SIDE])), None)
    if first is not None and first.start <= begin and first.slug in by_slug:
        return Side(kind=by_slug[first.slug], said=_said(words, first.end))
    for kind in by_slug.values():
        end = _after(words.text, begin, kind)
        if end is not None:
            return Side(kind=kind, said=_said(words, end))
    return None


def sides_in(words: Words, *, kinds: tuple[Kind, ...], lookup: Lookup) -> tuple[Side, ...]:
    """The kinds that one short line names side by side: "Short (at once) vs long (waits) polling".

    () unless every part of the line is a kind, and they are two or more of the same noun. Only what a
    bracket says of a side counts as said.
    """
    found: list[Side] = []
    start = 0
    ends = [match.span() for match in BETWEEN.finditer(words.text)]
    for end, following in (*ends, (len(words.text), len(words.text))):
        part = words.cut(start, end)
        side = side_of(part, kinds=kinds, lookup=lookup)
        if side is None or len(part.text) > LONGEST_SIDE:
            return ()
        bracket = BRACKETED.match(side.said.text)
        said = side.said.cut(bracket.start(1), bracket.end(1)) if bracket else side.said.cut(0, 0)
        found.append(Side(kind=side.kind, said=said))
        start = following
    return tuple(found) if _comparable({side.kind for side in found}) else ()


@dataclass(slots=True, kw_only=True)
class Sides:
    """The kinds that a section has spoken of so far."""

    lookup: Lookup
    seen: list[Side] = field(default_factory=list)
    _kinds: dict[tuple[str, ...], tuple[Kind, ...]] = field(default_factory=dict)

    def kinds(self, parents: tuple[str, ...]) -> tuple[Kind, ...]:
        """As `kinds_of`, remembered: every line of a section asks for the same."""
        if parents not in self._kinds:
            self._kinds[parents] = kinds_of(parents, lookup=self.lookup)
        return self._kinds[parents]

    def take(self) -> Iterator[list[Side]]:
        """The sides that stand against each other, by the noun they share; forgets them all."""
        by_head: dict[str, list[Side]] = {}
        for side in self.seen:
            by_head.setdefault(side.kind.head, []).append(side)
        self.seen = []
        return (sides for sides in by_head.values() if _comparable({side.kind for side in sides}))


def rows_of(sides: Iterable[Side]) -> list[dict[str, Words]]:
    """What is said of each kind side by side: the first thing of each, then the second, …"""
    columns: dict[str, list[Words]] = {}
    for side in sides:
        if side.said:
            columns.setdefault(side.kind.slug, []).append(side.said)
    return [
        {slug: words for slug, words in zip(columns, row, strict=True) if words is not None}
        for row in zip_longest(*columns.values())
    ]


def _comparable(kinds: set[Kind]) -> bool:
    return FEWEST <= len(kinds) <= MOST and len({kind.head for kind in kinds}) == 1


def _after(text: str, begin: int, kind: Kind) -> int | None:
    """Where the kind's own words, and its noun if that follows, end; None where they do not stand there."""
    end = begin
    for word in kind.own:
        match = TOKEN.search(text, end)
        if match is None or match[0].casefold() != word or text[end : match.start()].strip(" -‑–"):
            return None
        end = match.end()
    own = text[begin:end]
    noun = TOKEN.match(text, end + 1)
    if noun is not None and _singular(noun[0].casefold()) == kind.head:
        return noun.end()
    if SET_OFF.match(text, end) or (own.isupper() and len(own) > 1):
        return end
    return None


def _said(words: Words, end: int) -> Words:
    rest = words.cut(end)
    left = LEFT_OVER.match(rest.text)
    return rest.cut(left.end() if left else 0)


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(_singular(word.casefold()) for word in TOKEN.findall(without_vendor(name)[1]))


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word
