"""What the library that ships asks is worth answering, by the linter's rules and as a bank."""

from collections import Counter

from studyapp.cards.bank import lint_bank
from studyapp.cards.card import CardKind
from studyapp.cards.generating import generate_cards
from studyapp.cards.quality import blocks, lint_card
from tests.shipping import shipped_library

FEWEST_CARDS = 600
FEWEST_COMPARING = 150


def test_every_card_passes_the_linter() -> None:
    library = shipped_library()
    services = {service.slug: service for service in library.services}

    refused = [card.front for card in generate_cards(library) if blocks(lint_card(card, services=services))]

    assert refused == []


def test_there_are_plenty() -> None:
    kinds = Counter(card.kind for card in generate_cards(shipped_library()))

    assert kinds.total() >= FEWEST_CARDS
    assert kinds[CardKind.CONTRAST] >= FEWEST_COMPARING


def test_as_a_bank_they_give_nothing_away() -> None:
    assert lint_bank(generate_cards(shipped_library())) == ()


def test_each_service_is_asked_what_it_is() -> None:
    library = shipped_library()
    definitions = {one.id: one.service for one in library.features if one.kind == "definition"}

    asked = {definitions[card.feature] for card in generate_cards(library) if card.feature in definitions}

    assert set(definitions.values()) - asked == set()
