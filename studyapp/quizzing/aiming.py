"""A difficulty that a learner asks for: the questions nearest to it, and their options."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol, TypeVar

from django.db.models import Count

from studyapp.cards.card import CardKind, Choice
from studyapp.cards.difficulty import Difficulty, Pair, drawn, likeness, nearness, offering
from studyapp.models import Card, Comparison, Learner, Quiz, Service
from studyapp.models.values import card_value, choice_from_json, service_value
from studyapp.quizzing.topics import Topic
from studyapp.studying.mixing_up import mixed_up
from studyapp.studying.scope import sides_of

_BANDS = tuple(Difficulty)
_ON_PAIRS = (Quiz.Topic.COMPARISON, Quiz.Topic.CONFUSIONS)


class _Keyed(Protocol):
    @property
    def pk(self) -> int: ...


Found = TypeVar("Found", bound=_Keyed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A difficulty, with how near services are to each other for this learner.

    `draws` says whether options may be others than a question's own: not where it is about a pair among them.
    """

    difficulty: Difficulty
    near: Mapping[Pair, float]
    draws: bool


def aim_at(difficulty: Difficulty, *, learner: Learner, topic: Topic) -> Aim:
    """The difficulty for this learner, by what the notes tell apart and what the learner mixes up."""
    told_apart: dict[Pair, int] = {}
    stated = Comparison.objects.live().filter(stated=True).order_by()
    counted = stated.annotate(aspects=Count("cells__aspect", distinct=True))
    for slug, aspects in counted.values_list("slug", "aspects"):
        for pair in map(frozenset, combinations(sides_of(slug), 2)):
            told_apart[pair] = told_apart.get(pair, 0) + aspects
    mixed: dict[Pair, tuple[int, int]] = {}
    for one in mixed_up(learner, services={service.slug: service for service in Service.objects.live()}):
        pair = frozenset((one.chosen.slug, one.right.slug))
        mixed[pair] = (mixed.get(pair, (0, 0))[0] + one.wrong, one.of)
    return Aim(
        difficulty=difficulty,
        near=nearness(told_apart=told_apart, mixed_up=mixed),
        draws=topic.kind not in _ON_PAIRS,
    )


def nearest_first(found: Sequence[Found], *, aim: Aim) -> list[list[Found]]:
    """What was found in groups: first those that are as difficult, then those next to it, each in its order.

    As difficult as it gets: the third with the most alike options is hard, the third with the least is easy.
    """
    rows = Card.objects.filter(pk__in=[one.pk for one in found]).values_list("pk", "kind", "choices", "spare")
    measured = {
        pk: likeness(
            CardKind(kind),
            offering(_choices(own), _choices(spare if aim.draws else ()), aim.difficulty, near=aim.near),
            near=aim.near,
        )
        for pk, kind, own, spare in rows
    }
    ranked = sorted(found, key=lambda one: measured[one.pk])
    band = {one.pk: at * len(_BANDS) // len(ranked) for at, one in enumerate(ranked)}
    wanted = _BANDS.index(aim.difficulty)
    return [
        [one for one in found if abs(band[one.pk] - wanted) == distance] for distance in range(len(_BANDS))
    ]


def options(cards: Sequence[Card], *, aim: Aim) -> dict[int, tuple[Choice, ...]]:
    """The options of each card, by its primary key, as the difficulty has them; {} where they are its own."""
    if not aim.draws:
        return {}
    slugs = {one["service"] for card in cards for one in (*card.choices, *card.spare)}
    rows = Service.objects.select_related("parent").filter(slug__in=slugs - {None})
    services = {row.slug: service_value(row) for row in rows}
    return {
        card.pk: drawn(card_value(card), aim.difficulty, services=services, near=aim.near).choices
        for card in cards
    }


def _choices(data: Sequence[Mapping[str, object]]) -> tuple[Choice, ...]:
    return tuple(map(choice_from_json, data))
