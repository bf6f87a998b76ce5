"""The daily mix: some that are due, some that went wrong, some that are mixed up, some that are new."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from itertools import cycle

from django.db.models import Exists, OuterRef

from studyapp.models import Card, Learner, Memory, Quiz
from studyapp.quizzing.aiming import Aim, nearest_first
from studyapp.quizzing.choosing import Candidate, candidates, in_order, spread
from studyapp.quizzing.topics import CONFUSIONS, MISTAKES, every_question, questions_on
from studyapp.studying.learners import today_of

DUE, WRONG, CONFUSED, NEW = range(4)
# The turns that are taken: of five questions two are due.
TURNS = (DUE, WRONG, DUE, CONFUSED, NEW)


def todays(learner: Learner | None, *, now: dt.datetime) -> Quiz | None:
    """The daily mix that the learner has opened on the study day of `now`, None where there is none yet."""
    if learner is None:
        return None
    _, begin, end = today_of(learner, now=now)
    mixes = Quiz.objects.filter(
        learner=learner, topic=Quiz.Topic.DAILY, started_at__gte=begin, started_at__lt=end
    )
    return mixes.order_by("started_at").first()


def daily_mix(learner: Learner, *, length: int, aim: Aim | None, now: dt.datetime) -> list[Card]:
    """The cards of the learner's mix on the study day of `now`, the same all day while nothing is answered.

    In turns, as long as there are any: due, answered wrong the last time, on what is mixed up most, new from
    all categories. What is well remembered fills up what is left.
    """
    day, _, _ = today_of(learner, now=now)
    # Not for secrets: the seed makes it repeatable.
    rng = random.Random(f"{learner.pk}|{day}")  # noqa: S311
    known = Memory.objects.filter(learner=learner, card=OuterRef("pk"))
    every = every_question()
    pools = [
        candidates(questions, learner=learner, now=now, rng=rng)
        for questions in (
            every.filter(Exists(known.filter(due_at__lte=now))),
            questions_on(MISTAKES, learner=learner),
            questions_on(CONFUSIONS, learner=learner),
            every.exclude(Exists(known)),
            every.filter(Exists(known.filter(due_at__gt=now))),
        )
    ]
    if aim is not None:
        pools = [[one for group in nearest_first(pool, aim=aim) for one in group] for pool in pools]
    pools[NEW] = _across_categories(pools[NEW])
    return in_order(taking_turns(pools[:-1], rest=pools[-1], length=length))


def taking_turns(
    pools: Sequence[Sequence[Candidate]], *, rest: Sequence[Candidate], length: int
) -> list[Candidate]:
    """Up to `length` candidates from the pools by TURNS, each once; of the `rest` where they are too few."""
    queues = [iter(pool) for pool in pools]
    taken: dict[int, Candidate] = {}
    empty: set[int] = set()
    for turn in cycle(TURNS):
        if len(taken) == length or len(empty) == len(queues):
            break
        found = _next_of(queues[turn], taken)
        if found is None:
            empty.add(turn)
        else:
            taken[found.pk] = found
    for one in rest:
        if len(taken) < length:
            taken.setdefault(one.pk, one)
    return list(taken.values())


def _next_of(queue: Iterator[Candidate], taken: dict[int, Candidate]) -> Candidate | None:
    return next((one for one in queue if one.pk not in taken), None)


def _across_categories(found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates in turns from the categories of their services, and within one from its subjects."""
    about = Card.services.through.objects.filter(card__in=[one.pk for one in found]).order_by(
        "-service__slug"
    )
    category = dict(about.values_list("card_id", "service__category"))
    mixed = spread(found, length=len(found))
    return spread(mixed, length=len(mixed), by=lambda one: category.get(one.pk, ""))
