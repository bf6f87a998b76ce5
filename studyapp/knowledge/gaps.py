"""Where notes are silent: on which side of a comparison, and about what."""

from collections.abc import Iterator
from dataclasses import dataclass

from studyapp.knowledge.facts import Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Notes say nothing of a service (its slug) on an `aspect`; on no aspect at all where it is ""."""

    service: str
    aspect: str


def gaps(comparison: Comparison) -> tuple[Gap, ...]:
    """Where a comparison has nothing to set against what it says of others, in the order of its rows."""
    return tuple(_gaps(comparison))


def _gaps(comparison: Comparison) -> Iterator[Gap]:
    speaking = {slug for row in comparison.rows for slug in row.values}
    yield from (Gap(service=slug, aspect="") for slug in comparison.services if slug not in speaking)
    for row in comparison.rows:
        for slug in comparison.services:
            if slug in speaking and slug not in row.values:
                yield Gap(service=slug, aspect=row.aspect)
