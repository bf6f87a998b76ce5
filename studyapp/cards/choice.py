"""Which service do your notes describe like this? One statement, three or four siblings."""

import hashlib
import re
from collections.abc import Iterator

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.distractors import distractors
from studyapp.cards.known import SAID_OF_ALL, Known, Statement
from studyapp.cards.naming import BLANK, clangs, naming, noun, said_of
from studyapp.cards.plain import content_words, shortened, word_count
from studyapp.knowledge.facts import FeatureKind, Service

FEWEST_WRONG = 2
_FEWEST_TELLING = 3
_SHORT = 6
_MOST_SHARE = 0.3
_FEWEST_KEPT = 4
_NOT_ASKED = (FeatureKind.STEP, FeatureKind.EXAMPLE)
# What begins so leans on the line before it, or speaks of an X and a Y that stand there.
_GOES_ON = re.compile(
    r"(?:and|but|then|so|also|even|or|e\.g|it|its|it['’]s|they|them|this|that|these|those|we|you|such|both|"
    r"in (?:this|that) case|for the|when|if|which|[a-z])\b",
    re.IGNORECASE,
)


def choice_cards(known: Known) -> tuple[Card, ...]:
    """Questions for statements that tell their service from at least two siblings.

    No service is the answer in much more than three in ten of its family's questions, or naming the one that
    notes speak of most would be a good guess; what is left over is asked by recall and cloze.
    """
    families: dict[tuple[str, str], dict[str, list[Card]]] = {}
    for card in _questions(known):
        (slug,) = card.services
        service = known.services[slug]
        families.setdefault((service.kind, service.category), {}).setdefault(slug, []).append(card)
    return tuple(card for family in families.values() for card in _balanced(family))


def _balanced(family: dict[str, list[Card]]) -> Iterator[Card]:
    most = max(len(own) for own in family.values())
    while most > _FEWEST_KEPT and most > _MOST_SHARE * sum(min(len(own), most) for own in family.values()):
        most -= 1
    for own in family.values():
        # By a digest, so that a new statement does not push out half of the others.
        yield from sorted(own, key=lambda card: hashlib.sha256(card.key.encode()).digest())[:most]


def _questions(known: Known) -> Iterator[Card]:
    for statement in known.statements:
        service = known.services[statement.feature.service]
        asked = described(known, statement, service)
        if not asked or statement.feature.kind in _NOT_ASKED:
            continue
        wrong = distractors(
            known, right=service, about=asked, meaning=statement.meaning, aspect=statement.feature.aspect
        )
        if len(wrong) < FEWEST_WRONG:
            continue
        if clangs(asked, right=[service], wrong=[one.service for one in wrong]):
            continue
        yield question(statement, service, asked=asked, wrong=tuple(one.choice() for one in wrong))


def question(statement: Statement, service: Service, *, asked: str, wrong: tuple[Choice, ...]) -> Card:
    """The question which service the statement, put as `asked`, is about; `wrong` are the other options."""
    right = Choice(
        text=service.name,
        correct=True,
        why=said_of(service, shortened(statement.text)),
        service=service.slug,
        source=statement.source,
    )
    return Card(
        key=f"{statement.feature.id}:{CardKind.CHOICE}:",
        kind=CardKind.CHOICE,
        services=(service.slug,),
        front=f"Which {noun(service)} do your notes describe like this? “{asked}”",
        back=service.name,
        source=statement.source,
        feature=statement.feature.id,
        choices=(right, *wrong),
    )


def described(known: Known, statement: Statement, service: Service) -> str:
    """The statement with its service's name hidden, "" where it does not stand by itself."""
    text = shortened(statement.text)
    if not text or _GOES_ON.match(text):
        return ""
    if word_count(text) < _SHORT and statement.label and not statement.label.endswith("?"):
        # "AWS Fargate: missing", told of EC2, would ask for one and show the other.
        if any(naming(known.services[slug]).is_named_in(statement.label) for slug in known.family(service)):
            return ""
        text = f"{statement.label}: {text}"
    asked = naming(service).hidden(text)
    telling = content_words(asked.replace(BLANK, " ")) - SAID_OF_ALL
    return asked if len(telling) >= _FEWEST_TELLING else ""
