"""Reads the golden cases in tests/cases/*.md: a title, a note, and what comes out of it.

Each case is `## title`, the note in a fence of four backticks, and what comes out in another. A name
behind the first fence is the file that the note is in. What an editor would not show is written in
signs, see `WRITTEN`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CASES = Path(__file__).resolve().parent / "cases"
CASE = re.compile(
    r"## (?P<title>.+)\n+````(?P<path>.*)\n(?P<note>(?:.*\n)*?)````\n````\n(?P<out>(?:.*\n)*?)````\n*"
)
WRITTEN = {
    "→TAB→": "\t",
    "␠": " ",
    "⟨square⟩": "\uf0a7",
    "⟨CR⟩": "\r",
    "⟨BOM⟩": "\ufeff",
    "⟨NBSP⟩": "\xa0",
    "⟨ZWSP⟩": "\u200b",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A note as its file would hold it, and the lines that come out of it."""

    name: str
    path: str
    note: str
    out: tuple[str, ...]


def cases(kind: str) -> Iterator[Case]:
    """The cases of every file whose name begins with `kind`; ValueError for what is none."""
    for file in sorted(CASES.glob(f"{kind}-*.md")):
        text = file.read_text(encoding="utf-8")
        at = text.index("\n## ") + 1
        while at < len(text):
            match = CASE.match(text, at)
            line = text.count("\n", 0, at) + 1
            if match is None:
                raise ValueError(
                    f"{file.name}:{line}: a case is a title, a note in ````, its outcome in ````."
                )
            yield Case(
                name=f"{file.name}:{line} {match['title']}",
                path=match["path"] or "note.md",
                note=as_in_a_file(match["note"].removesuffix("\n")),
                out=tuple(match["out"].splitlines()),
            )
            at = match.end()


def as_in_a_file(note: str) -> str:
    """The note with the characters that its signs stand for."""
    for sign, character in WRITTEN.items():
        note = note.replace(sign, character)
    return note
