"""A measured figure and how it is printed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, in seconds, against which floor, in seconds."""

    name: str
    seconds: float
    floor: str
    floor_seconds: float

    def __str__(self) -> str:
        ratio = self.seconds / self.floor_seconds
        return (
            f"{self.name:<44} {self.seconds * 1000:>10.2f} ms   {ratio:>8.3f} x  "
            f"{self.floor} ({self.floor_seconds * 1000:.2f} ms)"
        )


def seconds_for(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def median_seconds(action: Callable[[], object], *, times: int) -> float:
    """The median of several calls, after one that does not count."""
    action()
    return statistics.median(seconds_for(action) for _ in range(times))
