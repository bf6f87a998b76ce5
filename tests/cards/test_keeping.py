from dataclasses import replace

from studyapp.cards.card import Card
from studyapp.cards.generating import generate_cards
from studyapp.cards.keeping import keep_asked
from studyapp.cards.outline import outline
from studyapp.knowledge.facts import Feature, FeatureKind
from tests.cards.making import feature, knowing

PRICE = feature("every call costs a fraction of a cent", kind=FeatureKind.PRICING, aspect="pricing", line=3)
SECOND_PRICE = feature(
    "a monthly fee is due for the archive", kind=FeatureKind.PRICING, aspect="pricing", line=2
)
HEADER = feature("a header may carry ten notes for the reader", label="Envelope", line=5)
SEAL = feature("a seal shows that nobody has opened it", label="Envelope", line=4)


def asked_of(*features: Feature) -> dict[str, Card]:
    return {card.key: card for card in generate_cards(knowing(*features))}


def kept(before: tuple[Feature, ...], after: tuple[Feature, ...], **rest: frozenset[str]) -> dict[str, Card]:
    cards = keep_asked(
        generate_cards(knowing(*after), **rest),
        asked=asked_of(*before),
        before={each.id: each for each in before},
        knowledge=knowing(*after),
        outline=outline(knowing(*after)),
        **rest,
    )
    assert len({card.key for card in cards}) == len(cards)
    assert len({card.front.casefold() for card in cards}) == len(cards)
    return {card.key: card for card in cards}


def test_nothing_asked_before_leaves_what_was_generated() -> None:
    knowledge = knowing(PRICE, HEADER)
    cards = generate_cards(knowledge)

    assert keep_asked(cards, asked={}, before={}, knowledge=knowledge, outline=outline(knowledge)) == cards


def test_a_second_statement_on_an_aspect_takes_no_question_away() -> None:
    key = f"{PRICE.id}:recall:"
    assert key not in asked_of(PRICE, SECOND_PRICE)

    assert kept((PRICE,), (PRICE, SECOND_PRICE))[key].back == PRICE.text


def test_of_two_statements_under_one_label_the_one_that_was_asked_stays() -> None:
    cards = kept((HEADER,), (SEAL, HEADER))

    assert f"{HEADER.id}:recall:" in cards
    assert f"{SEAL.id}:recall:" not in cards


def test_a_statement_that_is_gone_is_not_asked() -> None:
    assert f"{HEADER.id}:recall:" not in kept((SEAL, PRICE, HEADER), (SEAL, PRICE))


def test_a_statement_that_another_one_contradicts_is_not_asked() -> None:
    cards = kept((PRICE,), (PRICE, SECOND_PRICE), conflicts=frozenset({PRICE.id}))

    assert not any(card.feature == PRICE.id for card in cards.values())


def test_the_answer_is_that_of_now_and_stands_where_it_stands_now() -> None:
    words = "every call costs a small fraction of a cent"
    reworded = replace(PRICE, text=words, sources=(replace(PRICE.sources[0], line=30, quote=words),))

    card = kept((PRICE,), (reworded, SECOND_PRICE))[f"{PRICE.id}:recall:"]

    assert (card.back, card.source.line) == (words, 30)


def test_a_question_about_an_aspect_goes_when_its_statement_speaks_of_it_no_more() -> None:
    ordered = feature("letters arrive in the order of their sending", aspect="ordering", line=6)
    sorted_out = replace(ordered, text="letters for strangers are put aside", aspect="")
    key = f"{ordered.id}:recall:"

    again = kept((ordered,), (sorted_out,)).get(key)

    assert "its ordering" in asked_of(ordered)[key].front
    assert again is None


def test_a_blank_stays_when_the_label_before_it_goes() -> None:
    labelled = feature("14 days after the failure", label="Redrive window", kind=FeatureKind.LIMIT, line=7)
    bare = replace(labelled, label="")
    key = f"{labelled.id}:cloze:14 day"

    assert key not in asked_of(bare)
    assert kept((labelled,), (bare,))[key].front == "Amazon SQS: ____ after the failure"


def test_a_definition_written_anew_replaces_what_served_for_one() -> None:
    serving = feature(
        "It is where work waits until somebody fetches it.", kind=FeatureKind.DEFINITION, line=4
    )
    written = feature(
        "Amazon SQS is a managed queue for messages.", kind=FeatureKind.DEFINITION, line=1, known_as="new"
    )
    demoted = replace(serving, kind=FeatureKind.FEATURE)

    cards = kept((serving,), (written, demoted))

    assert cards["new:recall:"].front == "What is Amazon SQS?"
    assert f"{serving.id}:recall:" not in cards


def test_a_definition_that_was_there_already_leaves_the_question_to_the_one_asked() -> None:
    serving = feature(
        "It is where work waits until somebody fetches it.", kind=FeatureKind.DEFINITION, line=4
    )
    other = feature("It is a managed queue for messages of all sizes.", line=5)
    before, after = (serving, other), (replace(other, kind=FeatureKind.DEFINITION), demoted(serving))

    assert f"{serving.id}:recall:" in kept(before, after)


def demoted(definition: Feature) -> Feature:
    return replace(definition, kind=FeatureKind.FEATURE)


SIBLINGS = tuple(
    feature(text, service=service, line=line)
    for line, (service, text) in enumerate(
        (
            ("sqs", "Holds work in a waiting line until one worker has finished with it."),
            ("sns", "Copies one announcement out to a crowd of subscribers at once."),
            ("eventbridge", "Routes happenings by pattern rules towards matching targets."),
            ("mq", "Runs brokers for programs that speak older open protocols."),
        ),
        start=1,
    )
)


def test_a_question_loses_the_option_that_its_sentence_may_hold_of_too() -> None:
    key = f"{SIBLINGS[0].id}:choice:"
    assert len(asked_of(*SIBLINGS)[key].choices) == 4
    same = feature("Holds work in a waiting line until one worker has finished.", service="mq", line=9)

    options = kept(SIBLINGS, (*SIBLINGS, same))[key].choices

    assert {option.service for option in options} == {"sqs", "sns", "eventbridge"}


def test_a_question_whose_siblings_left_is_not_asked() -> None:
    assert f"{SIBLINGS[0].id}:choice:" not in kept(SIBLINGS, SIBLINGS[:2])


def test_a_blank_stays_when_a_sentence_gets_more_than_are_asked_of_one() -> None:
    before = feature("It waits 14 days, weighs 256 KB and is tried 5 times.", line=1)
    after = replace(before, text="It costs 3 percent, waits 14 days, weighs 256 KB and is tried 5 times.")

    assert set(asked_of(before)) <= set(kept((before,), (after,)))


def test_a_short_statement_whose_label_went_is_asked_by_the_words_it_was_asked_by() -> None:
    short = feature("for parcels", label="Keeps its place in a waiting line", line=1)
    bare = replace(short, label="")
    key = f"{short.id}:choice:"
    asked = asked_of(short, *SIBLINGS[1:])
    assert "Keeps its place in a waiting line: for parcels" in asked[key].front
    assert key not in asked_of(bare, *SIBLINGS[1:])

    assert kept((short, *SIBLINGS[1:]), (bare, *SIBLINGS[1:]))[key].front == asked[key].front
