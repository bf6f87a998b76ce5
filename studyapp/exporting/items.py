"""Cards as test items: what the formats of question banks have in common."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from studyapp.cards.accepting import variants
from studyapp.cards.card import CardKind
from studyapp.models import Card


class Form(StrEnum):
    """How an item is answered."""

    CHOICE = "choice"
    WORDS = "words"
    FREE = "free"
    ORDER = "order"
    MATCH = "match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of an item, with what is said to who gives it; `match` is what a thing is matched to."""

    text: str
    right: bool
    feedback: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question as another program would put it. All texts are plain.

    `answers` are the options of a choice, of which several may be right, the accepted spellings of a word
    to fill in, the steps to put in order, in that order, the things to match (one without a text is only
    there to be chosen wrongly), and of a free answer the model to judge it by. `remark` is shown after any
    answer: the principle, and the line of the note. `category` is the names that lead to it, from the
    outermost.
    """

    id: str
    form: Form
    category: tuple[str, ...]
    question: str
    answers: tuple[Answer, ...]
    remark: str


def items(cards: Iterable[Card]) -> Iterator[Item]:
    """Each card as an item. Its services and its note are read: fetch them with the cards."""
    for card in cards:
        source = f"{card.note.address}, line {card.line}"
        yield Item(
            id=card.uid.hex,
            form=_form(card),
            category=_category(card),
            question=card.front,
            answers=tuple(_answers(card)),
            remark=f"{card.principle} ({source})" if card.principle else f"({source})",
        )


_BY_KIND = {CardKind.ORDER: Form.ORDER, CardKind.MATCH: Form.MATCH}


def _form(card: Card) -> Form:
    if card.kind in _BY_KIND:
        return _BY_KIND[CardKind(card.kind)]
    if card.choices:
        return Form.CHOICE
    return Form.WORDS if card.kind == CardKind.CLOZE else Form.FREE


def _category(card: Card) -> tuple[str, ...]:
    names = sorted(service.name for service in card.services.all())
    return ("Comparisons", " vs ".join(names)) if len(names) > 1 else ("Services", *names)


def _answers(card: Card) -> Iterator[Answer]:
    if card.choices:
        for choice in card.choices:
            yield Answer(
                text=choice["text"],
                right=choice["correct"],
                feedback=choice["why"],
                match=choice.get("match") or "",
            )
    elif card.kind == CardKind.CLOZE:
        for spelling in dict.fromkeys((card.back, *variants(card.back))):
            yield Answer(text=spelling, right=True)
    else:
        yield Answer(text=card.back, right=True)


def percent(share: int) -> str:
    """One part of so many in per cent, as Moodle spells it: "50", "33.33333"."""
    return f"{100 / share:.5f}".rstrip("0").rstrip(".")
