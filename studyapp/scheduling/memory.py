"""What a learner's answers to one card amount to, and when to ask again: FSRS-6 by the `fsrs` package."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from functools import lru_cache

import fsrs
from fsrs.scheduler import DEFAULT_PARAMETERS

from studyapp.scheduling.fuzz import fuzzed


class Rating(IntEnum):
    """How well it was known. The numbers are FSRS's, and Anki's."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class State(StrEnum):
    """Where a card stands. A card that was never answered is in learning, with `reps` 0."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a learner wants to be asked.

    `desired_retention` is the predicted recall at which a card falls due. `learning_steps` are the
    waits of a new card before it counts in days, `relearning_steps` those of a forgotten one; both may
    be empty. `parameters` are FSRS-6's 21 weights; the default is the package's. With `fuzz`,
    intervals of three days and more are spread a little, by a seed that is handed in.
    Raises ValueError for a retention that is not between 0 and 1, an interval under one day, a step
    that is not positive, or weights that FSRS refuses.
    """

    desired_retention: float = 0.9
    learning_steps: tuple[timedelta, ...] = (timedelta(minutes=1), timedelta(minutes=10))
    relearning_steps: tuple[timedelta, ...] = (timedelta(minutes=10),)
    maximum_interval_days: int = 36500
    parameters: tuple[float, ...] = tuple(DEFAULT_PARAMETERS)
    fuzz: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.desired_retention < 1:
            message = (
                f"Desired retention is {self.desired_retention}: give a share between 0 and 1, like 0.9."
            )
            raise ValueError(message)
        if self.maximum_interval_days < 1:
            message = f"The longest interval is {self.maximum_interval_days} days: give 1 or more."
            raise ValueError(message)
        if any(step <= timedelta(0) for step in (*self.learning_steps, *self.relearning_steps)):
            message = "A learning or relearning step is zero or negative: give positive times."
            raise ValueError(message)
        _scheduler(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    """The state that FSRS goes on from. Times are aware and in UTC.

    `stability` is the days in which predicted recall falls to 90 %, `difficulty` runs from 1 to 10;
    both are None until the first answer, as is `last_review_at`. `step` is the place in the learning
    or relearning steps, None in review. `reps` counts answers, `lapses` the times it was forgotten
    while in review.
    """

    state: State
    step: int | None
    stability: float | None
    difficulty: float | None
    due_at: datetime
    last_review_at: datetime | None
    reps: int
    lapses: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """One line of the review log. `settings` are those of that day, None where they are today's."""

    rating: Rating
    at: datetime
    settings: Settings | None = None


def new_memory(now: datetime) -> Memory:
    """The memory of a card that was never answered: due at once. `now` is aware."""
    return Memory(
        state=State.LEARNING,
        step=0,
        stability=None,
        difficulty=None,
        due_at=_in_utc(now),
        last_review_at=None,
        reps=0,
        lapses=0,
    )


def answer(
    memory: Memory, rating: Rating, *, now: datetime, settings: Settings, rng_seed: str | None = None
) -> Memory:
    """The memory after the card was answered with `rating` at `now` (aware).

    `rng_seed` is needed with `settings.fuzz` only (else ValueError): one constant text per learner and
    card, like "<learner>:<card>". The number of the answer is added to it here, so that what the
    buttons promised is what the answer gives, and a replay gives the same again.
    """
    now = _in_utc(now)
    card, _ = _scheduler(settings).review_card(
        _as_fsrs(memory), fsrs.Rating(int(rating)), review_datetime=now
    )
    if settings.fuzz:
        if rng_seed is None:
            message = "Fuzz is on but no rng_seed was handed in: give one text per learner and card."
            raise ValueError(message)
        wait = fuzzed(
            card.due - now, seed=f"{rng_seed}:{memory.reps}", longest_days=settings.maximum_interval_days
        )
    else:
        wait = card.due - now
    return Memory(
        state=_OURS[card.state],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due_at=now + wait,
        last_review_at=now,
        reps=memory.reps + 1,
        lapses=memory.lapses + (rating == Rating.AGAIN and memory.state == State.REVIEW),
    )


def outcomes(
    memory: Memory, *, now: datetime, settings: Settings, rng_seed: str | None = None
) -> dict[Rating, Memory]:
    """The memory after each of the four ratings at `now`, in the order again, hard, good, easy.

    The buttons show `outcome.due_at - now` of each. `rng_seed` as in `answer`.
    """
    return {
        rating: answer(memory, rating, now=now, settings=settings, rng_seed=rng_seed) for rating in Rating
    }


def recall_probability(memory: Memory, *, now: datetime, settings: Settings) -> float:
    """The predicted chance, 0 to 1, that the card is known at `now`; 0 for one never answered.

    FSRS counts whole days since the last answer, so within the first day it is 1.
    """
    return float(_scheduler(settings).get_card_retrievability(_as_fsrs(memory), _in_utc(now)))


def replay(answers: Iterable[Answered], *, settings: Settings, rng_seed: str | None = None) -> Memory:
    """The memory that a card's review log amounts to, its answers in the order they were given.

    `settings` hold for every answer that does not bring its own; `rng_seed` as in `answer`. Raises
    ValueError where the log is empty: a card never answered has no memory to rebuild.
    """
    memory: Memory | None = None
    for answered in answers:
        memory = answer(
            memory or new_memory(answered.at),
            answered.rating,
            now=answered.at,
            settings=answered.settings or settings,
            rng_seed=rng_seed,
        )
    if memory is None:
        message = "There is no answer to replay: hand in at least one."
        raise ValueError(message)
    return memory


_THEIRS = {
    State.LEARNING: fsrs.State.Learning,
    State.REVIEW: fsrs.State.Review,
    State.RELEARNING: fsrs.State.Relearning,
}
_OURS = {theirs: ours for ours, theirs in _THEIRS.items()}


@lru_cache(maxsize=256)
def _scheduler(settings: Settings) -> fsrs.Scheduler:
    # Their fuzz draws from the process's own random numbers; ours comes from a seed.
    return fsrs.Scheduler(
        parameters=settings.parameters,
        desired_retention=settings.desired_retention,
        learning_steps=settings.learning_steps,
        relearning_steps=settings.relearning_steps,
        maximum_interval=settings.maximum_interval_days,
        enable_fuzzing=False,
    )


def _as_fsrs(memory: Memory) -> fsrs.Card:
    # Without an id and a due time of our own the package would read the clock, and sleep.
    return fsrs.Card(
        card_id=0,
        state=_THEIRS[memory.state],
        step=memory.step,
        stability=memory.stability,
        difficulty=memory.difficulty,
        due=memory.due_at,
        last_review=memory.last_review_at,
    )


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        message = f"{moment} has no time zone: hand in an aware time."
        raise ValueError(message)
    return moment.astimezone(UTC)
