"""What the author of a page should mend, though it can be read: rules for one note by itself.

`content/README.md` tells authors the rules. What keeps a word of the front matter from being used is an
error; the rest are warnings, since the page is understood without.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from studyapp.knowledge.facts import FeatureKind, Knowledge, ServiceKind
from studyapp.knowledge.lookup import LONGEST_NAME
from studyapp.knowledge.names import Names, slug_of
from studyapp.notes.document import Document, Row, Table, every_block
from studyapp.notes.problems import Problem, Severity

FEWEST_COMPARED = 2
# Words that bound a thing as a figure does.
NUMBER_WORDS = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|dozen|hundred"
    r"|thousand|million|billion|single|none|never|unlimited|no (?:\w+ )?(?:limit|quota|maximum|cap))\b",
    re.IGNORECASE,
)
BLANK_CELL = re.compile(r"(?:[\s\-‐-―.?/]|n/?a|tbd)*\Z", re.IGNORECASE)


def front_matter_problems(document: Document, *, names: Names) -> tuple[Problem, ...]:
    """An error for each word of a note's front matter that is not used: services that nobody knows, a kind.

    `names` are those of the whole folder, so that notes may speak of what other notes declare.
    """
    front_matter = document.front_matter
    problems = []
    for key in ("comparison", "parent"):
        value = front_matter.get(key)
        named = value if isinstance(value, (list, tuple)) else (value,) if isinstance(value, str) else ()
        known = [names.called(str(name)) for name in named]
        problems += [
            _problem(document, key, f"no service is called “{name}”", _meant(str(name), names=names))
            for name, service in zip(named, known, strict=True)
            if service is None
        ]
        compared = {service.slug for service in known if service is not None}
        if key == "comparison" and key in front_matter and len(compared) == len(named) < FEWEST_COMPARED:
            hint = "name two or more services: comparison: [sns, sqs]"
            problems.append(_problem(document, key, "a comparison is of two services or more", hint))
    kind = front_matter.get("kind")
    if "service" in front_matter and kind is not None and kind not in tuple(ServiceKind):
        hint = " or ".join(ServiceKind)
        problems.append(_problem(document, "kind", f"the kind “{kind}” is not known", hint))
    return tuple(problems)


def page_problems(document: Document, *, knowledge: Knowledge, names: Names) -> tuple[Problem, ...]:
    """A warning for each thing that leaves a page less than it could be, in the order of its lines.

    A page of a service without a definition, a limit without a number, an empty cell where services
    are compared. `knowledge` is what the note says by itself.
    """
    problems = (
        *_undefined(document, knowledge=knowledge, names=names),
        *_unmeasured(document, knowledge=knowledge),
        *_empty_cells(document, names=names),
    )
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _undefined(document: Document, *, knowledge: Knowledge, names: Names) -> Iterator[Problem]:
    declared = document.front_matter.get("service")
    service = names.called(declared) if isinstance(declared, str) else None
    if service is None:
        return
    if not any(
        feature.service == service.slug and feature.kind is FeatureKind.DEFINITION
        for feature in knowledge.features
    ):
        yield _problem(
            document,
            "service",
            f"the page does not say what {service.name} is",
            f"put one sentence below the title: “{service.name} is …”",
            severity=Severity.WARNING,
        )


def _unmeasured(document: Document, *, knowledge: Knowledge) -> Iterator[Problem]:
    seen = set()
    for feature in knowledge.features:
        said = f"{feature.label} {feature.text}"
        line = feature.sources[0].line
        if feature.kind is not FeatureKind.LIMIT or _has_number(said) or line in seen:
            continue
        seen.add(line)
        yield Problem(
            file=document.path,
            line=line,
            severity=Severity.WARNING,
            message=f"this limit has no number: {feature.text}",
            hint="write the number, its unit and when you looked it up, or put it under another heading",
        )


def _has_number(text: str) -> bool:
    return any(character.isnumeric() for character in text) or NUMBER_WORDS.search(text) is not None


def _empty_cells(document: Document, *, names: Names) -> Iterator[Problem]:
    for block in every_block(document.blocks):
        if isinstance(block, Table):
            columns = [_service(cell.plain, names=names) for cell in block.header.cells]
            if len({name for name in columns if name}) >= FEWEST_COMPARED:
                for row in block.rows:
                    yield from _empty_cells_of(row, columns, document=document)


def _empty_cells_of(row: Row, columns: list[str], *, document: Document) -> Iterator[Problem]:
    """A cell that is missing, or says nothing, in the column of a service."""
    texts = [cell.plain for cell in row.cells]
    if not any(texts):
        return
    aspect = texts[0] if not columns[0] else ""
    for number, name in enumerate(columns):
        if name and (number >= len(texts) or BLANK_CELL.match(texts[number])):
            of = f" on “{aspect}”" if aspect else ""
            yield Problem(
                file=document.path,
                line=row.lines.start,
                severity=Severity.WARNING,
                message=f"the cell of {name}{of} is empty",
                hint="write what holds for it, “None” if it has no such thing, or take the row out",
            )


def _service(cell: str, *, names: Names) -> str:
    """The name of the service that a header's cell stands for, "" where it is none."""
    service = names.resolve(cell) if 0 < len(cell) <= LONGEST_NAME else None
    return service.name if service is not None else ""


def _meant(name: str, *, names: Names) -> str:
    """What to do about a name that nobody knows; a service that is called nearly so is offered."""
    near = get_close_matches(slug_of(name), names.services, n=1, cutoff=0.75)
    declare = f"declare it by a page with service: {slug_of(name) or 'my-service'}"
    return (
        f"did you mean {near[0]}? If not, {declare}"
        if near
        else f"write it as its own page does, or {declare}"
    )


def _problem(
    document: Document, key: str, message: str, hint: str, *, severity: Severity = Severity.ERROR
) -> Problem:
    """A problem at the line of a key of the front matter."""
    return Problem(
        file=document.path,
        line=document.front_matter_line(key),
        severity=severity,
        message=message,
        hint=hint,
    )
