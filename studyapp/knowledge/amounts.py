"""Amounts with a unit, so that 900 seconds and 15 minutes are the same and 256 KB and 1 MB are not."""

import re
from dataclasses import dataclass

# Bytes by the thousand: a note that writes "5 TB (5000 GB)" means one size, and 1 KiB is 1 KB to it.
SIZES = {"b": 1, "byte": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12, "p": 10**15}
MINUTE, HOUR, DAY = 60, 3600, 86_400
TIMES = {
    **dict.fromkeys(("s", "sec", "second"), 1),
    **dict.fromkeys(("min", "minute"), MINUTE),
    **dict.fromkeys(("h", "hr", "hour"), HOUR),
    **dict.fromkeys(("d", "day"), DAY),
    "ms": 0.001,
    "week": 7 * DAY,
    "month": 30 * DAY,
    "year": 365 * DAY,
}
AMOUNT = re.compile(
    r"(?<![\w.,])(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[\s-]?"
    r"(?:(?P<size>[kmgtp]i?b|bytes?)|(?P<time>ms|s|secs?|seconds?|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?"
    r"|months?|years?))(?:/s\b|ps\b)?(?![\w])",
    re.IGNORECASE,
)
NEARLY = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much: `value` in bytes or seconds. `dimension` is "size" or "time"."""

    value: float
    dimension: str

    def differs(self, other: "Amount") -> bool:
        """Whether both measure the same sort of thing and come to another figure (by more than 5 %)."""
        larger = max(self.value, other.value)
        return self.dimension == other.dimension and abs(self.value - other.value) > NEARLY * larger


def first_amount(text: str) -> Amount | None:
    """The first amount that a text names, None where it names none.

    A rate ("1 MB/s") is none: how fast is another question than how much.
    """
    for match in AMOUNT.finditer(text):
        if match[0].casefold().endswith(("/s", "ps")) or text[match.end() : match.end() + 4] == " per":
            continue
        number = float(match["number"].replace(",", ""))
        if match["size"]:
            unit = match["size"].casefold().rstrip("s")
            return Amount(value=number * SIZES[unit if unit == "byte" else unit[0]], dimension="size")
        unit = match["time"].casefold()
        return Amount(value=number * TIMES[unit if unit in TIMES else unit.rstrip("s")], dimension="time")
    return None
