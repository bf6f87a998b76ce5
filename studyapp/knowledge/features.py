"""Statements become features: cut to one thing each, with kind, label and aspect."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from studyapp.knowledge.aspects import aspect_of
from studyapp.knowledge.facts import Aspect, Feature, FeatureKind
from studyapp.knowledge.kinds import AMOUNT, OPEN_KINDS, announced, is_limit, kind_of
from studyapp.knowledge.leads import ARROW
from studyapp.knowledge.merging import united
from studyapp.knowledge.numbering import numbered
from studyapp.knowledge.statements import Statement
from studyapp.knowledge.subjects import goes_on
from studyapp.knowledge.wording import Words

DASHED = re.compile(r"\s[-–—]\s")
JOINED = re.compile(r"\s(?:and|e|und)\s|,\s")
BARE_TERM = 2
# "A -> B -> C" shows a way, and "Both …" tells one of several from the others by nothing.
CHAIN = re.compile(rf"{ARROW}.*{ARROW}")
OF_SEVERAL = re.compile(r"^\W*(?:both|all of them|the two)\b", re.IGNORECASE)
LONGEST_CUT = 600
FEWEST_DEFINING = 6
COMPARES = re.compile(r"\bthan\b", re.IGNORECASE)
OF_SOMETHING_ELSE = re.compile(
    r"^\S+(?:\s\S+){0,4}?\s(?:is|are|was|were|can|has|have|will|must|wait|do|does)\b", re.IGNORECASE
)
# Says what one may do with a thing, or where it is put to use, not what it is.
PUTS_TO_USE = re.compile(
    r"^\S+(?:\s\S+){0,4}?\s(?:(?:(?:you|we|they|one)\s)?(?:can|could|may|might|should|must)"
    r"|(?:is|are) (?:also )?used)\b",
    re.IGNORECASE,
)
# Tells somebody what to do, or begins with where and when it holds.
CIRCUMSTANTIAL = re.compile(
    r"^\W*(?:first|then|next|finally|always|never|remember|note|choose|decide|use|make sure|do not|don['’]?t"
    r"|if|when|whether|(?:for|in)\b[^,]{4,160},)(?!\w)",
    re.IGNORECASE,
)
TELLS_WHAT_IT_IS = frozenset(
    {FeatureKind.FEATURE, FeatureKind.ADVANTAGE, FeatureKind.COMPONENT, FeatureKind.DEFINITION}
)


def features_of(statements: Iterable[Statement], *, note: str) -> tuple[Feature, ...]:
    """The features that statements make, in the note's order; the same words twice make one.

    A service of which the note gives no definition has its first statement that could serve for one.
    """
    found: list[Feature] = []
    told: list[Statement] = []
    known: set[str] = set()
    for statement in statements:
        for words in atoms(statement.words):
            for feature in _features(statement, words, note=note, position=len(found), known=known):
                if feature.kind is FeatureKind.DEFINITION:
                    known.add(feature.service)
                told.append(statement)
                found.append(feature)
    found = numbered(found, [statement.place for statement in told])
    return tuple(united(_with_definitions(found, told)))


def atoms(words: Words) -> list[Words]:
    """A sentence cut where it says a second thing with a number of its own."""
    if len(words.text) > LONGEST_CUT:
        return [words]
    parts: list[Words] = []
    start = 0
    for match in DASHED.finditer(words.text):
        rest = words.text[match.end() :]
        if (
            start < match.start()
            and AMOUNT.match(rest)
            and len(words.text[start : match.start()].split()) > BARE_TERM
        ):
            parts.append(words.cut(start, match.start()))
            start = match.end()
    parts.append(words.cut(start))
    return [atom for part in parts for atom in _numbers_apart(part)]


def _numbers_apart(words: Words) -> list[Words]:
    parts: list[Words] = []
    start = 0
    for match in JOINED.finditer(words.text):
        left = words.text[start : match.start()]
        if "(" not in left and AMOUNT.match(words.text, match.end()) and AMOUNT.match(left):
            parts.append(words.cut(start, match.start()))
            start = match.end()
    parts.append(words.cut(start))
    return parts


def _features(
    statement: Statement, words: Words, *, note: str, position: int, known: set[str]
) -> Iterator[Feature]:
    text = words.text
    kind = _kind(statement, text, first=not known.issuperset(statement.services))
    label = statement.label
    aspect = aspect_of(label=label, text=text, kind=kind)
    source = replace(statement, words=words).source(note=note)
    for service in statement.services:
        yield Feature(
            service=service,
            kind=kind,
            label=label,
            text=text,
            sources=(source,),
            aspect=str(aspect) if aspect else "",
            position=position,
        )


def _kind(statement: Statement, text: str, *, first: bool) -> FeatureKind:
    kind = _own_kind(statement, text)
    opens = statement.opening and not statement.label
    asked = statement.announced is FeatureKind.DEFINITION
    kinds_open = statement.announced is None or statement.announced in OPEN_KINDS
    if not kinds_open or kind is FeatureKind.LIMIT:
        return kind
    if statement.defining:
        return FeatureKind.DEFINITION
    telling = kind in TELLS_WHAT_IT_IS and not COMPARES.search(text)
    return (
        FeatureKind.DEFINITION
        if opens and telling and (asked or (first and bool(statement.subjects)))
        else kind
    )


def _own_kind(statement: Statement, text: str) -> FeatureKind:
    announced_as = statement.announced
    if statement.label:
        announced_as = announced(statement.label.split(" › ")[-1], heading=False) or announced_as
    elif (
        len(text.split()) <= BARE_TERM and text[-1].isalnum() and announced_as is None and not is_limit(text)
    ):
        return FeatureKind.COMPONENT
    return kind_of(
        text, announced_as=announced_as, is_definition=statement.defined, of_service=bool(statement.subjects)
    )


def _with_definitions(found: Sequence[Feature], told: Sequence[Statement]) -> Iterator[Feature]:
    """Give a service without a definition its first statement that names it, or that opens its section."""
    defined = {feature.service for feature in found if feature.kind is FeatureKind.DEFINITION}
    promoted: dict[str, int] = {}
    for by_name in (True, False):
        for number, (feature, statement) in enumerate(zip(found, told, strict=True)):
            wanted = feature.service in statement.subjects if by_name else statement.opening
            if not wanted or feature.service in defined or feature.service in promoted:
                continue
            plain = feature.kind is FeatureKind.FEATURE and not feature.label
            if plain and _could_define(statement, feature.text):
                promoted[feature.service] = number
    for number, feature in enumerate(found):
        if promoted.get(feature.service) == number:
            yield replace(feature, kind=FeatureKind.DEFINITION, aspect=str(Aspect.PURPOSE))
        else:
            yield feature


def _could_define(statement: Statement, text: str) -> bool:
    """Whether a sentence could pass for a definition: not one about something else, nor a bare term."""
    words = len(text.split())
    if CHAIN.search(text) or OF_SEVERAL.match(text):
        return False
    if statement.subjects:
        return words >= FEWEST_DEFINING and not COMPARES.search(text) and not PUTS_TO_USE.match(text)
    return (
        words > BARE_TERM
        and not CIRCUMSTANTIAL.match(text)
        and (goes_on(text) or not OF_SOMETHING_ELSE.match(text))
    )
