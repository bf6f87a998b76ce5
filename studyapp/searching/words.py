"""A query as words, and the words lit up where they were found."""

import re
from collections.abc import Sequence

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# What is longer is not typed by people, and every word costs a condition in the database.
LONGEST_QUERY = 200
MOST_WORDS = 8
SNIPPET = 180


def words_of(query: str) -> tuple[str, ...]:
    """The words to look for, in lower case, each once; () for a query without any."""
    printable = "".join(sign if sign.isprintable() else " " for sign in query[:LONGEST_QUERY])
    return tuple(dict.fromkeys(printable.casefold().split()))[:MOST_WORDS]


def has_all(text: str, words: Sequence[str]) -> bool:
    """Whether every word stands somewhere in the text."""
    folded = text.casefold()
    return all(word in folded for word in words)


def marked(text: str, words: Sequence[str]) -> SafeString:
    """The text as safe HTML with every occurrence of a word in <mark>."""
    if not words:
        return SafeString(escape(text))
    longest_first = sorted(words, key=len, reverse=True)
    pattern = re.compile("|".join(re.escape(word) for word in longest_first), re.IGNORECASE)
    pieces = []
    end = 0
    for match in pattern.finditer(text):
        pieces += [escape(text[end : match.start()]), "<mark>", escape(match[0]), "</mark>"]
        end = match.end()
    # Every piece of the text was escaped above; only the marks are ours.
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308


def snippet(text: str, words: Sequence[str]) -> SafeString:
    """Some of the text around the first word found, marked."""
    if len(text) <= SNIPPET:
        return marked(text, words)
    folded = text.casefold()
    first = min((at for word in words if (at := folded.find(word)) >= 0), default=0)
    start = max(0, first - SNIPPET // 3)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = start + SNIPPET
    cut = text[start:end] if end >= len(text) else text[start:end].rsplit(" ", 1)[0]
    return SafeString(
        f"{'…' if start else ''}{marked(cut, words)}{'…' if start + len(cut) < len(text) else ''}"
    )
