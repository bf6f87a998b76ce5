import json
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.memory import (
    Answered,
    Memory,
    Rating,
    Settings,
    State,
    answer,
    new_memory,
    outcomes,
    recall_probability,
    replay,
)
from tests.conftest import SHARED

VECTORS = SHARED / "scheduling" / "fsrs6_vectors.json"
NOW = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
STATES = {1: State.LEARNING, 2: State.REVIEW, 3: State.RELEARNING}
RATINGS = st.lists(st.sampled_from(list(Rating)), min_size=1, max_size=12)


def answered_when_due(ratings: list[int], settings: Settings) -> list[Memory]:
    memories, memory = [], new_memory(NOW)
    for rating in ratings:
        memory = answer(memory, Rating(rating), now=memory.due_at, settings=settings)
        memories.append(memory)
    return memories


def interval(memory: Memory) -> timedelta:
    assert memory.last_review_at is not None
    return memory.due_at - memory.last_review_at


def test_it_gives_the_intervals_that_fsrs_documents() -> None:
    memories = answered_when_due([3, 3, 3, 3, 3, 3, 1, 1, 3, 3, 3, 3, 3], Settings())

    assert [interval(memory).days for memory in memories] == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


@pytest.mark.skipif(not VECTORS.exists(), reason="the FSRS-6 vectors are not beside the project")
def test_it_gives_the_memories_and_intervals_of_the_vectors() -> None:
    for vector in json.loads(VECTORS.read_text()):
        settings = Settings() if vector["steps"] else Settings(learning_steps=(), relearning_steps=())
        memory, now = new_memory(NOW), NOW

        for review in vector["reviews"]:
            now += timedelta(days=review["elapsed_days"])
            memory = answer(memory, Rating(review["rating"]), now=now, settings=settings)

            assert memory.state == STATES[review["state"]]
            assert memory.stability == pytest.approx(review["stability"], abs=1e-4)
            assert memory.difficulty == pytest.approx(review["difficulty"], abs=1e-4)
            assert interval(memory).total_seconds() == pytest.approx(review["interval_s"])


def test_a_new_memory_is_due_at_once_and_in_utc() -> None:
    memory = new_memory(NOW.astimezone(ZoneInfo("Pacific/Kiritimati")))

    assert memory.due_at == NOW
    assert memory.due_at.tzinfo is UTC
    assert (memory.state, memory.reps, memory.lapses, memory.stability) == (State.LEARNING, 0, 0, None)


def test_the_four_outcomes_are_what_the_four_answers_give() -> None:
    memory = answered_when_due([3, 3, 3], Settings())[-1]

    found = outcomes(memory, now=memory.due_at, settings=Settings())

    assert list(found) == [Rating.AGAIN, Rating.HARD, Rating.GOOD, Rating.EASY]
    for rating, outcome in found.items():
        assert outcome == answer(memory, rating, now=memory.due_at, settings=Settings())


def test_a_card_forgotten_in_review_lapses_and_in_learning_does_not() -> None:
    assert answered_when_due([1], Settings())[-1].lapses == 0
    assert answered_when_due([3, 3, 1], Settings())[-1].lapses == 1
    assert answered_when_due([3, 3, 1, 1], Settings())[-1].lapses == 1


def test_recall_fades_to_the_desired_retention_when_due() -> None:
    memory = answered_when_due([3, 3, 3, 3], Settings())[-1]

    assert recall_probability(memory, now=memory.last_review_at or NOW, settings=Settings()) == 1.0
    assert recall_probability(memory, now=memory.due_at, settings=Settings()) == pytest.approx(0.9, abs=0.01)


def test_a_card_never_answered_is_not_known() -> None:
    assert recall_probability(new_memory(NOW), now=NOW, settings=Settings()) == 0.0


def test_the_longest_interval_holds() -> None:
    settings = Settings(maximum_interval_days=30, fuzz=True)
    memory = new_memory(NOW)

    for _ in range(8):
        memory = answer(memory, Rating.EASY, now=memory.due_at, settings=settings, rng_seed="alice:card")

        assert interval(memory) <= timedelta(days=30)


def test_fuzz_needs_a_seed() -> None:
    with pytest.raises(ValueError, match="rng_seed"):
        answer(new_memory(NOW), Rating.GOOD, now=NOW, settings=Settings(fuzz=True))


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"desired_retention": 1.0}, "retention"),
        ({"maximum_interval_days": 0}, "interval"),
        ({"learning_steps": (timedelta(0),)}, "step"),
        ({"parameters": (1.0,)}, "parameters"),
    ],
)
def test_it_refuses_settings_that_make_no_sense(wrong: dict[str, object], word: str) -> None:
    with pytest.raises(ValueError, match=word):
        Settings(**wrong)  # type: ignore[arg-type]


def test_it_refuses_a_time_without_a_zone() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        new_memory(NOW.replace(tzinfo=None))


def test_there_is_nothing_to_replay_in_an_empty_log() -> None:
    with pytest.raises(ValueError, match="no answer"):
        replay([], settings=Settings())


@given(
    ratings=RATINGS, waits=st.lists(st.integers(0, 5_000_000), min_size=12, max_size=12), fuzz=st.booleans()
)
def test_a_replay_gives_the_same_memory_to_the_bit(
    ratings: list[Rating], waits: list[int], fuzz: bool
) -> None:
    settings = Settings(fuzz=fuzz)
    memory, now, log = new_memory(NOW), NOW, []
    for rating, wait in zip(ratings, waits, strict=False):
        now += timedelta(seconds=wait)
        memory = answer(memory, rating, now=now, settings=settings, rng_seed="alice:card")
        log.append(Answered(rating=rating, at=now))

    assert replay(log, settings=settings, rng_seed="alice:card") == memory


def test_a_replay_uses_the_settings_of_the_day() -> None:
    then = Settings(desired_retention=0.8)
    log = [Answered(rating=Rating.EASY, at=NOW, settings=then)]

    memory = replay(log, settings=Settings())

    assert memory == answer(new_memory(NOW), Rating.EASY, now=NOW, settings=then)
    assert memory != answer(new_memory(NOW), Rating.EASY, now=NOW, settings=Settings())


@given(ratings=RATINGS, seed=st.text(max_size=8))
def test_a_better_rating_never_comes_back_sooner(ratings: list[Rating], seed: str) -> None:
    settings = Settings(fuzz=True)
    memory = new_memory(NOW)
    for rating in ratings:
        memory = answer(memory, rating, now=memory.due_at, settings=settings, rng_seed=seed)

    found = outcomes(memory, now=memory.due_at, settings=settings, rng_seed=seed)

    assert found[Rating.HARD].due_at <= found[Rating.GOOD].due_at <= found[Rating.EASY].due_at
