"""A service is met before its details, and details come between the services."""

from hypothesis import given
from hypothesis import strategies as st

from studyapp.scheduling.introducing import (
    DETAILS_AFTER_ONE,
    FEWEST_MET,
    INTRODUCTION,
    next_detail,
    wants_detail,
)
from studyapp.scheduling.queue import Queued, nearest

KINDS = ("recall", "cloze", "choice", "contrast")


def queued(name: str, *services: str, introduced: int = INTRODUCTION, kind: str = "recall") -> Queued:
    return Queued(
        card=name,
        services=services or (name,),
        sibling_of=name,
        introduced=introduced,
        kind=kind,
        group="group",
    )


def detail(name: str, *services: str, kind: str = "recall", introduced: int = INTRODUCTION + 1) -> Queued:
    return queued(name, *services, introduced=introduced, kind=kind)


def asked_in_order(cards: list[Queued]) -> list[Queued]:
    """All cards one after the other, as a session picks them."""
    left = sorted(cards, key=lambda one: (one.introduced, one.card))
    asked: list[Queued] = []
    while left:
        met = {service for one in asked for service in one.services}
        found = None
        if wants_detail(met=met, asked=asked):
            about = [one for one in left if one.introduced > INTRODUCTION and met.issuperset(one.services)]
            found = next_detail(about, asked=asked)
        found = found or nearest(left, after=asked[0] if asked else None)
        assert found is not None
        left.remove(found)
        asked.insert(0, found)
    return asked[::-1]


def test_a_few_are_introduced_first() -> None:
    assert not wants_detail(met=(), asked=[])
    assert not wants_detail(met={"a", "b"}, asked=[queued("b"), queued("a")])
    assert wants_detail(met={"a", "b", "c"}, asked=[queued("c"), queued("b"), queued("a")])


def test_after_some_details_another_is_introduced() -> None:
    asked = [*(detail(f"d{at}", "a") for at in range(DETAILS_AFTER_ONE)), queued("c")]

    assert not wants_detail(met={"a", "b", "c"}, asked=asked)
    assert wants_detail(met={"a", "b", "c"}, asked=asked[1:])


def test_details_ask_in_another_way_than_the_last_ones() -> None:
    asked = [detail("x", "a", kind="recall"), queued("c", kind="cloze")]
    details = [detail("r", "b"), detail("z", "b", kind="cloze"), detail("t", "b", "a", kind="contrast")]

    found = next_detail(details, asked=asked)

    assert found is not None
    assert found.card == "t"
    assert next_detail([], asked=asked) is None


@given(
    services=st.lists(st.integers(0, 6), min_size=FEWEST_MET, max_size=FEWEST_MET + 9),
    kinds=st.lists(st.sampled_from(KINDS), max_size=30),
    data=st.data(),
)
def test_whatever_there_is_all_is_asked_and_a_service_is_met_before_its_details(
    services: list[int], kinds: list[str], data: st.DataObject
) -> None:
    names = [f"s{at:02}" for at in range(len(services))]
    details = [
        detail(
            f"d{at:02}",
            *sorted(data.draw(st.sets(st.sampled_from(names), min_size=1, max_size=2))),
            kind=kind,
            introduced=INTRODUCTION + data.draw(st.integers(1, 9)),
        )
        for at, kind in enumerate(kinds)
    ]

    asked = asked_in_order([*map(queued, names), *details])

    assert sorted(one.card for one in asked) == sorted([*names, *(one.card for one in details)])
    met: set[str] = set()
    run = 0
    for one in asked:
        if one.introduced == INTRODUCTION:
            met.update(one.services)
            run = 0
        else:
            run += 1
            assert met.issuperset(one.services)
            assert run <= DETAILS_AFTER_ONE or len(met) == len(names)
    first = asked[: FEWEST_MET + DETAILS_AFTER_ONE]
    early = [one for one in details if set(one.services) <= {card.card for card in first[:FEWEST_MET]}]
    assert not early or any(one.introduced > INTRODUCTION for one in first)
