"""Worker processes that have a time budget for each note, and can be ended when they overstep it."""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import forkserver
from multiprocessing.context import ForkServerContext
from types import TracebackType
from typing import Self, TypeVar

from pebble import ProcessExpired, ProcessPool

Item = TypeVar("Item")
Result = TypeVar("Result")

# Seconds for one note at one stage: enough for the largest file that is read at all.
BUDGET = 120.0
# Tasks handed out ahead of the result that is waited for: as many as keep all workers busy while one
# note takes long, and not so many that what they carry would fill the memory.
AHEAD = 200
# Fewer tasks than these are done before more processes than there are could start.
WORTH_MORE = 20
# Imported once, by the server that worker processes are forked from.
PRELOADED = "studyapp.importing.preloaded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no result for an item, in words for whoever wrote it."""

    message: str
    hint: str


def get_ready() -> None:
    """Let the server that processes are forked from start, if it has not, and load by itself.

    That takes half a second, in which something else can be done. It ends with this process.
    """
    _context()
    forkserver.ensure_running()


class Workers:
    """At most `most` processes; none before the first task, and never more than there are tasks.

    Used in a `with`. Each task has `budget` seconds. Processes are forked from a server that has loaded
    the tasks and nothing else, since this process may have threads and an open database.
    """

    def __init__(self, *, budget: float = BUDGET, most: int | None = None) -> None:
        self._budget = budget
        self._most = most or os.cpu_count() or 1
        self._pool: ProcessPool | None = None
        self._size = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        if error is not None and self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call]
        self._close()

    def run(
        self, task: Callable[[Item], Result], items: Iterable[Item], *, count: int
    ) -> Iterator[tuple[Item, Result | Failure]]:
        """Do the task for each of `count` items; the results come in the order of the items.

        Items are taken as they are needed; task, items and results are pickled. A task that raises,
        oversteps the budget or takes its process down with it comes to a `Failure`, and the others go on.
        """
        waiting: deque[tuple[Item, Future[Result]]] = deque()
        for item in items:
            pool = self._with_room_for(count)
            waiting.append((item, pool.schedule(task, args=(item,), timeout=self._budget)))
            if len(waiting) > AHEAD:
                first, future = waiting.popleft()
                outcome = _outcome(future, budget=self._budget)
                yield first, outcome
        for last, future in waiting:
            outcome = _outcome(future, budget=self._budget)
            yield last, outcome

    def _with_room_for(self, tasks: int) -> ProcessPool:
        size = min(self._most, tasks)
        if self._pool is None or (self._size < size and tasks > WORTH_MORE):
            self._close()
            self._pool = ProcessPool(max_workers=size, context=_context())
            self._size = size
        return self._pool

    def _close(self) -> None:
        if self._pool is not None:
            self._pool.close()  # type: ignore[no-untyped-call]
            self._pool.join()
            self._pool = None


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


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
