"""What a quiz can be about, and which questions that makes."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from studyapp.cards.card import CardKind
from studyapp.deciding.practice import owner_of
from studyapp.knowledge.facts import comparison_slug
from studyapp.models import Card, Learner, Memory, Quiz, Review, Service
from studyapp.models.retiring import RetiringQuerySet
from studyapp.scheduling.memory import Rating
from studyapp.studying.mixing_up import mixed_up
from studyapp.studying.scope import sides_of

QUESTION_KINDS = (
    CardKind.CONTRAST,
    CardKind.CHOICE,
    CardKind.SCENARIO,
    CardKind.MATCH,
    CardKind.ORDER,
)
PAIR = 2
# So many pairs are sorted out in one quiz; more would be a mix of everything.
MOST_PAIRS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a quiz is about. `comparison` is the slug of the services to tell apart, "" but for that kind.

    `decision` likewise is the slug of the decision whose scenarios are asked.
    """

    kind: Quiz.Topic = Quiz.Topic.EVERYTHING
    comparison: str = ""
    decision: str = ""


EVERYTHING = Topic()
MISTAKES = Topic(kind=Quiz.Topic.MISTAKES)
CONFUSIONS = Topic(kind=Quiz.Topic.CONFUSIONS)
DAILY = Topic(kind=Quiz.Topic.DAILY)


def on_comparison(slug: str) -> Topic:
    """A comparison as a topic; everything for ""."""
    return Topic(kind=Quiz.Topic.COMPARISON, comparison=slug) if slug else EVERYTHING


def on_decision(slug: str) -> Topic:
    """The scenarios of a decision as a topic; everything for ""."""
    return Topic(kind=Quiz.Topic.DECISION, decision=slug) if slug else EVERYTHING


def questions_on(topic: Topic, *, learner: Learner | None) -> RetiringQuerySet[Card]:
    """The live cards with options that a quiz on the topic can ask.

    Mistakes are what the learner answered wrong the last time; confusions what tells those services apart
    that the learner takes for one another most. A visitor (None) has neither.
    """
    match topic.kind:
        case Quiz.Topic.COMPARISON:
            return questions_about(topic.comparison)
        case Quiz.Topic.DECISION:
            return every_question().filter(key__startswith=owner_of(topic.decision))
        case Quiz.Topic.MISTAKES:
            return _mistaken(learner)
        case Quiz.Topic.CONFUSIONS:
            return _confused(learner)
    return every_question()


def every_question() -> RetiringQuerySet[Card]:
    """The live cards with options."""
    return Card.objects.live().filter(kind__in=QUESTION_KINDS).exclude(choices=[])


def _mistaken(learner: Learner | None) -> RetiringQuerySet[Card]:
    last = Review.objects.filter(learner=learner, card=OuterRef("card"), ordinal=OuterRef("reps"))
    wrong = Memory.objects.filter(Exists(last.filter(rating=Rating.AGAIN)), learner=learner)
    return every_question().filter(pk__in=wrong.values("card"))


def _confused(learner: Learner | None) -> RetiringQuerySet[Card]:
    services = {service.slug: service for service in Service.objects.live()}
    pairs = mixed_up(learner, services=services)
    slugs = list(dict.fromkeys(comparison_slug((pair.chosen.slug, pair.right.slug)) for pair in pairs))
    about = Q(pk__in=[])
    for slug in slugs[:MOST_PAIRS]:
        about |= Q(pk__in=questions_about(slug).values("pk"))
    return every_question().filter(about)


def questions_about(comparison: str) -> RetiringQuerySet[Card]:
    """The live cards with options that tell the sides of a comparison apart.

    Those are the cards about two of its sides or more, and those that offer all of its sides to choose
    from.
    """
    cards = every_question()
    sides = sides_of(comparison)
    if len(sides) < PAIR:
        return cards.none()
    about = cards.filter(services__slug__in=sides)
    both = about.annotate(sides=Count("services__slug", distinct=True)).filter(sides__gte=PAIR)
    return cards.filter(Q(pk__in=both.values("pk")) | Q(pk__in=_offering(about, sides=sides)))


def _offering(cards: QuerySet[Card], *, sides: Sequence[str]) -> list[int]:
    """The keys of those cards that have every side among their options.

    The store leaves out what nowhere names them all; only of the rest are the options read.
    """
    found = cards.annotate(written=Cast("choices", TextField()))
    for side in sides:
        # PostgreSQL writes letters of other scripts as they are, SQLite as json.dumps escaped them.
        found = found.filter(Q(written__contains=side) | Q(written__contains=json.dumps(side)[1:-1]))
    return [
        pk
        for pk, choices in found.values_list("pk", "choices").distinct()
        if set(sides) <= {one["service"] for one in choices}
    ]
