"""Sloppy notes as plain text that can stand on a card, and what of it carries meaning."""

import re
import unicodedata
from functools import lru_cache

from studyapp.knowledge.remarks import without_remarks

_FIGURE = re.compile(
    r"\b\d[\d,.]{0,12}[\s-]?(?:[KMGT]B|bytes?|ms|milliseconds?|seconds?|minutes?|mins?|hours?|days?|weeks?"
    r"|months?|years?|%|vCPUs?|messages?|requests?|records?|calls?|transactions?)(?!\w)",
    re.IGNORECASE,
)
LONGEST_ANSWER = 30
"""Words in an answer, at most: longer ones are not recalled but recognised."""

# Bounded, so that a line of nothing but brackets takes no longer than others.
_LINK = re.compile(r"!?\[([^\[\]\n]{0,200})\]\([^()\s]{0,500}\)")
_WIKI = re.compile(r"\[\[(?:[^\[\]|\n]{0,200}\|)?([^\[\]|\n]{1,200})\]\]")
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_MARKS = re.compile(r"\*{1,3}|_{2,3}|~~|==(?!>)|`+|(?<!\w)_(?=\w)|(?<=\w)_(?!\w)")
_BULLET = re.compile(r"^(?:[-*+•‣◦▪●○–—>#]{1,6}|\d{1,2}[.)])[ \t]+")
_ARROW = re.compile(r"[-=]{1,20}>")
_URL = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_MARKDOWN = re.compile(
    r"`|\*\*|~~|\]\(|\[\[|^#{1,6} |(?:^|\s)\|(?:\s|$)|</?[A-Za-z][^<>]{0,200}>|&[a-z]{2,6};"
)
# Without one of these signs a text needs no closer look.
_OF_URLS = frozenset(":.")
_OF_MARKDOWN = frozenset("`*~]|[#<&")
_WORD = re.compile(r"[A-Za-z0-9\u00c0-\u024f]+(?:[-'’][A-Za-z0-9\u00c0-\u024f]+)*")
_JOINT = re.compile(r"[-'’]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_CLAUSE = re.compile(
    r"(?<=[;.!?]) |,(?= (?:which|where|so|ensuring|making|allowing|enabling|and|but|while|with)\b)"
)
_STOP = frozenset(
    _WORD.findall(
        "a an the and or but nor so if then than that this these those there here it its they them their "
        "he she we you your our us is are was were be been being am do does did done has have had having "
        "can could may might will would shall should must of in on at to from by for with without within "
        "into onto over under between among as about per via while when where which who whom whose what "
        "why how not no also very more most such each every any all some both either neither other "
        "another same own only just too e g i etc using use used uses one"
    )
)


class _Spaced(dict[int, str]):
    """For `str.translate`: each sign as it is, or a space where it cannot stand in plain text.

    Symbols that are not letters, signs of money or arithmetic are bullets and emoji.
    """

    def __missing__(self, sign: int) -> str:
        letter = chr(sign)
        is_noise = unicodedata.category(letter) in _NOISE and letter not in "°^"
        self[sign] = " " if is_noise else letter
        return self[sign]


_NOISE = ("So", "Sk", "Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp")
_SPACED = _Spaced()
# The generators and the linter look at the same texts, and more so at the same words, again and again.
_REMEMBERED = 4_000
_WORDS_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> str:
    """`text` without mark-up, remarks, bullets, emoji and doubled spaces; arrows of dashes become "→"."""
    text = without_remarks(unicodedata.normalize("NFC", text))
    text = _WIKI.sub(r"\1", _LINK.sub(r"\1", text))
    text = _TAG.sub(" ", text)
    text = _ARROW.sub(" → ", text)
    text = _MARKS.sub("", text)
    text = text.translate(_SPACED)
    text = _BULLET.sub("", " ".join(text.split()))
    return text.strip(" |→")


@lru_cache(maxsize=_REMEMBERED)
def noise_in(text: str) -> str:
    """The first piece of mark-up, address or emoji in `text`, "" where it is plain."""
    for signs, pattern in ((_OF_URLS, _URL), (_OF_MARKDOWN, _MARKDOWN)):
        if not signs.isdisjoint(text) and (found := pattern.search(text)):
            return found.group().strip() or "mark-up"
    text = text.replace("\n", " ")
    spaced = text.translate(_SPACED)
    return (
        "" if spaced == text else next(sign for sign, kept in zip(text, spaced, strict=True) if sign != kept)
    )


def words(text: str) -> list[str]:
    """The words and numbers of a text, as written."""
    return _WORD.findall(text)


def word_count(text: str) -> int:
    """How many words a text has, counted at its spaces, the way people count."""
    return len(text.split())


@lru_cache(maxsize=_REMEMBERED)
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, lower case and without endings; compound names also in parts."""
    return frozenset(stemmed for word in words(text) for stemmed in _stems(word))


@lru_cache(maxsize=_WORDS_REMEMBERED)
def _stems(word: str) -> tuple[str, ...]:
    parts = (part.lower() for part in (word, *_CAMEL.split(word), *_JOINT.split(word)))
    return tuple({stem(part) for part in parts if part not in _STOP and (len(part) > 1 or part.isdigit())})


@lru_cache(maxsize=_REMEMBERED)
def figures(text: str) -> frozenset[str]:
    """The numbers with a unit in a text, in one spelling: "256 KB" and "256KB" are the same."""
    return frozenset(re.sub(r"[\s,-]", "", found.group().lower()) for found in _FIGURE.finditer(text))


def stem(word: str) -> str:
    """A word without its commonest English endings, enough to see "queues" in "queue"."""
    for ending, kept in (("ies", 3), ("ing", 4), ("ed", 4), ("es", 4), ("s", 3), ("e", 4)):
        if word.endswith(ending) and len(word) - len(ending) >= kept and not word.endswith("ss"):
            return word[: -len(ending)] + ("y" if ending == "ies" else "")
    return word


def shortened(text: str) -> str:
    """The longest beginning of `text` that ends with a clause and has at most 30 words; "" if none has.

    What is cut off is never marked by dots: each clause that is kept holds by itself.
    """
    if word_count(text) <= LONGEST_ANSWER:
        return text
    best = ""
    for cut in _CLAUSE.finditer(text):
        head = text[: cut.start()].rstrip(" ,;")
        if word_count(head) > LONGEST_ANSWER:
            break
        if head.count("(") == head.count(")"):
            best = head
    return best if word_count(best) >= _FEWEST_KEPT else ""


_FEWEST_KEPT = 6
