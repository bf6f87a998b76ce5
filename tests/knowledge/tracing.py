"""Whether what was told of a note stands where it says that it does."""

import re
from collections.abc import Iterator

from studyapp.knowledge.facts import Knowledge, Source
from studyapp.notes.document import Document, Lines

WORD = re.compile(r"\w+")
MARKUP = re.compile(r"[*_`\\]|<[^>]*>|&\w+;")


def strays(document: Document, knowledge: Knowledge) -> list[str]:
    """The quotes of which some word does not stand on the lines that they name."""
    return [
        f"{source.line} {source.quote}"
        for source in sources_of(knowledge)
        if not words(source.quote) <= words(document.quote(Lines(start=source.line, end=source.end_line)))
    ]


def flattering(document: Document, knowledge: Knowledge) -> list[int]:
    """Lines inside a source of which no word was told: they only lie between others, and count as known."""
    lines = document.source.split("\n")
    told: dict[int, set[str]] = {}
    for source in sources_of(knowledge):
        for line in range(source.line, source.end_line + 1):
            told.setdefault(line, set()).update(words(source.quote))
    return [
        line for line, said in told.items() if words(lines[line - 1]) and not words(lines[line - 1]) & said
    ]


def sources_of(knowledge: Knowledge) -> Iterator[Source]:
    for feature in knowledge.features:
        yield from feature.sources
    for advice in knowledge.guidance:
        yield from advice.sources
    for comparison in knowledge.comparisons:
        yield from comparison.sources
        cells = [*comparison.shared, *(cell for row in comparison.rows for cell in row.values.values())]
        for cell in cells:
            assert cell.sources, cell.text
            yield from cell.sources


def words(text: str) -> set[str]:
    """The words as written, and as they read without mark-up ("con`tainer`" is one)."""
    return set(WORD.findall(text)) | set(WORD.findall(MARKUP.sub("", text)))
