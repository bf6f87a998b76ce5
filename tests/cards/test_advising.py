"""What the linter only warns of is told by the notes and lines that questions are made of."""

from dataclasses import replace

import pytest

from studyapp.cards.advising import HABIT, SHOWN, WORDS, remarks
from studyapp.cards.card import Card
from studyapp.cards.generating import Generated
from studyapp.cards.quality import RULES, Severity, lint_card
from tests.cards.making import SERVICES, choice, question, recall, source


def long_one(line: int, note: str = "messaging.md") -> Card:
    """A question whose right option is the longest."""
    card = question(
        choice("Waits until some worker comes to collect it, days later", correct=True),
        choice("Goes out to the crowd"),
        choice("Is sorted and passed on"),
        front="What do your notes say of Amazon SQS (delivery)?",
    )
    return replace(card, key=f"f{note}{line}:choice:", source=source(line, note=note))


def told(*cards: Card) -> list[tuple[str, int, str, str]]:
    findings = tuple(finding for card in cards for finding in lint_card(card, services=SERVICES))
    found = remarks(Generated(cards=cards, findings=findings), services=SERVICES.values())
    return [(one.file, one.line, str(one.severity), one.message) for one in found]


def short_one(line: int) -> Card:
    """A question whose right option is not the longest."""
    card = long_one(line)
    first, *others = card.choices
    return replace(
        card, choices=(replace(others[0], correct=True), replace(first, correct=False), *others[1:])
    )


def test_a_habit_of_a_note_is_told_once_with_its_lines() -> None:
    others = [long_one(4, note="other.md") for _ in range(HABIT - 1)]

    assert told(*(long_one(line) for line in range(HABIT, 0, -1)), *others) == [
        (
            "messaging.md",
            1,
            "info",
            "in 5 questions made of this note the right option is the longest (R03, lines 1, 2, 3, 4, 5)",
        )
    ]


def test_what_half_of_the_questions_do_is_no_habit() -> None:
    longest = [long_one(line) for line in range(HABIT)]
    assert len(told(*longest, *(short_one(line) for line in range(10, 10 + HABIT - 1)))) == 1
    assert told(*longest, *(short_one(line) for line in range(10, 10 + HABIT))) == []


def test_only_the_first_lines_are_listed() -> None:
    ((_, _, _, message),) = told(*(long_one(line) for line in range(1, SHOWN + 3)))

    assert message.endswith("(R03, lines 1, 2, 3, 4, 5, …)")


def test_an_absolute_word_in_one_option_is_told() -> None:
    card = question(
        choice("Always waits for some worker", correct=True),
        choice("Goes out to the crowd"),
        choice("Is sorted and then passed on"),
        front="What do your notes say of Amazon SQS (delivery)?",
    )

    assert [message for _, _, _, message in told(card)] == [
        "in 1 question made of this note one option alone says all, none, only, never or must (R08, line 3)"
    ]


def test_names_of_services_are_as_long_as_they_are() -> None:
    card = question(
        choice("Amazon EventBridge", correct=True, service="eventbridge"),
        choice("Amazon SNS", service="sns"),
        choice("Amazon MQ", service="mq"),
    )

    assert {finding.rule for finding in lint_card(card, services=SERVICES)} == {"R03"}
    assert told(*(replace(card, key=f"f{at}:choice:") for at in range(HABIT))) == []


def test_what_is_refused_is_not_asked_and_needs_no_remark() -> None:
    refused = replace(recall(front="It is"), key="refused")

    assert {finding.severity for finding in lint_card(refused)} == {Severity.BLOCK}
    assert told(refused) == []


@pytest.mark.parametrize("rule", [rule for rule, severity, _ in RULES if severity == Severity.WARN])
def test_every_rule_that_only_warns_has_words(rule: str) -> None:
    assert all(WORDS[rule])
