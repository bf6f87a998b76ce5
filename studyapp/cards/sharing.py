"""What do notes say of both? Asked with what they say of one alone, all in one form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.known import Statement, first_source
from studyapp.cards.naming import clangs, name_of, naming
from studyapp.cards.plain import content_words, noise_in, plain, shortened
from studyapp.cards.predicates import predicate
from studyapp.cards.sayings import Sayings, say_the_same
from studyapp.knowledge.facts import Comparison, Service, Source

TWO = "two"
_PAIR = 2
_MOST = 4
_MOST_SHARED = 6
_FEWEST_SHARED = 3
_FEWEST_WRONG = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """A predicate with its source; `service` says it alone, None: all do."""

    text: str
    service: Service | None
    source: Source

    def holds_of(self, sayings: Sayings | None) -> bool:
        return sayings is None or sayings.hold(self.text, content_words(self.text))


def sharing_cards(
    comparison: Comparison,
    *,
    services: Mapping[str, Service],
    sayings: Mapping[str, Sayings],
    told: Mapping[str, Sequence[Statement]],
) -> Iterator[Card]:
    """Which of these is said of both, of all: the first two such statements together, others singly.

    The wrong options are said of one side and of no other. `told` are the statements of each side.
    Nothing where fewer than two of these are in the form of the right ones: those would be known by it.
    """
    sides = [services[slug] for slug in comparison.services]
    shared = _shared(comparison, sides)
    if not shared:
        return
    alone = {
        side.slug: _alone(side, told.get(side.slug, ()), sides=sides, shared=shared, sayings=sayings)
        for side in sides
    }
    if sum(map(len, alone.values())) < _FEWEST_WRONG:
        return
    them = "both" if len(sides) == _PAIR else "all"
    names = " and ".join(name_of(slug, services) for slug in comparison.services)
    asked = list(shared)
    if len(shared) >= _PAIR and len(sides) == _PAIR:
        pair = asked[:_PAIR]
        del asked[:_PAIR]
        yield _card(
            comparison,
            pair,
            _nearest(alone, pair),
            key=f"{comparison.slug}:{TWO} shared:{them}",
            front=f"{names}: which {TWO} of these do your notes say of {them}?",
            them=them,
        )
    for one in asked:
        yield _card(
            comparison,
            [one],
            _nearest(alone, [one]),
            key=f"{comparison.slug}:shared:{' '.join(sorted(content_words(one.text)))[:60]}",
            front=f"{names}: which of these do your notes say of {them}?",
            them=them,
        )


def _shared(comparison: Comparison, sides: list[Service]) -> list[_Saying]:
    found: list[_Saying] = []
    for cell in comparison.shared[:_MOST_SHARED]:
        text = predicate(shortened(plain(cell.text)), service=None)
        meaning = content_words(text)
        if (
            cell.sources
            and len(meaning) >= _FEWEST_SHARED
            and _names_nobody(text, sides)
            and not any(say_the_same(meaning, content_words(one.text)) for one in found)
        ):
            found.append(_Saying(text=text, service=None, source=first_source(cell.sources)))
    return found


def _alone(
    side: Service,
    told: Sequence[Statement],
    *,
    sides: list[Service],
    shared: list[_Saying],
    sayings: Mapping[str, Sayings],
) -> list[_Saying]:
    """What is said of one side, and of no other side in other words."""
    found = []
    for statement in told:
        text = predicate(statement.short, service=side)
        saying = _Saying(text=text, service=side, source=statement.source)
        if (
            len(content_words(text)) >= _FEWEST_SHARED
            and _names_nobody(text, sides)
            and not any(say_the_same(content_words(text), content_words(one.text)) for one in shared)
            and not any(saying.holds_of(sayings.get(other.slug)) for other in sides if other != side)
        ):
            found.append(saying)
    return found


def _names_nobody(text: str, sides: list[Service]) -> bool:
    return not (
        noise_in(text)
        or any(naming(side).is_named_in(text) for side in sides)
        or any(clangs(text, right=[side], wrong=[one for one in sides if one != side]) for side in sides)
    )


def _nearest(alone: Mapping[str, list[_Saying]], right: list[_Saying]) -> list[_Saying]:
    """One statement of each side, and more in turn up to four options, the nearest in length first."""
    length = sum(len(one.text) for one in right) / len(right)
    ranked = {
        slug: sorted(own, key=lambda one: (abs(len(one.text) - length), one.text))
        for slug, own in alone.items()
    }
    turns = [own[at] for at in range(_MOST) for own in ranked.values() if at < len(own)]
    return turns[: max(len(ranked), _MOST - len(right))]


def _card(
    comparison: Comparison, right: list[_Saying], wrong: list[_Saying], *, key: str, front: str, them: str
) -> Card:
    return Card(
        key=key,
        kind=CardKind.CONTRAST,
        services=comparison.services,
        front=front,
        back="; ".join(one.text for one in right),
        source=right[0].source,
        choices=(
            *(
                Choice(text=one.text, correct=True, why=f"Your notes say this of {them}.", source=one.source)
                for one in right
            ),
            *(
                Choice(
                    text=one.text,
                    correct=False,
                    why=f"Your notes say this of {one.service.name} alone.",
                    source=one.source,
                )
                for one in wrong
                if one.service is not None
            ),
        ),
        principle="" if noise_in(principle := plain(comparison.principle)) else principle,
    )
