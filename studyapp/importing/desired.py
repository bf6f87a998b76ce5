"""What the library should be: what unchanged notes said before, united with what the read ones say now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.cards.generating import generate_cards
from studyapp.deciding.soundness import check_soundness
from studyapp.deciding.support import attach_support
from studyapp.importing.library import Library, NoteRecord
from studyapp.knowledge.comparisons import completed
from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.extracting import declared_services, extract_note, merge
from studyapp.knowledge.facts import Comparison, Feature, Knowledge, Source
from studyapp.knowledge.identity import identify, identify_guidance
from studyapp.knowledge.names import Names, gazetteer
from studyapp.knowledge.reading_decisions import extract_decision
from studyapp.models.values import in_order
from studyapp.notes.document import Document
from studyapp.notes.problems import Problem, Severity
from studyapp.notes.reading import read_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Desired:
    """What the library should be, what is wrong with the notes read, and how much of each was understood."""

    library: Library
    problems: tuple[Problem, ...]
    coverage: Mapping[str, Coverage]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Extracted:
    said: tuple[Knowledge, ...]
    decided: tuple[Decision, ...]
    problems: tuple[Problem, ...]
    coverage: Mapping[str, Coverage]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNote:
    """A note that was read in this import: its record and its document."""

    record: NoteRecord
    document: Document


def desired_library(
    *, current: Library, kept: frozenset[str], read: tuple[ReadNote, ...], new_id: Callable[[], str]
) -> Desired:
    """The library after an import.

    `kept` are the addresses of notes that stay as they are; what only other notes said is gone.
    `new_id` gives ids (32 hexadecimal digits) to facts that were never seen before.
    """
    names = _names(current, read)
    new = _extract(read, names=names)
    again = _comparing_the_same(current, kept=kept, said=new.said)
    old = _extract((_read_again(current.notes[address]) for address in sorted(again)), names=names)
    knowledge = merge([_still_said(current, kept - again), *old.said, *new.said])
    knowledge = replace(
        knowledge,
        features=tuple(
            replace(feature, sources=in_order(feature.sources))
            for feature in identify(
                known=[*current.features.values(), *current.asleep_features.values()],
                found=knowledge.features,
                new_id=new_id,
            )
        ),
        guidance=tuple(
            replace(advice, sources=in_order(advice.sources))
            for advice in identify_guidance(
                known=[*current.guidance.values(), *current.asleep_guidance.values()],
                found=knowledge.guidance,
                new_id=new_id,
            )
        ),
    )
    conflicting = frozenset(
        feature.id for conflict in find_conflicts(knowledge.features) for feature in conflict.features
    )
    problems = list(new.problems)
    decisions = {decision.slug: decision for decision in current.decisions.values() if decision.note in kept}
    for decision in new.decided:
        troubles = check_soundness(decision)
        problems += troubles
        if not any(problem.severity is Severity.ERROR for problem in troubles):
            decisions[decision.slug] = decision
    return Desired(
        library=Library(
            notes={address: current.notes[address] for address in kept}
            | {note.record.address: note.record for note in read},
            services={service.slug: service for service in knowledge.services},
            features={feature.id: feature for feature in knowledge.features},
            comparisons={comparison.slug: comparison for comparison in knowledge.comparisons},
            guidance={advice.id: advice for advice in knowledge.guidance},
            decisions={
                slug: attach_support(decision, features=knowledge.features)
                for slug, decision in decisions.items()
            },
            cards={card.key: card for card in generate_cards(_completed(knowledge), conflicts=conflicting)},
        ),
        problems=tuple(problems),
        coverage=new.coverage,
    )


def _names(current: Library, read: Iterable[ReadNote]) -> Names:
    """The names that count in this import: the gazetteer's, the library's and the notes' own."""
    names = gazetteer().declared(current.services.values())
    return names.declared(
        service for note in read for service in declared_services(note.document, names=names)
    )


def _extract(read: Iterable[ReadNote], *, names: Names) -> _Extracted:
    said: list[Knowledge] = []
    decided: list[Decision] = []
    problems: list[Problem] = []
    coverage: dict[str, Coverage] = {}
    for note in read:
        front_matter = note.document.front_matter
        if str(front_matter.get("study", "")).lower() == "false":
            continue
        if "decision" in front_matter:
            decision, troubles = extract_decision(note.document, names=names)
            decided += [decision] if decision else []
        else:
            knowledge, coverage[note.record.address], troubles = extract_note(note.document, names=names)
            said.append(knowledge)
        problems += troubles
    return _Extracted(said=tuple(said), decided=tuple(decided), problems=tuple(problems), coverage=coverage)


def _still_said(current: Library, kept: frozenset[str]) -> Knowledge:
    """What the kept notes say, by the sources they are known to be."""

    def here(sources: Iterable[Source]) -> tuple[Source, ...]:
        return tuple(source for source in sources if source.note in kept)

    features = tuple(
        replace(feature, sources=sources)
        for feature in current.features.values()
        if (sources := here(feature.sources))
    )
    guidance = tuple(
        replace(advice, sources=sources)
        for advice in current.guidance.values()
        if (sources := here(advice.sources))
    )
    comparisons = tuple(
        comparison
        for comparison in current.comparisons.values()
        if all(source.note in kept for source in _all_sources(comparison))
    )
    named = {feature.service for feature in features}
    named |= {slug for advice in guidance for slug in (*advice.services, *advice.against)}
    named |= {slug for comparison in comparisons for slug in comparison.services}
    named |= {parent for slug in named if (parent := current.services[slug].parent)}
    return Knowledge(
        services=tuple(service for slug, service in current.services.items() if slug in named),
        features=features,
        comparisons=comparisons,
        guidance=guidance,
    )


def _comparing_the_same(
    current: Library, *, kept: frozenset[str], said: Iterable[Knowledge]
) -> frozenset[str]:
    """The kept notes that make a comparison which a read or removed note makes too.

    One comparison may be put together from several notes, and what is stored is only the sum: the
    other notes are read again so that the parts are put together anew.
    """
    compared = {comparison.slug for knowledge in said for comparison in knowledge.comparisons}
    notes_of = {
        slug: {source.note for source in _all_sources(comparison)}
        for slug, comparison in current.comparisons.items()
    }
    return frozenset(
        note for slug, notes in notes_of.items() if slug in compared or notes - kept for note in notes & kept
    )


def _all_sources(comparison: Comparison) -> Iterable[Source]:
    yield from comparison.sources
    for cell in (*comparison.shared, *(cell for row in comparison.rows for cell in row.values.values())):
        yield from cell.sources


def _read_again(record: NoteRecord) -> ReadNote:
    document, _ = read_document(record.source, path=record.address)
    return ReadNote(record=record, document=document)


def _completed(knowledge: Knowledge) -> Knowledge:
    """The same with comparisons completed by what can be derived, so that every pair can be asked about."""
    services = {service.slug: service for service in knowledge.services}
    features: dict[str, list[Feature]] = {}
    for feature in knowledge.features:
        features.setdefault(feature.service, []).append(feature)
    return replace(
        knowledge,
        comparisons=tuple(
            completed(
                comparison,
                services=tuple(services[slug] for slug in comparison.services),
                features=[feature for slug in comparison.services for feature in features.get(slug, ())],
            )
            for comparison in knowledge.comparisons
        ),
    )
