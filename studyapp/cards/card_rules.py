"""The rules that hold for every card. Each gives what is wrong, "" where nothing is."""

import re
from collections.abc import Iterator, Mapping

from studyapp.cards.accepting import normal
from studyapp.cards.card import Card, CardKind
from studyapp.cards.naming import BLANK
from studyapp.cards.plain import LONGEST_ANSWER, content_words, noise_in, word_count, words
from studyapp.cards.task_rules import is_task
from studyapp.knowledge.facts import Service

_NEGATIVE = re.compile(r"\b(?:not|except|n't|never)\b")
_YES_OR_NO = re.compile(
    r"^(?:[^:“]{1,60}: )?"
    r"(?:is|are|was|were|does|do|did|can|could|will|would|should|has|have|had|must|may)\b[^“]*\?$",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"“[^”]*”")
_FEWEST_WORDS_OF_A_QUESTION = 6


def positive_stem(card: Card, _services: Mapping[str, Service]) -> str:
    """R10: no NOT or EXCEPT in the question, unless it is in capitals. What is quoted may deny."""
    if card.kind == CardKind.CLOZE:
        return ""
    found = _NEGATIVE.search(_QUOTED.sub("", card.front))
    return f"The question says “{found.group()}”; ask it the other way round." if found else ""


def stem_complete(card: Card, _services: Mapping[str, Service]) -> str:
    """R11: the question by itself is whole. With options, six words; always a "?", a blank or a quotation."""
    front = card.front.strip()
    if BLANK not in front and "?" not in front:
        return "The question has neither a question mark nor a blank."
    if card.choices and len(words(front)) < _FEWEST_WORDS_OF_A_QUESTION:
        return f"The question has fewer than {_FEWEST_WORDS_OF_A_QUESTION} words."
    return ""


def has_source(card: Card, _services: Mapping[str, Service]) -> str:
    """R16: the answer has a note, a line and the words there."""
    source = card.source
    return (
        ""
        if source.note and source.line > 0 and source.quote.strip()
        else "The answer has no line in a note."
    )


def no_raw_noise(card: Card, _services: Mapping[str, Service]) -> str:
    """R19: no mark-up, address or emoji in anything that is shown."""
    for text in _shown(card):
        if noise := noise_in(text.replace(BLANK, "")):
            return f"“{noise}” is mark-up or an address."
    return ""


def _shown(card: Card) -> Iterator[str]:
    yield from (card.front, card.back, card.principle)
    for one in card.choices:
        yield from (one.text, one.why, one.match or "")


def one_blank(card: Card, _services: Mapping[str, Service]) -> str:
    """R23: one blank in a cloze, for something that carries a fact."""
    if card.kind != CardKind.CLOZE:
        return ""
    if card.front.count(BLANK) != 1:
        return f"There are {card.front.count(BLANK)} blanks; a cloze has one."
    return "" if normal(card.back) and content_words(card.back) else "What is left out carries no fact."


def no_leak(card: Card, _services: Mapping[str, Service]) -> str:
    """C01: the answer does not stand in the question, unless as one of several that the question names."""
    texts = [one.text for one in card.choices]
    if len(texts) > 1 and all(text in card.front for text in texts):
        return ""
    front = words(card.front.casefold())
    back = words(card.back.casefold())
    if not back or not any(front[at : at + len(back)] == back for at in range(len(front) - len(back) + 1)):
        return ""
    return f"The question shows its answer, “{card.back}”."


def short_answer(card: Card, _services: Mapping[str, Service]) -> str:
    """C02: at most 30 words in an answer, or in each thing to be put in order or matched."""
    parts = [one.text for one in card.choices] if is_task(card) else [card.back]
    count = max(map(word_count, parts), default=0)
    if not card.back.strip():
        return "There is no answer."
    return f"The answer has {count} words; {LONGEST_ANSWER} is the most." if count > LONGEST_ANSWER else ""


def not_yes_or_no(card: Card, _services: Mapping[str, Service]) -> str:
    """C03: nothing that a coin could answer."""
    yes_or_no = card.kind != CardKind.CLOZE and _YES_OR_NO.match(card.front)
    return "The question can be answered by yes or no." if yes_or_no else ""
