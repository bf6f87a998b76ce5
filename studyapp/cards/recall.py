"""A name or a label, and the statement that belongs to it, recalled from memory."""

import re
from collections import Counter
from collections.abc import Iterator

from studyapp.cards.card import Card, CardKind
from studyapp.cards.known import Known, Statement, introduces
from studyapp.cards.naming import is_only_name, naming
from studyapp.cards.plain import content_words, word_count
from studyapp.knowledge.facts import Aspect, FeatureKind, Service

_FEWEST_WORDS = 3
_LONGEST_LABEL = 10
_LEAKED = 0.6
_DEFINES = re.compile(
    r"^(?:it |this |(?:____|the|an?)\b[^.]{0,60}?)?\s?"
    r"(?:is|are|acts? as|provides?|helps?|lets?|allows?|enables?)\b|^(?:an?|the) ",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?P<article>an? |the )?(?P<name>[^.:;,]{2,60}?) (?P<verb>is|are)\b", re.IGNORECASE)
_WHAT = re.compile(r"What (?:is|are) (?:an? |the )?(?P<name>.+)\?")
_GENERIC = content_words(
    "overview introduction summary features key notes general basics definition details description "
    "cases advantages disadvantages benefits drawbacks pros cons limits pricing examples"
)
_YES_OR_NO = re.compile(
    r"^(?:is|are|was|does|do|did|can|could|will|would|should|has|have|must|may)\b", re.IGNORECASE
)
_FRONTS = {
    FeatureKind.DEFINITION: "In {service}, what is “{label}”?",
    FeatureKind.FEATURE: "{service}: what do your notes say about “{label}”?",
    FeatureKind.COMPONENT: "In {service}, what is the part called “{label}”?",
    FeatureKind.USE_CASE: "How would you use {service} for “{label}”?",
    FeatureKind.ADVANTAGE: "Why do your notes count “{label}” among the advantages of {service}?",
    FeatureKind.DRAWBACK: "Why do your notes count “{label}” among the drawbacks of {service}?",
    FeatureKind.LIMIT: "What is the limit on “{label}” in {service}?",
    FeatureKind.STEP: "In the workflow of {service}, what happens at “{label}”?",
    FeatureKind.PRICING: "{service}: what do your notes say about “{label}” in its pricing?",
    FeatureKind.EXAMPLE: "{service}: what example do your notes give of “{label}”?",
}
_BY_ASPECT = {
    "pricing": "What do your notes say of the price of {service}?",
    "use cases": "What would you use {service} for, according to your notes?",
    "limits": "Which limit do your notes give for {service}?",
}


def recall_cards(known: Known, slug: str) -> Iterator[Card]:
    """One card for each statement that has a front of its own: a definition, a label, or a lone aspect.

    A front that two statements would share is given to the first; the others are asked otherwise.
    """
    service, own = known.services[slug], known.told.get(slug, ())
    asked: set[str] = set()
    lone = Counter(statement.feature.aspect for statement in own)
    for statement in sorted(own, key=lambda one: not _is_definition(one, service)):
        front = _front(statement, service, alone=lone[statement.feature.aspect] == 1)
        card = _card(statement, service, front=front)
        if card is None or front in asked:
            continue
        asked.add(front)
        yield card


def recall_again(statement: Statement, service: Service, *, front: str, same_sort: bool) -> Iterator[Card]:
    """The card of a statement that was asked before by `front`, in every way in which it still can be.

    It may share its label or its aspect with other statements by now, and its label may tell little.
    The old front serves a statement that is of the same service and kind (`same_sort`), unless it asks
    for an aspect that the statement no longer speaks of; and one that was the service's definition goes
    on being it.
    """
    fronts = [_front(statement, service, alone=True, again=True)]
    astray = {_asking_aspect(aspect, service) for aspect in Aspect if aspect != statement.feature.aspect}
    if _asks_what(front, service) or (same_sort and service.name in front and front not in astray):
        fronts.append(front)
    for asks in dict.fromkeys(fronts):
        if (card := _card(statement, service, front=asks)) is not None:
            yield card


def _card(statement: Statement, service: Service, *, front: str) -> Card | None:
    back = statement.short
    if not front or not _is_answer(back, front=front, service=service):
        return None
    return Card(
        key=f"{statement.feature.id}:{CardKind.RECALL}:",
        kind=CardKind.RECALL,
        services=(service.slug,),
        front=front,
        back=back,
        source=statement.source,
        feature=statement.feature.id,
    )


def _front(statement: Statement, service: Service, *, alone: bool, again: bool = False) -> str:
    label = statement.label.rstrip(" :.-–—")
    if _is_definition(statement, service) or (again and introduces(statement)):
        return _what_is(service, statement.text)
    if label.endswith("?"):
        return "" if _YES_OR_NO.match(label) or "(choose" in label.casefold() else f"{service.name}: {label}"
    if label:
        tells_nothing = not again and content_words(label) <= _GENERIC
        if tells_nothing or is_only_name(label, service) or word_count(label) > _LONGEST_LABEL:
            return ""
        return _FRONTS[statement.feature.kind].format(service=service.name, label=label)
    if statement.feature.aspect not in ("", "purpose") and alone:
        return _asking_aspect(statement.feature.aspect, service)
    lone = again and statement.feature.kind is FeatureKind.EXAMPLE
    return f"{service.name}: what example do your notes give?" if lone else ""


def _asking_aspect(aspect: str, service: Service) -> str:
    asks = _BY_ASPECT.get(aspect, "{service}: what do your notes say about its {aspect}?")
    return asks.format(service=service.name, aspect=aspect)


def _what_is(service: Service, definition: str) -> str:
    """The question in the number, and with the article, that the definition itself uses of the service."""
    subject = _SUBJECT.match(definition)
    name = service.name
    if subject is None or subject["name"].casefold() not in (
        name.casefold(),
        name.casefold().removesuffix("s"),
    ):
        return f"What is {name}?"
    article = (subject["article"] or "").lower()
    # "What is a monolith?", but "What is Serverless?": a name by itself is written as one.
    called = subject["name"] if article or len(subject["name"]) < len(name) else name
    return f"What {subject['verb']} {article}{called}?"


def _asks_what(front: str, service: Service) -> bool:
    """Whether a front asks what the service is, in whatever number."""
    asked = _WHAT.fullmatch(front)
    return asked is not None and asked["name"].casefold().removesuffix(
        "s"
    ) == service.name.casefold().removesuffix("s")


def _is_definition(statement: Statement, service: Service) -> bool:
    return introduces(statement) and _DEFINES.match(naming(service).hidden(statement.text)) is not None


def _is_answer(back: str, *, front: str, service: Service) -> bool:
    if back.casefold() in front.casefold():
        return False
    # "1 MB" is an answer, though it is short.
    if word_count(back) < _FEWEST_WORDS:
        return any(letter.isdigit() for letter in back) and not naming(service).is_named_in(back)
    meaning = content_words(naming(service).hidden(back))
    shown = content_words(front)
    return bool(meaning - shown) and len(meaning & shown) < _LEAKED * len(meaning)
