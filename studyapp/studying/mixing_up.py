"""Which services a learner takes for one another in quizzes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.models import Learner, QuizQuestion, Service

# How many quiz answers are looked back on.
LOOK_BACK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedUp:
    """A pair that gets mixed up: `wrong` of the last `of` answers took `chosen` for `right`."""

    chosen: Service
    right: Service
    wrong: int
    of: int


def mixed_up(learner: Learner | None, *, services: Mapping[str, Service]) -> tuple[MixedUp, ...]:
    """Pairs of services taken for one another in quizzes, the most frequent first.

    Of `services` by slug; an exam that is under way tells nothing yet.
    """
    if learner is None:
        return ()
    answered = (
        QuizQuestion.objects.filter(quiz__learner=learner, chosen__isnull=False, correct__isnull=False)
        .order_by("-answered_at")
        .values_list("asked", "chosen", "correct")[:LOOK_BACK]
    )
    asked: Counter[frozenset[str]] = Counter()
    wrong: Counter[tuple[str, str]] = Counter()
    for question, chosen, correct in answered:
        choices = question["choices"]
        right = next((choice["service"] for choice in choices if choice["correct"]), None)
        taken = choices[chosen]["service"]
        asked.update(
            frozenset((right, choice["service"]))
            for choice in choices
            if right and choice["service"] and choice["service"] != right
        )
        if not correct and right and taken and right in services and taken in services:
            wrong[taken, right] += 1
    return tuple(
        MixedUp(
            chosen=services[taken], right=services[right], wrong=count, of=asked[frozenset((taken, right))]
        )
        for (taken, right), count in wrong.most_common()
    )
