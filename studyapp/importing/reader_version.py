"""Which reader read a note: an upgraded reader reads every note anew, the same one skips unchanged notes."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_STAGES = ("notes", "knowledge", "cards", "deciding", "importing")
_LIBRARIES = ("markdown", "bleach")
# How many digits of a note's digest tell by which reader it was read.
READER = 16


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


def note_digest(data: bytes, *, settings: str) -> str:
    """The digest of a note as this reader reads it under the settings of its folder.

    Equal digests give equal documents, and equal names for what is in them. It begins with the reader's
    own digest, see `is_read_anew`.
    """
    settled = hashlib.sha256(settings.encode()).digest() if settings else b""
    return reader_version()[:READER] + hashlib.sha256(settled + data).hexdigest()[READER:]


def is_same_reader(before: str, now: str) -> bool:
    """Whether two digests, of whatever text, were made by the same reader."""
    return before[1:READER] == now[1:READER]


def is_read_anew(before: str, now: str) -> bool:
    """Whether two digests are of the same text under the same settings, read by different readers."""
    return before[READER:] == now[READER:] and not is_same_reader(before, now)


def unsettled(digest: str) -> str:
    """A digest that no note has: one that is stored with it is read again next time, changed or not."""
    return f"!{digest[1:]}"


def is_unsettled(digest: str) -> bool:
    """Whether a note is to be read again next time, changed or not."""
    return digest.startswith("!")
