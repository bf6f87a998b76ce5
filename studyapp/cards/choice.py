"""Which service do your notes describe like this? One statement, three or four siblings."""

from collections.abc import Iterator

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.distractors import distractors
from studyapp.cards.known import Known, Statement
from studyapp.cards.naming import clangs, naming, noun, said_of
from studyapp.cards.outline import Outline, digest_of
from studyapp.cards.quoting import leading_label
from studyapp.knowledge.facts import Service
from studyapp.knowledge.guidance import advises_against

FEWEST_WRONG, MOST_WRONG = 2, 3
_MOST_SHARE = 0.3
_FEWEST_KEPT = 4


def choice_cards(known: Known, slug: str) -> tuple[Card, ...]:
    """Questions for those statements of a service that tell it from at least two of its circle.

    No service is the answer in much more than three in ten of its circle's questions, or naming the one that
    notes speak of most would be a good guess. What is left over, the last of its statements, is asked by
    recall and cloze.
    """
    cards = tuple(_questions(known, slug))
    return cards[: max(_FEWEST_KEPT, round(len(cards) * _share(known, slug)))]


def _share(known: Known, slug: str) -> float:
    """How much of a service's questions may be asked, if as many of each service's statements make one."""
    own, *others = (known.telling.get(one, 0) for one in (slug, *known.outline.circles[slug]))
    most = own
    while most > _FEWEST_KEPT and most > _MOST_SHARE * (most + sum(min(other, most) for other in others)):
        most -= 1
    return most / own if own else 1


def _questions(known: Known, slug: str) -> Iterator[Card]:
    service = known.services[slug]
    for statement in known.told.get(slug, ()):
        asked = statement.quote
        # What one service does not suit seldom suits its siblings, whether or not the notes say so.
        if not asked or advises_against(asked) or not asks_for(service, statement, known.outline):
            continue
        offered = distractors(
            known, right=service, about=asked, meaning=statement.meaning, aspect=statement.feature.aspect
        )
        wrong = tuple(one.choice() for one in offered.wrong)
        if len(wrong) < FEWEST_WRONG:
            continue
        if not statement.tells and clangs(
            asked, right=[service], wrong=[one.service for one in offered.wrong]
        ):
            continue
        spare = tuple(one.choice() for one in offered.spare)
        yield question(statement, service, asked=asked, wrong=wrong, spare=spare)


def question(
    statement: Statement,
    service: Service,
    *,
    asked: str,
    wrong: tuple[Choice, ...],
    spare: tuple[Choice, ...] = (),
) -> Card:
    """The question which service the statement, put as `asked`, is about; `wrong` are the other options.

    `spare` could stand in for them.
    """
    right = Choice(
        text=service.name,
        correct=True,
        why=said_of(service, statement.short),
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
        spare=spare,
    )


def asks_for(service: Service, statement: Statement, outline: Outline) -> bool:
    """Whether the statement is not asked of another service, word for word, nor named like one."""
    if outline.saying[digest_of(statement.quote)] != service.slug:
        return False
    feature = statement.feature
    leading = leading_label(feature.label, statement.short, kind=feature.kind)
    # "AWS Fargate: missing", told of EC2, would ask for one and show the other.
    return not leading or not any(
        naming(outline.services[slug]).is_named_in(leading)
        for slug in (service.slug, *outline.circles[service.slug])
    )
