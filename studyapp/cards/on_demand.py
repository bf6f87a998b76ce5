"""Questions on services that no note sets against each other, for whoever asks for them."""

from collections.abc import Sequence

from studyapp.cards.card import Card
from studyapp.cards.generating import generate_cards
from studyapp.cards.outline import outline
from studyapp.cards.reach import Reach
from studyapp.knowledge.comparisons import derive_comparison
from studyapp.knowledge.conflicts import disputed
from studyapp.knowledge.facts import Feature, Knowledge, Service

_NONE: frozenset[str] = frozenset()


def cards_on_demand(services: tuple[Service, ...], features: Sequence[Feature]) -> tuple[Card, ...]:
    """The questions that tell two services or more apart, drawn from all `features` of each.

    They are those that a comparison of these services would have, if a note stated one; () where the
    notes are too thin for an honest question (`gaps` says where).
    """
    derived = derive_comparison(services=services, features=features)
    knowledge = Knowledge(services=services, features=tuple(features), comparisons=(derived,), guidance=())
    whole = outline(knowledge)
    reach = Reach(
        outline=whole,
        services=_NONE,
        comparisons=frozenset((derived.slug,)),
        guidance=_NONE,
        at_hand=frozenset(whole.quotes),
    )
    return generate_cards(knowledge, conflicts=disputed(features), reach=reach)
