"""A query as words, and the words lit up where they were found."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

# What is longer is not typed by people, and every word costs a condition in the database.
LONGEST_QUERY = 200
MOST_WORDS = 8
SNIPPET = 180
# Letters and figures, without what stands between them: what the indexes take for a word, too.
_WORD = re.compile(r"[^\W_]+")
# Scripts that are written without spaces: an index of words knows their sentences only as a whole.
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
# In a shorter word an "s" at the end is no plural: "SQS".
_SHORTEST_PLURAL = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word to look for, folded. What is found has a word that begins with one of `beginnings`."""

    text: str
    beginnings: tuple[str, ...]

    @property
    def is_unspaced(self) -> bool:
        """Whether it is of a script without spaces, where it may stand amid anything."""
        return _UNSPACED.search(self.text) is not None


def words_of(query: str) -> tuple[Word, ...]:
    """The words to look for, each once; () for a query without any."""
    return tuple(map(word_of, dict.fromkeys(_WORD.findall(folded(query[:LONGEST_QUERY])))))[:MOST_WORDS]


def word_of(text: str) -> Word:
    """A folded word; plural and singular find each other: "queues", "queue"."""
    forms = [text]
    if len(text) >= _SHORTEST_PLURAL and text.endswith("s") and not text.endswith("ss"):
        forms = [text[:-1]]
        if text.endswith("ies"):
            forms.append(f"{text[:-3]}y")
        elif text.endswith("es"):
            forms.append(text[:-2])
    return Word(text=text, beginnings=tuple(forms))


def folded(text: str) -> str:
    """The text in lower case and without accents, sign for sign: what stands at a place stays there."""
    return text.lower() if text.isascii() else text.translate(_FOLDING)


class _Folding(dict[int, str]):
    """What each sign folds to, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDING = _Folding()


def has_all(text: str, words: Sequence[Word]) -> bool:
    """Whether every word stands somewhere in the text, be it amid another word."""
    plain = folded(text)
    return all(any(beginning in plain for beginning in word.beginnings) for word in words)


def marked(text: str, words: Sequence[Word], *, anywhere: bool = False) -> SafeString:
    """The text as safe HTML with each word that begins like one of `words` in <mark>.

    With `anywhere` what stands amid another word is marked too.
    """
    if not words:
        return SafeString(escape(text))
    pattern = _pattern(words, anywhere=anywhere)
    pieces = []
    end = 0
    for match in pattern.finditer(folded(text)):
        pieces += [escape(text[end : match.start()]), "<mark>", escape(text[slice(*match.span())]), "</mark>"]
        end = match.end()
    # Every piece of the text was escaped above; only the marks are ours.
    return mark_safe("".join([*pieces, escape(text[end:])]))  # noqa: S308


def snippet(text: str, words: Sequence[Word]) -> SafeString:
    """Some of the text around the first word found, marked."""
    if len(text) <= SNIPPET or not words:
        return marked(text[:SNIPPET], words)
    found = _pattern(words, anywhere=False).search(folded(text))
    first = found.start() if found else 0
    start = max(0, first - SNIPPET // 3)
    if start:
        start = text.find(" ", start, first) + 1 or start
    end = start + SNIPPET
    cut = text[start:end] if end >= len(text) else text[start:end].rsplit(" ", 1)[0]
    return SafeString(
        f"{'…' if start else ''}{marked(cut, words)}{'…' if start + len(cut) < len(text) else ''}"
    )


def _pattern(words: Sequence[Word], *, anywhere: bool) -> re.Pattern[str]:
    """What is lit up in a folded text."""
    spaced = [beginning for word in words if not word.is_unspaced for beginning in word.beginnings]
    amid = [word.text for word in words if word.is_unspaced or anywhere]
    either = []
    if spaced:
        either.append(rf"(?<![^\W_])(?:{_any_of(spaced)})[^\W_]*")
    if amid:
        either.append(_any_of(amid))
    return re.compile("|".join(either))


def _any_of(texts: Sequence[str]) -> str:
    return "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
