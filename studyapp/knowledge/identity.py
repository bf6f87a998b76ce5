"""Which new fact is which old one: a fact keeps its id while people edit, reorder and move it.

A pairing is made in four passes, each among what the pass before left over:

1. the same words, of the same service and kind;
2. the same words anywhere (moved to another section, note or kind);
3. the most similar words within the same service, one to one;
4. the same few words beside the same paired fact (the heading above them changed, not they).

Similar pairs are taken greedily, the best first, and not by the assignment of the greatest sum: the
greatest sum may give up a pair that is certain to gain two that are doubtful, and a doubtful pair
puts somebody's memory of one fact onto another. Greedy is also fast and its result is easy to follow.
Nothing depends on the order in which facts are given; ties are settled by their own words and place.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import replace

from studyapp.knowledge.facts import Feature, Guidance, Source
from studyapp.knowledge.likeness import Wording, likeness, may_be_same
from studyapp.knowledge.places import Place, Traits, places_of

_MOVES_ALONE = 4
"""Words that a statement needs to be recognised under another service: "Fully managed" is said of many."""

_SAME_KIND = 0.10
_SAME_LABEL = 0.06
_SAME_PLACE = 0.12
_PER_STEP = 0.01
_MOST_STEPS = 10
_CANDIDATES = 24
_COMMON_WORD = 150
"""A word in more leftovers of one service than this tells nothing and is not used to find pairs."""

_Pairs = dict[int, int]


def identify(
    *, known: Sequence[Feature], found: Sequence[Feature], new_id: Callable[[], str]
) -> tuple[Feature, ...]:
    """`found` in its order, each feature with the id of the known one that it is, or with a new id.

    `known` have ids, all different. `new_id` is called once, in the order of `found`, for each
    feature that no known one is; it must give ids never given before.
    """
    pairs = match_up(known=[_of_feature(each) for each in known], found=[_of_feature(each) for each in found])
    return tuple(
        replace(each, id=known[pairs[index]].id if index in pairs else new_id())
        for index, each in enumerate(found)
    )


def identify_guidance(
    *, known: Sequence[Guidance], found: Sequence[Guidance], new_id: Callable[[], str]
) -> tuple[Guidance, ...]:
    """As `identify`, for guidance: its text is the condition, its service the first one advised."""
    pairs = match_up(
        known=[_of_guidance(each) for each in known], found=[_of_guidance(each) for each in found]
    )
    return tuple(
        replace(each, id=known[pairs[index]].id if index in pairs else new_id())
        for index, each in enumerate(found)
    )


def match_up(*, known: Sequence[Traits], found: Sequence[Traits]) -> dict[int, int]:
    """Index in `found` → index in `known` for each pair that is the same fact; one to one."""
    if not (known and found):
        return {}
    wordings = {text: Wording.of(text) for text in {traits.text for traits in (*known, *found)}}
    old = [wordings[traits.text] for traits in known]
    new = [wordings[traits.text] for traits in found]
    pairs: _Pairs = {}
    _pair_equal(
        pairs,
        known=known,
        found=found,
        old_keys=[
            (traits.group, traits.kind, wording.plain) for traits, wording in zip(known, old, strict=True)
        ],
        new_keys=[
            (traits.group, traits.kind, wording.plain) for traits, wording in zip(found, new, strict=True)
        ],
    )
    if len(pairs) < min(len(known), len(found)):
        staying = {traits.group for traits in found}
        arriving = {traits.group for traits in known}
        _pair_equal(
            pairs,
            known=known,
            found=found,
            old_keys=[_moving_key(t, w, there=staying) for t, w in zip(known, old, strict=True)],
            new_keys=[_moving_key(t, w, there=arriving) for t, w in zip(found, new, strict=True)],
        )
        _pair_equal(  # the short ones that changed their kind only
            pairs,
            known=known,
            found=found,
            old_keys=[(traits.group, wording.plain) for traits, wording in zip(known, old, strict=True)],
            new_keys=[(traits.group, wording.plain) for traits, wording in zip(found, new, strict=True)],
        )
    if len(pairs) < min(len(known), len(found)):
        _pair_similar(pairs, known=known, found=found, old=old, new=new)
    if len(pairs) < min(len(known), len(found)):
        _pair_in_place(pairs, known=known, found=found, old=old, new=new)
    return pairs


def _pair_in_place(
    pairs: _Pairs,
    *,
    known: Sequence[Traits],
    found: Sequence[Traits],
    old: Sequence[Wording],
    new: Sequence[Wording],
) -> None:
    """Pair short statements that stayed where they are while the heading above them became another's."""
    old_places = places_of(known, names={owner: owner for owner in pairs.values()})
    new_places = places_of(found, names=pairs)
    sides: tuple[Callable[[Place], Hashable], ...] = (lambda place: place.before, lambda place: place.after)
    for side in sides:
        _pair_equal(
            pairs,
            known=known,
            found=found,
            old_keys=[(w.plain, side(old_places[i])) if i in old_places else None for i, w in enumerate(old)],
            new_keys=[(w.plain, side(new_places[i])) if i in new_places else None for i, w in enumerate(new)],
        )


def _moving_key(traits: Traits, wording: Wording, *, there: set[str]) -> Hashable:
    """By what a fact is known elsewhere: its words, if they are many or its whole service went with it."""
    if len(wording.words) >= _MOVES_ALONE or traits.group not in there:
        return wording.plain
    return (traits.group, wording.plain)


def _pair_equal(
    pairs: _Pairs,
    *,
    known: Sequence[Traits],
    found: Sequence[Traits],
    old_keys: Sequence[Hashable],
    new_keys: Sequence[Hashable],
) -> None:
    """Pair what is left and has the same key; where several do, those nearest to each other."""
    taken = set(pairs.values())
    by_key: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(old_keys):
        if index not in taken:
            by_key[key].append(index)
    wanted: dict[Hashable, list[int]] = defaultdict(list)
    for index, key in enumerate(new_keys):
        if index not in pairs and key in by_key:
            wanted[key].append(index)
    for key, claims in wanted.items():
        owners = by_key[key]
        if len(owners) == 1 and len(claims) == 1:
            pairs[claims[0]] = owners[0]
        else:
            _pair_nearest(pairs, known=known, found=found, owners=owners, claims=claims)


def _pair_nearest(
    pairs: _Pairs,
    *,
    known: Sequence[Traits],
    found: Sequence[Traits],
    owners: Iterable[int],
    claims: Iterable[int],
) -> None:
    """Pair facts of the same words: those that agree in most else first, then in the order they stand."""
    left = sorted(owners, key=lambda index: _standing(known[index]))
    waiting = sorted(claims, key=lambda index: _standing(found[index]))
    agreements: tuple[Callable[[Traits], Hashable], ...] = (
        _standing,
        lambda traits: (traits.text, traits.group, traits.kind, traits.label, traits.note),
        lambda traits: (traits.text, traits.group, traits.label),
        lambda traits: traits.text,
        lambda traits: (traits.group, traits.kind, traits.label, traits.note),
        lambda traits: (traits.group, traits.label),
        lambda traits: (traits.group, traits.note),
        lambda traits: traits.group,
        lambda traits: traits.label,
        lambda _: None,
    )
    for agreement in agreements:
        places: dict[Hashable, list[int]] = defaultdict(list)
        for owner in reversed(left):
            places[agreement(known[owner])].append(owner)
        rest = []
        for claim in waiting:
            if same := places.get(agreement(found[claim])):
                pairs[claim] = same.pop()
            else:
                rest.append(claim)
        waiting = rest
        left = sorted(
            (owner for owners_left in places.values() for owner in owners_left),
            key=lambda index: _standing(known[index]),
        )
        if not left or not waiting:
            return


def _pair_similar(
    pairs: _Pairs,
    *,
    known: Sequence[Traits],
    found: Sequence[Traits],
    old: Sequence[Wording],
    new: Sequence[Wording],
) -> None:
    """Pair what is left within each group, the most alike first."""
    taken = set(pairs.values())
    old_places = places_of(known, names={owner: owner for owner in taken})
    new_places = places_of(found, names=pairs)
    groups: dict[str, list[int]] = defaultdict(list)
    for owner, traits in enumerate(known):
        if owner not in taken:
            groups[traits.group].append(owner)
    claims: dict[str, list[int]] = defaultdict(list)
    for claim, traits in enumerate(found):
        if claim not in pairs and traits.group in groups:
            claims[traits.group].append(claim)
    scored = []
    for group, waiting in claims.items():
        for claim, owner in _candidates(
            waiting, groups[group], old=old, new=new, at=(old_places, new_places)
        ):
            beside, steps = old_places[owner].beside(new_places[claim])
            if not may_be_same(old[owner], new[claim], beside=beside):
                continue
            one, other = known[owner], found[claim]
            score = (
                likeness(old[owner], new[claim])
                + _SAME_KIND * (one.kind == other.kind)
                + _SAME_LABEL * (one.label.casefold() == other.label.casefold())
                + (_SAME_PLACE - _PER_STEP * min(steps, _MOST_STEPS) if beside else 0)
            )
            scored.append((-score, _standing(other), other.text, _standing(one), one.text, claim, owner))
    scored.sort()
    for *_, claim, owner in scored:
        if claim not in pairs and owner not in taken:
            pairs[claim] = owner
            taken.add(owner)


def _candidates(
    waiting: Sequence[int],
    owners: Sequence[int],
    *,
    old: Sequence[Wording],
    new: Sequence[Wording],
    at: tuple[dict[int, Place], dict[int, Place]],
) -> Iterable[tuple[int, int]]:
    """Pairs (found, known) worth a look: they share telling words, or stand in the same gap."""
    old_places, new_places = at
    by_word: dict[str, list[int]] = defaultdict(list)
    by_gap: dict[Hashable, list[int]] = defaultdict(list)
    for owner in owners:
        for word in set(old[owner].words):
            by_word[word].append(owner)
        place = old_places[owner]
        by_gap["before", place.before].append(owner)
        by_gap["after", place.after].append(owner)
    for claim in waiting:
        shared: dict[int, int] = defaultdict(int)
        for word in set(new[claim].words):
            holders = by_word.get(word, ())
            if len(holders) <= _COMMON_WORD:
                for owner in holders:
                    shared[owner] += 1
        place = new_places[claim]
        near = sorted(
            {*by_gap.get(("before", place.before), ()), *by_gap.get(("after", place.after), ())},
            key=lambda owner: (abs(old_places[owner].steps - place.steps), old[owner].plain),
        )
        best = sorted(shared, key=lambda owner: (-shared[owner], old[owner].plain))
        for owner in dict.fromkeys([*best[:_CANDIDATES], *near[:_CANDIDATES]]):
            yield claim, owner


def _standing(traits: Traits) -> tuple[str, int, str, str, str]:
    return traits.note, traits.position, traits.group, traits.kind, traits.label


def _of_feature(feature: Feature) -> Traits:
    return Traits(
        group=feature.service,
        kind=feature.kind,
        label=feature.label,
        text=feature.text,
        note=_note(feature.sources),
        position=feature.position,
    )


def _of_guidance(guidance: Guidance) -> Traits:
    return Traits(
        group=guidance.services[0] if guidance.services else "",
        kind="guidance",
        label="",
        text=guidance.condition,
        note=_note(guidance.sources),
        position=guidance.sources[0].line if guidance.sources else 0,
    )


def _note(sources: Sequence[Source]) -> str:
    return sources[0].note if sources else ""
