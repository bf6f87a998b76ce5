"""Which reader read a note: an upgraded reader reads every note anew, the same one skips unchanged notes."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_STAGES = ("notes", "knowledge", "cards", "deciding", "importing")
_LIBRARIES = ("markdown", "bleach")


@cache
def reader_version() -> str:
    """A digest of the code, data and libraries that turn a file into cards; computed once per process."""
    digest = hashlib.sha256(" ".join(map(version, _LIBRARIES)).encode())
    for stage in _STAGES:
        for file in sorted((_PACKAGE / stage).rglob("*")):
            if file.is_file() and file.suffix in {".py", ".csv"}:
                digest.update(file.relative_to(_PACKAGE).as_posix().encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()


def note_digest(data: bytes) -> str:
    """The digest of a note as this reader reads it: equal digests give equal documents."""
    return hashlib.sha256(reader_version().encode() + data).hexdigest()


def unsettled(digest: str) -> str:
    """A digest that no note has: one that is stored with it is read again next time, changed or not."""
    return f"!{digest[1:]}"
