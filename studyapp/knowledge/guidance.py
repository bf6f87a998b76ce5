"""Advice in notes: under which condition to take which service, and which not."""

import re
from collections.abc import Iterable

from studyapp.knowledge.facts import FeatureKind, Guidance, ServiceKind, Source
from studyapp.knowledge.names import Mention, Names
from studyapp.knowledge.statements import Statement

TAKE = r"(?:go (?:for|with)|use|choose|pick|prefer|select|opt for|utili[sz]e|take advantage of)"
WHO = r"(?:(?:we|you|i|they)\s+)?(?:(?:can|could|should|must|may|will|would|need to|have to)\s+)?(?:also\s+)?"
WHEN = r"(?:if|when|whenever|in case|in order to|for\b[^,]{1,120}?\bwhere)"
START = rf"^\W*(?:(?:but|so|and|also|or)\s+)?(?P<condition>{WHEN}\b.{{3,300}}?)"
IF_TAKE = (
    re.compile(
        rf"{START}[\s,]+then\s+(?:in that case\s+)?(?:the\s+)?(?:{WHO}{TAKE}|(?:we"
        rf"|you)\s+need)\s+(?P<what>\S.*)$",
        re.IGNORECASE,
    ),
    re.compile(rf"{START},\s*{WHO}{TAKE}\s+(?P<what>\S.*)$", re.IGNORECASE),
    re.compile(
        rf"{START}\s(?:we|you)\s+(?:can|should)\s+(?:also\s+)?{TAKE}\s+(?P<what>\S.*)$", re.IGNORECASE
    ),
)
TAKE_WHEN = re.compile(
    r"^\W*(?:(?:you|we) (?:can|should|would) )?(?:(?P<not>(?:do not|don['’]?t|never) (?:use|choose|pick)"
    r"|avoid(?: using)?)|use|using|choose|pick|prefer|select|consider|opt for|go (?:for|with))\s+"
    r"(?P<what>.{2,90}?)\s*[,:]?\s*\b(?P<condition>(?:when|if|whenever|where|for|in case|unless"
    r"|instead)\b.{3,})$",
    re.IGNORECASE,
)
QUESTION_ARROW = re.compile(
    r"^(?P<condition>[^?→]{3,200}\?|(?:need|want|require|looking for|if|when"
    r"|use case)\b[^→>]{3,200}?)\s*(?:-{1,3}>|={1,3}>|→|⇒|➜|:)\s*(?:use |choose |pick "
    r"|think )?(?P<what>.{2,120})$",
    re.IGNORECASE,
)
YOU_TAKE = re.compile(
    rf"^{WHO}{TAKE}\s+(?:services |tools |something )?(?:like |such as )?(?P<what>\S.*)$", re.IGNORECASE
)
IN_BRACKETS = re.compile(r"\((?P<condition>(?:if|when)\s[^()]{5,300})\)", re.IGNORECASE)
# "For <whom or what>, …", "In industries where …, …", "Whether you …, …": the service comes after it.
FOR_WHOM = re.compile(
    r"^(?:for (?P<whom>[^,]{8,160})|(?P<whether>whether (?:you|we|it)\b.{8,160})"
    r"|in (?P<where>(?:sectors|industries|scenarios|cases|situations|environments|organi[sz]ations)"
    r"\s(?:where|with|that|like)\b[^,]{8,160})),\s+(?P<what>.*)$",
    re.IGNORECASE,
)
# "<what one has> can thrive with <service>"
SERVED_BY = re.compile(
    r"^(?P<condition>.{12,200}?),?\s(?:can |will |should )?(?:thrive|benefit|profit)s?\s(?:with|from)\s"
    r"(?P<what>[^,.;]{2,80})\W*$",
    re.IGNORECASE,
)
# "if …, then this will be helpful", "for small jobs this service is quite useful"; typing errors forgiven
HELPS = re.compile(
    rf"^\W*(?:(?:but|so|and|also)\s+)?(?:for (?P<whom>.{{6,300}}?)|(?P<condition>{WHEN}\b.{{6,300}}?))[\s,]+"
    r"(?:then\s+)?(?:th[a-z]{2,3}|it)(?:\s\w+)?\s(?:will|would|can|may|is|are)(?:\sbe)?\s"
    r"(?:very |quite |really |also )?(?:helpful|useful|suitable|ideal|handy|good|best|perfect)\b",
    re.IGNORECASE,
)
# "Use X with Y to build backends": what it is used for is the condition.
USE_TO = re.compile(
    r"^\W*(?:you can |we can )?use\s+(?P<what>.{2,90}?)\s+to\s+(?P<condition>\S.{8,200})$", re.IGNORECASE
)
# What narrows the advice down after the service: "behind an API", "alone".
NARROWED = re.compile(
    r"\W{0,2}\s(?P<how>(?:alone|only|on its own|behind|on|in|inside|at|across|beside|as|from|through)\b"
    r".{0,60})",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:without|not|instead of|rather than|don['’]?t (?:want|need)(?: to use)?|avoid|no)\s+(?:the\s+"
    r"|an?\s+|any\s+|using\s+)*$",
    re.IGNORECASE,
)
SUITS = re.compile(
    r"\b(?:suitable|ideal|perfect|well[- ]suited|recommended|great|best(?: suited)?) (?:for"
    r"|when) (?P<condition>[^.;]{6,200})",
    re.IGNORECASE,
)
REFUSES = re.compile(
    r"^\W*(?:it |but |this )*(?:can(?:no|'|’)?t|can['’]\w|cannot|does(?: not|n['’]t)"
    r"|not)(?: be)? (?:support|suitable for|ideal for|good for|meant for)"
    r"\s(?P<condition>[^.;]{6,200})",
    re.IGNORECASE,
)
MEANT = re.compile(r"^(?:it|this|them)\b|\b(?:service|solution|platform|option)\b", re.IGNORECASE)
# "Use SQS to send a message" is a step; what a service is for takes some more words.
FEWEST_TOLD = 5
LONGEST_SUBJECT = 60
LONGEST_NAME = 80
LONGEST = 700
# Announced as one of these, advice is a statement of that kind besides.
SPECIFIC = frozenset(FeatureKind) - {FeatureKind.FEATURE, FeatureKind.DEFINITION, FeatureKind.COMPONENT}


def guidance_of(statement: Statement, *, names: Names, note: str) -> tuple[Guidance | None, bool]:
    """The advice in a statement, and whether the statement is nothing else.

    The services are those that the advice names; where it names none ("use it when …") it is about
    those that the statement is about. What is named after "without" or "instead of" is advised against.
    """
    words = statement.words
    text = f"{statement.label}: {words.text}" if _label_asks(statement.label) else words.text
    if len(text) > LONGEST:
        return None, False
    source = statement.source(note=note)
    for pattern in IF_TAKE:
        if (match := pattern.match(text)) is not None:
            advice = _advice(match["condition"], match["what"], statement, names, source)
            if advice is not None:
                return advice, statement.announced not in SPECIFIC
            break
    if (match := TAKE_WHEN.match(text)) is not None:
        advice = _use_when(match, statement, names, source)
        if advice is not None:
            return advice, statement.announced not in SPECIFIC
    if (match := QUESTION_ARROW.match(text)) is not None:
        advice = _advice(match["condition"], match["what"], statement, names, source, named_only=True)
        if advice is not None:
            return advice, True
    return _beside(text, statement, names, source), False


def advises_against(text: str) -> bool:
    """Whether the text begins as advice not to use something."""
    match = TAKE_WHEN.match(text)
    return match is not None and match["not"] is not None


def _label_asks(label: str) -> bool:
    return label.endswith("?") or label.casefold().startswith(("need ", "want ", "if ", "when you "))


def _beside(text: str, statement: Statement, names: Names, source: Source) -> Guidance | None:
    """Advice in a sentence that says something of a service besides."""
    readings = (_for_whom, _use_to, _of_its_own)
    return next(
        (advice for reading in readings if (advice := reading(text, statement, names, source)) is not None),
        None,
    )


def _for_whom(text: str, statement: Statement, names: Names, source: Source) -> Guidance | None:
    if (match := SERVED_BY.match(text)) is not None:
        return _advice(match["condition"], match["what"], statement, names, source, named_only=True)
    if (match := FOR_WHOM.match(text)) is None:
        return None
    condition = match["whom"] or match["where"] or match["whether"]
    named = {mention.slug for mention in names.mentions(text) if mention.start >= match.start("what")}
    if named & set(statement.services):
        return _made(condition, statement.services, (), source)
    taken = YOU_TAKE.match(match["what"])
    return _advice(condition, taken["what"], statement, names, source, named_only=True) if taken else None


def _use_to(text: str, statement: Statement, names: Names, source: Source) -> Guidance | None:
    match = USE_TO.match(text)
    if match is None or len(match["condition"].split()) < FEWEST_TOLD:
        return None
    return _use_when(match, statement, names, source)


def _of_its_own(text: str, statement: Statement, _names: Names, source: Source) -> Guidance | None:
    """Advice that needs no name: it is about those that the statement is about."""
    services = statement.services
    if not services:
        return None
    if (match := IN_BRACKETS.search(text)) is not None:
        return _made(match["condition"], services, (), source)
    if (match := HELPS.match(text)) is not None:
        return _made(match["whom"] or match["condition"], services, (), source)
    if (match := SUITS.search(text)) is not None and match.start() <= LONGEST_SUBJECT:
        return _made(match["condition"], services, (), source, fewest=3)
    if (match := REFUSES.match(text)) is not None:
        return _made(match["condition"], (), services, source)
    return None


def _use_when(match: re.Match[str], statement: Statement, names: Names, source: Source) -> Guidance | None:
    what, condition = match["what"], match["condition"]
    mentions = names.mentions(what)
    covered = sum(mention.end - mention.start for mention in mentions)
    named = _slugs(mentions) if 5 * covered >= 3 * len(what) else ()
    named = named or _whole(what, names)
    if not named and what.casefold() in ("it", "this", "this service", "them"):
        named = statement.services
    if not named and mentions and not what[: mentions[0].start].strip():
        narrowed = NARROWED.fullmatch(what, mentions[0].end)
        if narrowed is not None:
            named, condition = (mentions[0].slug,), f"{narrowed['how']} {condition}"
    if not named:
        return None
    if match.groupdict().get("not"):
        return _made(condition, (), named, source)
    against = _negated(condition, names)
    return _made(condition, named, tuple(slug for slug in against if slug not in named), source)


def _whole(text: str, names: Names) -> tuple[str, ...]:
    service = names.resolve(text) if len(text) <= LONGEST_NAME else None
    return (service.slug,) if service else ()


def _advice(
    condition: str, what: str, statement: Statement, names: Names, source: Source, *, named_only: bool = False
) -> Guidance | None:
    refused = _negated(what, names)
    services = tuple(slug for slug in _slugs(names.mentions(what)) if slug not in refused)
    services = services or _whole(what.strip(" .!"), names)
    offerings = tuple(slug for slug in services if names.service(slug).kind is not ServiceKind.CONCEPT)
    meant = statement.services if not named_only and MEANT.search(what[:LONGEST_SUBJECT]) else ()
    services = offerings or services or meant
    if not services:
        return None
    against = (*_negated(condition, names), *refused)
    return _made(
        condition, services, tuple(slug for slug in dict.fromkeys(against) if slug not in services), source
    )


def _negated(text: str, names: Names) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            mention.slug
            for mention in names.mentions(text)
            if NEGATED.search(text[max(0, mention.start - 40) : mention.start])
        )
    )


def _slugs(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.slug for mention in mentions))


def _made(
    condition: str, services: tuple[str, ...], against: tuple[str, ...], source: Source, *, fewest: int = 2
) -> Guidance | None:
    bare = condition.strip(" ,.:;-–—?!→")
    if len(bare.split()) < fewest:
        return None
    return Guidance(condition=bare, services=services, against=against, sources=(source,))
