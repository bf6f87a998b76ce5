"""Keeping what the scheduler works out."""

from typing import Any

from studyapp import models
from studyapp.scheduling.memory import Memory


def store_memory(learner: models.Learner, card: models.Card, memory: Memory) -> None:
    """Keep it as the learner's memory of the card, in place of what was kept before."""
    fields = _fields(memory)
    # One statement, on SQLite and on PostgreSQL.
    models.Memory.objects.bulk_create(
        [models.Memory(learner=learner, card=card, **fields)],
        update_conflicts=True,
        unique_fields=["learner", "card"],
        update_fields=list(fields),
    )


def schedule_seed(learner: models.Learner, card: models.Card) -> str:
    """What the scheduler draws from where it spreads intervals: the same for ever for a learner's card."""
    return f"{learner.uid}:{card.uid}"


def _fields(memory: Memory) -> dict[str, Any]:
    return {
        "state": memory.state.value,
        "step": memory.step,
        "stability": memory.stability,
        "difficulty": memory.difficulty,
        "due_at": memory.due_at,
        "last_review_at": memory.last_review_at,
        "reps": memory.reps,
        "lapses": memory.lapses,
    }
