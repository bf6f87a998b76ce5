"""A fact keeps its id while people edit, reorder and move it."""

import itertools
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.knowledge.facts import Feature, FeatureKind, Guidance, Source
from studyapp.knowledge.identity import identify, identify_guidance
from tests.conftest import SHARED

HISTORIES = SHARED / "history"


def feature(
    text, *, service="parcel", kind=FeatureKind.FEATURE, position=0, note="a.md", label="", identity=""
):
    source = Source(note=note, line=position + 1, end_line=position + 1, quote=text)
    return Feature(
        service=service, kind=kind, label=label, text=text, sources=(source,), position=position, id=identity
    )


def features(*texts, **rest):
    return [feature(text, position=position, **rest) for position, text in enumerate(texts)]


def ids():
    numbers = itertools.count(1)
    return lambda: f"new-{next(numbers)}"


def first_read(found):
    numbers = itertools.count(1)
    return identify(known=(), found=found, new_id=lambda: f"old-{next(numbers)}")


def texts_by_id(known):
    return {each.id: each.text for each in known}


OPENING = (
    "A parcel may weigh up to 30 kg and no more",
    "Parcels are scanned at every station of the way",
    "The sender is told when the parcel has arrived",
)


def test_nothing_known_gives_new_ids_in_order():
    assert [each.id for each in first_read(features(*OPENING))] == ["old-1", "old-2", "old-3"]


def test_the_same_facts_keep_their_ids_in_any_order():
    known = first_read(features(*OPENING))

    found = identify(known=known, found=features(*reversed(OPENING)), new_id=ids())

    assert [each.id for each in found] == ["old-3", "old-2", "old-1"]


def test_a_corrected_typo_keeps_the_id():
    known = first_read(features("Parcls are scaned at every staton of the way", "Flexiable"))

    found = identify(known=known, found=features(OPENING[1], "Flexible"), new_id=ids())

    assert [each.id for each in found] == ["old-1", "old-2"]


def test_a_reworded_fact_in_its_place_keeps_the_id():
    known = first_read(features(*OPENING))
    reworded = "The sender is informed when their parcel has arrived"

    found = identify(known=known, found=features(*OPENING[:2], reworded), new_id=ids())

    assert found[2].id == "old-3"


def test_another_fact_in_its_place_gets_a_new_id():
    known = first_read(features(*OPENING))

    found = identify(
        known=known, found=features(*OPENING[:2], "Letters cost nothing on Sundays"), new_id=ids()
    )

    assert found[2].id == "new-1"


def test_a_moved_fact_keeps_the_id_in_another_note_service_and_kind():
    known = first_read(features(*OPENING))
    moved = feature(OPENING[0], service="letter", kind=FeatureKind.LIMIT, note="b.md")

    assert identify(known=known, found=[moved], new_id=ids())[0].id == "old-1"


def test_few_words_are_not_carried_from_one_service_to_another():
    known = first_read(
        [feature("Fully managed", service="parcel"), feature("Slow", service="letter", position=1)]
    )
    found = [
        feature("Cheap", service="parcel"),
        feature("Fully managed", service="letter", position=9, note="b.md"),
    ]

    assert "old-1" not in {each.id for each in identify(known=known, found=found, new_id=ids())}


def test_a_renamed_service_takes_its_few_words_along():
    known = first_read([feature("Fully managed", service="parcle")])

    assert identify(known=known, found=[feature("Fully managed")], new_id=ids())[0].id == "old-1"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("A parcel may weigh up to 30 kg and no more", "A parcel may weigh up to 60 kg and no more"),
        ("The lid of the box is open at night", "The lid of the box is not open at night"),
        ("Boxes in the public hall are free to use", "Boxes in the private hall are free to use"),
    ],
)
def test_facts_that_differ_in_a_number_or_an_opposite_do_not_swap(one, other):
    known = first_read(features(one, other))
    edited = features(f"{other} today", f"{one} today")

    found = identify(known=known, found=edited, new_id=ids())

    assert [each.id for each in found] == ["old-2", "old-1"]


def test_a_lookalike_beside_the_unchanged_fact_is_new():
    known = first_read(features(OPENING[0]))

    found = identify(known=known, found=features(OPENING[0].replace("30", "60"), OPENING[0]), new_id=ids())

    assert [each.id for each in found] == ["new-1", "old-1"]


def test_a_sentence_said_twice_keeps_both_ids_apart_by_place():
    known = first_read([*features(OPENING[0]), feature(OPENING[0], note="b.md")])

    found = identify(
        known=known, found=[feature(OPENING[0], note="b.md"), *features(OPENING[0])], new_id=ids()
    )

    assert [each.id for each in found] == ["old-2", "old-1"]


def test_guidance_keeps_its_id_through_a_rewording():
    source = (Source(note="a.md", line=3, end_line=3, quote=""),)
    advice = Guidance(condition="the parcel must arrive before noon", services=("courier",), sources=source)
    known = identify_guidance(known=(), found=[advice], new_id=ids())
    reworded = replace(advice, condition="the parcel has to arrive before noon")

    assert identify_guidance(known=known, found=[reworded], new_id=lambda: "other")[0].id == "new-1"


WORDS = st.sampled_from(
    ["parcel", "letter", "box", "stamp", "open", "shut", "fast", "slow", "10", "20", "not", "the"]
)
FACTS = st.lists(
    st.builds(
        feature,
        st.lists(WORDS, min_size=1, max_size=8).map(" ".join),
        service=st.sampled_from(["parcel", "letter"]),
        kind=st.sampled_from([FeatureKind.FEATURE, FeatureKind.LIMIT]),
        note=st.sampled_from(["a.md", "b.md"]),
    ),
    max_size=25,
).map(lambda facts: [replace(fact, position=position) for position, fact in enumerate(facts)])


@given(FACTS)
def test_unchanged_facts_keep_every_id(facts):
    known = first_read(facts)

    assert identify(known=known, found=facts, new_id=ids()) == known


@given(FACTS, FACTS)
def test_ids_are_never_given_twice(before, after):
    found = identify(known=first_read(before), found=after, new_id=ids())

    assert len({each.id for each in found}) == len(after)


@given(FACTS, FACTS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_found_does_not_matter(before, after, random):
    known = first_read(before)
    shuffled = random.sample(after, len(after))

    one = {each.position: each.id for each in identify(known=known, found=after, new_id=ids())}
    other = {each.position: each.id for each in identify(known=known, found=shuffled, new_id=ids())}

    old = {each.id for each in known}
    assert {at: each for at, each in one.items() if each in old} == {
        at: each for at, each in other.items() if each in old
    }


@given(FACTS, FACTS, st.randoms(use_true_random=False))
def test_the_order_of_what_is_known_does_not_matter(before, after, random):
    known = first_read(before)
    shuffled = random.sample(known, len(known))

    one = identify(known=known, found=after, new_id=ids())
    assert identify(known=shuffled, found=after, new_id=ids()) == one


@given(FACTS, FACTS)
def test_what_stands_in_both_keeps_its_id_whatever_else_changes(before, after):
    known = first_read(before)
    found = identify(known=known, found=after, new_id=ids())

    for said in {statement(each) for each in known} & {statement(each) for each in found}:
        one = {each.id for each in known if statement(each) == said}
        other = {each.id for each in found if statement(each) == said}
        assert len(one & other) == min(len(one), len(other))


@given(FACTS, FACTS)
def test_nothing_but_what_was_known_is_called_by_a_known_id(before, after):
    known = texts_by_id(first_read(before))
    found = identify(known=first_read(before), found=after, new_id=ids())

    assert [replace(each, id="") for each in found] == after
    assert {each.id for each in found if not each.id.startswith("new-")} <= set(known)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6).map(" ".join), max_size=12), st.randoms())
def test_advice_keeps_its_ids_in_any_order(conditions, random):
    advice = [
        Guidance(
            condition=condition,
            services=("parcel",),
            sources=(Source(note="a.md", line=line, end_line=line, quote=condition),),
        )
        for line, condition in enumerate(conditions, start=1)
    ]
    known = identify_guidance(known=(), found=advice, new_id=ids())
    again = identify_guidance(known=known, found=random.sample(advice, len(advice)), new_id=lambda: "other")

    assert sorted(again, key=lambda each: each.sources[0].line) == list(known)


def statement(fact):
    return fact.service, fact.kind, fact.text


def lines_of(path, name):
    """Every line with words as a fact of one service: the simplest reading of a note."""
    lines = [
        re.sub(r"^\s*(?:[-*+]|\d+\.)\s+", "", line).strip() for line in path.read_text("utf-8").split("\n")
    ]
    return features(*[line for line in lines if re.search(r"\w{3}", line)], note=name, service=name)


@pytest.mark.skipif(not HISTORIES.is_dir(), reason="the histories beside the project are not here")
def test_unchanged_sentences_keep_their_ids_through_real_histories():
    lost = []
    for folder in sorted(HISTORIES.iterdir()):
        new_id = ids()
        known = ()
        for version in sorted(folder.glob("*.md")):
            found = identify(known=known, found=lines_of(version, folder.name), new_id=new_id)
            for text in {each.text for each in known} & {each.text for each in found}:
                before = {each.id for each in known if each.text == text}
                after = {each.id for each in found if each.text == text}
                if len(before & after) < min(len(before), len(after)):
                    lost.append((version.name, text))
            known = found

    assert lost == []
