"""Worker processes that have a time budget for each note, and can be ended when they overstep it."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from types import TracebackType
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from studyapp.importing.fork_server import server_context

Item = TypeVar("Item")
Result = TypeVar("Result")

# Seconds for one note at one stage: enough for the largest file that is read at all.
BUDGET = 120.0
# Tasks handed out ahead of the result that is waited for: as many as keep all workers busy while one
# note takes long, and not so many that what they carry would fill the memory.
AHEAD = 200
# Fewer tasks than these are done before more processes than there are could start.
WORTH_MORE = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no result for an item, in words for whoever wrote it."""

    message: str
    hint: str


class Workers:
    """At most `most` processes; none before the first task, and never more than there are tasks.

    Used in a `with`. Each task has `budget` seconds.
    """

    def __init__(self, *, budget: float = BUDGET, most: int | None = None) -> None:
        self._budget = budget
        self._most = most or os.cpu_count() or 1
        self._pool: ProcessPool | None = None
        self._size = 0
        self._stopped = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.finish()
        self._close()

    def finish(self) -> None:
        """Let the processes end by themselves while something else is done; tasks not done are given up."""
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._stopped = True

    def run(
        self, task: Callable[[Item], Result], items: Iterable[Item], *, count: int
    ) -> Iterator[tuple[Item, Result | Failure]]:
        """Do the task for each of `count` items; the results come in the order of the items.

        The first are begun at once, the others as results are taken; task, items and results are pickled.
        A task that raises, oversteps the budget or takes its process down with it comes to a `Failure`,
        and the others go on.
        """
        coming = iter(items)
        waiting: deque[tuple[Item, Future[Result]]] = deque()

        def begin(most: int) -> None:
            for item in islice(coming, most):
                pool = self._with_room_for(count)
                waiting.append((item, pool.schedule(task, args=(item,), timeout=self._budget)))

        def results() -> Iterator[tuple[Item, Result | Failure]]:
            while waiting:
                item, future = waiting.popleft()
                outcome = _outcome(future, budget=self._budget)
                begin(1)
                yield item, outcome

        begin(AHEAD)
        return results()

    def _with_room_for(self, tasks: int) -> ProcessPool:
        size = min(self._most, tasks)
        if self._pool is None or self._stopped or (self._size < size and tasks > WORTH_MORE):
            self._close()
            self._pool = ProcessPool(max_workers=size, context=server_context())
            self._size = size
            self._stopped = False
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            if not self._stopped:
                self._pool.close()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _outcome(future: "Future[Result]", *, budget: float) -> Result | Failure:
    try:
        return future.result()
    except TimeoutError:
        return Failure(
            message=f"this took longer than {budget:g} seconds and was given up",
            hint="split it up, or remove what is nested or repeated thousands of times",
        )
    except ProcessExpired as error:
        return Failure(
            message=f"the process that read this ended (exit code {error.exitcode})",
            hint="it may have needed more memory than there is: split it up",
        )
    except BrokenProcessPool:
        raise
    except MemoryError:
        return Failure(message="this needs more memory than there is", hint="split it up")
    except Exception as error:  # noqa: BLE001 - whatever one note causes, the others are read
        return Failure(
            message=f"this could not be read: {type(error).__name__}: {error}",
            hint="this is a fault of the program: report it, with the note if you can",
        )
