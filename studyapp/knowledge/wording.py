"""Words that know their lines: a note's text, cut into labels and sentences without losing its place."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from studyapp.notes.document import Lines, Run, Text

SPACE = re.compile(r"[\s\u200b\u200c\ufeff\u00a0]+")
BULLET = re.compile(
    r"^(?:(?:[-*•+>\u2022\u25aa\u25cf\u25e6▶◆◇■□·\ufe0f\u200d\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff"
    r"\U0001f000-\U0001faff]|[0-9]\ufe0f?\u20e3)+(?!\w*-)"
    r"|\(?\d{1,3}(?:[.)]|,(?=\s+[a-z])))\s*(?=\D)"
)
ABBREVIATIONS = frozenset(
    [
        "e.g",
        "i.e",
        "eg",
        "ie",
        "etc",
        "vs",
        "no",
        "nr",
        "inc",
        "ltd",
        "co",
        "approx",
        "max",
        "min",
        "st",
        "dr",
        "mr",
        "mrs",
        "fig",
        "ex",
        "incl",
        "resp",
        "ca",
        "p",
        "ver",
    ]
)
SENTENCE_END = re.compile(r"[.!?;](?P<closing>[\"'”’)\]]{0,3})\s|[。！？；]")
# A few words that only lead in to a sentence, cut off from it by a slip of the pen.
FRAGMENT = re.compile(
    r"\W*(?:based on|according to|depending on|thanks to)(?:\W+\w+){1,7}\W*$", re.IGNORECASE
)
EDGES = " \t\n|"
LONGEST_BRACKET = 600
SHORT_NUMBERING = 2
IN_BRACKETS = re.compile(r"\([^()]*\)\W*")
LONGEST_UNKNOWN_ABBREVIATION = 3
WRAPPED = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Where a run of one style begins in the words, and the lines that the run stands on."""

    start: int
    lines: Lines
    strong: bool = False
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Plain text, white space folded, hard breaks kept, with the lines of every stretch of it."""

    text: str
    marks: tuple[Mark, ...]

    def __bool__(self) -> bool:
        """Whether there are any words at all."""
        return bool(self.text)

    @property
    def lines(self) -> Lines:
        """The lines from the first to the last of the words."""
        if len(self.marks) == 1:
            return self.marks[0].lines
        return Lines(
            start=min(mark.lines.start for mark in self.marks), end=max(mark.lines.end for mark in self.marks)
        )

    def cut(self, start: int, end: int | None = None) -> "Words":
        """The words from offset `start` to `end`, without white space around them."""
        end = len(self.text) if end is None else min(end, len(self.text))
        while start < end and self.text[start] in EDGES:
            start += 1
        while end > start and self.text[end - 1] in EDGES:
            end -= 1
        if start >= end:
            return Words(text="", marks=self.marks[:1])
        if start == 0 and end == len(self.text):
            return self
        first = max(bisect_right(self.marks, start, key=_start) - 1, 0)
        last = bisect_right(self.marks, end - 1, key=_start)
        marks = tuple(
            Mark(start=max(mark.start - start, 0), lines=mark.lines, strong=mark.strong, href=mark.href)
            for mark in self.marks[first:last]
        )
        return Words(text=self.text[start:end], marks=marks)

    def and_then(self, other: "Words") -> "Words":
        """These words, a space, and the others."""
        offset = len(self.text) + 1
        moved = tuple(
            Mark(start=mark.start + offset, lines=mark.lines, strong=mark.strong, href=mark.href)
            for mark in other.marks
        )
        return Words(text=f"{self.text} {other.text}", marks=(*self.marks, *moved))

    @property
    def all_strong(self) -> bool:
        """Whether every word is bold, as a line has that serves as a heading."""
        return all(mark.strong for mark in self._worded())

    @property
    def all_linked(self) -> bool:
        """Whether every word is inside a link."""
        return all(mark.href is not None for mark in self._worded())

    @property
    def unlinked(self) -> str:
        """The words outside of links."""
        ends = [mark.start for mark in self.marks[1:]] + [len(self.text)]
        return "".join(
            self.text[mark.start : end]
            for mark, end in zip(self.marks, ends, strict=True)
            if mark.href is None
        )

    @property
    def strong_lead(self) -> int:
        """The offset at which the bold words at the beginning end; 0 where it begins plain."""
        for mark in self.marks:
            if not mark.strong and self.text[mark.start :].strip(EDGES):
                return mark.start
        return len(self.text) if self.marks[0].strong else 0

    def _worded(self) -> list[Mark]:
        """The marks that hold letters or digits."""
        ends = [mark.start for mark in self.marks[1:]] + [len(self.text)]
        return [
            mark
            for mark, end in zip(self.marks, ends, strict=True)
            if any(character.isalnum() for character in self.text[mark.start : end])
        ]


def _start(mark: Mark) -> int:
    return mark.start


def words_of(text: Text) -> Words:
    """The words of a block's inline text."""
    return words_of_runs(text.runs, text.lines)


def words_of_runs(runs: tuple[Run, ...], lines: Lines) -> Words:
    """The words of some runs; `lines` is where they stand if there are none."""
    pieces: list[str] = []
    marks: list[Mark] = []
    length = 0
    last = " "
    for run in runs:
        folded = _folded(run.text)
        if last in " \n":
            folded = folded.lstrip(" ")
        if not folded:
            continue
        marks.append(Mark(start=length, lines=run.lines, strong=run.strong, href=run.href))
        pieces.append(folded)
        length += len(folded)
        last = folded[-1]
    joined = Words(text="".join(pieces), marks=tuple(marks) or (Mark(start=0, lines=lines),))
    return joined.cut(0)


def _folded(text: str) -> str:
    if "\n" not in text:
        return SPACE.sub(" ", text)
    return "\n".join(SPACE.sub(" ", line) for line in text.split("\n"))


def pieces(words: Words) -> list[Words]:
    """The words between hard breaks, without the bullets and numbers that people type there.

    A line that goes on with a small letter belongs to the line before it.
    """
    starts = sorted({0, *_hard_breaks(words.text), *_new_lines(words)})
    if len(starts) == 1:
        return [bare] if (bare := _without_bullet(words)) else []
    ends = [*starts[1:], len(words.text)]
    cut = [words.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    return [bare for part in cut if part and (bare := _without_bullet(part))]


def _hard_breaks(text: str) -> list[int]:
    return [match.end() for match in re.finditer("\n", text) if not _goes_on(text, match.start())]


def _goes_on(text: str, at: int) -> bool:
    before = text[max(0, at - 8) : at].rstrip()[-1:]
    after = text[at + 1 : at + 9].lstrip()[:1]
    return bool(after) and after.islower() and before not in ".!?:;|"


def _new_lines(words: Words) -> list[int]:
    """Where a short line is followed by one that begins anew: not wrapped prose, but lines typed as such."""
    found = []
    since = 0
    for before, mark in zip(words.marks, words.marks[1:], strict=False):
        if mark.lines.start <= before.lines.end:
            continue
        line = words.text[since : mark.start].strip()
        after = words.text[mark.start : mark.start + 4].lstrip()
        if (
            len(line) < WRAPPED
            and line[-1:] not in ",-("
            and (after[:1].isupper() or BULLET.match(after + "x"))
        ):
            found.append(mark.start)
        since = mark.start
    return found


def _without_bullet(words: Words) -> Words:
    match = BULLET.match(words.text)
    return words.cut(match.end()) if match else words


def sentences(words: Words) -> list[Words]:
    """The sentences, each with its own lines. "e.g." and "…" end none."""
    parts: list[Words] = []
    start = 0
    text = words.text
    for match in SENTENCE_END.finditer(text):
        if match[0][0] in ".;" and not _ends(text, match.start(), match.end()):
            continue
        if ")" not in (match["closing"] or "") and _inside_brackets(text, start, match.start()):
            continue
        if FRAGMENT.match(text[start : match.start()]) or IN_BRACKETS.fullmatch(text, match.end()):
            continue
        parts.append(words.cut(start, match.end()))
        start = match.end()
    parts.append(words.cut(start))
    return [part for part in parts if part and any(character.isalnum() for character in part.text)]


def last_sentence(words: Words) -> tuple[Words | None, Words]:
    """What stands before the last sentence, None where there is only one, and that sentence."""
    *before, last = sentences(words) or [words]
    if not before:
        return None, words
    return words.cut(0, words.text.rindex(last.text)), last


def _inside_brackets(text: str, start: int, end: int) -> bool:
    if end - start > LONGEST_BRACKET:
        return False
    return text.count("(", start, end) > text.count(")", start, end)


def _ends(text: str, at: int, after: int) -> bool:
    if text[at] == ";":
        return True
    if text[at - 1 : at] == "." or at == 0:
        return False
    before = text[max(0, at - 24) : at].split()
    word = before[-1].lstrip("(\"'“‘[").casefold() if before else ""
    if word in ABBREVIATIONS or len(word) == 1 or re.fullmatch(r"\d{1,2}", word):
        return word.isdigit() and len(before) > SHORT_NUMBERING
    following = text[after : after + 1]
    return not following.islower() or len(word) > LONGEST_UNKNOWN_ABBREVIATION
