"""A name or a label, and the statement that belongs to it, recalled from memory."""

import re
from collections import Counter
from collections.abc import Iterator

from studyapp.cards.card import Card, CardKind
from studyapp.cards.known import Known, Statement, introduces
from studyapp.cards.naming import is_only_name, naming
from studyapp.cards.plain import content_words, word_count
from studyapp.knowledge.facts import FeatureKind, Service

_FEWEST_WORDS = 3
_LONGEST_LABEL = 10
_LEAKED = 0.6
_DEFINES = re.compile(
    r"^(?:it |this |(?:____|the|an?)\b[^.]{0,60}?)?\s?"
    r"(?:is|are|acts? as|provides?|helps?|lets?|allows?|enables?)\b|^(?:an?|the) ",
    re.IGNORECASE,
)
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
    FeatureKind.USE_CASE: "How is {service} used for “{label}”?",
    FeatureKind.ADVANTAGE: "Why do your notes count “{label}” among the advantages of {service}?",
    FeatureKind.DRAWBACK: "Why do your notes count “{label}” among the drawbacks of {service}?",
    FeatureKind.LIMIT: "What is the limit on “{label}” in {service}?",
    FeatureKind.STEP: "In the workflow of {service}, what happens at “{label}”?",
    FeatureKind.PRICING: "{service}: what do your notes say about “{label}” in its pricing?",
    FeatureKind.EXAMPLE: "{service}: what example do your notes give of “{label}”?",
}
_BY_ASPECT = {
    "pricing": "How is {service} priced, according to your notes?",
    "use cases": "What is {service} used for, according to your notes?",
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
        back = statement.short
        if not front or front in asked or not _is_answer(back, front=front, service=service):
            continue
        asked.add(front)
        yield Card(
            key=f"{statement.feature.id}:{CardKind.RECALL}:",
            kind=CardKind.RECALL,
            services=(slug,),
            front=front,
            back=back,
            source=statement.source,
            feature=statement.feature.id,
        )


def _front(statement: Statement, service: Service, *, alone: bool) -> str:
    label = statement.label.rstrip(" :.-–—")
    if _is_definition(statement, service):
        return f"What is {service.name}?" if not _is_plural(service) else f"What are {service.name}?"
    if label.endswith("?"):
        return "" if _YES_OR_NO.match(label) or "(choose" in label.casefold() else f"{service.name}: {label}"
    if label:
        tells_nothing = content_words(label) <= _GENERIC or is_only_name(label, service)
        if tells_nothing or word_count(label) > _LONGEST_LABEL:
            return ""
        return _FRONTS[statement.feature.kind].format(service=service.name, label=label)
    aspect = statement.feature.aspect
    if aspect and aspect != "purpose" and alone:
        asks = _BY_ASPECT.get(aspect, "{service}: what do your notes say about its {aspect}?")
        return asks.format(service=service.name, aspect=aspect)
    return ""


def _is_definition(statement: Statement, service: Service) -> bool:
    return introduces(statement) and _DEFINES.match(naming(service).hidden(statement.text)) is not None


def _is_plural(service: Service) -> bool:
    return service.name.endswith("s") and service.name.split()[-1] in (
        "Containers",
        "Microservices",
        "Instances",
        "pools",
    )


def _is_answer(back: str, *, front: str, service: Service) -> bool:
    if word_count(back) < _FEWEST_WORDS or back.casefold() in front.casefold():
        return False
    meaning = content_words(naming(service).hidden(back))
    shown = content_words(front)
    return bool(meaning - shown) and len(meaning & shown) < _LEAKED * len(meaning)
