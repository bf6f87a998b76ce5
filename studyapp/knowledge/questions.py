"""Exam questions in notes: a numbered question, lettered options, and the letter of the right one."""

import re
from dataclasses import dataclass

from studyapp.knowledge.wording import Words, pieces, words_of
from studyapp.notes.document import Block, Item, Listing, Paragraph, Quote

OPTION = re.compile(r"^\s*(?P<letter>[A-H])[.)]\s+(?=\S)")
ANSWER = re.compile(
    r"^\W*(?i:(?:the )?(?:correct |right )?(?:answers?|options?)(?: is| are)?|resposta(?: correta)?"
    r"|答案)\s*[:：]?\s*"
    r"(?P<letters>[A-H](?:(?:\s*(?:,|and|&|\+|、|e)?\s*)[A-H]){0,5})(?![a-z])",
)
FEWEST_OPTIONS = 2
SHORTEST_REST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question, its right answers and its wrong ones; `rest` is what else was said below it."""

    asked: Words
    right: tuple[Words, ...]
    wrong: tuple[Words, ...]
    rest: tuple[Words, ...]


def question_of(item: Item) -> Question | None:
    """The question that a list item asks, None where it asks none or nobody gives the answer."""
    if not item.children:
        return None
    lines = [line for block in item.children for line in _lines(block)]
    options = [
        (match["letter"], line.cut(match.end())) for line in lines if (match := OPTION.match(line.text))
    ]
    if len(options) < FEWEST_OPTIONS:
        return None
    letters = {
        letter
        for line in lines
        if (match := ANSWER.match(line.text.replace("\n", " "))) is not None
        for letter in match["letters"]
        if letter.isupper()
    }
    right = tuple(words for letter, words in options if letter in letters)
    if not right:
        return None
    rest = tuple(
        line
        for line in lines
        if not OPTION.match(line.text) and not ANSWER.match(line.text) and len(line.text) > SHORTEST_REST
    )
    return Question(
        asked=words_of(item.text),
        right=right,
        wrong=tuple(words for letter, words in options if letter not in letters),
        rest=rest,
    )


def _lines(block: Block) -> list[Words]:
    match block:
        case Paragraph():
            return pieces(words_of(block.text))
        case Listing():
            return [
                line
                for item in block.items
                for line in (
                    words_of(item.text),
                    *(inner for child in item.children for inner in _lines(child)),
                )
            ]
        case Quote():
            return [line for child in block.blocks for line in _lines(child)]
        case _:
            return []
