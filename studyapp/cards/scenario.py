"""A situation, and which service the notes advise for it."""

from collections.abc import Iterator, Mapping

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.distractors import distractors
from studyapp.cards.known import Known, first_source
from studyapp.cards.naming import clangs, naming, noun
from studyapp.cards.outline import Outline, asked_in
from studyapp.cards.plain import content_words, noise_in, word_count
from studyapp.cards.quoting import situation, without_lead
from studyapp.knowledge.facts import Guidance, Service

_FEWEST_WORDS, _MOST_WORDS = 3, 30
_FEWEST_WRONG = 2


def scenario_cards(known: Known, advice: Guidance) -> Iterator[Card]:
    """The question for a piece of advice whose situation does not name its answer, or none.

    Advice for one service offers others of its circle, those advised against first. Advice for several is
    recalled freely, and so is advice against: what one does not suit seldom suits its siblings, whether or
    not the notes say so. Where several pieces of advice are given in one situation, the first is asked.
    """
    right = _advised(advice, known.services)
    if not right or not advice.sources or advice.id != _first_asked(advice, known.outline):
        return
    condition = situation(advice)
    verb = "advise" if advice.services else "advise against"
    yield Card(
        key=f"{advice.id}:{CardKind.SCENARIO}:",
        kind=CardKind.SCENARIO,
        services=tuple(service.slug for service in right),
        front=f"Which {noun(right[0])} do your notes {verb} here? “{without_lead(condition)}”",
        back=" or ".join(service.name for service in right),
        source=first_source(advice.sources),
        choices=_choices(known, advice, right, condition=condition)
        if advice.services and not right[1:]
        else (),
    )


def _advised(advice: Guidance, services: Mapping[str, Service]) -> list[Service]:
    """What the question is answered by; [] where it cannot be asked."""
    slugs = sorted(advice.services or advice.against)
    if any(slug not in services for slug in slugs):
        return []
    right = [services[slug] for slug in slugs]
    return right if _can_be_asked(situation(advice), right) else []


def _first_asked(advice: Guidance, outline: Outline) -> str:
    """The id of the piece of advice that is asked of all that would be asked in the same words."""
    same = (outline.advice[key] for key in outline.advising[asked_in(advice)])
    return next((one.id for one in same if _advised(one, outline.services)), "")


def _can_be_asked(condition: str, right: list[Service]) -> bool:
    return (
        _FEWEST_WORDS <= word_count(condition) <= _MOST_WORDS
        and not noise_in(condition)
        and not any(naming(service).is_named_in(condition) for service in right)
        and not any(clangs(condition, right=[service], wrong=[]) for service in right)
    )


def _choices(known: Known, advice: Guidance, right: list[Service], *, condition: str) -> tuple[Choice, ...]:
    (service,) = right
    offered = distractors(known, right=service, about=condition, meaning=content_words(condition), aspect="")
    refused = {slug for slug in advice.against if slug in known.services}
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
    options += [one.choice() for one in offered.wrong if one.service.slug not in refused]
    if len(options) < _FEWEST_WRONG:
        return ()
    return (
        Choice(
            text=service.name,
            correct=True,
            why=f"Your notes advise {service.name} here: {condition}",
            service=service.slug,
            source=source,
        ),
        *options[:3],
    )
