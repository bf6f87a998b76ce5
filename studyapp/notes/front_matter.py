"""Front matter: the few forms of YAML that notes use at their top, read without running anything.

Read are `key: value`, `key: [a, b]` and `key:` with `- a` lines below it. Values are strings, or
tuples of strings. Anything else (nested mappings, anchors, tags, block text) is a Problem with its line.
"""

import re
from collections.abc import Mapping

from studyapp.notes.problems import Problem, Severity

FENCE = re.compile(r"---\s*\Z")
END = re.compile(r"(?:---|\.\.\.)\s*\Z")
ENTRY = re.compile(r"([\w][\w .-]{0,60}?)\s{0,8}:(?:\s+(.*))?\Z")
LIST_LINE = re.compile(r"\s*-\s+(.*)\Z")
HINT = "use key: value, key: [a, b], or key: with lines of - a below it"
# Above this many lines it is a note that begins with a rule.
LONGEST = 200


def read_front_matter(
    lines: list[str], *, path: str
) -> tuple[Mapping[str, object], list[str], tuple[Problem, ...]]:
    """The mapping at the top of a note, the same lines with it blanked out, and what was not understood.

    A first line `---` that nothing closes, or that is followed by prose, is a rule and no front matter.
    """
    end = _end_of_front_matter(lines)
    if not end:
        return {}, lines, ()
    values: dict[str, object] = {}
    problems: list[Problem] = []
    key = ""
    for number, line in enumerate(lines[1:end], start=2):
        entry, listed = ENTRY.match(line), LIST_LINE.match(line)
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        if listed and key:
            earlier = values[key]
            values[key] = (*(earlier if isinstance(earlier, tuple) else ()), _unquoted(listed[1]))
        elif entry:
            key = ""
            value = (entry[2] or "").strip()
            if not _is_plain(value):
                problems.append(_problem(path=path, line=number, words=line))
            else:
                values[entry[1]] = _value(value)
                key = "" if value else entry[1]
        else:
            key = ""
            problems.append(_problem(path=path, line=number, words=line))
    return values, [""] * (end + 1) + lines[end + 1 :], tuple(problems)


def _end_of_front_matter(lines: list[str]) -> int:
    """The index of the closing line, 0 where there is no front matter."""
    if not lines or not FENCE.match(lines[0]):
        return 0
    for index in range(1, min(len(lines), LONGEST)):
        if END.match(lines[index]):
            inside = [line for line in lines[1:index] if line.strip()]
            return (
                index
                if not inside or any(ENTRY.match(line) for line in inside[:1]) or inside[0].startswith("#")
                else 0
            )
    return 0


def _is_plain(value: str) -> bool:
    """Whether a value is a scalar or a list of scalars, none of YAML's other forms."""
    if value[:1] in ("&", "*", "!", "|", ">", "{", "%", "@", "`"):
        return False
    return not value.startswith("[") or (value.endswith("]") and "[" not in value[1:] and "{" not in value)


def _value(value: str) -> object:
    if value.startswith("["):
        return tuple(_unquoted(part) for part in value[1:-1].split(",") if part.strip())
    return _unquoted(value)


def _unquoted(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1]
    return value.partition(" #")[0].rstrip()


def _problem(*, path: str, line: int, words: str) -> Problem:
    return Problem(
        file=path,
        line=line,
        severity=Severity.WARNING,
        message=f"this line of the front matter was not understood: {words.strip()[:60]}",
        hint=HINT,
    )
