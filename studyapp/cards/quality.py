"""The item linter: published rules of item writing, checked by a program before anyone is asked.

The numbers are those of the rule list the project is measured by (R01 to R25, after Haladyna, Downing
and Rodriguez, "A Review of Multiple-Choice Item-Writing Guidelines", 2002, and others); C rules are the
cards' own. What needs answers of learners (R25) is checked where those are.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from studyapp.cards import card_rules, option_rules, task_rules
from studyapp.cards.card import Card
from studyapp.knowledge.facts import Service


class Severity(StrEnum):
    """A card that breaks a blocking rule is not asked; a warning is listed for the author."""

    BLOCK = "block"
    WARN = "warn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One broken rule: which, by which card (its key), how bad, and what exactly is wrong."""

    rule: str
    card: str
    severity: Severity
    message: str


Check = Callable[[Card, Mapping[str, Service]], str]
NO_SERVICES: Mapping[str, Service] = MappingProxyType({})

RULES: tuple[tuple[str, Severity, Check], ...] = (
    ("R01", Severity.BLOCK, option_rules.single_key),
    ("R02", Severity.BLOCK, option_rules.no_duplicates),
    ("R03", Severity.WARN, option_rules.length_cue),
    ("R05", Severity.BLOCK, option_rules.homogeneous),
    ("R06", Severity.BLOCK, option_rules.grammar),
    ("R07", Severity.BLOCK, option_rules.clang),
    ("R08", Severity.WARN, option_rules.absolutes),
    ("R09", Severity.BLOCK, option_rules.no_all_or_none),
    ("R10", Severity.WARN, card_rules.positive_stem),
    ("R11", Severity.BLOCK, card_rules.stem_complete),
    ("R14", Severity.BLOCK, option_rules.number_of_options),
    ("R16", Severity.BLOCK, card_rules.has_source),
    ("R17", Severity.BLOCK, option_rules.explains_each),
    ("R19", Severity.BLOCK, card_rules.no_raw_noise),
    ("R20", Severity.BLOCK, task_rules.multi_count),
    ("R21", Severity.BLOCK, task_rules.matching),
    ("R22", Severity.BLOCK, task_rules.ordering),
    ("R23", Severity.BLOCK, card_rules.one_blank),
    ("C01", Severity.BLOCK, card_rules.no_leak),
    ("C02", Severity.BLOCK, card_rules.short_answer),
    ("C03", Severity.BLOCK, card_rules.not_yes_or_no),
)
"""Each rule that one card can break by itself: its id, its severity and the check.

A check takes the card and what is known of services, and gives what is wrong, "" where nothing is.
"""


def lint_card(card: Card, *, services: Mapping[str, Service] = NO_SERVICES) -> tuple[Finding, ...]:
    """The rules that a card breaks by itself. `services` by slug tell names and aliases (R07)."""
    return tuple(_findings(card, services))


def _findings(card: Card, services: Mapping[str, Service]) -> Iterator[Finding]:
    for rule, severity, check in RULES:
        if message := check(card, services):
            yield Finding(rule=rule, card=card.key, severity=severity, message=message)


def blocks(findings: tuple[Finding, ...]) -> bool:
    """Whether any of the findings forbids asking."""
    return any(finding.severity == Severity.BLOCK for finding in findings)
