"""What the library should be: what other notes said before, united with what the read ones say now."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from studyapp.deciding.support import attach_support
from studyapp.importing.folder_names import FolderNames
from studyapp.importing.library import Library, NoteRecord
from studyapp.importing.note_jobs import Told
from studyapp.importing.reaching import Reach
from studyapp.importing.reader_version import unsettled
from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.decisions import Decision
from studyapp.knowledge.facts import Comparison, Feature, Guidance, Knowledge, Service, Source
from studyapp.knowledge.identity import identify, identify_guidance
from studyapp.knowledge.merging import merge
from studyapp.models.values import in_order
from studyapp.notes.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Desired:
    """What the library should be, what is wrong with decisions, and how much of each note was understood."""

    library: Library
    problems: tuple[Problem, ...]
    coverage: Mapping[str, Coverage]


def desired_library(
    *,
    current: Library,
    records: Mapping[str, NoteRecord],
    told: Mapping[str, Told],
    again: Mapping[str, Told],
    reach: Reach,
    names: FolderNames,
    settings: Mapping[str, str],
    new_id: Callable[[], str],
) -> Desired:
    """The library after an import, as far as `current` was loaded, without its cards (see `renewing`).

    `records` are the notes that there should be, by address; `told` is what those say that were read,
    `again` what the others say of the comparisons that the change reaches. `current` has the facts of
    all services within reach, and may have more, which stays as it is; comparisons beyond reach stay, and
    are left out. `settings` are the texts of the settings in force, by folder. `new_id` gives ids (32
    hexadecimal digits) to facts that were never seen before.
    """
    kept = frozenset(records) - told.keys()
    knowledge = merge(
        [
            _still_said(current, kept=kept, reach=reach),
            *(
                _comparing(each.knowledge, reach.comparisons)
                if address in again
                else replace(each.knowledge, comparisons=_without(each.knowledge.comparisons, reach.same))
                for address, each in sorted({**told, **again}.items())
            ),
        ]
    )
    # As they come back from the database: who advises on what must not change by being stored.
    guidance = (
        replace(each, services=tuple(sorted(each.services)), against=tuple(sorted(each.against)))
        for each in knowledge.guidance
    )
    knowledge = replace(knowledge, guidance=tuple(guidance))
    knowledge = _identified(knowledge, current=current, reach=reach, new_id=new_id)
    services = _services(knowledge, current=current, reach=reach, described=names.services())
    knowledge = replace(knowledge, services=tuple(services.values()))
    decisions, troubles = decisions_of(told, kept=kept, current=current.decisions)
    heard = (*(problem for each in told.values() for problem in each.problems), *troubles)
    erroneous = {problem.file for problem in heard if problem.severity is Severity.ERROR}
    return Desired(
        library=Library(
            settings=settings,
            notes={
                # Read again next time, its errors are heard again.
                address: replace(record, digest=unsettled(record.digest)) if address in erroneous else record
                for address, record in records.items()
            },
            services=services,
            features={feature.id: feature for feature in knowledge.features},
            comparisons={comparison.slug: comparison for comparison in knowledge.comparisons},
            guidance={advice.id: advice for advice in knowledge.guidance},
            decisions=_supported(decisions, told=told, features=knowledge.features, reach=reach),
        ),
        problems=troubles,
        coverage={address: each.coverage for address, each in told.items() if each.coverage is not None},
    )


def outcome_services(decision: Decision) -> frozenset[str]:
    """The services that a decision is about: what notes say of them may support its reasons."""
    outcomes = (slug for outcome in decision.outcomes for slug in outcome.services)
    return frozenset((*outcomes, *(slug for helper in decision.helpers for slug in helper.services)))


def sound_decision(told: Told) -> Decision | None:
    """The decision that a note describes, if there is no error in it."""
    if any(problem.severity is Severity.ERROR for problem in told.decision_problems):
        return None
    return told.decision


def in_reading_order(features: Iterable[Feature]) -> tuple[Feature, ...]:
    """Features by note and place, whatever order they were found or loaded in."""

    def place(feature: Feature) -> tuple[str, int, int, str, str, str]:
        first = feature.sources[0]
        return first.note, first.line, feature.position, feature.service, feature.label, feature.text

    return tuple(sorted(features, key=place))


def _still_said(current: Library, *, kept: frozenset[str], reach: Reach) -> Knowledge:
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
    named = {feature.service for feature in features}
    named |= {slug for advice in guidance for slug in (*advice.services, *advice.against)}
    named |= {slug for sides in current.compared.values() for slug in sides}
    named |= current.services.keys() - reach.services
    for slug in list(named):
        named.update(_parents(slug, current.services))
    return Knowledge(
        services=tuple(service for slug, service in current.services.items() if slug in named),
        features=features,
        guidance=guidance,
    )


def _parents(slug: str, services: Mapping[str, Service]) -> Iterator[str]:
    """What a service is part of, and what that is; each once, should they go round in a circle."""
    passed = {slug}
    while (service := services.get(slug)) is not None and service.parent not in {None, *passed}:
        slug = str(service.parent)
        passed.add(slug)
        yield slug


def _comparing(said: Knowledge, comparisons: frozenset[str]) -> Knowledge:
    """Of what a note says only its part in these comparisons."""
    return Knowledge(comparisons=tuple(each for each in said.comparisons if each.slug in comparisons))


def _without(comparisons: tuple[Comparison, ...], same: frozenset[str]) -> tuple[Comparison, ...]:
    """The comparisons that have to be put together anew."""
    return tuple(each for each in comparisons if each.slug not in same)


def _identified(
    knowledge: Knowledge, *, current: Library, reach: Reach, new_id: Callable[[], str]
) -> Knowledge:
    """The same with ids: within reach each fact is one known from before or new, others have theirs."""

    def reached(advice: Guidance) -> bool:
        return not reach.services.isdisjoint((*advice.services, *advice.against))

    features = identify(
        known=[
            feature
            for feature in (*current.features.values(), *current.asleep_features.values())
            if feature.service in reach.services
        ],
        found=[feature for feature in knowledge.features if feature.service in reach.services],
        new_id=new_id,
    )
    guidance = identify_guidance(
        known=list(filter(reached, (*current.guidance.values(), *current.asleep_guidance.values()))),
        found=list(filter(reached, knowledge.guidance)),
        new_id=new_id,
    )
    beyond = (feature for feature in knowledge.features if feature.service not in reach.services)
    advised = (advice for advice in knowledge.guidance if not reached(advice))
    return replace(
        knowledge,
        features=in_reading_order(
            replace(each, sources=in_order(each.sources)) for each in (*features, *beyond)
        ),
        guidance=tuple(replace(each, sources=in_order(each.sources)) for each in (*guidance, *advised)),
    )


def _services(
    knowledge: Knowledge, *, current: Library, reach: Reach, described: Mapping[str, Service]
) -> dict[str, Service]:
    """The services that should be live, each as it is declared or else as the gazetteer has it."""
    services = {
        service.slug: replace(described.get(service.slug, service), parent=service.parent)
        if service.slug in reach.services
        else current.services[service.slug]
        for service in knowledge.services
    }
    for slug in sorted(services):
        # Notes and settings of several folders may make two services parts of each other.
        last = services.get([slug, *_parents(slug, services)][-1])
        if last is not None and last.parent == slug:
            services[slug] = replace(services[slug], parent=None)
    return services


def decisions_of(
    told: Mapping[str, Told], *, kept: frozenset[str], current: Mapping[str, Decision]
) -> tuple[dict[str, Decision], tuple[Problem, ...]]:
    """The decisions of all notes, and what is wrong with them.

    Of two notes that describe one decision the first has it. Where a note's decision is in error,
    what is known from the same note stays.
    """
    known = {decision.note: decision for decision in current.values()}
    found = {note: Told(decision=decision) for note, decision in known.items() if note in kept}
    decisions: dict[str, Decision] = {}
    problems: list[Problem] = []
    for note, each in sorted({**found, **told}.items()):
        decision, troubles = each.decision, each.decision_problems
        if errors := [problem for problem in troubles if problem.severity is Severity.ERROR]:
            problems.append(_not_taken(errors[0], stays=note in known))
        if decision is not None and decision.slug in decisions:
            twice = _described_twice(decision, decisions[decision.slug])
            troubles = (*troubles, twice)
        problems += troubles
        if any(problem.severity is Severity.ERROR for problem in troubles):
            if note in known:
                decisions.setdefault(known[note].slug, known[note])
        elif decision is not None:
            decisions[decision.slug] = decision
    return decisions, tuple(problems)


def _not_taken(error: Problem, *, stays: bool) -> Problem:
    became = "stays as it was before its errors" if stays else "is left out because of its errors"
    return Problem(
        file=error.file,
        line=error.line,
        severity=Severity.INFO,
        message=f"the decision of this note {became}",
        hint="mend every error that is told of it",
    )


def _described_twice(decision: Decision, first: Decision) -> Problem:
    return Problem(
        file=decision.note,
        line=decision.line,
        severity=Severity.ERROR,
        message=f"the decision {decision.slug!r} is described at {first.note}:{first.line} already",
        hint="give one of them another name after decision:",
    )


def _supported(
    decisions: Mapping[str, Decision],
    *,
    told: Mapping[str, Told],
    features: tuple[Feature, ...],
    reach: Reach,
) -> dict[str, Decision]:
    """The decisions with the lines that support their reasons; those beyond reach have theirs."""
    described = [each.decision for each in told.values()]
    return {
        slug: attach_support(decision, features=features)
        if decision in described or outcome_services(decision) & reach.services
        else decision
        for slug, decision in decisions.items()
    }
