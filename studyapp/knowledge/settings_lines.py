"""In which line of a TOML text a key stands: the standard library's reader keeps no lines."""

import re
import tomllib
from typing import Any

KEY = r"(?:\"(?:[^\"\\]|\\.)*\"|'[^']*'|[\w-]+)"
DOTTED = rf"{KEY}(?:[ \t]*\.[ \t]*{KEY})*"
HEADER = re.compile(rf"[ \t]*\[[ \t]*({DOTTED})[ \t]*\]")
ENTRY = re.compile(rf"[ \t]*({DOTTED})[ \t]*=")


def line_of(place: tuple[str, ...], text: str) -> int:
    """The line (1-based) that the key at `place` stands in, such as ("services", "sqs", "kind").

    Where it has no line of its own (it may be inside braces) it is the line of what it is in, or 0.
    """
    table: tuple[str, ...] = ()
    best, reached = 0, 0
    for number, line in enumerate(text.split("\n"), start=1):
        header = HEADER.match(line)
        if header is not None:
            found = table = _parts(header[1])
        elif (entry := ENTRY.match(line)) is not None:
            found = (*table, *_parts(entry[1]))
        else:
            continue
        if len(found) > reached and place[: len(found)] == found:
            best, reached = number, len(found)
    return best


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
