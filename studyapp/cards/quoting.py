"""How a statement, or a situation, is quoted in a question."""

import re

from studyapp.cards.naming import naming
from studyapp.cards.plain import plain, shortened, word_count
from studyapp.knowledge.facts import Feature, FeatureKind, Guidance, Service

_SHORT = 6
_NOT_QUOTED = (FeatureKind.STEP, FeatureKind.EXAMPLE)
_OF_SOMETHING = (FeatureKind.LIMIT, FeatureKind.PRICING)
# What begins so leans on the line before it, or speaks of an X and a Y that stand there.
_GOES_ON = re.compile(
    r"(?:and|but|then|so|also|even|or|e\.g|it|its|it['’]s|they|them|this|that|these|those|we|you|such|both|"
    r"in (?:this|that) case|for the|when|if|which|[a-z])\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:if|when|whenever|for|in order to|but|and|then|so|to|we|you|wants? to|have to|need to) ){1,6}",
    re.IGNORECASE,
)


def quoted(feature: Feature, service: Service) -> str:
    """The statement as a question quotes it, its service's name hidden; "" where it cannot stand alone.

    A short one, a limit and a price come with their label in front.
    """
    text = shortened(plain(feature.text))
    if not text or feature.kind in _NOT_QUOTED or _GOES_ON.match(text):
        return ""
    if leading := leading_label(feature.label, text, kind=feature.kind):
        text = f"{leading}: {text}"
    return naming(service).hidden(text)


def leading_label(label: str, text: str, *, kind: FeatureKind) -> str:
    """The label that a statement is quoted with which cannot stand alone, "" where it needs or has none.

    One that is too short cannot, and a figure says nothing without what it is of.
    """
    label = last_label(label)
    needs_one = word_count(text) < _SHORT or kind in _OF_SOMETHING
    return label if needs_one and not label.endswith("?") else ""


def last_label(label: str) -> str:
    """The end of a path of labels, in plain text: the path is for the page, a question asks about its end."""
    return plain(label).rsplit(" › ", 1)[-1]


def situation(advice: Guidance) -> str:
    """The condition of a piece of advice in plain text."""
    return plain(advice.condition).rstrip(" .,;:?")


def without_lead(condition: str) -> str:
    """A situation without its "if" or "when", with a capital."""
    bare = _LEAD.sub("", condition) or condition
    return bare[:1].upper() + bare[1:]
