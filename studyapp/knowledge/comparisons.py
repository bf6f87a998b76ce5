"""Services set against each other: as a note does it itself, and for any two on demand."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from studyapp.knowledge.aspects import aspect_of_label
from studyapp.knowledge.corrections import words_in
from studyapp.knowledge.facts import (
    Aspect,
    Cell,
    Comparison,
    ComparisonRow,
    Feature,
    FeatureKind,
    Service,
    Source,
    comparison_slug,
)
from studyapp.knowledge.statements import Facing, source_of
from studyapp.knowledge.wording import Words

FEWEST_COMPARED = 2
FEWEST_ALIGNED = 2


def derive_comparison(*, services: tuple[Service, ...], features: Sequence[Feature]) -> Comparison:
    """What notes say of two or more services, lined up by aspect; a cell where they say something.

    A row stands for each aspect on which at least one of the services has a statement, in the order
    of `Aspect`; a cell is the first statement that the service has on it, or the first that is of the same
    thing as one of each of the others. What is said word for word of all of them is shared. `stated` is
    False. ValueError for fewer than two services.
    """
    slugs = tuple(sorted({service.slug for service in services}))
    if len(slugs) < FEWEST_COMPARED:
        raise ValueError("A comparison needs two services: name another one.")
    shared = _shared(slugs, features)
    common = {cell.text.casefold() for cell in shared}
    rows = []
    for aspect in Aspect:
        said = {
            slug: [
                feature
                for feature in features
                if feature.service == slug
                and feature.aspect == aspect
                and feature.text.casefold() not in common
            ]
            for slug in slugs
        }
        values = {slug: cell_of_feature(feature) for slug, feature in _lined_up(said).items()}
        if values:
            rows.append(ComparisonRow(aspect=str(aspect), values=values))
    return Comparison(
        slug=comparison_slug(slugs), services=slugs, stated=False, rows=tuple(rows), shared=shared
    )


def _lined_up(said: Mapping[str, Sequence[Feature]]) -> Mapping[str, Feature]:
    """Of each service one statement: those whose labels have a word in common, else each first one."""
    told = {slug: features for slug, features in said.items() if features}
    first, *others = told.values() or ((),)
    for feature in first:
        name = words_in(feature.label)
        same = [next((one for one in other if name & words_in(one.label)), None) for other in others]
        if None not in same:
            return dict(zip(told, (feature, *(one for one in same if one is not None)), strict=True))
    return {slug: features[0] for slug, features in told.items()}


def cell_of_feature(feature: Feature) -> Cell:
    """A statement as a cell. A figure says little by itself: it has what it is of before it."""
    return Cell(text=worded(feature), sources=feature.sources)


def worded(feature: Feature) -> str:
    """A statement so that it can be read by itself: a limit and a price with their label."""
    label = feature.label.rpartition(" › ")[2]
    if label and feature.kind in (FeatureKind.LIMIT, FeatureKind.PRICING):
        return f"{label}: {feature.text}"
    return feature.text


def derived_comparisons(
    *, services: Iterable[Service], features: Iterable[Feature], besides: Collection[str] = ()
) -> Iterator[Comparison]:
    """Every two services of one kind and category that notes tell apart, lined up by aspect.

    They do where both have a statement on at least two aspects; with fewer there is nothing to tell
    apart but names. `besides` are the slugs of comparisons to leave out.
    """
    said: dict[str, list[Feature]] = {}
    for feature in features:
        said.setdefault(feature.service, []).append(feature)
    shelves: dict[tuple[str, str], list[Service]] = {}
    for service in sorted(services, key=lambda service: service.slug):
        if service.category and service.slug in said:
            shelves.setdefault((service.kind, service.category), []).append(service)
    aspects = {
        slug: {feature.aspect for feature in features if feature.aspect} for slug, features in said.items()
    }
    for pair in (pair for shelf in shelves.values() for pair in combinations(shelf, 2)):
        one, other = (service.slug for service in pair)
        if len(aspects[one] & aspects[other]) < FEWEST_ALIGNED or comparison_slug((one, other)) in besides:
            continue
        derived = derive_comparison(services=pair, features=(*said[one], *said[other]))
        if sum(len(row.values) == len(pair) for row in derived.rows) >= FEWEST_ALIGNED:
            yield derived


def completed(
    comparison: Comparison, *, services: tuple[Service, ...], features: Sequence[Feature]
) -> Comparison:
    """A stated comparison with the rows that can be derived beside it, where all sides have a cell.

    Aspects that the comparison speaks of itself are left as they are.
    """
    stated = {aspect_of_label(row.aspect) or row.aspect.casefold() for row in comparison.rows}
    derived = derive_comparison(services=services, features=features)
    beside = tuple(
        row
        for row in derived.rows
        if row.aspect not in stated and len(row.values) == len(comparison.services)
    )
    return replace(comparison, rows=(*comparison.rows, *beside))


def _shared(slugs: tuple[str, ...], features: Sequence[Feature]) -> tuple[Cell, ...]:
    by_text: dict[str, dict[str, Feature]] = {}
    for feature in features:
        if feature.service in slugs:
            by_text.setdefault(feature.text.casefold(), {}).setdefault(feature.service, feature)
    return tuple(
        Cell(text=next(iter(said.values())).text, sources=_sources(said.values()))
        for said in by_text.values()
        if len(said) == len(slugs)
    )


def _sources(features: Iterable[Feature]) -> tuple[Source, ...]:
    return tuple(dict.fromkeys(source for feature in features for source in feature.sources))


def stated_comparison(facing: Facing, *, features: Sequence[Feature], note: str) -> Comparison | None:
    """A comparison that a note makes itself: its table's cells, or its section's statements by aspect.

    `features` are those of the section. None where the services only share a heading and the section
    does not tell one from the other.
    """
    slugs = tuple(sorted(facing.services))
    rows = list(_stated_rows(facing, features, note=note))
    derived = derive_comparison(
        services=tuple(Service(slug=slug, name=slug) for slug in slugs), features=features
    )
    if not rows or not any(row.aspect for row in rows):
        rows += derived.rows
    shared = tuple(cell_of(words, note=note) for words in facing.shared) or derived.shared
    if not rows and (facing.stated or shared):
        rows += _asides(slugs, features)
    if not facing.stated and not rows:
        return None
    return Comparison(
        slug=comparison_slug(slugs),
        services=slugs,
        stated=True,
        # What has no aspect is an aside: it stands behind what has.
        rows=tuple(sorted(rows, key=lambda row: not row.aspect)),
        shared=shared,
        principle=facing.principle.text if facing.principle is not None else "",
        sources=tuple(source_of(words, note=note) for words in (facing.words, facing.principle) if words),
    )


def _stated_rows(facing: Facing, features: Sequence[Feature], *, note: str) -> Iterator[ComparisonRow]:
    """The rows that the note gives itself."""
    told = (
        {(feature.service, source.line) for feature in features for source in feature.sources}
        if facing.gathered
        else frozenset()
    )
    for aspect, cells in facing.cells:
        values = {
            slug: cell_of(words, note=note)
            for slug, words in cells.items()
            if (slug, words.lines.start) not in told
        }
        if values:
            yield ComparisonRow(aspect=aspect, values=values)


def _asides(slugs: tuple[str, ...], features: Sequence[Feature]) -> list[ComparisonRow]:
    """What is said of one of the services alone, where no aspect lines it up with the others."""
    by_text: dict[str, list[Feature]] = {}
    for feature in features:
        by_text.setdefault(feature.text.casefold(), []).append(feature)
    return [
        ComparisonRow(aspect="", values={said[0].service: Cell(text=said[0].text, sources=said[0].sources)})
        for said in by_text.values()
        if len(said) == 1 and said[0].service in slugs
    ]


def cell_of(words: Words, *, note: str) -> Cell:
    """Words of a note as a cell."""
    return Cell(text=" ".join(words.text.split()), sources=(source_of(words, note=note),))


def united_comparisons(comparisons: Iterable[Comparison]) -> tuple[Comparison, ...]:
    """One comparison per set of services: rows of one aspect joined, nothing said twice."""
    by_slug: dict[str, list[Comparison]] = {}
    for comparison in comparisons:
        by_slug.setdefault(comparison.slug, []).append(comparison)
    return tuple(_united(by_slug[slug]) for slug in sorted(by_slug))


def _united(parts: list[Comparison]) -> Comparison:
    parts = sorted(parts, key=_place)
    cells: dict[str, dict[str, list[Cell]]] = {}
    names: dict[str, str] = {}
    # What is said of more sides comes first: cells of one row are read beside each other.
    for row in sorted((row for part in parts for row in part.rows), key=lambda row: -len(row.values)):
        key = str(aspect_of_label(row.aspect) or row.aspect.casefold())
        names.setdefault(key, row.aspect)
        for slug, cell in row.values.items():
            cells.setdefault(key, {}).setdefault(slug, []).append(cell)
    return replace(
        parts[0],
        stated=any(part.stated for part in parts),
        rows=tuple(
            ComparisonRow(aspect=names[key], values=values)
            for key, columns in sorted(cells.items(), key=lambda each: not each[0])
            for values in _rows_of(columns)
        ),
        shared=tuple(
            {cell.text.casefold(): cell for part in reversed(parts) for cell in part.shared}.values()
        ),
        principle=next((part.principle for part in parts if part.principle), ""),
        sources=tuple(dict.fromkeys(source for part in parts for source in part.sources)),
    )


def _rows_of(columns: Mapping[str, list[Cell]]) -> Iterator[dict[str, Cell]]:
    """The rows of one aspect: the first thing said of each service side by side, then the second, …

    A cell is one statement; what says the same elsewhere is its source too. Every later row has only
    services that the row before has, so that a table can be read back from its cells in order.
    """
    distinct = {slug: _once(cells) for slug, cells in columns.items()}
    for number in range(max(map(len, distinct.values()))):
        yield {slug: cells[number] for slug, cells in distinct.items() if number < len(cells)}


def _once(cells: Iterable[Cell]) -> list[Cell]:
    by_text: dict[str, list[Cell]] = {}
    for cell in cells:
        by_text.setdefault(cell.text.casefold(), []).append(cell)
    return [
        replace(same[0], sources=tuple(dict.fromkeys(source for cell in same for source in cell.sources)))
        for same in by_text.values()
    ]


def _place(comparison: Comparison) -> tuple[str, int, str]:
    first = min(comparison.sources, key=lambda source: (source.note, source.line), default=None)
    return (first.note, first.line, first.quote) if first else ("", 0, comparison.slug)
