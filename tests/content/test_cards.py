"""What the library that ships asks is worth answering, by the linter's rules and as a bank."""

from collections import Counter

from studyapp.cards.bank import lint_bank
from studyapp.cards.card import CardKind
from studyapp.cards.generating import examine_cards, generate_cards
from studyapp.cards.quality import Severity
from tests.shipping import shipped_library

MOST_REFUSED = 0.02
MOST_SILENT = 5
FEWEST_CARDS = 600
FEWEST_COMPARING = 150
FEWEST_ORDERS = 40
FEWEST_MATCHES = 25
FEWEST_SHARED = 12


def test_hardly_any_card_is_refused_by_the_linter() -> None:
    """What it blocks is never asked; much of that would show that the library is written badly."""
    generated = examine_cards(shipped_library())

    refused = [one for one in generated.findings if one.severity is Severity.BLOCK]

    assert len(refused) <= MOST_REFUSED * len(generated.cards)


def test_every_statement_is_asked_for() -> None:
    """A step also by the order that it stands in; and what advice says is asked for as a situation."""
    library = shipped_library()
    cards = generate_cards(library)
    asked = {card.feature for card in cards}
    ordered = {
        choice.source
        for card in cards
        if card.kind is CardKind.ORDER
        for choice in card.choices
        if choice.source
    }
    advised = {(source.note, source.line) for advice in library.guidance for source in advice.sources}

    silent = [
        (one.sources[0].note, one.sources[0].line)
        for one in library.features
        if one.id not in asked and ordered.isdisjoint(one.sources)
    ]

    assert [place for place in silent if place not in advised][MOST_SILENT:] == []


def test_there_are_plenty() -> None:
    kinds = Counter(card.kind for card in generate_cards(shipped_library()))

    assert kinds.total() >= FEWEST_CARDS
    assert kinds[CardKind.CONTRAST] >= FEWEST_COMPARING


def test_there_are_some_of_each_kind() -> None:
    cards = generate_cards(shipped_library())
    kinds = Counter(card.kind for card in cards)

    assert kinds[CardKind.ORDER] >= FEWEST_ORDERS
    assert kinds[CardKind.MATCH] >= FEWEST_MATCHES
    assert (
        sum(" do your notes say of " in card.front and "which" in card.front for card in cards)
        >= FEWEST_SHARED
    )
    assert any(
        sum(one.correct for one in card.choices) > 1 for card in cards if card.kind is CardKind.CONTRAST
    )


def test_as_a_bank_they_give_nothing_away() -> None:
    assert lint_bank(generate_cards(shipped_library())) == ()


def test_each_service_is_asked_what_it_is() -> None:
    library = shipped_library()
    definitions = {one.id: one.service for one in library.features if one.kind == "definition"}

    asked = {definitions[card.feature] for card in generate_cards(library) if card.feature in definitions}

    assert set(definitions.values()) - asked == set()
