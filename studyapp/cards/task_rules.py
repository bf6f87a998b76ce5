"""The rules for questions that ask for several options. Each gives what is wrong, "" where nothing is."""

from collections import Counter
from collections.abc import Mapping

from studyapp.cards.accepting import normal
from studyapp.cards.card import Card, CardKind
from studyapp.cards.naming import clangs
from studyapp.cards.ordering import FEWEST_STEPS, MOST_STEPS, ORDER_CUE
from studyapp.cards.plain import words
from studyapp.knowledge.facts import Service

FEWEST_STATEMENTS, MOST_STATEMENTS = 3, 6
COUNTS = {2: "two", 3: "three", 4: "four"}
_ONE_BY_ONE = (CardKind.ORDER, CardKind.MATCH)


def is_task(card: Card) -> bool:
    """Whether every option has to be put somewhere, instead of being chosen or not."""
    return card.kind in _ONE_BY_ONE


def multi_count(card: Card, _services: Mapping[str, Service]) -> str:
    """R20: a question with several right options says how many, and has a wrong one."""
    right = sum(one.correct for one in card.choices)
    if card.kind != CardKind.CONTRAST or right < min(COUNTS):
        return ""
    if COUNTS.get(right, "") not in [word.casefold() for word in words(card.front)]:
        return f"{right} options are right, and the question does not say so."
    return "" if right < len(card.choices) else "Every option is right."


def matching(card: Card, _services: Mapping[str, Service]) -> str:
    """R21: each statement belongs to one thing, which nobody finds by what is left over.

    So what they belong to has more than one statement somewhere, or there is one without any.
    """
    if card.kind != CardKind.MATCH:
        return ""
    statements = [one for one in card.choices if one.text]
    spare = {one.match for one in card.choices if not one.text}
    used = Counter(one.match for one in statements)
    if not FEWEST_STATEMENTS <= len(statements) <= MOST_STATEMENTS:
        return f"{len(statements)} statements; give {FEWEST_STATEMENTS} to {MOST_STATEMENTS}."
    if any(not one.match or not one.correct for one in statements):
        return "A statement belongs to nothing."
    if spare & used.keys():
        return "What no statement belongs to has one."
    left_over = not spare and max(used.values()) == 1
    if left_over or len(used) < min(COUNTS):
        return "Where a statement belongs shows without reading it: by what is left, or as all are in one."
    return ""


def clanging(card: Card, services: Mapping[str, Service]) -> str:
    """R07 for each statement: nothing in it sounds like what it belongs to and like nothing else."""
    known = {one.service for one in card.choices if one.service is not None and one.service in services}
    for one in card.choices:
        if one.text and one.service is not None and one.service in known:
            others = [services[slug] for slug in sorted(known - {one.service})]
            if found := clangs(one.text, right=[services[one.service]], wrong=others):
                return f"“{min(found)}” in “{one.text}” sounds like {one.match}."
    return ""


def ordering(card: Card, _services: Mapping[str, Service]) -> str:
    """R22: three to seven steps that the note has in this order, line by line, and none tells its place."""
    if card.kind != CardKind.ORDER:
        return ""
    if not FEWEST_STEPS <= len(card.choices) <= MOST_STEPS:
        return f"{len(card.choices)} steps; give {FEWEST_STEPS} to {MOST_STEPS}."
    lines = [(one.source.note, one.source.line) for one in card.choices if one.source is not None]
    if len(lines) < len(card.choices) or len({note for note, _ in lines}) > 1 or lines != sorted(set(lines)):
        return "No numbered list of one note has the steps in this order."
    telling = next((one.text for one in card.choices if ORDER_CUE.match(one.text)), "")
    if telling:
        return f"“{telling}” tells its place."
    texts = {normal(one.text) for one in card.choices}
    return "" if len(texts) == len(card.choices) else "Two steps are the same: there is more than one order."
