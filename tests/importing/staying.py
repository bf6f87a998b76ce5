"""How many cards keep their key while notes are edited, told by the text of the notes alone.

Nothing here asks `identity.py`: a sentence is the same when its quote is, and a light rewording of the
one that stood on the lines which its line replaced.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from studyapp.cards.card import Card
from studyapp.knowledge.facts import Source
from tests.importing.replaying import Library

_WORD = re.compile(r"\w+")
_SHARED = 0.7


@dataclass(slots=True, kw_only=True)
class Tally:
    """How many cards should have kept their key, and those that did not."""

    cards: int = 0
    lost: list[Card] = field(default_factory=list)

    def add(self, cards: Iterable[Card], *, after: Library) -> None:
        """Count cards of the library before against the library after."""
        for card in cards:
            self.cards += 1
            if card.key not in after.cards:
                self.lost.append(card)

    @property
    def share(self) -> float:
        """The share that kept their key; 1 where there was nothing to keep."""
        return 1 - len(self.lost) / self.cards if self.cards else 1.0


def unchanged(before: Library, after: Library) -> Iterator[Card]:
    """The cards of `before` whose sentence is still said of the same services, word for word."""
    said = {(service, _even(source.quote)) for service, source in _said(after)}
    for card in before.cards.values():
        if all((service, _even(card.source.quote)) in said for service in _subjects(card)):
            yield card


def reworded(before: Library, after: Library) -> Iterator[Card]:
    """The cards of `before` whose sentence was reworded lightly where it stood, about the same service.

    Lightly: at least 70 % of the words of the longer one stand in both. Where it stood: on a line that
    replaced its line. A card that asks for a word which is gone asks for nothing that is left.
    """
    said: dict[tuple[str, int], set[tuple[str, str]]] = defaultdict(set)
    for service, source in _said(after):
        for line in range(source.line, source.end_line + 1):
            said[source.note, line].add((service, _even(source.quote)))
    same = {card.key for card in unchanged(before, after)}
    replaced = {
        address: _replaced(text, after.texts[address])
        for address, text in before.texts.items()
        if address in after.texts
    }
    for card in before.cards.values():
        if card.key in same:
            continue
        there = {
            sentence
            for line in replaced.get(card.source.note, {}).get(card.source.line, ())
            for sentence in said[card.source.note, line]
        }
        for service in _subjects(card)[:1]:
            texts = [quote for whose, quote in there if whose == service]
            if any(_is_light(card.source.quote, text) and _still_asks(card, text) for text in texts):
                yield card


def _subjects(card: Card) -> tuple[str, ...]:
    """Whom the card's own sentence is about: a question that sets several apart stands on one of them."""
    if card.feature or len(card.services) == 1:
        return card.services
    about = card.key.rsplit(":", 1)[-1].removeprefix("of-")
    return (about,) if about in card.services else card.services


def _said(library: Library) -> Iterator[tuple[str, Source]]:
    for feature in library.features.values():
        for source in feature.sources:
            yield feature.service, source
    for advice in library.guidance.values():
        for source in advice.sources:
            for service in (*advice.services, *advice.against):
                yield service, source
    for comparison in library.comparisons.values():
        for row in comparison.rows:
            for service, cell in row.values.items():
                for source in cell.sources:
                    yield service, source
        for cell in comparison.shared:
            for source in cell.sources:
                for service in comparison.services:
                    yield service, source


def _replaced(before: str, after: str) -> Mapping[int, range]:
    """For each line that was replaced, the lines that came in its place."""
    old, new = ([_even(line) for line in text.split("\n")] for text in (before, after))
    found: dict[int, range] = {}
    for what, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "replace":
            found |= dict.fromkeys(range(start + 1, end + 1), range(first + 1, last + 1))
    return found


def _is_light(one: str, other: str) -> bool:
    here, there = (Counter(_WORD.findall(text.casefold())) for text in (one, other))
    return (here & there).total() >= _SHARED * max(here.total(), there.total(), 1)


def _still_asks(card: Card, text: str) -> bool:
    return card.kind != "cloze" or card.back.casefold() in text.casefold()


def _even(text: str) -> str:
    return " ".join(text.split())
