"""In which line of a TOML text a key stands: the standard library's reader keeps no lines."""

import re
import tomllib
from typing import Any

KEY = r"(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\w-]+)"
DOTTED = rf"{KEY}(?:[ \t]*\.[ \t]*{KEY})*"
HEADER = re.compile(rf"[ \t]*\[[ \t]*({DOTTED})[ \t]*\]")
ENTRY = re.compile(rf"[ \t]*({DOTTED})[ \t]*=")


class KeyLines:
    """The lines (1-based) of all keys in a text."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, ...], int] = {}
        table: tuple[str, ...] = ()
        for number, line in enumerate(text.split("\n"), start=1):
            if (header := HEADER.match(line)) is not None:
                found = table = _parts(header[1])
            elif (entry := ENTRY.match(line)) is not None:
                found = (*table, *_parts(entry[1]))
            else:
                continue
            self._lines.setdefault(found, number)

    def of(self, place: tuple[str, ...]) -> int:
        """The line that the key at `place` stands in, such as ("services", "sqs", "kind").

        Where it has no line of its own (it may be inside braces) it is the line of what it is in, or 0.
        """
        for length in range(len(place), 0, -1):
            if (line := self._lines.get(place[:length])) is not None:
                return line
        return 0


def _parts(dotted: str) -> tuple[str, ...]:
    """The keys in a dotted key: a, "b c" and d of `a."b c".d`."""
    try:
        inner: Any = tomllib.loads(f"{dotted} = 0")
    except tomllib.TOMLDecodeError:
        return ()
    parts: list[str] = []
    while isinstance(inner, dict):
        key, inner = next(iter(inner.items()))
        parts.append(key)
    return tuple(parts)
