import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.bank import lint_bank
from studyapp.cards.card import CardKind
from studyapp.cards.generating import examine_cards, generate_cards
from studyapp.cards.options import option_order
from studyapp.cards.plain import word_count
from studyapp.cards.quality import blocks, lint_card
from studyapp.cards.task_rules import is_task
from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import FeatureKind, Guidance, Knowledge, ServiceKind
from studyapp.knowledge.merging import merge
from studyapp.knowledge.names import gazetteer
from studyapp.notes.reading import read_document
from tests.cards.making import comparison, feature, knowing, question, source
from tests.conftest import SHARED

NOTES = SHARED / "notes"
WHICH = ("delivery", "Parcels go out to everybody at once", "A worker collects parcels when ready")


def small_library() -> Knowledge:
    library = knowing(
        feature("A place where work waits for a worker.", kind=FeatureKind.DEFINITION, line=1),
        feature("A parcel weighs at most 256 KB when sent.", kind=FeatureKind.LIMIT, label="Weight", line=2),
        feature("Parcels are delivered at least once to whoever collects.", aspect="delivery", line=3),
        feature("Tells everybody at the same moment.", service="sns", kind=FeatureKind.DEFINITION, line=4),
        feature(
            "Sorts what happened by its pattern.", service="eventbridge", kind=FeatureKind.DEFINITION, line=5
        ),
        feature(
            "Speaks the old broker protocols of banks.", service="mq", kind=FeatureKind.DEFINITION, line=6
        ),
        comparisons=(comparison(WHICH),),
    )
    advice = Guidance(
        condition="if a slow worker must not lose parcels", services=("sqs",), sources=(source(9),), id="g1"
    )
    return replace(library, guidance=(advice,))


def test_it_makes_every_kind_of_card_from_a_small_library() -> None:
    kinds = {card.kind for card in generate_cards(small_library())}

    assert kinds == {CardKind.RECALL, CardKind.CLOZE, CardKind.CHOICE, CardKind.CONTRAST, CardKind.SCENARIO}


def test_a_definition_is_introduced_before_the_details() -> None:
    of_sqs = [card for card in generate_cards(small_library()) if card.services == ("sqs",) and card.feature]

    assert of_sqs[0].front == "What is Amazon SQS?"


def test_the_scenario_does_not_begin_with_if() -> None:
    (card,) = (card for card in generate_cards(small_library()) if card.kind == CardKind.SCENARIO)

    assert card.front == "Which service do your notes advise here? “A slow worker must not lose parcels”"
    assert card.back == "Amazon SQS"


def test_a_scenario_asks_for_a_concept_where_it_is_one() -> None:
    library = small_library()
    ideas = tuple(replace(one, kind=ServiceKind.CONCEPT) for one in library.services)

    (card,) = (
        card for card in generate_cards(replace(library, services=ideas)) if card.kind == CardKind.SCENARIO
    )

    assert card.front.startswith("Which concept do your notes advise here?")


def test_advice_against_is_recalled_without_options() -> None:
    library = small_library()
    (advice,) = library.guidance
    against = replace(advice, services=(), against=("sqs",))

    (card,) = (
        card
        for card in generate_cards(replace(library, guidance=(against,)))
        if card.kind == CardKind.SCENARIO
    )

    assert (
        card.front == "Which service do your notes advise against here? “A slow worker must not lose parcels”"
    )
    assert card.back == "Amazon SQS"
    assert card.choices == ()


def test_what_the_notes_contradict_is_not_asked() -> None:
    cards = generate_cards(small_library(), conflicts=frozenset({"fsqs3"}))

    assert "fsqs3" not in {card.feature for card in cards}
    assert "fsqs3" in {card.feature for card in generate_cards(small_library())}


def test_a_row_that_stands_on_a_contradicted_line_is_not_asked() -> None:
    library = small_library()
    disputed = feature(WHICH[2], line=10, known_as="disputed")
    library = replace(library, features=(*library.features, disputed))

    cards = generate_cards(library, conflicts=frozenset({"disputed"}))

    assert CardKind.CONTRAST not in {card.kind for card in cards}


def test_advice_that_stands_on_a_contradicted_line_is_not_asked() -> None:
    library = small_library()
    (advice,) = library.guidance
    disputed = replace(
        feature("A slow worker may lose parcels.", known_as="disputed"), sources=advice.sources
    )
    library = replace(library, features=(*library.features, disputed))

    assert CardKind.SCENARIO in {card.kind for card in generate_cards(library)}
    cards = generate_cards(library, conflicts=frozenset({"disputed"}))
    assert CardKind.SCENARIO not in {card.kind for card in cards}


def test_a_fact_without_an_id_is_an_error() -> None:
    with pytest.raises(ValueError, match="no id"):
        generate_cards(knowing(replace(feature("It is a place to wait."), id="")))


@settings(max_examples=25)
@given(seed=st.integers())
def test_the_order_of_what_is_known_changes_nothing(seed: int) -> None:
    library, shuffle = small_library(), random.Random(seed)
    shuffled = replace(
        library,
        services=tuple(shuffle.sample(library.services, len(library.services))),
        features=tuple(shuffle.sample(library.features, len(library.features))),
    )

    assert generate_cards(shuffled) == generate_cards(library)


@settings(max_examples=60)
@given(texts=st.lists(st.text(max_size=120), max_size=6), label=st.text(max_size=40))
def test_no_text_makes_a_card_that_breaks_a_rule(texts: list[str], label: str) -> None:
    library = knowing(*(feature(text, label=label, line=at + 1) for at, text in enumerate(texts)))

    for card in generate_cards(library):
        assert not blocks(lint_card(card))


def test_options_are_in_another_order_at_another_attempt_and_the_same_at_the_same() -> None:
    orders = {option_order(question(), seed=str(attempt)) for attempt in range(50)}

    assert len(orders) == 6
    assert option_order(question(), seed="7") == option_order(question(), seed="7")


@pytest.mark.skipif(not NOTES.exists(), reason="the five notes are not beside the project")
def test_the_five_notes_make_good_cards() -> None:
    names = gazetteer()
    parts = [
        extract_note(read_document(path.read_text(), path=path.name)[0], names=names)[0]
        for path in sorted(NOTES.glob("*.md"))
    ]
    library = merge(parts)
    library = replace(
        library,
        features=tuple(replace(one, id=f"f{at}") for at, one in enumerate(library.features)),
        guidance=tuple(replace(one, id=f"g{at}") for at, one in enumerate(library.guidance)),
    )
    conflicts = frozenset(one.id for found in find_conflicts(library.features) for one in found.features)

    found = examine_cards(library, conflicts=conflicts)

    services = {service.slug: service for service in library.services}
    assert not [card.key for card in found.cards if blocks(lint_card(card, services=services))]
    assert lint_bank(found.cards) == ()
    assert max(word_count(card.back) for card in found.cards if not is_task(card)) <= 30
    assert max(word_count(one.text) for card in found.cards for one in card.choices) <= 30
    assert len({card.front.casefold() for card in found.cards}) == len(found.cards)
    assert not conflicts & {card.feature for card in found.cards}
    assert len(found.cards) > 400
