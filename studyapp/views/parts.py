"""Answers that have several parts, as a list."""

from studyapp.cards.card import CardKind
from studyapp.models import Card

# The kinds whose answer is a list.
LISTED = {CardKind.MATCH, CardKind.ORDER}


def listed(card: Card) -> tuple[str, ...]:
    """The parts of an answer that has several, () for others; their numbers are the list's own."""
    if card.kind not in LISTED:
        return ()
    return tuple(
        f"{choice['text']} → {choice['match']}" if choice.get("match") else str(choice["text"])
        for choice in card.choices
        if choice["text"]
    )
