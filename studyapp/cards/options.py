"""The order in which options are shown."""

import random

from studyapp.cards.card import Card


def option_order(card: Card, *, seed: str) -> tuple[int, ...]:
    """The indices of the card's choices in the order to show them, the same for the same seed.

    `seed` is the attempt's: another attempt shows another order. Store the order with the attempt.
    """
    order = list(range(len(card.choices)))
    # Not for secrets: the seed makes it repeatable.
    random.Random(f"{card.key}|{seed}").shuffle(order)  # noqa: S311
    return tuple(order)
