"""The rules that hold for a card with options. Each gives what is wrong, "" where nothing is."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache

from studyapp.cards.accepting import normal
from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.naming import clangs
from studyapp.cards.plain import content_words, words
from studyapp.cards.task_rules import COUNTS, clanging, is_task
from studyapp.knowledge.facts import Service

_LONGER = 1.2
_MOST_OPTIONS = 5
_FEWEST_OPTIONS = 2
_ABSOLUTE = frozenset(("always", "never", "all", "only", "completely", "none", "every", "entirely", "must"))
_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|neither|any) of (?:the )?(?:above|these|them)\b|^[A-D] (?:and|or) [A-D]$", re.I
)
_ARTICLE = re.compile(r"\b(an?) (?:____|$)")
_MEASURE = re.compile(r"^[^A-Za-z]*\d")
_VOWELS = "aeiou"
_QUOTED = re.compile(r"“([^”]*)”")
_NAME_WORDS = 6
_LONGEST_SILENT = 3


def single_key(card: Card, _services: Mapping[str, Service]) -> str:
    """R01: one right option, or several that say how many; each wrong one has a line for what it is."""
    if not card.choices:
        return ""
    right = [one for one in card.choices if one.correct]
    several = len(right) in COUNTS and card.kind == CardKind.CONTRAST
    if len(right) != 1 and not several and not is_task(card):
        return f"{len(right)} options are marked right; one must be."
    if not is_task(card) and "; ".join(one.text for one in right) != card.back:
        return "The right option and the answer differ."
    silent = [one.text for one in card.choices if one.source is None]
    return f"No line of a note stands behind “{silent[0]}”." if silent else ""


def no_duplicates(card: Card, _services: Mapping[str, Service]) -> str:
    """R02: no two options are the same, and none holds another."""
    texts = [_bare(one.text) for one in card.choices if one.text]
    for at, one in enumerate(texts):
        for other in texts[at + 1 :]:
            if one == other or _holds(one, other) or _holds(other, one):
                return f"“{one}” and “{other}” are the same, or one holds the other."
    return ""


# The same services are options of many cards.
@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return " ".join(
        word.removesuffix("s") if len(word) > _LONGEST_SILENT else word for word in normal(text).split()
    )


def _holds(one: str, other: str) -> bool:
    return f" {other} " in f" {one} "


def length_cue(card: Card, _services: Mapping[str, Service]) -> str:
    """R03: the right option is not the longest by more than a fifth."""
    wrong = [len(one.text) for one in card.choices if not one.correct]
    right = [len(one.text) for one in card.choices if one.correct]
    cue = not is_task(card) and wrong and right and max(right) > _LONGER * max(wrong)
    return "The right option is the longest by more than a fifth." if cue else ""


class _Type(StrEnum):
    SERVICE = "a service"
    MEASURE = "a number"
    PHRASE = "a phrase"


def homogeneous(card: Card, services: Mapping[str, Service]) -> str:
    """R05: options are all services of one sort, all numbers, or all phrases."""
    types = {_type(one) for one in card.choices if one.text}
    if len(types) > 1:
        return f"Options are of different types: {' and '.join(sorted(types))}."
    of = {
        (services[one.service].kind, services[one.service].category)
        for one in card.choices
        if one.service is not None and one.service in services
    }
    # What a comparison sets against each other has been put into one family by the notes.
    compared = card.kind == CardKind.CONTRAST or (card.kind == CardKind.MATCH and card.feature is None)
    if len(of) > 1 and not compared and not _advised_against(card):
        return "Options are services of different families."
    return ""


def _advised_against(card: Card) -> bool:
    return card.kind == CardKind.SCENARIO


def _type(choice: Choice) -> _Type:
    if choice.service is not None and choice.match is None:
        return _Type.SERVICE
    return (
        _Type.MEASURE
        if _MEASURE.match(choice.text) and len(words(choice.text)) < _NAME_WORDS
        else _Type.PHRASE
    )


def grammar(card: Card, _services: Mapping[str, Service]) -> str:
    """R06: "a" or "an" before the blank fits every option or none."""
    article = _ARTICLE.search(card.front.rstrip(" ?”"))
    if article is None or not card.choices:
        return ""
    vowels = {one.text[:1].casefold() in _VOWELS for one in card.choices}
    return f"“{article[1]}” before the blank fits only some options." if len(vowels) > 1 else ""


def clang(card: Card, services: Mapping[str, Service]) -> str:
    """R07: no word of the question sounds like the right option and like no wrong one."""
    if is_task(card):
        return clanging(card, services)
    if not card.choices:
        return ""
    # The words around a quotation are the same on every card.
    stem = " ".join(_QUOTED.findall(card.front)) or card.front
    for one in card.choices:
        stem = stem.replace(one.text, " ")
    right = [one for one in card.choices if one.correct]
    wrong = [one for one in card.choices if not one.correct]
    if all(one.service in services for one in card.choices):
        found = clangs(
            stem,
            right=[services[one.service] for one in right if one.service],
            wrong=[services[one.service] for one in wrong if one.service],
        )
    else:
        only = _meaning(right) - _meaning(wrong)
        asked = frozenset(word for word in content_words(stem) if len(word) > _LONGEST_SILENT)
        named = content_words(" ".join(services[slug].name for slug in card.services if slug in services))
        found = (asked - named) & only
    return f"“{min(found)}” stands in the question and in the right option alone." if found else ""


def _meaning(choices: list[Choice]) -> frozenset[str]:
    return content_words(" ".join(one.text for one in choices))


def absolutes(card: Card, _services: Mapping[str, Service]) -> str:
    """R08: "always", "never", "all", "only" do not stand in one option alone."""
    if is_task(card):
        return ""
    having = [one for one in card.choices if {word.casefold() for word in words(one.text)} & _ABSOLUTE]
    return f"Only “{having[0].text}” has an absolute word." if len(having) == 1 else ""


def no_all_or_none(card: Card, _services: Mapping[str, Service]) -> str:
    """R09: no "all of the above", "none of the above", "A and C"."""
    found = next((one.text for one in card.choices if _ALL_OR_NONE.search(one.text)), "")
    return f"“{found}” is no option." if found else ""


def number_of_options(card: Card, _services: Mapping[str, Service]) -> str:
    """R14: two to five options. What has to be ordered or matched has rules of its own (R21, R22)."""
    if not card.choices or is_task(card) or _FEWEST_OPTIONS <= len(card.choices) <= _MOST_OPTIONS:
        return ""
    return f"{len(card.choices)} options; give {_FEWEST_OPTIONS} to {_MOST_OPTIONS}."


def explains_each(card: Card, _services: Mapping[str, Service]) -> str:
    """R17: each option has its own explanation."""
    unexplained = next((one for one in card.choices if not one.why.strip()), None)
    return f"“{unexplained.text or unexplained.match}” has no explanation." if unexplained else ""
