"""What the library should be: what unchanged notes said before, united with what the read ones say now."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.cards.card import Card
from studyapp.cards.generating import generate_cards
from studyapp.cards.keeping import keep_asked
from studyapp.cards.outline import outline
from studyapp.deciding.soundness import check_soundness
from studyapp.deciding.support import attach_support
from studyapp.importing.folder_names import FolderNames, settled_names
from studyapp.importing.library import Library, NoteRecord
from studyapp.importing.settings_files import settings_in
from studyapp.knowledge.comparisons import completed
from studyapp.knowledge.conflicts import find_conflicts
from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.extracting import declared_services, extract_note, merge
from studyapp.knowledge.facts import Comparison, Feature, Knowledge, Service, Source
from studyapp.knowledge.identity import identify, identify_guidance
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
    problems: tuple[Problem, ...]
    coverage: Mapping[str, Coverage]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadNote:
    """A note that was read in this import: its record and its document."""

    record: NoteRecord
    document: Document


def desired_library(
    *,
    current: Library,
    kept: frozenset[str],
    read: tuple[ReadNote, ...],
    settings: Mapping[str, str],
    new_id: Callable[[], str],
) -> Desired:
    """The library after an import.

    `kept` are the addresses of notes that stay as they are; what only other notes said is gone.
    `settings` are the texts of the settings in force, by folder.
    `new_id` gives ids (32 hexadecimal digits) to facts that were never seen before.
    """
    declared = {note.record.address: note.record.declared for note in read}
    declared |= {address: current.notes[address].declared for address in kept}
    names = FolderNames(declared=_in_order(declared), texts=settings)
    before = {address: note.declared for address, note in current.notes.items()}
    if _in_order(declared) != _in_order(before) or _settled(settings) != _settled(current.settings):
        # A name that is new, or gone, may be what another note speaks of.
        read = (*read, *(_read_again(current.notes[address]) for address in sorted(kept)))
        kept = frozenset()
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
    deciding = [current.notes[address] for address in sorted(kept) if _may_decide(current.notes[address])]
    decisions, troubles = _decisions(
        [*read, *map(_read_again, deciding)], current=current.decisions, names=names
    )
    described = names.services()
    problems = (*new.problems, *troubles)
    erroneous = {problem.file for problem in problems if problem.severity is Severity.ERROR}
    return Desired(
        library=Library(
            settings=settings,
            notes={
                # Without a digest a note is read again next time, and its errors are heard again.
                record.address: replace(record, digest="") if record.address in erroneous else record
                for record in (*(current.notes[address] for address in kept), *(note.record for note in read))
            },
            services={
                service.slug: replace(described.get(service.slug, service), parent=service.parent)
                for service in knowledge.services
            },
            features={feature.id: feature for feature in knowledge.features},
            comparisons={comparison.slug: comparison for comparison in knowledge.comparisons},
            guidance={advice.id: advice for advice in knowledge.guidance},
            decisions={
                slug: attach_support(decision, features=knowledge.features)
                for slug, decision in decisions.items()
            },
            cards=_cards(
                knowledge,
                conflicting=conflicting,
                current=current,
                anew=settings == current.settings and _is_read_anew(read, current),
            ),
        ),
        problems=problems,
        coverage=new.coverage,
    )


def _cards(
    knowledge: Knowledge, *, conflicting: frozenset[str], current: Library, anew: bool
) -> dict[str, Card]:
    """The cards that the knowledge makes, and what of those asked before is still true."""
    whole = _completed(knowledge)
    cards = generate_cards(whole, conflicts=conflicting)
    if not anew:
        cards = keep_asked(
            cards,
            asked=current.cards,
            before=current.features,
            knowledge=knowledge,
            outline=outline(whole),
            conflicts=conflicting,
        )
    return {card.key: card for card in cards}


def _is_read_anew(read: Iterable[ReadNote], current: Library) -> bool:
    """Whether another reader reads the same texts: what it does not ask, it does not want asked.

    Under the same settings it shows by digests alone.
    """
    return any(
        (before := current.notes.get(note.record.address)) is not None
        and before.digest not in ("", note.record.digest)
        and before.source == note.record.source
        for note in read
    )


def declared_by(document: Document, *, settings: str) -> tuple[Service, ...]:
    """The services that a note declares under its folder's settings, whatever else is in the library."""
    return declared_services(document, names=settled_names(settings))


def _settled(settings: Mapping[str, str]) -> list[Service]:
    """The services that settings declare: like those that notes declare, they are part of the library."""
    return [service for folder in sorted(settings) for service in settings_in(settings[folder]).services]


def _in_order(declared: Mapping[str, tuple[Service, ...]]) -> list[Service]:
    return [service for address in sorted(declared) for service in declared[address]]


def _extract(read: Iterable[ReadNote], *, names: FolderNames) -> _Extracted:
    said: list[Knowledge] = []
    problems: list[Problem] = []
    coverage: dict[str, Coverage] = {}
    for note in read:
        front_matter = note.document.front_matter
        if str(front_matter.get("study", "")).lower() == "false":
            continue
        if "decision" not in front_matter:
            knowledge, coverage[note.record.address], troubles = extract_note(
                note.document, names=names.of(note.record.folder)
            )
            said.append(knowledge)
            problems += troubles
    return _Extracted(said=tuple(said), problems=tuple(problems), coverage=coverage)


def _may_decide(record: NoteRecord) -> bool:
    return record.source.startswith("---") and "\ndecision:" in record.source


def _decisions(
    notes: Iterable[ReadNote], *, current: Mapping[str, Decision], names: FolderNames
) -> tuple[dict[str, Decision], tuple[Problem, ...]]:
    """The decisions of all notes, and what is wrong with them.

    Of two notes that describe one decision the first has it. Where a note's decision is in error,
    what is known from the same note stays.
    """
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    for note in sorted(notes, key=lambda note: note.record.address):
        decision, troubles = extract_decision(note.document, names=names.of(note.record.folder))
        if decision is not None:
            troubles = (*troubles, *check_soundness(decision))
            if decision.slug in decisions:
                troubles = (*troubles, _described_twice(decision, decisions[decision.slug]))
        problems += troubles
        if any(problem.severity is Severity.ERROR for problem in troubles):
            for known in current.values():
                if known.note == note.record.address:
                    decisions.setdefault(known.slug, known)
        elif decision is not None:
            decisions[decision.slug] = decision
    return decisions, tuple(problems)


def _described_twice(decision: Decision, first: Decision) -> Problem:
    return Problem(
        file=decision.note,
        line=decision.line,
        severity=Severity.ERROR,
        message=f"the decision {decision.slug!r} is described at {first.note}:{first.line} already",
        hint="give one of them another name after decision:",
    )


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
