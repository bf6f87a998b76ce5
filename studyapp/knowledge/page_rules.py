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
from studyapp.knowledge.remarks import without_remarks
from studyapp.notes.document import Document, Table, every_block
from studyapp.notes.problems import Problem, Severity

FEWEST_COMPARED = 2
FILL = "write what holds for it, “None” if it has no such thing, or take the row out"
# Words that bound a thing as a figure does.
NUMBER_WORDS = re.compile(
    r"\b(?:(?<!no )one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|dozen"
    r"|hundred|thousand|million|billion|single|none|never|unlimited"
    r"|no (?:\w+ )?(?:limit|quota|maximum|cap))\b",
    re.IGNORECASE,
)
# "EC2", "S3", "ap-south-1": letters with figures behind them.
IN_A_NAME = re.compile(r"\b[A-Za-z][A-Za-z-]*\d[\w-]*")
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
    written = front_matter.get("service", "service")
    if not isinstance(written, str) or not written.strip():
        hint = "name one: service: sqs"
        problems.append(
            _problem(document, "service", "the page does not say which service it is about", hint)
        )
    kind = front_matter.get("kind")
    if "service" in front_matter and kind is not None and kind not in tuple(ServiceKind):
        hint = " or ".join(ServiceKind)
        problems.append(_problem(document, "kind", f"the kind “{kind}” is not known", hint))
    return tuple(problems)


def page_problems(document: Document, *, knowledge: Knowledge, names: Names) -> tuple[Problem, ...]:
    """A warning for each thing that leaves a page less than it could be, in the order of its lines.

    A page of a service without a definition, a limit without a number, a cell that is empty or tells
    nothing apart where services are compared. `knowledge` is what the note says by itself.
    """
    problems = (
        *_undefined(document, knowledge=knowledge, names=names),
        *_unmeasured(document, knowledge=knowledge),
        *_table_problems(document, names=names),
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
        yield _warning(
            document,
            line,
            f"this limit has no number: {feature.text}",
            "write the number, its unit and when you looked it up, or put it under another heading",
        )


def _has_number(text: str) -> bool:
    """Whether a limit says how much; the date of a remark and the figure in a name ("EC2") do not."""
    bare = IN_A_NAME.sub(" ", without_remarks(text))
    return any(character.isnumeric() for character in bare) or NUMBER_WORDS.search(bare) is not None


def _table_problems(document: Document, *, names: Names) -> Iterator[Problem]:
    """What is missing in tables that compare services, as columns or as rows."""
    declared = _declared(document, names=names)
    tables = [block for block in every_block(document.blocks) if isinstance(block, Table)]
    compared: set[str] = set()
    for table in tables:
        columns = [_service(cell.plain, names=names) for cell in table.header.cells]
        rows = [_service(row.cells[0].plain if row.cells else "", names=names) for row in table.rows]
        if len({name for name in columns if name}) >= FEWEST_COMPARED:
            compared.update(columns)
            yield from _column_problems(table, columns, document=document, declared=declared)
        elif declared and len({name for name in rows if name}) >= FEWEST_COMPARED:
            compared.update(rows)
            yield from _row_problems(table, rows, document=document)
    for name in declared:
        if name not in compared:
            yield _problem(
                document,
                "comparison",
                f"no table compares {name}",
                "give it a column of its own, with its name at the top",
                severity=Severity.WARNING,
            )


def _declared(document: Document, *, names: Names) -> list[str]:
    """The names of the services that front matter says are compared."""
    value = document.front_matter.get("comparison")
    known = [names.called(str(name)) for name in value] if isinstance(value, (list, tuple)) else []
    return [service.name for service in known if service is not None]


def _column_problems(
    table: Table, columns: list[str], *, document: Document, declared: list[str]
) -> Iterator[Problem]:
    """Services as columns: empty cells, cells that tell nothing apart, an aspect that stands twice."""
    first: dict[str, int] = {}
    for cell, name in zip(table.header.cells[1:], columns[1:], strict=True):
        if declared and not name:
            yield _warning(
                document,
                table.header.lines.start,
                f"the column “{cell.plain}” is of no service that is known",
                "name a service at its top",
            )
    for row in table.rows:
        line = row.lines.start
        texts = [cell.plain for cell in row.cells] + [""] * (len(columns) - len(row.cells))
        aspect = texts[0] if not columns[0] else ""
        cells = {name: texts[number] for number, name in enumerate(columns) if name}
        empty = [name for name, text in cells.items() if BLANK_CELL.match(text)]
        of = f" on “{aspect}”" if aspect else ""
        if len(empty) == len(cells):
            if aspect and declared:
                yield _warning(document, line, f"the row “{aspect}” is empty", "fill it, or take it out")
            continue
        for name in empty:
            yield _warning(document, line, f"the cell of {name}{of} is empty", FILL)
        if declared:
            yield from _cell_problems(cells, aspect, line=line, document=document)
            if aspect.casefold() in first:
                yield _warning(
                    document,
                    line,
                    f"“{aspect}” is compared twice",
                    f"it stands on line {first[aspect.casefold()]} already",
                )
            first.setdefault(aspect.casefold(), line)


def _cell_problems(cells: dict[str, str], aspect: str, *, line: int, document: Document) -> Iterator[Problem]:
    """Cells by which no quiz can ask: the same for all, or with their own service's name."""
    said = {text.casefold().strip(" .") for text in cells.values() if not BLANK_CELL.match(text)}
    if len(said) == 1 and len(cells) > 1:
        yield _warning(
            document, line, f"“{aspect}” is the same for all", "write it below the table: “Both: …”, “All: …”"
        )
    for name, text in cells.items():
        if name.casefold() in text.casefold():
            yield _warning(
                document,
                line,
                f"the cell of {name} on “{aspect}” names {name}",
                "say it without the name, which gives the answer away in a quiz",
            )


def _row_problems(table: Table, rows: list[str], *, document: Document) -> Iterator[Problem]:
    """Services as rows: cells that are empty."""
    for row, name in zip(table.rows, rows, strict=True):
        for number, header in enumerate(table.header.cells[1:], start=1):
            text = row.cells[number].plain if number < len(row.cells) else ""
            if name and header.plain and BLANK_CELL.match(text):
                message = f"the cell of {name} on “{header.plain}” is empty"
                yield _warning(document, row.lines.start, message, FILL)


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


def _warning(document: Document, line: int, message: str, hint: str) -> Problem:
    return Problem(file=document.path, line=line, severity=Severity.WARNING, message=message, hint=hint)


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
