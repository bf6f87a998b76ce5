"""Notes on the disk: which files there are, and their bytes as text."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studyapp.notes.problems import Problem, Severity

SUFFIXES = (".md", ".markdown")
# Larger files are no notes, and would take minutes to parse. In bytes.
LARGEST = 20_000_000
# The first bytes of formats that are saved under a wrong name.
SIGNATURES = {
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"PK\x03\x04": "a ZIP archive or office document",
    b"%PDF": "a PDF document",
}
# How much of a text may be control characters, or bytes that are no text in Windows-1252.
MOST_ODD = 0.02
BREAKS_AND_TABS = frozenset(b"\t\n\x0b\x0c\r\x1b\x07\x08")


class NoSuchFolder(Exception):
    """There is no folder or file at the path that notes were to be read from."""

    def __init__(self, root: Path) -> None:
        super().__init__(f"There is no folder or note at {root}. Check the path.")
        self.root = root


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteFile:
    """A note on the disk. `path` is relative to the folder, with forward slashes; `size` is in bytes."""

    path: str
    location: Path
    size: int


def find_notes(root: Path) -> tuple[tuple[NoteFile, ...], tuple[Problem, ...]]:
    """The notes in a folder and its subfolders, sorted by path, and a Problem for each one left out.

    What the Problems name was not looked at: nothing follows from its not being among the notes.
    `root` may be one file, whose path is then relative to its parent. Hidden files and folders are
    passed over. Links are followed only where they stay inside the folder, so each file is found
    once. Raises NoSuchFolder where nothing is at `root`.
    """
    if root.is_file():
        return (NoteFile(path=root.name, location=root.absolute(), size=root.stat().st_size),), ()
    if not root.is_dir():
        raise NoSuchFolder(root)
    top = root.resolve()
    notes: list[NoteFile] = []
    problems: list[Problem] = []
    for location in _candidates(top, problems=problems):
        path = location.relative_to(top).as_posix()
        if not path.isprintable():
            # Such a name cannot stand in an address, nor be written to a database or a terminal.
            problems.append(
                _error(ascii(path)[1:-1], "this name has characters that cannot be shown", hint="rename it")
            )
        elif location.is_symlink() and (reason := _refused_link(location, top=top)):
            problems.append(_warning(path, reason, hint="copy the file into the folder"))
        elif location.is_file():
            notes.append(NoteFile(path=path, location=location, size=location.stat().st_size))
    return tuple(sorted(notes, key=lambda note: note.path)), tuple(sorted(problems, key=lambda it: it.file))


def _candidates(top: Path, *, problems: list[Problem]) -> Iterator[Path]:
    """Every file that is called like a note. Linked folders are not entered, each is a Problem."""

    def report(error: OSError) -> None:
        path = Path(error.filename).relative_to(top).as_posix() if error.filename else "."
        problems.append(
            _error(path, f"this folder cannot be read: {error.strerror}", hint="check its rights")
        )

    for folder, subfolders, names in os.walk(top, onerror=report):
        here = Path(folder)
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in list(subfolders):
            if (here / name).is_symlink():
                subfolders.remove(name)
                path = (here / name).relative_to(top).as_posix()
                problems.append(
                    _warning(
                        path, "this is a link to a folder and was not followed", hint="import that folder too"
                    )
                )
        for name in sorted(names):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                yield here / name


def _refused_link(location: Path, *, top: Path) -> str:
    """Why a link is not followed; "" where it may be."""
    try:
        target = location.resolve(strict=True)
    except (OSError, RuntimeError):
        return "this link leads nowhere"
    return "" if target.is_relative_to(top) else "this link leads out of the folder and was not followed"


def read_bytes(note: NoteFile) -> bytes | Problem:
    """The bytes of a note, or why they cannot be had: too large, or not readable."""
    if note.size > LARGEST:
        return _too_large(note.path, note.size)
    try:
        with note.location.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except OSError as error:
        return _error(note.path, f"this file cannot be read: {error.strerror}", hint="check its rights")
    return data if len(data) <= LARGEST else _too_large(note.path, len(data))


def decode(data: bytes, *, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text in a file's bytes, without its byte order mark, and what was odd about it.

    Tried are a byte order mark, UTF-8, UTF-16 and UTF-32 without a mark, and Windows-1252, which
    comes with a warning. The text is None, with an error, where the bytes are no text. Line breaks
    are left as they are.
    """
    marked = _by_mark(data)
    if marked is not None:
        encoding, skipped = marked
        text = data[skipped:].decode(encoding, errors="replace")
        damaged = "\ufffd" in text and "\ufffd".encode(encoding) not in data
        return text, (_damaged(path, encoding),) if damaged else ()
    for signature, name in SIGNATURES.items():
        if data.startswith(signature):
            return None, (_not_text(path, f"it is {name}"),)
    if b"\x00" in data:
        return _decoded_with_nul(data, path=path)
    return _decoded_without_mark(data, path=path)


def _decoded_without_mark(data: bytes, *, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """UTF-8, whole or a little damaged, or else Windows-1252."""
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        line = _line(data, error.start)
    if _is_mostly_utf8(data):
        return data.decode("utf-8", errors="replace"), (_damaged(path, "utf-8", line=line),)
    if _share_of_odd_bytes(data) > MOST_ODD:
        return None, (_not_text(path, "its bytes are in no encoding that is known here"),)
    warning = _warning(
        path,
        "this file is not in UTF-8; it was read as Windows-1252",
        hint="save it as UTF-8 if letters look wrong",
        line=line,
    )
    return data.decode("cp1252", errors="replace"), (warning,)


def _by_mark(data: bytes) -> tuple[str, int] | None:
    """The encoding that a byte order mark tells, and the length of the mark."""
    for mark, encoding in (
        (b"\xff\xfe\x00\x00", "utf-32-le"),
        (b"\x00\x00\xfe\xff", "utf-32-be"),
        (b"\xef\xbb\xbf", "utf-8"),
        (b"\xff\xfe", "utf-16-le"),
        (b"\xfe\xff", "utf-16-be"),
    ):
        if data.startswith(mark):
            return encoding, len(mark)
    return None


def _decoded_with_nul(data: bytes, *, path: str) -> tuple[str | None, tuple[Problem, ...]]:
    """Text that holds NUL bytes: UTF-16 or UTF-32 without a mark, or UTF-8 with a few of them in it."""
    places = [data[start::4].count(0) / max(1, len(data[start::4])) for start in range(4)]
    mostly, hardly = 0.4, 0.1
    encoding = ""
    if len(data) % 4 == 0 and min(places[2:]) > 1 - hardly and places[0] < hardly:
        encoding = "utf-32-le"
    elif len(data) % 4 == 0 and min(places[:2]) > 1 - hardly and places[3] < hardly:
        encoding = "utf-32-be"
    elif min(places[1], places[3]) > mostly and max(places[0], places[2]) < hardly:
        encoding = "utf-16-le"
    elif min(places[0], places[2]) > mostly and max(places[1], places[3]) < hardly:
        encoding = "utf-16-be"
    if encoding:
        return data.decode(encoding, errors="replace"), ()
    if data.count(0) / len(data) > MOST_ODD or _share_of_odd_bytes(data) > MOST_ODD:
        return None, (_not_text(path, "it holds NUL bytes"),)
    warning = _warning(
        path,
        "this file holds NUL bytes, which were left out",
        hint="save it again from an editor",
        line=_line(data, data.index(0)),
    )
    text, problems = decode(data.replace(b"\x00", b""), path=path)
    return text, (warning, *problems)


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether damage in UTF-8 is likelier than another encoding: most letters beyond ASCII are whole."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(character > "\x7f" for character in text) - broken
    return whole > broken * 2 and whole > 0


def _share_of_odd_bytes(data: bytes) -> float:
    """The share of bytes that are control characters or undefined in Windows-1252."""
    undefined = b"\x81\x8d\x8f\x90\x9d\x7f"
    odd = sum(data.count(bytes([code])) for code in range(32) if code not in BREAKS_AND_TABS)
    return (odd + sum(data.count(bytes([code])) for code in undefined)) / max(1, len(data))


def _line(data: bytes, offset: int) -> int:
    before = data[:offset].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return before.count(b"\n") + 1


def _warning(path: str, message: str, *, hint: str, line: int = 0) -> Problem:
    return Problem(file=path, line=line, severity=Severity.WARNING, message=message, hint=hint)


def _error(path: str, message: str, *, hint: str) -> Problem:
    return Problem(file=path, line=0, severity=Severity.ERROR, message=message, hint=hint)


def _too_large(path: str, size: int) -> Problem:
    limit = LARGEST // 1_000_000
    return _error(
        path, f"this file has {size:,} bytes, more than {limit} MB, and was not read", hint="split it up"
    )


def _not_text(path: str, reason: str) -> Problem:
    return _error(
        path, f"this file is not text: {reason}", hint="remove it, or save it as a text file in UTF-8"
    )


def _damaged(path: str, encoding: str, *, line: int = 0) -> Problem:
    message = f"some characters are damaged (not valid {encoding.upper()}) and were replaced"
    return _warning(path, message, hint="save the file as UTF-8", line=line)
