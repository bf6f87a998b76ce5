"""Folders that were moved, renamed, or are now imported with the folder around them.

A note is the same note when its folder goes elsewhere. Without this, everything in it would be there
twice, and the old half could never leave.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

# A new folder is an old one that has moved if it holds at least this share of the old one's notes.
SAME_SHARE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Rehoming:
    """Notes known from the folder `old` belong to the folder `new`, in there below `prefix`."""

    old: str
    new: str
    prefix: str = ""

    def path(self, path: str) -> str:
        """Where a note of the old folder is in the new one."""
        return f"{self.prefix}/{path}" if self.prefix else path


def rehomings(paths: Iterable[Path], *, known: Mapping[str, frozenset[str]]) -> tuple[Rehoming, ...]:
    """Which known folders (location → paths of their notes) the named folders are, or hold.

    A known folder below a named one is held by it. A known folder that is gone is the named one that
    has at least half of its notes at the same paths.
    """
    found: list[Rehoming] = []
    for path in paths:
        place = path.resolve()
        if not place.is_dir() or _is_inside_a_known(place, known):
            continue
        for old, notes in known.items():
            if place in Path(old).parents:
                prefix = Path(old).relative_to(place).as_posix()
                found.append(Rehoming(old=old, new=place.as_posix(), prefix=prefix))
            elif notes and not Path(old).exists() and _share(notes, place) >= SAME_SHARE:
                found.append(Rehoming(old=old, new=place.as_posix()))
    # A folder that is gone may look like two of the named ones: the first has it.
    return tuple({rehoming.old: rehoming for rehoming in reversed(found)}.values())


def _is_inside_a_known(place: Path, known: Mapping[str, frozenset[str]]) -> bool:
    return any(candidate.as_posix() in known for candidate in (place, *place.parents))


def _share(notes: frozenset[str], place: Path) -> float:
    return sum((place / note).is_file() for note in notes) / len(notes)
