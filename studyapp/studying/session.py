"""A session: what to ask next, and what is left for today."""

import datetime as dt
import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from studyapp import models
from studyapp.models import Card, Learner
from studyapp.models.values import memory_value
from studyapp.scheduling.intervals import interval_words
from studyapp.scheduling.introducing import next_detail, wants_detail
from studyapp.scheduling.memory import Memory, Rating, new_memory, outcomes
from studyapp.scheduling.queue import Queued, nearest, next_due
from studyapp.studying import learners, waiting
from studyapp.studying.allowance import Allowance, allowance
from studyapp.studying.remembered import schedule_seed
from studyapp.studying.scope import Scope

EVERYTHING = Scope()


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """What is left to do today within the learner's daily limits.

    `learning` cards come again before the day ends, `waiting` of them not yet; `due` ones are in
    review and due now; `new` ones were never answered.
    """

    learning: int
    due: int
    new: int
    waiting: int = 0

    @property
    def total(self) -> int:
        """All that the day still holds."""
        return self.learning + self.due + self.new

    @property
    def now(self) -> int:
        """What can be asked at once."""
        return self.total - self.waiting


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one of the four buttons does: the card comes again at `due_at`, `words` from now."""

    rating: Rating
    words: str
    due_at: dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    """A card that is asked. `ordinal` and `attempt` go back with the answer, which counts once.

    `done_today` counts the answers given in sessions today.
    """

    card: Card
    ordinal: int
    attempt: uuid.UUID
    outcomes: tuple[Outcome, ...]
    counts: Counts
    done_today: int


def counts(learner: Learner | None, *, scope: Scope, now: dt.datetime) -> Counts:
    """What is left today within the scope. `now` is aware."""
    return _counts(learner, scope=scope, now=now, allowed=allowance(learner, scope=scope, now=now))


def next_showing(
    learner: Learner | None, *, scope: Scope, now: dt.datetime, attempt: uuid.UUID | None = None
) -> Showing | None:
    """The card to ask now, None where nothing is left to ask at `now`.

    First what is in its learning steps and due, by time; then reviews, the most overdue for their
    interval first; then new cards in the order of the library. Cards about what was asked lately are
    put behind the others of their sort. `attempt` is made up where none is handed in.
    """
    allowed = allowance(learner, scope=scope, now=now)
    found = _next_card(learner, scope=scope, now=now, allowed=allowed)
    if found is None:
        return None
    left = _counts(learner, scope=scope, now=now, allowed=allowed)
    card = _loaded().get(pk=found.card)
    # The memory that the choice was made by: if it was answered elsewhere since, the answer is stale.
    return _showing(learner, card, found.memory, now=now, attempt=attempt, left=left, allowed=allowed)


def showing_of(
    learner: Learner | None,
    card: Card,
    *,
    now: dt.datetime,
    scope: Scope = EVERYTHING,
    attempt: uuid.UUID | None = None,
) -> Showing:
    """One particular card, due or not: after a stale answer, or on the card's own page."""
    allowed = allowance(learner, scope=scope, now=now)
    left = _counts(learner, scope=scope, now=now, allowed=allowed)
    row = models.Memory.objects.filter(learner=learner, card=card).first() if learner else None
    memory = memory_value(row) if row else None
    return _showing(learner, card, memory, now=now, attempt=attempt, left=left, allowed=allowed)


def _next_card(
    learner: Learner | None, *, scope: Scope, now: dt.datetime, allowed: Allowance
) -> Queued | None:
    """The card to ask now, with its memory."""
    asked: list[Queued] = []
    in_steps: list[Queued] = []
    if learner is not None:
        in_steps = waiting.longest_due(waiting.learning(learner, scope=scope))
        if in_steps and in_steps[0].memory and in_steps[0].memory.due_at <= now:
            return in_steps[0]
        _, begin, _ = learners.today_of(learner, now=now)
        asked = waiting.asked_lately(learner, since=begin)
    told = {one.sibling_of for one in (*in_steps, *asked)}
    if learner is not None and allowed.due:
        due = waiting.longest_due(waiting.due(learner, scope=scope, now=now))
        after = asked[0] if asked else None
        if found := next_due(_untold(due, told=told), now=now, after=after, turn=allowed.done):
            return found
    return _new(learner, scope=scope, asked=asked, told=told) if allowed.new else None


def _new(
    learner: Learner | None, *, scope: Scope, asked: Sequence[Queued], told: Collection[str]
) -> Queued | None:
    """The new card to ask, none whose answer a sibling gave away just now if there is another."""
    fresh = waiting.new(learner, scope=scope)
    met = waiting.met(learner) if learner is not None else frozenset()
    if wants_detail(met=met, asked=asked):
        details = [one for one in waiting.details(fresh, of=met) if one.sibling_of not in told]
        if found := next_detail(details, asked=asked):
            return found
    return nearest(_untold(waiting.first_new(fresh), told=told), after=asked[0] if asked else None)


def _untold(cards: list[Queued], *, told: Collection[str]) -> list[Queued]:
    """Those whose answer no sibling gave away just now; all where there are no others."""
    return [one for one in cards if one.sibling_of not in told] or cards


def _counts(learner: Learner | None, *, scope: Scope, now: dt.datetime, allowed: Allowance) -> Counts:
    """Counted no further than the limits reach."""
    unseen = waiting.new(learner, scope=scope).order_by()[: allowed.new].count() if allowed.new else 0
    if learner is None:
        return Counts(learning=0, due=0, new=unseen)
    _, _, end = learners.today_of(learner, now=now)
    due = waiting.due(learner, scope=scope, now=now).order_by()[: allowed.due].count() if allowed.due else 0
    in_steps = waiting.learning(learner, scope=scope).filter(due_at__lt=end)
    told = in_steps.aggregate(every=Count("id"), waiting=Count("id", filter=Q(due_at__gt=now)))
    return Counts(learning=told["every"], due=due, new=unseen, waiting=told["waiting"])


def _showing(
    learner: Learner | None,
    card: Card,
    memory: Memory | None,
    *,
    now: dt.datetime,
    attempt: uuid.UUID | None,
    left: Counts,
    allowed: Allowance,
) -> Showing:
    memory = memory or new_memory(now)
    after = outcomes(
        memory,
        now=now,
        settings=learners.scheduling_settings(learner),
        rng_seed=schedule_seed(learner, card) if learner else None,
    )
    return Showing(
        card=card,
        ordinal=memory.reps + 1,
        attempt=attempt or uuid.uuid4(),
        outcomes=tuple(
            Outcome(rating=rating, words=interval_words(then.due_at - now), due_at=then.due_at)
            for rating, then in after.items()
        ),
        counts=left,
        done_today=allowed.done,
    )


def _loaded() -> QuerySet[Card]:
    """Cards with what their page shows."""
    return Card.objects.select_related("feature__service", "comparison", "note").prefetch_related("services")
