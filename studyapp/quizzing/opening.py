"""Opening a quiz: which questions, with their options in which order."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Count

from studyapp.cards.card import CardKind, Choice
from studyapp.cards.difficulty import Difficulty
from studyapp.cards.scoring import put
from studyapp.deciding.practice import OWNER
from studyapp.models import Card, Comparison, Decision, Learner, Quiz, QuizQuestion
from studyapp.models.asked import put_to_json
from studyapp.models.values import choice_from_json
from studyapp.quizzing.aiming import aim_at, options
from studyapp.quizzing.choosing import chosen
from studyapp.quizzing.daily import daily_mix, todays
from studyapp.quizzing.on_demand import questions_on_demand, store
from studyapp.quizzing.topics import DAILY, EVERYTHING, QUESTION_KINDS, Topic

LENGTH = 10
# An exam's questions are a line or two long: AWS gives 65 questions of a paragraph 130 minutes.
SECONDS_PER_QUESTION = 60


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
    difficulty: Difficulty | None = None,
    now: dt.datetime,
    rng: random.Random,
) -> Quiz | TooThin:
    """Open a quiz of up to `length` questions on a topic.

    An exam gets SECONDS_PER_QUESTION for each of its questions.

    Questions that are new to the learner or due come first, so that quizzes are spaced repetition
    too; with a `difficulty` they come after what is as difficult. `rng` chooses among equals and shuffles
    the options. There is one daily mix a day: a second time it is the one that was opened already.
    """
    # One at a time, so that two tabs open one daily mix.
    learner = Learner.objects.select_for_update(no_key=True).get(pk=learner.pk)
    if topic == DAILY and (opened := todays(learner, now=now)) is not None:
        return opened
    drawn = store(questions_on_demand(topic.comparison), now=now) if topic.comparison else []
    aim = aim_at(difficulty, learner=learner, topic=topic) if difficulty is not None else None
    cards = (
        daily_mix(learner, length=length, aim=aim, now=now)
        if topic == DAILY
        else chosen(learner, topic=topic, drawn=drawn, length=length, aim=aim, now=now, rng=rng)
    )
    if not cards:
        return TooThin(topic=topic)
    offered = options(cards, aim=aim) if aim is not None else {}
    time = dt.timedelta(seconds=SECONDS_PER_QUESTION * len(cards)) if kind == Quiz.Kind.EXAM else None
    quiz = Quiz.objects.create(
        learner=learner,
        kind=kind,
        topic=topic.kind,
        comparison=topic.comparison,
        decision=topic.decision,
        difficulty=difficulty or "",
        started_at=now,
        ends_at=now + time if time is not None else None,
    )
    QuizQuestion.objects.bulk_create(
        QuizQuestion(
            quiz=quiz, position=position, card=card, asked=asked(card, rng=rng, choices=offered.get(card.pk))
        )
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


def asked(card: Card, *, rng: random.Random, choices: Sequence[Choice] | None = None) -> dict[str, object]:
    """The question as it will be put, its options, or others, in an order of their own."""
    kind = CardKind(card.kind)
    choices = choices if choices is not None else [choice_from_json(one) for one in card.choices]
    return put_to_json(put(kind, choices, rng=rng), kind=kind, front=card.front, principle=card.principle)
