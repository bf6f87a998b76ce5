"""A situation, and which service the notes advise for it."""

import re
from collections.abc import Iterator

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.distractors import distractors
from studyapp.cards.known import Known, first_source
from studyapp.cards.naming import clangs, naming
from studyapp.cards.plain import content_words, noise_in, plain, word_count
from studyapp.knowledge.facts import Guidance, Service

_LEAD = re.compile(
    r"^(?:(?:if|when|whenever|for|in order to|but|and|then|so|to|we|you|wants? to|have to|need to) ){1,6}",
    re.IGNORECASE,
)
_FEWEST_WORDS, _MOST_WORDS = 3, 30
_FEWEST_WRONG = 2


def scenario_cards(known: Known, guidance: tuple[Guidance, ...]) -> Iterator[Card]:
    """One question for each piece of advice whose situation does not name its answer.

    Advice for one service offers siblings, those advised against first; advice for several is
    recalled freely.
    """
    for advice in sorted(guidance, key=lambda one: (one.condition, one.services, one.id)):
        slugs = advice.services or advice.against
        condition = plain(advice.condition).rstrip(" .,;:?")
        if not slugs or not advice.sources or any(slug not in known.services for slug in slugs):
            continue
        right = [known.services[slug] for slug in sorted(slugs)]
        if not _can_be_asked(condition, right):
            continue
        verb = "advise" if advice.services else "advise against"
        choices = _choices(known, advice, right, condition=condition) if len(right) == 1 else ()
        yield Card(
            key=f"{advice.id}:{CardKind.SCENARIO}:",
            kind=CardKind.SCENARIO,
            services=tuple(service.slug for service in right),
            front=f"Which service do your notes {verb} here? “{_capital(condition)}”",
            back=" or ".join(service.name for service in right),
            source=first_source(advice.sources),
            choices=choices,
        )


def _can_be_asked(condition: str, right: list[Service]) -> bool:
    return (
        _FEWEST_WORDS <= word_count(condition) <= _MOST_WORDS
        and not noise_in(condition)
        and not any(naming(service).is_named_in(condition) for service in right)
        and not any(clangs(condition, right=[service], wrong=[]) for service in right)
    )


def _choices(known: Known, advice: Guidance, right: list[Service], *, condition: str) -> tuple[Choice, ...]:
    (service,) = right
    wrong = distractors(known, right=service, about=condition, meaning=content_words(condition), aspect="")
    refused = {slug for slug in advice.against if slug in known.services and advice.services}
    source = first_source(advice.sources)
    options = [
        Choice(
            text=known.services[slug].name,
            correct=False,
            why=f"Your notes advise against {known.services[slug].name} here.",
            service=slug,
            source=source,
        )
        for slug in sorted(refused)
        if known.services[slug].kind == service.kind
        and not naming(known.services[slug]).is_named_in(condition)
    ]
    options += [one.choice() for one in wrong if one.service.slug not in refused]
    if len(options) < _FEWEST_WRONG:
        return ()
    verb = "advise" if advice.services else "advise against"
    return (
        Choice(
            text=service.name,
            correct=True,
            why=f"Your notes {verb} {service.name} here: {condition}",
            service=service.slug,
            source=source,
        ),
        *options[:3],
    )


def _capital(text: str) -> str:
    bare = _LEAD.sub("", text) or text
    return bare[:1].upper() + bare[1:]
