"""What the linter warns of, told to the author by the lines that questions are made of.

A card that breaks a warning's rule is asked all the same. Two options can hardly be of the same length, so
that the right one is the longest is nothing in one question; in most of a note's it is a habit that helps who
guesses.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from types import MappingProxyType

from studyapp.cards.generating import Generated
from studyapp.cards.quality import Severity as Weight
from studyapp.knowledge.facts import Service
from studyapp.notes.problems import Problem, Severity

SHOWN = 5
HABIT = 5
OF_LENGTH = "R03"
WORDS = MappingProxyType({
    OF_LENGTH: ("the right option is the longest", "say as much of the other side, or less of this one"),
    "R08": ("one option alone says all, none, only, never or must", "say it without that word"),
    "R10": ("the question says not", "say what is so, rather than what is not"),
})  # fmt: skip
"""For each rule that only warns: what is so in the questions, and what an author can do about it."""


def remarks(generated: Generated, *, services: Iterable[Service]) -> tuple[Problem, ...]:
    """An info for each note and rule that its questions break without being refused, with their lines.

    It stands at the first of the lines. Of length something is said where it is right for HABIT questions
    and for more than half of those with options that the note has. Names of `services` do not count:
    nobody can make them shorter.
    """
    names = frozenset(service.name for service in services)
    return tuple(sorted(_remarks(generated, names=names), key=lambda one: (one.file, one.line, one.message)))


def _remarks(generated: Generated, *, names: frozenset[str]) -> Iterator[Problem]:
    told = {
        card.key: card
        for card in generated.cards
        if card.choices and not names.issuperset(choice.text for choice in card.choices)
    }
    asked = Counter(card.source.note for card in told.values())
    lines: dict[tuple[str, str], list[int]] = {}
    for finding in generated.findings:
        card = told.get(finding.card)
        if finding.severity == Weight.WARN and card is not None:
            lines.setdefault((card.source.note, finding.rule), []).append(card.source.line)
    for (note, rule), found in lines.items():
        if rule == OF_LENGTH and not (len(found) >= HABIT and 2 * len(found) > asked[note]):
            continue
        broken, hint = WORDS[rule]
        distinct = sorted(set(found))
        more = ", …" if len(distinct) > SHOWN else ""
        listed = ", ".join(str(line) for line in distinct[:SHOWN]) + more
        where = f"line{'' if len(distinct) == 1 else 's'} {listed}"
        number = f"{len(found)} question{'' if len(found) == 1 else 's'}"
        yield Problem(
            file=note,
            line=distinct[0],
            severity=Severity.INFO,
            message=f"in {number} made of this note {broken} ({rule}, {where})",
            hint=hint,
        )
