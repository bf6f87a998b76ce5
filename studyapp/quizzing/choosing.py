"""Which questions a quiz asks, and in which order."""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from django.db.models import Exists, Max, Min, OuterRef, Q, QuerySet

from studyapp.models import Card, Learner, Memory
from studyapp.quizzing.aiming import Aim, nearest_first
from studyapp.quizzing.topics import Topic, questions_on

# A quiz is drawn from so many, however many there are.
WINDOW = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question that could be asked: its primary key and its name, and whether it is well remembered."""

    pk: int
    key: str
    remembered: bool

    @property
    def subject(self) -> str:
        """What it is about, as far as its name tells: a statement, a comparison, advice."""
        return self.key.split(":")[0]


def chosen(
    learner: Learner,
    *,
    topic: Topic,
    drawn: Sequence[int],
    length: int,
    aim: Aim | None,
    now: dt.datetime,
    rng: random.Random,
) -> list[Card]:
    """Cards in the order of asking: new or due ones before those that are well remembered.

    With an `aim` first those that are as difficult. `drawn` are cards (primary keys) that were drawn on
    demand beside those of the bank.
    """
    questions = Card.objects.filter(
        Q(pk__in=questions_on(topic, learner=learner).values("pk")) | Q(pk__in=drawn)
    )
    found = candidates(questions, learner=learner, now=now, rng=rng)
    found.sort(key=lambda one: one.remembered)
    is_mix = not (topic.comparison or topic.decision)
    picked: list[Candidate] = []
    for group in [found] if aim is None else nearest_first(found, aim=aim):
        missing = length - len(picked)
        picked += spread(group, length=missing) if is_mix else group[:missing]
    return in_order(picked)


def in_order(picked: Iterable[Candidate]) -> list[Card]:
    """The cards of candidates in their order, with what the quiz needs of them."""
    keys = [one.pk for one in picked]
    cards = Card.objects.select_related("feature", "note").prefetch_related("services").in_bulk(keys)
    return [cards[key] for key in keys]


def candidates(
    questions: QuerySet[Card], *, learner: Learner, now: dt.datetime, rng: random.Random
) -> list[Candidate]:
    """Up to WINDOW questions from a random place on, shuffled.

    Those that are well remembered come in only where the others are too few.
    """
    remembered = Memory.objects.filter(learner=learner, card=OuterRef("pk"), due_at__gt=now)
    found = _window(questions.annotate(remembered=Exists(remembered)), rng=rng)
    rng.shuffle(found)
    return found


def _window(questions: QuerySet[Any], *, rng: random.Random) -> list[Candidate]:
    ends = questions.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return []
    begin = rng.randint(ends["first"], ends["last"])
    found: list[Candidate] = []
    for is_remembered in (False, True):
        for place in (Q(pk__gte=begin), Q(pk__lt=begin)):
            rows = questions.filter(place, remembered=is_remembered).order_by("pk")
            found += (
                Candidate(pk=pk, key=key, remembered=is_remembered)
                for pk, key in rows.values_list("pk", "key")[: WINDOW - len(found)]
            )
    return found


def spread(
    found: Sequence[Candidate],
    *,
    length: int,
    by: Callable[[Candidate], str] = lambda candidate: candidate.subject,
) -> list[Candidate]:
    """Up to `length`, in turns from what they are about, or what `by` says, so that a mix is one."""
    subjects: dict[str, list[Candidate]] = {}
    for candidate in found:
        subjects.setdefault(by(candidate), []).append(candidate)
    turns = cycle(list(subjects.values()))
    taken = (queue.pop(0) for queue in turns if queue)
    return list(islice(taken, min(length, len(found))))
