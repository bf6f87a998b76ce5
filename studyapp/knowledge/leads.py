"""The label at the beginning of a line: "**Term**: fact", "Term - fact", "Term -> fact"."""

import re
from dataclasses import dataclass

from studyapp.knowledge.wording import Words

ARROW = r"(?:-{1,5}>|={1,5}>|→|➜|➡️?|⇒|⟶)"
AFTER_STRONG = re.compile(rf"\s*(?::|：|{ARROW}|[-–—=]+(?=\s))?\s*")
SEPARATOR = re.compile(
    rf"(?P<colon>\s?(?::(?=\s|[^\x00-\x7f])|：))|\s(?P<dash>[-–—]{{1,2}}|={{1,3}})\s|\s?(?P<arrow>{ARROW})\s?"
)
SPEAKS = re.compile(
    r"\b(?:is|are|was|were|can|will|has|have|does|do|must|should|allows?|provides?|supports?|uses?|you"
    r"|we|if|when|then)\b",
    re.IGNORECASE,
)
LONGEST_TERM = {"colon": (80, 10), "dash": (50, 3), "arrow": (60, 8)}
LONGEST_STRONG = 90
LONGEST_SENTENCE_LEAD = 6
LONGEST_SPEAKING_TERM = 4
NOT_TERMS = frozenset(
    {"currently", "now", "note", "today", "so", "also", "e.g", "i.e", "http", "https", "and", "or"}
)
QUOTES = "\"'“”‘’*_`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A label and what it introduces; `rest` is empty where nothing follows on the line.

    `term` is the label as written, `leads_to` says that an arrow or a question mark stands behind it.
    """

    label: str
    rest: Words
    strong: bool
    term: Words
    leads_to: bool = False


def lead_of(words: Words) -> Lead | None:
    """The label that a line begins with, None where it begins with none.

    A bold beginning is one where it is set off by a colon, dash or arrow; a plain beginning where
    it is short and says nothing by itself. A chain of arrows ("A -> B -> C") has no label.
    """
    return _strong_lead(words) or _plain_lead(words)


def _strong_lead(words: Words) -> Lead | None:
    end = words.strong_lead
    if not end > 0 or end > LONGEST_STRONG:
        return None
    label = words.cut(0, end).text
    rest = words.text[end:]
    inside = label.endswith((":", "：", "?", " -", " –", "."))
    match = AFTER_STRONG.match(rest)
    after = match.end() if match else 0
    if rest and not inside and not rest[:after].strip():
        return None
    if not rest and not label.endswith((":", "：")):
        return None
    if label.endswith(".") and len(label.split()) > LONGEST_SENTENCE_LEAD:
        return None
    if not bare_label(label):
        return None
    return Lead(
        label=bare_label(label),
        rest=words.cut(end + after),
        strong=True,
        term=words.cut(0, end),
        leads_to=label.endswith("?") or re.search(ARROW, rest[:after]) is not None,
    )


def _plain_lead(words: Words) -> Lead | None:  # noqa: PLR0911 (each line rules out one look-alike)
    text = words.text[:120]
    found = list(SEPARATOR.finditer(text))
    if not found or (len(found) > 1 and found[0]["arrow"] and found[1]["arrow"]):
        return None
    match = found[0]
    longest, most = LONGEST_TERM[str(match.lastgroup)]
    term = text[: match.start()].strip()
    if (
        not bare_label(term)
        or len(term) > longest
        or len(term.split()) > most
        or term.endswith((".", "!", ","))
    ):
        return None
    if term.casefold() in NOT_TERMS or (match["dash"] and any(character.isdigit() for character in term)):
        return None
    if term[-1:].isdigit() and match["colon"] and words.text[match.end() : match.end() + 1].isdigit():
        return None
    if not match["colon"] and (SPEAKS.search(term) or not words.cut(match.end())):
        return None
    if (
        match["colon"]
        and len(term.split()) > LONGEST_SPEAKING_TERM
        and SPEAKS.search(term)
        and words.text[match.end() :].strip()
    ):
        return None
    if term.count("(") != term.count(")") or term.casefold().endswith(("http", "https", "arn")):
        return None
    return Lead(
        label=bare_label(term),
        rest=words.cut(match.end()),
        strong=False,
        term=words.cut(0, match.start()),
        leads_to=match["arrow"] is not None or term.endswith("?"),
    )


def bare_label(label: str) -> str:
    """A label without the punctuation that sets it off."""
    return label.strip(" \t\n:：-–—=>→.?" + QUOTES).strip()
