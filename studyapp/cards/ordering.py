"""The steps of a numbered list: put in their order, and each asked for by the one before it."""

import hashlib
import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.known import Known, Statement
from studyapp.knowledge.facts import Service

FEWEST_STEPS, MOST_STEPS = 3, 7
ORDER_CUE = re.compile(
    r"(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|then|next|afterwards|after that|finally|lastly|last"
    r"|at last|at the end|to begin with)\b[,:]?\s+",
    re.IGNORECASE,
)
"""What a step may begin with that gives its place away."""
_MOST_WRONG = 3
_FEWEST_WRONG = 2
_SHORTEST = 3


def order_cards(known: Known, slug: str) -> Iterator[Card]:
    """For each numbered list of a service's steps the question for their order.

    A list of more than seven is asked in parts of about the same length, one of fewer than three is not
    asked. A card goes by the feature of its first step; that it is the same card when another step is put
    in front is found by `rekeying`.
    """
    service = known.services[slug]
    lists = _lists(known.told.get(slug, ()))
    labels = Counter(steps[0].label for steps in lists)
    seen: Counter[str] = Counter()
    for steps in lists:
        label = steps[0].label
        seen[label] += 1
        number = f" (list {seen[label]})" if labels[label] > 1 and seen[label] > 1 else ""
        parts = _parts(steps)
        for at, part in enumerate(parts, start=1):
            which = f" (part {at} of {len(parts)})" if len(parts) > 1 else ""
            yield _order(part, service, about=f"{label and f' of “{label}”'}{number}{which}")


def after_cards(known: Known, slug: str) -> Iterator[Card]:
    """For each step of a list, which of the others comes right after it; the answer's feature is asked."""
    service = known.services[slug]
    for steps in _lists(known.told.get(slug, ())):
        for before, right in pairwise(steps):
            others = [step for step in steps if step not in (before, right)]
            echoed = before.meaning & right.meaning
            # What the two steps have in common must not lead from one to the other.
            ranked = sorted(others, key=lambda step: (not echoed & step.meaning, _drawn(before, step)))
            wrong = ranked[:_MOST_WRONG]
            told = frozenset[str]().union(*(step.meaning for step in wrong))
            if len(wrong) >= _FEWEST_WRONG and not any(len(word) > _SHORTEST for word in echoed - told):
                yield _after(before, right, wrong, service)


def _lists(told: Sequence[Statement]) -> list[list[Statement]]:
    """The steps of each numbered list that follow each other without a gap, in their order."""
    steps = [one for one in told if one.feature.ordinal and one.short]
    lists: list[list[Statement]] = []
    for step in steps:
        last = lists[-1][-1] if lists else None
        if (
            last is not None
            and last.source.note == step.source.note
            and last.feature.ordinal + 1 == step.feature.ordinal
            and last.feature.label == step.feature.label
        ):
            lists[-1].append(step)
        else:
            lists.append([step])
    return [steps for steps in lists if len(steps) >= FEWEST_STEPS]


def _parts(steps: list[Statement]) -> list[list[Statement]]:
    """A list in as few parts as can be asked, none longer than another by more than a step."""
    count = math.ceil(len(steps) / MOST_STEPS)
    numbers = groupby(enumerate(steps), key=lambda step: step[0] * count // len(steps))
    return [[step for _, step in part] for _, part in numbers]


def _order(steps: list[Statement], service: Service, *, about: str) -> Card:
    first = steps[0]
    return Card(
        key=f"{first.feature.id}:{CardKind.ORDER}:",
        kind=CardKind.ORDER,
        services=(service.slug,),
        front=f"{service.name}: in what order do your notes give these {len(steps)} steps{about}?",
        back="\n".join(f"{number}. {_told(step)}" for number, step in enumerate(steps, start=1)),
        source=first.source,
        feature=first.feature.id,
        choices=tuple(
            Choice(
                text=_told(step),
                correct=True,
                why=f"Your notes give it as step {step.feature.ordinal}.",
                source=step.source,
            )
            for step in steps
        ),
    )


def _after(before: Statement, right: Statement, wrong: list[Statement], service: Service) -> Card:
    return Card(
        key=f"{right.feature.id}:{CardKind.CHOICE}:after",
        kind=CardKind.CHOICE,
        services=(service.slug,),
        front=f"{service.name}: which of these steps comes right after this one? “{_told(before)}”",
        back=_told(right),
        source=right.source,
        feature=right.feature.id,
        choices=tuple(
            Choice(
                text=_told(step),
                correct=step is right,
                why=f"Your notes give it as step {step.feature.ordinal}, "
                f"and what is asked about as step {before.feature.ordinal}.",
                source=step.source,
            )
            for step in (right, *wrong)
        ),
    )


def _told(step: Statement) -> str:
    """A step without the "Then" that would tell where it belongs."""
    bare = ORDER_CUE.sub("", step.short, count=1) if ORDER_CUE.match(step.short) else step.short
    return bare[:1].upper() + bare[1:]


def _drawn(before: Statement, step: Statement) -> bytes:
    """The rank of a wrong option, the same for the same words."""
    return hashlib.sha256(f"{before.text}|{step.text}".encode()).digest()
