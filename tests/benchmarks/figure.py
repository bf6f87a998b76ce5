"""A measured figure and how it is printed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, against which floor. Both in seconds, or both in bytes where `in_bytes`.

    `most` is the ratio that it should stay within.
    """

    name: str
    amount: float
    floor: str
    floor_amount: float
    in_bytes: bool = False
    most: float | None = None

    def __str__(self) -> str:
        ratio = self.amount / self.floor_amount
        target = f" (at most {self.most:g}: {'met' if ratio <= self.most else 'MISSED'})" if self.most else ""
        return (
            f"{self.name:<48} {self._told(self.amount):>14}   {ratio:>8.3f} x  "
            f"{self.floor}, {self._told(self.floor_amount)}{target}"
        )

    def _told(self, amount: float) -> str:
        return f"{amount / 1e6:,.1f} MB" if self.in_bytes else f"{amount * 1000:,.2f} ms"


def seconds_for(action: Callable[[], object]) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def median_seconds(action: Callable[[], object], *, times: int) -> float:
    """The median of several calls, after one that does not count."""
    action()
    return statistics.median(seconds_for(action) for _ in range(times))
