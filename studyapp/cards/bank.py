"""The linter's other half: what shows only in all cards together."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from studyapp.cards.card import Card
from studyapp.cards.options import option_order
from studyapp.cards.quality import Finding, Severity
from studyapp.cards.task_rules import is_task

FEWEST_TO_MEASURE = 60
"""Cards with options: with fewer, chance alone explains nearly anything."""
MOST_OVER_CHANCE = 0.10
_DEVIATIONS = 1.96
# The 95 % points of chi-square for 1 to 4 degrees of freedom.
_CHI_SQUARE = {1: 3.841, 2: 5.991, 3: 7.815, 4: 9.488}


def lint_bank(cards: Iterable[Card], *, seed: str = "bank") -> tuple[Finding, ...]:
    """The rules that cards break together: same fronts, same questions, a key that can be guessed.

    `seed` is that of the attempt whose option order is measured. Findings about the whole bank have
    no card.
    """
    every = sorted(cards, key=lambda card: card.key)
    asked = [card for card in every if len(card.choices) > 1 and _has_one_key(card)]
    return (*_same_fronts(every), *_same_questions(every), *_positions(asked, seed=seed), *guessed(asked))


def _has_one_key(card: Card) -> bool:
    return not is_task(card) and sum(one.correct for one in card.choices) == 1


def _same_fronts(cards: Sequence[Card]) -> list[Finding]:
    first: dict[str, str] = {}
    findings = []
    for card in cards:
        front = " ".join(card.front.casefold().split())
        known = first.setdefault(front, card.key)
        if known != card.key:
            findings.append(_blocking("C04", card.key, f"{known} has the same front."))
    return findings


def _same_questions(cards: Sequence[Card]) -> list[Finding]:
    """R24: no two cards with the same pair, aspect and direction: that is what a key is made of."""
    counted = Counter(card.key for card in cards)
    return [
        _blocking("R24", key, f"{count} cards ask the same of the same pair.")
        for key, count in sorted(counted.items())
        if count > 1
    ]


def _positions(cards: Sequence[Card], *, seed: str) -> list[Finding]:
    """R04: over cards of as many options, the right one is anywhere equally often (chi-square, 5 %)."""
    findings = []
    for options in sorted({len(card.choices) for card in cards}):
        same = [card for card in cards if len(card.choices) == options]
        if len(same) < FEWEST_TO_MEASURE or options - 1 not in _CHI_SQUARE:
            continue
        right = Counter(
            [card.choices[index].correct for index in option_order(card, seed=seed)].index(True)
            for card in same
        )
        expected = len(same) / options
        distance = sum((right[place] - expected) ** 2 / expected for place in range(options))
        if distance > _CHI_SQUARE[options - 1]:
            findings.append(
                _blocking(
                    "R04", "", f"Of {options} places the right option prefers some: {sorted(right.items())}."
                )
            )
    return findings


def guessed(cards: Sequence[Card]) -> list[Finding]:
    """R03 and R12: guessers who see only options score at most ten points over chance."""
    if len(cards) < FEWEST_TO_MEASURE:
        return []
    chance = sum(1 / len(card.choices) for card in cards) / len(cards)
    band = max(MOST_OVER_CHANCE, _DEVIATIONS * math.sqrt(chance * (1 - chance) / len(cards)))
    shown = Counter(choice.text for card in cards for choice in card.choices)
    guessers: tuple[tuple[str, str, Callable[[Card], list[float]]], ...] = (
        ("R03", "the longest", lambda card: [float(len(one.text)) for one in card.choices]),
        ("R12", "the most frequent", lambda card: [float(shown[one.text]) for one in card.choices]),
        ("R12", "the most specific", lambda card: [float(_specifics(one.text)) for one in card.choices]),
        ("R12", "the odd one out", lambda card: [_oddness(card, at) for at in range(len(card.choices))]),
    )
    findings = []
    for rule, name, weigh in guessers:
        score = sum(_score(card, weigh(card)) for card in cards) / len(cards)
        if score > chance + band:
            message = f"Choosing {name} option is right in {score:.0%} of the cards; chance is {chance:.0%}."
            findings.append(_blocking(rule, "", message))
    return findings


def _score(card: Card, weights: list[float]) -> float:
    # Among equals the guesser chooses blindly.
    best = [at for at, weight in enumerate(weights) if weight == max(weights)]
    return sum(card.choices[at].correct for at in best) / len(best)


def _specifics(text: str) -> int:
    return sum(letter.isdigit() or letter.isupper() for letter in text)


def _oddness(card: Card, at: int) -> float:
    own = set(card.choices[at].text.casefold().split())
    others = [set(one.text.casefold().split()) for index, one in enumerate(card.choices) if index != at]
    return -sum(len(own & other) / len(own | other) for other in others if own | other)


def _blocking(rule: str, card: str, message: str) -> Finding:
    return Finding(rule=rule, card=card, severity=Severity.BLOCK, message=message)
