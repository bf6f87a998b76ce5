"""Cards generated within a change's reach, with those kept from before, are the cards of the library."""

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.cards.card import Card
from studyapp.cards.generating import generate_cards
from studyapp.cards.outline import outline
from studyapp.cards.reach import Reach, reach
from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.facts import (
    Cell,
    Comparison,
    ComparisonRow,
    Feature,
    FeatureKind,
    Guidance,
    Knowledge,
    Service,
    comparison_slug,
)
from tests.cards.making import feature, source
from tests.shipping import shipped_library

NAMES = (
    "Amber", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel",
    "Ivy", "Juniper", "Kauri", "Larch", "Maple", "Nutmeg", "Oak", "Pine",
)  # fmt: skip
SERVICES = tuple(
    Service(slug=name.lower(), name=f"Amazon {name}", category="messaging" if at < 13 else "storage")
    for at, name in enumerate(NAMES)
)
SLUGS = [service.slug for service in SERVICES]
SENTENCES = (
    "Keeps parcels until some worker collects them.",
    "{name} keeps parcels until some worker collects them.",
    "Tells everybody at the same moment what happened.",
    "Sorts letters by pattern before they leave.",
    "A parcel weighs at most 256 KB when sent.",
    "A place where work waits for a worker.",
    "Speaks old broker protocols of banks.",
    "Letters expire after 14 days without collection.",
    "Delivers at least once, {other} exactly once.",
    "Counts baskets, melons and figs every morning.",
    "Signs each letter with wax.",
    "Ropes, sails.",
)
SITUATIONS = (
    "if a slow worker must not lose parcels",
    "when everybody must hear it at once",
    "for wax seals",
)


def sentences(slug: str) -> st.SearchStrategy[str]:
    return st.tuples(st.sampled_from(SENTENCES), st.sampled_from(NAMES)).map(
        lambda drawn: drawn[0].format(name=slug.title(), other=drawn[1])
    )


@st.composite
def told(draw: st.DrawFn, slug: str) -> tuple[Feature, ...]:
    """What is said of a service, nothing twice, each statement with an id of its own."""
    said = (
        feature(
            draw(sentences(slug)),
            service=slug,
            kind=draw(st.sampled_from((FeatureKind.FEATURE, FeatureKind.DEFINITION, FeatureKind.EXAMPLE))),
            label=draw(st.sampled_from(("", "", "Weight", "Elm: cost"))),
            aspect=draw(st.sampled_from(("", "delivery", "limits"))),
            line=draw(st.integers(1, 60)),
            known_as=f"f{slug}{number}",
        )
        for number in range(draw(st.integers(0, 5)))
    )
    return tuple({(one.kind, one.label, one.text): one for one in said}.values())


@st.composite
def compared(draw: st.DrawFn) -> Comparison:
    sides = tuple(sorted(draw(st.lists(st.sampled_from(SLUGS), min_size=2, max_size=3, unique=True))))
    rows = tuple(
        ComparisonRow(
            aspect=aspect,
            values={
                slug: Cell(text=text, sources=(source(draw(st.integers(1, 60)), text),))
                for slug in sides
                if (text := draw(sentences(slug)))
            },
        )
        for aspect in draw(st.lists(st.sampled_from(("delivery", "limits")), unique=True))
    )
    return Comparison(slug=comparison_slug(sides), services=sides, stated=True, rows=rows)


@st.composite
def advised(draw: st.DrawFn, known_as: str) -> Guidance:
    services = tuple(draw(st.lists(st.sampled_from(SLUGS), max_size=2, unique=True)))
    against = tuple(draw(st.lists(st.sampled_from(SLUGS), min_size=1, max_size=2, unique=True)))
    condition = draw(st.sampled_from(SITUATIONS))
    sources = (source(draw(st.integers(1, 60))),)
    return Guidance(condition=condition, services=services, against=against, sources=sources, id=known_as)


@st.composite
def libraries(draw: st.DrawFn) -> Knowledge:
    return Knowledge(
        services=SERVICES,
        features=tuple(one for slug in SLUGS for one in draw(told(slug))),
        comparisons=by_slug(draw(st.lists(compared(), max_size=4))),
        guidance=by_words([draw(advised(f"g{number}")) for number in range(draw(st.integers(0, 4)))]),
    )


def by_slug(comparisons: list[Comparison]) -> tuple[Comparison, ...]:
    return tuple({comparison.slug: comparison for comparison in comparisons}.values())


def by_words(guidance: list[Guidance]) -> tuple[Guidance, ...]:
    return tuple({(one.condition, one.services, one.against): one for one in guidance}.values())


@st.composite
def changes(draw: st.DrawFn) -> Callable[[Knowledge], Knowledge]:
    """One change as an edited note makes it, to any sort of fact."""
    what = draw(st.sampled_from(("told", "told", "moved", "named", "sorted", "compared", "advised")))
    slug = draw(st.sampled_from(SLUGS))
    said, set_against = draw(told(slug)), draw(compared())
    key = draw(st.sampled_from(("g0", "g1", "new")))
    advice = draw(advised(key))
    gone = draw(st.booleans())

    def change(library: Knowledge) -> Knowledge:
        if what == "told":
            others = tuple(one for one in library.features if one.service != slug)
            return replace(library, features=(*others, *said))
        if what == "moved":
            moved = (
                replace(one, position=one.position + 7) if one.service == slug else one
                for one in library.features
            )
            return replace(library, features=tuple(moved))
        if what in ("named", "sorted"):
            new = {"aliases": ("Wax",)} if what == "named" else {"category": "storage"}
            services = (replace(one, **new) if one.slug == slug else one for one in library.services)
            return replace(library, services=tuple(services))
        if what == "compared":
            others = tuple(one for one in library.comparisons if one.slug != set_against.slug)
            return replace(library, comparisons=others if gone else (*others, set_against))
        rest = tuple(one for one in library.guidance if one.id != key)
        return replace(library, guidance=rest if gone else (*rest, advice))

    return change


def reached(
    old: Knowledge,
    new: Knowledge,
    *,
    before: frozenset[str] = frozenset(),
    after: frozenset[str] = frozenset(),
) -> Reach:
    """The reach of the difference; `before` and `after` are the ids in conflict."""

    def facts(library: Knowledge, conflicts: frozenset[str]) -> set[tuple[Feature, bool]]:
        return {(one, one.id in conflicts) for one in library.features}

    return reach(
        before=outline(old),
        after=outline(new),
        services=frozenset(one.service for one, _ in facts(old, before) ^ facts(new, after)),
        comparisons=frozenset(
            one.slug
            for one in (*old.comparisons, *new.comparisons)
            if (one in old.comparisons) != (one in new.comparisons)
        ),
        guidance=frozenset(one.id for one in set(old.guidance) ^ set(new.guidance)),
    )


def at_hand(library: Knowledge, within: Reach) -> Knowledge:
    """No more of the library than is to be at hand."""
    return Knowledge(
        features=tuple(one for one in library.features if one.service in within.at_hand),
        comparisons=tuple(one for one in library.comparisons if one.slug in within.comparisons),
        guidance=tuple(one for one in library.guidance if one.id in within.guidance),
    )


def by_key(cards: tuple[Card, ...]) -> dict[str, Card]:
    return {card.key: card for card in cards}


@settings(max_examples=40, deadline=None)
@given(
    library=libraries(),
    change=changes(),
    another=changes(),
    conflicts=st.tuples(st.sampled_from(SLUGS), st.sampled_from(SLUGS)),
)
def test_what_is_kept_and_what_is_generated_are_the_cards_of_the_library(
    library: Knowledge,
    change: Callable[[Knowledge], Knowledge],
    another: Callable[[Knowledge], Knowledge],
    conflicts: tuple[str, str],
) -> None:
    changed = another(change(library))
    before, after = (frozenset({f"f{slug}0"}) for slug in conflicts)
    within = reached(library, changed, before=before, after=after)

    kept = [card for card in generate_cards(library, conflicts=before) if not within.renews(card)]
    anew = generate_cards(at_hand(changed, within), conflicts=after, reach=within)

    assert all(within.renews(card) for card in anew)
    assert by_key((*kept, *anew)) == by_key(generate_cards(changed, conflicts=after))


def test_advice_is_asked_no_more_when_the_statement_on_its_line_comes_into_conflict() -> None:
    line = source(9, "Use it if a slow worker must not lose parcels.")
    said = replace(
        feature("Keeps parcels of a slow worker.", service="amber", known_as="f1"), sources=(line,)
    )
    advice = Guidance(condition=SITUATIONS[0], services=("amber", "birch"), sources=(line,), id="g1")
    library = Knowledge(services=SERVICES, features=(said,), guidance=(advice,))

    within = reached(library, library, after=frozenset({"f1"}))

    assert "g1" in within.guidance
    assert generate_cards(library)
    assert generate_cards(at_hand(library, within), conflicts=frozenset({"f1"}), reach=within) == ()


def test_what_is_no_longer_said_of_one_is_asked_of_another_that_it_is_said_of_too() -> None:
    said = "Keeps parcels until some worker collects them."
    others = (
        feature("Sorts letters by pattern before they leave.", service="nutmeg", line=1),
        feature("Tells everybody at the same moment what happened.", service="oak", line=2),
        feature("Speaks old broker protocols of banks.", service="birch", line=3),
        feature("Signs each letter with wax.", service="cedar", line=4),
        feature(said, service="pine", line=5),
    )
    both = Knowledge(services=SERVICES, features=(*others, feature(said, service="amber", line=6)))
    one = replace(both, features=others)

    within = reached(both, one)

    assert [card.services for card in generate_cards(both) if said in card.front] == [("amber",)]
    assert [card.services for card in generate_cards(one) if said in card.front] == [("pine",)]
    assert "pine" in within.services


@settings(max_examples=30, deadline=None)
@given(library=libraries())
def test_no_two_cards_of_a_library_have_the_same_front(library: Knowledge) -> None:
    fronts = [card.front.casefold() for card in generate_cards(library)]

    assert len(fronts) == len(set(fronts))


@settings(max_examples=30, deadline=None)
@given(library=libraries(), order=st.randoms(use_true_random=False))
def test_ids_say_nothing(library: Knowledge, order: random.Random) -> None:
    """The same facts with other ids are asked in the same words, with the same options."""
    ids = [one.id for one in (*library.features, *library.guidance)]
    order.shuffle(ids)
    other = replace(
        library,
        features=tuple(replace(one, id=ids.pop()) for one in library.features),
        guidance=tuple(replace(one, id=ids.pop()) for one in library.guidance),
    )

    assert list(map(nameless, generate_cards(other))) == list(map(nameless, generate_cards(library)))


def test_of_two_statements_in_one_line_the_words_say_which_is_asked() -> None:
    """They share a front, and their options say other things: an id must not choose between them."""
    letters, news = SENTENCES[0], SENTENCES[2]

    def asked(one: str, other: str) -> list[Card]:
        features = (
            feature(letters, service="nutmeg", line=1),
            feature(letters, service="oak", line=1),
            feature(letters, service="oak", line=2, aspect="limits"),
            feature(news, service="pine", known_as=one),
            feature(news, service="pine", known_as=other, label="Weight", aspect="limits"),
        )
        library = Knowledge(services=SERVICES, features=features, comparisons=(), guidance=())
        return list(map(nameless, generate_cards(library)))

    assert asked("first", "second") == asked("second", "first")


def nameless(card: Card) -> Card:
    return replace(card, key="", feature=None)


@pytest.mark.parametrize("slug", ["lambda", "serverless", "sqs"])
def test_one_edited_service_of_the_library_that_ships(slug: str) -> None:
    shipped = shipped_library()
    own = [one for one in shipped.features if one.service == slug]
    edited = {
        own[0].id: replace(own[0], text=f"{own[0].text} Since last summer."),
        own[1].id: replace(own[1], service="ec2"),
        own[2].id: None,
    }
    changed = replace(
        shipped, features=tuple(new for one in shipped.features if (new := edited.get(one.id, one)))
    )
    within = reached(shipped, changed)

    kept = [card for card in generate_cards(shipped) if not within.renews(card)]
    anew = generate_cards(at_hand(changed, within), reach=within)

    assert by_key((*kept, *anew)) == by_key(generate_cards(changed))
    assert kept
    assert anew


def test_an_edit_reaches_only_services_that_stand_beside_it() -> None:
    shipped = shipped_library()
    (first, *_) = (one for one in shipped.features if one.service == "lambda")
    edited = replace(first, text="Runs the baker's oven between midnight and dawn.")
    changed = replace(shipped, features=tuple(edited if one is first else one for one in shipped.features))

    within = reached(shipped, changed)

    categories = {one.slug: (one.kind, one.category) for one in shipped.services}
    assert {categories[slug] for slug in within.services} == {categories["lambda"]}
    assert "lambda" in within.services
    assert within.at_hand >= within.services


def test_no_two_cards_of_the_library_that_ships_have_the_same_front() -> None:
    shipped = shipped_library()
    conflicts = frozenset(one.id for found in find_conflicts(shipped.features) for one in found.features)
    fronts = [card.front.casefold() for card in generate_cards(shipped, conflicts=conflicts)]

    assert len(fronts) == len(set(fronts)) > 600
