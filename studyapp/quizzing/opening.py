"""Opening a quiz: which questions, with their options in which order."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from typing import Any

from django.db import transaction
from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from studyapp.cards.card import CardKind
from studyapp.cards.scoring import put
from studyapp.deciding.practice import OWNER
from studyapp.models import Card, Comparison, Decision, Learner, Memory, Quiz, QuizQuestion
from studyapp.models.asked import put_to_json
from studyapp.models.values import choice_from_json
from studyapp.quizzing.topics import EVERYTHING, QUESTION_KINDS, Topic, questions_on

LENGTH = 10
# An exam's questions are a line or two long: AWS gives 65 questions of a paragraph 130 minutes.
SECONDS_PER_QUESTION = 60
# A quiz is drawn from so many, however many there are.
_WINDOW = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class TooThin:
    """No honest question can be asked: the notes say too little, or nothing went wrong yet."""

    topic: Topic


@transaction.atomic
def open_quiz(
    learner: Learner,
    *,
    topic: Topic = EVERYTHING,
    kind: Quiz.Kind = Quiz.Kind.PRACTICE,
    length: int = LENGTH,
    now: dt.datetime,
    rng: random.Random,
) -> Quiz | TooThin:
    """Open a quiz of up to `length` questions on a topic.

    An exam gets SECONDS_PER_QUESTION for each of its questions.

    Questions that are new to the learner or due come first, so that quizzes are spaced repetition
    too. `rng` chooses among equals and shuffles the options.
    """
    cards = _chosen(learner, topic=topic, length=length, now=now, rng=rng)
    if not cards:
        return TooThin(topic=topic)
    time = dt.timedelta(seconds=SECONDS_PER_QUESTION * len(cards)) if kind == Quiz.Kind.EXAM else None
    quiz = Quiz.objects.create(
        learner=learner,
        kind=kind,
        topic=topic.kind,
        comparison=topic.comparison,
        decision=topic.decision,
        started_at=now,
        ends_at=now + time if time is not None else None,
    )
    QuizQuestion.objects.bulk_create(
        QuizQuestion(quiz=quiz, position=position, card=card, asked=asked(card, rng=rng))
        for position, card in enumerate(cards, start=1)
    )
    return quiz


def compared_pairs() -> Sequence[tuple[Comparison, int]]:
    """The live comparisons that can be quizzed, each with how many questions it has of its own."""
    counted = (
        Comparison.objects.live()
        .filter(cards__retired_at=None, cards__kind__in=QUESTION_KINDS)
        .annotate(questions=Count("cards", distinct=True))
        .prefetch_related("services")
    )
    return [(comparison, comparison.questions) for comparison in counted]


def practised_decisions() -> Sequence[Decision]:
    """The live decisions that scenarios can be asked about."""
    keys = Card.objects.live().filter(key__startswith=f"{OWNER}:").order_by().values_list("key", flat=True)
    slugs = {key.split(":")[1] for key in keys}
    return [decision for decision in Decision.objects.live() if decision.slug in slugs]


def _chosen(
    learner: Learner, *, topic: Topic, length: int, now: dt.datetime, rng: random.Random
) -> list[Card]:
    """Cards in the order of asking: new or due ones before those that are well remembered."""
    remembered = Memory.objects.filter(learner=learner, card=OuterRef("pk"), due_at__gt=now)
    questions = questions_on(topic, learner=learner).annotate(remembered=Exists(remembered))
    candidates = _window(questions, rng=rng)
    rng.shuffle(candidates)
    candidates.sort(key=lambda candidate: candidate[2])
    picked = candidates[:length] if topic.comparison or topic.decision else _spread(candidates, length=length)
    cards = Card.objects.in_bulk([pk for pk, _, _ in picked])
    return [cards[pk] for pk, _, _ in picked]


def _window(questions: QuerySet[Any], *, rng: random.Random) -> list[tuple[int, str, bool]]:
    """Up to `_WINDOW` questions (key, name, whether well remembered) from a random place on.

    Those that are well remembered come in only where the others are too few.
    """
    ends = questions.aggregate(first=Min("pk"), last=Max("pk"))
    if ends["first"] is None:
        return []
    begin = rng.randint(ends["first"], ends["last"])
    found: list[tuple[int, str, bool]] = []
    for is_remembered in (False, True):
        for place in (Q(pk__gte=begin), Q(pk__lt=begin)):
            rows = questions.filter(place, remembered=is_remembered).order_by("pk")
            found += rows.values_list("pk", "key", "remembered")[: _WINDOW - len(found)]
    return found


def _spread(candidates: list[tuple[int, str, bool]], *, length: int) -> list[tuple[int, str, bool]]:
    """Take turns among what the questions are about, so that a mix is one."""
    subjects: dict[str, list[tuple[int, str, bool]]] = {}
    for candidate in candidates:
        subjects.setdefault(candidate[1].split(":")[0], []).append(candidate)
    turns = cycle(list(subjects.values()))
    most = min(length, len(candidates))
    taken = (queue.pop(0) for queue in turns if queue)
    return list(islice(taken, most))


def asked(card: Card, *, rng: random.Random) -> dict[str, object]:
    """The question as it will be put, its options in an order of its own."""
    kind = CardKind(card.kind)
    choices = [choice_from_json(one) for one in card.choices]
    return put_to_json(put(kind, choices, rng=rng), kind=kind, front=card.front, principle=card.principle)
