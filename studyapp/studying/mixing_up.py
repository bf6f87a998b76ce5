"""Which services a learner takes for one another in quizzes."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from studyapp.cards.scoring import Form, Put
from studyapp.models import Learner, QuizQuestion, Service
from studyapp.models.asked import put_from_json

# How many quiz answers are looked back on.
LOOK_BACK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedUp:
    """A pair that gets mixed up: `wrong` of the last `of` answers took `chosen` for `right`.

    Where statements are sorted under services, each of them is an answer.
    """

    chosen: Service
    right: Service
    wrong: int
    of: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """What was `right` (slugs), what was `taken` for it, None where nothing that has one, among `others`."""

    right: str
    taken: str | None
    others: frozenset[str]


def mixed_up(learner: Learner | None, *, services: Mapping[str, Service]) -> tuple[MixedUp, ...]:
    """Pairs of services taken for one another in quizzes, the most frequent first.

    Of `services` by slug; an exam that is under way tells nothing yet.
    """
    if learner is None:
        return ()
    answered = (
        QuizQuestion.objects.filter(
            Q(chosen__isnull=False) | Q(given__isnull=False),
            quiz__learner=learner,
            correct__isnull=False,
        )
        .order_by("-answered_at")
        .values_list("asked", "chosen", "given")[:LOOK_BACK]
    )
    named = {service.name: slug for slug, service in services.items()}
    asked: Counter[frozenset[str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for question, chosen, given in answered:
        for answer in _answers(question, [chosen] if chosen is not None else given or [], named=named):
            asked.update(frozenset((answer.right, other)) for other in answer.others)
            taken, right = answer.taken, answer.right
            if taken and taken != right and taken in services and right in services:
                wrong[taken, right] += 1
    return tuple(
        MixedUp(
            chosen=services[taken], right=services[right], wrong=count, of=asked[frozenset((taken, right))]
        )
        for (taken, right), count in wrong.most_common()
    )


def _answers(
    question: Mapping[str, Any], given: list[int | None], *, named: Mapping[str, str]
) -> Iterator[_Answer]:
    """The answers in an answer: one where one option is chosen, one for each statement that is matched."""
    put = put_from_json(question)
    if put.form is Form.ONE and given[0] is not None:
        right = next((one.service for one in put.choices if one.correct), None)
        if right:
            others = {one.service for one in put.choices if one.service} - {right}
            yield _Answer(right=right, taken=put.choices[given[0]].service, others=frozenset(others))
    if put.form is Form.MATCH:
        slugs = _targets(put, named=named)
        for one, at in zip(put.choices, given, strict=False):
            if one.service and at is not None:
                others = {slug for slug in slugs if slug} - {one.service}
                yield _Answer(right=one.service, taken=slugs[at], others=frozenset(others))


def _targets(put: Put, *, named: Mapping[str, str]) -> list[str | None]:
    """The slugs of what statements are matched to: their own, or by its name that of one to spare."""
    own = {one.match: one.service for one in put.choices}
    return [own.get(target) or named.get(target) for target in put.targets]
