"""Which new card is which old one, where a key had to be made of words: blanks and comparisons.

A blank's key has the word left out in it, a comparison's the name of the row. Spelt otherwise, it would
be another card, and what was learnt of it lost. The order of steps goes by the first of them, which is
another where one is put in front; it is the same card while half of the steps are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from rapidfuzz import fuzz

from studyapp.cards.card import Card, CardKind
from studyapp.knowledge.identity import match_up
from studyapp.knowledge.places import Traits

_ALIKE = 80


def with_known_keys(generated: tuple[Card, ...], *, asked: Mapping[str, Card]) -> tuple[Card, ...]:
    """`generated` in its order, each card under the key by which it was asked before, if it was.

    The key that a card was made with is its own where no card of `asked` (by key) has become it.
    """
    old: dict[tuple[str, str], list[Card]] = defaultdict(list)
    new: dict[tuple[str, str], list[Card]] = defaultdict(list)
    for cards, sorted_in in ((asked.values(), old), (generated, new)):
        for card in cards:
            if card.kind in _MATCHING:
                sorted_in[_asking(card)].append(card)
    keys: dict[str, str] = {}
    for asking, found in new.items():
        known = old.get(asking, [])
        if known and not _is_settled(found, asked=asked):
            keys |= _MATCHING[found[0].kind](known, found)
    if not keys:
        return generated
    taken = set(keys.values())
    result = []
    for card in generated:
        key = keys.get(card.key) or _free(card.key, taken)
        taken.add(key)
        result.append(card if key == card.key else replace(card, key=key))
    return tuple(result)


def _asking(card: Card) -> tuple[str, str]:
    """What two cards must share to be the same one.

    The feature, the service whose steps are to be ordered, or the comparison and whom it asks of.
    """
    if card.kind is CardKind.CLOZE:
        return card.feature or "", card.kind
    if card.kind is CardKind.ORDER:
        return card.services[0], card.kind
    comparison, middle, direction = card.key.split(":", 2)
    return comparison, middle if middle == "shared" else direction


def _is_settled(found: Iterable[Card], *, asked: Mapping[str, Card]) -> bool:
    """Whether every card is asked already, by the same sentence."""
    return all(card.key in asked and asked[card.key].source.quote == card.source.quote for card in found)


def _same_blanks(known: Iterable[Card], found: Iterable[Card]) -> dict[str, str]:
    """New keys and the old ones that leave out the same, otherwise spelt."""
    found = list(found)
    keys = {card.key for card in found}
    leaving = {card.key for card in known} - keys
    same: dict[str, str] = {}
    for key in sorted(keys - {card.key for card in known}):
        alike = sorted(old for old in leaving if _is_same_blank(_variant(old), _variant(key)))
        if alike:
            same[key] = alike[0]
            leaving.remove(alike[0])
    return same


def _is_same_blank(one: str, other: str) -> bool:
    """Whether one is the other otherwise spelt: 300 and 300 calls are, 30 days and 30 minutes are not."""
    if any(sign.isdigit() for sign in one + other):
        return f"{one} ".startswith(f"{other} ") or f"{other} ".startswith(f"{one} ")
    return fuzz.ratio(one, other) >= _ALIKE


def _variant(key: str) -> str:
    return key.rsplit(":", 1)[-1]


def _same_rows(known: Iterable[Card], found: Iterable[Card]) -> dict[str, str]:
    """New keys and the old ones of the rows that say the same, or that are called the same."""
    known, found = list(known), list(found)
    pairs = match_up(known=[_row(card) for card in known], found=[_row(card) for card in found])
    same = {found[new].key: known[old].key for new, old in pairs.items()}
    left = {card.key for card in known} - set(same.values())
    return same | {card.key: card.key for card in found if card.key not in same and card.key in left}


def _same_lists(known: Iterable[Card], found: Iterable[Card]) -> dict[str, str]:
    """New keys and the old ones of the lists that share the most steps, at least half of the shorter."""
    known, found = list(known), list(found)
    shared = sorted(
        (
            (-count, new.key != old.key, new.key, old.key)
            for new in found
            for old in known
            if 2 * (count := len(_steps(new) & _steps(old))) >= min(len(_steps(new)), len(_steps(old)))
        ),
    )
    same: dict[str, str] = {}
    for _, _, new_key, old_key in shared:
        if new_key not in same and old_key not in same.values():
            same[new_key] = old_key
    return same


def _steps(card: Card) -> frozenset[str]:
    return frozenset(choice.text.casefold() for choice in card.choices)


def _row(card: Card) -> Traits:
    return Traits(
        group="",
        kind=card.kind,
        label=card.key.split(":")[1],
        text=card.source.quote,
        note=card.source.note,
        position=card.source.line,
    )


def _free(key: str, taken: set[str]) -> str:
    """The key, or with a number where a card that is called otherwise by now still has it."""
    number = 1
    free = key
    while free in taken:
        number += 1
        comparison, middle, direction = key.split(":", 2)
        free = f"{comparison}:{middle} {number}:{direction}"
    return free


_MATCHING: Mapping[CardKind, Callable[[Iterable[Card], Iterable[Card]], dict[str, str]]] = {
    CardKind.CLOZE: _same_blanks,
    CardKind.CONTRAST: _same_rows,
    CardKind.ORDER: _same_lists,
}
