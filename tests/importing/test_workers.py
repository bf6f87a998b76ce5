"""Processes that can be ended: what one task does to its own leaves the others alone."""

import os
import signal

import pytest

from studyapp.importing.workers import Failure, Workers


def doubled(number: int) -> int:
    """A task that some numbers are bad for."""
    if number == 13:
        raise ValueError("unlucky")
    if number == 99:
        os.kill(os.getpid(), signal.SIGKILL)
    while number == 7:
        pass
    return number * 2


def outcomes(*numbers: int, budget: float = 60.0) -> list[int | Failure]:
    with Workers(budget=budget, most=2) as workers:
        return [outcome for _, outcome in workers.run(doubled, numbers, count=len(numbers))]


def test_results_come_in_the_order_of_the_items():
    assert outcomes(*range(1, 6)) == [2, 4, 6, 8, 10]


def test_a_task_that_raises_is_a_failure_that_says_so():
    one, other = outcomes(13, 4)

    assert isinstance(one, Failure)
    assert "ValueError: unlucky" in one.message
    assert other == 8


def test_a_task_that_takes_its_process_down_is_a_failure_and_the_others_go_on():
    one, *others = outcomes(99, 1, 2, 3)

    assert isinstance(one, Failure)
    assert "ended" in one.message
    assert others == [2, 4, 6]


def test_a_task_that_never_ends_is_ended():
    one, *others = outcomes(7, 1, 2, 3, budget=0.5)

    assert isinstance(one, Failure)
    assert "longer than 0.5 seconds" in one.message
    assert others == [2, 4, 6]


def test_nothing_to_do_starts_no_process():
    with Workers() as workers:
        assert list(workers.run(doubled, [], count=0)) == []


def test_who_has_finished_can_begin_again():
    with Workers(budget=60.0, most=2) as workers:
        once = list(workers.run(doubled, [1, 2], count=2))
        workers.finish()
        again = list(workers.run(doubled, [3], count=1))

    assert [*once, *again] == [(1, 2), (2, 4), (3, 6)]


def broken_off() -> None:
    with Workers(budget=60.0, most=1) as workers:
        for _ in workers.run(doubled, [1, 7], count=2):
            raise LookupError


def test_leaving_in_an_error_ends_what_still_runs():
    with pytest.raises(LookupError):
        broken_off()
