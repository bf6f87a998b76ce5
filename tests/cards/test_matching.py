"""Statements sorted under services, and roles matched to them."""

from collections import Counter

from studyapp.cards.card import Card
from studyapp.cards.matching import role_cards, sort_cards
from studyapp.cards.quality import lint_card
from studyapp.knowledge.facts import Feature, FeatureKind
from tests.cards.making import SERVICES, comparison, feature, index

ROWS = (
    ("Way", "Parcels go out to everybody", "Parcels wait for a worker"),
    ("time", "Within a minute or so", "Whenever somebody asks"),
    ("price", "Pennies per thousand", "Free below a million"),
    ("size", "As large as a crate", "No more than a letter"),
)


def sorted_cards(*rows: tuple[str, str, str]) -> list[Card]:
    return list(sort_cards(comparison(*rows), services=SERVICES, sayings={}))


def test_each_row_gives_a_statement_of_one_side() -> None:
    (card,) = sorted_cards(*ROWS)

    assert card.key == "sns-vs-sqs:sort:"
    assert card.front == "Amazon SNS or Amazon SQS: of which do your notes say each of these?"
    assert [(one.text, one.match) for one in card.choices] == [
        ("Way: Parcels go out to everybody", "Amazon SNS"),
        ("time: Whenever somebody asks", "Amazon SQS"),
        ("price: Pennies per thousand", "Amazon SNS"),
        ("size: No more than a letter", "Amazon SQS"),
    ]
    assert [one.source.line for one in card.choices if one.source] == [10, 11, 12, 13]
    assert lint_card(card, services=SERVICES) == ()


def test_what_no_note_sets_side_by_side_is_not_sorted() -> None:
    lined_up = tuple(
        (aspect, one, other)
        for aspect, (_, one, other) in zip(("delivery", "duration", "pricing", "limits"), ROWS, strict=True)
    )

    assert sorted_cards(*lined_up) == []


def test_three_statements_are_too_few() -> None:
    assert sorted_cards(*ROWS[:3]) == []


def test_a_row_that_only_one_side_fills_is_left_out() -> None:
    assert sorted_cards(*ROWS[:3], ("size", "As large as a crate", "")) == []


def test_what_may_hold_of_the_other_side_is_left_out() -> None:
    said = index(feature("Parcels go out to everybody at once.")).sayings

    (card,) = sort_cards(comparison(*ROWS), services=SERVICES, sayings=said)

    assert ("Way: Parcels wait for a worker", "Amazon SQS") in [(one.text, one.match) for one in card.choices]


def test_no_more_than_six_are_asked() -> None:
    more = tuple((f"aspect {at}", f"gadget {at} blue", f"widget {at} green") for at in range(9))

    (card,) = sorted_cards(*more)

    assert Counter(one.match for one in card.choices) == {"Amazon SNS": 3, "Amazon SQS": 3}


ROLES = tuple(
    feature(text, service=slug, kind=FeatureKind.DEFINITION, line=line)
    for line, (slug, text) in enumerate(
        (
            ("sns", "Amazon SNS is a town crier that tells the whole village at noon."),
            ("sqs", "Amazon SQS is a shelf where letters lie until a clerk comes."),
            ("eventbridge", "Amazon EventBridge is a switchboard which connects callers by rule."),
            ("mq", "Amazon MQ is a translator between old protocols for moved programs."),
        ),
        start=1,
    )
)


def test_roles_are_matched_with_one_service_to_spare() -> None:
    cards = [card for slug in SERVICES for card in role_cards(index(*ROLES), slug)]

    (card,) = cards
    assert [one.match for one in card.choices if not one.text] == [card.choices[-1].match]
    assert {one.match for one in card.choices} == {
        "Amazon SNS",
        "Amazon SQS",
        "Amazon EventBridge",
        "Amazon MQ",
    }
    assert all(one.text.startswith("____ is a ") for one in card.choices[:-1])
    assert lint_card(card, services=SERVICES) == ()


def test_too_few_roles_are_not_asked() -> None:
    assert [card for slug in SERVICES for card in role_cards(index(*ROLES[:3]), slug)] == []


USES = tuple(
    feature(text, service=slug, kind=FeatureKind.USE_CASE, line=line)
    for line, (slug, text) in enumerate(
        (
            ("sns", "The village hears of a fire at once."),
            ("sqs", "Orders lie over night until a clerk comes."),
            ("eventbridge", "Callers are connected by what they want."),
            ("mq", "Old programs move without being rewritten."),
        ),
        start=11,
    )
)


def roles(*features: Feature) -> list[Card]:
    return [card for slug in SERVICES for card in role_cards(index(*features), slug)]


def test_uses_are_matched_in_a_question_of_their_own() -> None:
    (card,) = roles(*USES)

    assert card.front.endswith("for which service do your notes name each of these uses?")
    assert {one.text for one in card.choices if one.text} < {one.text for one in USES}
    assert len({card.front for card in roles(*ROLES, *USES)}) == 2
    assert lint_card(card, services=SERVICES) == ()


def test_a_word_that_sounds_like_one_name_alone_gives_it_away() -> None:
    queue = feature("Orders lie in a queue over night.", kind=FeatureKind.USE_CASE, line=12)

    (card,) = roles(USES[0], queue, *USES[2:])

    assert [one.match for one in card.choices if not one.text] == ["Amazon SQS"]
    assert lint_card(card, services=SERVICES) == ()


def test_a_role_that_another_may_have_is_not_asked() -> None:
    too = feature("Orders lie there over night until a clerk comes.", service="mq", line=30)

    assert roles(*USES, too) == []
