"""Whether running text means a service by a word that may be an everyday one ("batch", "Batch")."""

import re

from studyapp.knowledge.terms import Care, Term

_WORDS = re.compile(r"[^\W_]+")
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_LAST_WORD = re.compile(r"([^\W_]+)$")
_LOOK_BACK = 40
_ENDS_SENTENCE = ".!?:;\n•|>"
_STATES = re.compile(
    r"[ ](?:is|are|was|can|may|will|lets|allows|provides|supports|uses|runs|helps|enables|offers|has|"
    r"integrates|automates|automatically|does|charges|makes|gives|stores|scales|manages|requires|works)\b"
)


def counts(term: Term, text: str, *, start: int, end: int, provider: str) -> bool:
    """Whether the spelling at `start` to `end` of a text is meant as the name, by the care it needs.

    `provider` is the one whose vendor's name stands before it, "" where none does.
    """
    if provider and term.provider == provider:
        return term.care is not Care.VENDOR or text[start].isupper()  # "AWS supports" is no AWS Support
    if term.care is Care.CAPITALISED:
        return _is_written_as_name(term, text, start=start, end=end)
    return term.care is Care.FREE


def _is_written_as_name(term: Term, text: str, *, start: int, end: int) -> bool:
    """Capitalised where an ordinary word would not be: inside a sentence, not amid a title.

    At the start of a sentence every word is capitalised; there a verb must follow ("Glue is ...").
    """
    written = text[start:end]
    if term.acronym:
        return written.isupper()
    if not all(word[0].isupper() for word in _WORDS.findall(written)):
        return False
    if _CAPITAL_NEXT.match(text, end):
        return False
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(" \t\"'“‘*_`")
    if not before or before[-1] in _ENDS_SENTENCE:
        return _STATES.match(text, end) is not None
    last = _LAST_WORD.search(before)
    return last is None or not last[1][0].isupper() or text[start - 1] != " " or last.start() == 0
