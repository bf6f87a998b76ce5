"""Scenario cards are drawn from a decision, and what is right in them follows from it."""

from dataclasses import replace

import pytest

from studyapp.cards.bank import lint_bank
from studyapp.cards.card import CardKind
from studyapp.cards.quality import blocks, lint_card
from studyapp.deciding.practice import MOST_CARDS, owner_of, practice_cards, situation
from studyapp.deciding.verdict import decide
from studyapp.knowledge.decisions import Fit
from tests.deciding.making import LUNCH, SHIPPED, make_decision, shipped

each = pytest.mark.parametrize("decision", [*map(shipped, SHIPPED)], ids=SHIPPED)
FEWEST_CARDS = 12


def parts(card):
    """The kind, the outcome and the answers that a card's key is made of."""
    _, _, kind, outcome, answers = card.key.split(":")
    return kind, outcome, dict(pair.split("=") for pair in answers.split(","))


def test_a_key_tells_the_situation():
    (card, *_) = practice_cards(make_decision(LUNCH))
    _, _, answers = parts(card)

    assert situation(card.key) == ("lunch", answers)
    assert situation("sqs:delivery:7") is None


def right(card):
    return next(choice for choice in card.choices if choice.correct)


@each
def test_they_are_few_and_good(decision):
    cards = practice_cards(decision)

    assert FEWEST_CARDS <= len(cards) <= MOST_CARDS
    assert {card.kind for card in cards} == {CardKind.SCENARIO}
    assert not any(blocks(lint_card(card)) for card in cards)
    assert lint_bank(cards) == ()
    assert len({card.key for card in cards}) == len({card.front for card in cards}) == len(cards)


@each
def test_every_outcome_is_the_right_answer_once_or_twice(decision):
    asked = [outcome for kind, outcome, _ in map(parts, practice_cards(decision)) if kind == "which"]

    assert set(asked) == {outcome.id for outcome in decision.outcomes}
    assert max(map(asked.count, asked)) <= 2


@each
def test_what_fits_best_is_what_the_decision_comes_to(decision):
    for card in practice_cards(decision):
        kind, outcome, answers = parts(card)
        verdict = decide(decision, answers=answers)

        assert verdict.ignored == {}
        assert verdict.lost == ()
        if kind == "which":
            assert verdict.winner.outcome.id == outcome
            assert right(card).text == card.back == verdict.winner.outcome.name


@each
def test_why_not_is_answered_by_the_one_reason_that_rules_it_out(decision):
    for card in practice_cards(decision):
        kind, outcome, answers = parts(card)
        if kind != "why_not":
            continue
        (ranked,) = [one for one in decide(decision, answers=answers).outcomes if one.outcome.id == outcome]
        (no,) = [one.reason for one in ranked.arguments if one.reason.fit is Fit.NO]
        against = {one.reason.text for one in ranked.against}
        assert right(card).text == no.text
        assert right(card).source == no.source
        assert against.isdisjoint(choice.text for choice in card.choices if not choice.correct)


@each
def test_every_option_is_explained_by_a_line_of_the_decision(decision):
    lines = {reason.source for _, _, reason in decision.reasons()}

    for card in practice_cards(decision):
        assert {choice.source for choice in card.choices} <= lines
        assert card.source == right(card).source


@each
def test_the_story_is_told_in_the_answers_own_words(decision):
    for card in practice_cards(decision):
        _, _, answers = parts(card)
        for question, answer in answers.items():
            asked = decision.question(question)
            assert asked.text in card.front
            assert asked.answer(answer).text.rstrip(".") in card.front


def test_the_same_decision_gives_the_same_cards():
    assert practice_cards(shipped("messaging")) == practice_cards(shipped("messaging"))


def test_rewording_leaves_every_card_the_same_card():
    before = shipped("load-balancer")
    reworded = replace(
        before,
        title="Which balancer",
        questions=tuple(
            replace(question, text=f"Well, {question.text.lower()}", line=question.line + 7)
            for question in before.questions
        ),
    )

    now, then = practice_cards(reworded), practice_cards(before)

    assert {card.key for card in now} == {card.key for card in then}
    assert {card.front for card in now}.isdisjoint(card.front for card in then)


def test_an_outcome_that_nothing_recommends_best_is_not_asked_for():
    said = {**LUNCH, "mood": {"good": {"soup": "good"}, "bad": {"salad": "good"}}}
    said["time"] = {**LUNCH["time"], "an_hour": {"soup": "good"}}
    said["weather"] = {**LUNCH["weather"], "cold": {"soup": "good", "salad": "poor"}}

    asked = {
        outcome for kind, outcome, _ in map(parts, practice_cards(make_decision(said))) if kind == "which"
    }

    assert "soup" not in asked


def test_the_keys_begin_with_the_decision():
    assert all(card.key.startswith(owner_of("compute")) for card in practice_cards(shipped("compute")))


def test_a_large_decision_is_drawn_from_within_a_bounded_search():
    said = {
        f"q{n}": {f"a{m}": {f"o{(n * m) % 29}": "best", f"o{(n + m) % 31}": "poor"} for m in range(8)}
        for n in range(30)
    }

    assert len(practice_cards(make_decision(said))) <= MOST_CARDS
