"""A Document becomes Knowledge: what one note says."""

from dataclasses import replace

from studyapp.knowledge.asides import is_drawing
from studyapp.knowledge.comparisons import stated_comparison, united_comparisons
from studyapp.knowledge.coverage import Coverage, coverage_of
from studyapp.knowledge.doubts import doubts_of
from studyapp.knowledge.facts import Comparison, Feature, Knowledge, Service
from studyapp.knowledge.features import features_of
from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.merging import given_once
from studyapp.knowledge.names import Names
from studyapp.knowledge.scopes import Scope
from studyapp.knowledge.services import at_home, concept_of, declared_services, names_any, title_of
from studyapp.knowledge.statements import Statement
from studyapp.knowledge.telling import Teller
from studyapp.knowledge.walking import Walk
from studyapp.knowledge.whose import Attribution
from studyapp.knowledge.wording import words_of_runs
from studyapp.notes.document import Document, Heading, Lines, Run
from studyapp.notes.problems import Problem

__all__ = ["Coverage", "declared_services", "extract_note"]


def extract_note(document: Document, *, names: Names) -> tuple[Knowledge, Coverage, tuple[Problem, ...]]:
    """What a note says, how much of it that is, and which of its names could mean something else.

    Every feature, cell and piece of advice has the lines it was read from. Nothing is raised for any
    document.
    """
    if is_drawing(document.front_matter):
        return Knowledge(), Coverage(content=0, known=0), ()
    unknown = [
        service
        for service in declared_services(document, names=names)
        if names.services.get(service.slug) != service
    ]
    names = at_home(document, names=names.declared(unknown) if unknown else names)
    lookup = Lookup(names=names)
    attribution = Attribution(lookup=lookup, dedicated=_dedicated(document, names=names))
    scope = _first_scope(document, lookup=lookup)
    compares = len(scope.services) > 1 and "comparison" in document.front_matter
    teller = Teller(lookup=lookup, note=document.path, attribution=attribution, compares=compares)
    if len(scope.services) > 1:
        lines = Lines(start=1, end=1)
        scope = teller.face(scope, words_of_runs((Run(text=document.title, lines=lines),), lines))
    Walk(teller=teller, source_lines=document.source.split("\n")).read(document.blocks, scope)
    teller.leave()
    statements = _settled(teller, document)
    features = features_of(statements, note=document.path)
    knowledge = Knowledge(
        features=features,
        comparisons=_comparisons(teller, statements, features, note=document.path),
        guidance=tuple(given_once(teller.guidance)),
    )
    knowledge = replace(knowledge, services=_services(knowledge, names=names, document=document))
    doubts = doubts_of(document, lookup=lookup, told=_told(knowledge))
    return knowledge, coverage_of(teller.counted, knowledge, document=document), doubts


def _dedicated(document: Document, *, names: Names) -> str | None:
    """The service that front matter says the note is about."""
    declared = document.front_matter.get("service")
    service = names.called(declared) if isinstance(declared, str) else None
    return service.slug if service is not None else None


def _first_scope(document: Document, *, lookup: Lookup) -> Scope:
    """What front matter says that the note is about, or else its title."""
    names = lookup.names
    compared = document.front_matter.get("comparison")
    if isinstance(compared, (list, tuple)):
        services = [names.called(str(name)) for name in compared]
        return Scope(services=tuple(dict.fromkeys(service.slug for service in services if service)))
    dedicated = _dedicated(document, names=names)
    if dedicated is not None:
        return Scope(services=(dedicated,))
    titled, topic = Scope().headed(title_of(document), lookup=lookup)
    sure = topic.plain or (topic.leading and not names_any(document.blocks, lookup=lookup))
    return titled if len(topic.services) == 1 and sure else Scope()


def _settled(teller: Teller, document: Document) -> list[Statement]:
    """Give statements without a service the one that their section comes to speak of, or the note's topic.

    Where neither is known they are dropped: a line before all headings is more often a motto than a fact.
    """
    first: dict[int, tuple[str, ...]] = {}
    for statement in teller.statements:
        if statement.services and statement.section not in teller.diary:
            first.setdefault(statement.section, statement.services)
    topic = _topic(document) if not first or _has_title(document) else None
    fallback = (topic.slug,) if topic is not None else ()
    settled = [
        statement
        if statement.services
        else replace(
            statement,
            services=first.get(statement.section, () if statement.section in teller.diary else fallback),
        )
        for statement in teller.statements
    ]
    return [statement for statement in settled if statement.services]


def _topic(document: Document) -> Service | None:
    return concept_of(title_of(document))


def _has_title(document: Document) -> bool:
    first = next((block for block in document.blocks if isinstance(block, Heading)), None)
    return first is not None and first.level == 1


def _comparisons(
    teller: Teller, statements: list[Statement], features: tuple[Feature, ...], *, note: str
) -> tuple[Comparison, ...]:
    """The comparisons that the note makes, each with what its section, or its own lines, say."""
    by_line: dict[int, list[Feature]] = {}
    for feature in features:
        by_line.setdefault(feature.sources[0].line, []).append(feature)
    inside: dict[int | None, list[Statement]] = {}
    nearby: dict[int, list[Statement]] = {}
    for statement in statements:
        inside.setdefault(statement.facing, []).append(statement)
        nearby.setdefault(statement.section, []).append(statement)
    found = []
    for number, facing in enumerate(teller.facings):
        own = inside.get(number) or [
            statement
            for statement in nearby.get(facing.section, [])
            if set(statement.services) & set(facing.services)
        ]
        lines = dict.fromkeys(
            line
            for statement in own
            for line in range(statement.words.lines.start, statement.words.lines.end + 1)
        )
        said = [feature for line in lines for feature in by_line.get(line, [])]
        comparison = stated_comparison(facing, features=said, note=note)
        if comparison is not None:
            found.append(comparison)
    return united_comparisons(found)


def _services(knowledge: Knowledge, *, names: Names, document: Document) -> tuple[Service, ...]:
    """The services that the note says something of, with what they are part of."""
    slugs = _told(knowledge)
    topic = _topic(document)
    found: dict[str, Service] = {}
    while slugs:
        slug = slugs.pop()
        if slug in found:
            continue
        service = (
            topic
            if topic is not None and topic.slug == slug and slug not in names.services
            else names.service(slug)
        )
        found[slug] = service
        if service.parent is not None:
            slugs.add(service.parent)
    return tuple(found[slug] for slug in sorted(found))


def _told(knowledge: Knowledge) -> set[str]:
    """The services that something is said of."""
    slugs = {feature.service for feature in knowledge.features}
    for comparison in knowledge.comparisons:
        slugs.update(comparison.services)
    for advice in knowledge.guidance:
        slugs.update((*advice.services, *advice.against))
    return slugs
