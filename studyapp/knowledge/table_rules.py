"""What the author of a comparison should mend in its tables: cells by which nobody learns anything."""

import re
from collections.abc import Iterable, Iterator

from studyapp.knowledge.facts import Service
from studyapp.knowledge.lookup import LONGEST_NAME
from studyapp.knowledge.names import Names
from studyapp.notes.document import Document, Table, every_block
from studyapp.notes.problems import Problem, warning

FEWEST_COMPARED = 2
FILL = "write what holds for it, “No such thing” if it has none, or take the row out"
BLANK_CELL = re.compile(r"(?:[\s\-‐-―.?/:]|n/?a|tbd|todo|fixme)*\Z", re.IGNORECASE)


def table_problems(document: Document, *, names: Names) -> Iterator[Problem]:
    """A warning for each thing that is missing in tables that compare services, as columns or as rows.

    Empty cells are told of every such table. That a cell tells nothing apart, that an aspect stands twice
    or that a service has no column is told only where front matter says what is compared.
    """
    declared = _declared(document, names=names)
    tables = [block for block in every_block(document.blocks) if isinstance(block, Table)]
    compared: set[str] = set()
    for table in tables:
        columns = [_service(cell.plain, names=names) for cell in table.header.cells]
        rows = [_service(row.cells[0].plain if row.cells else "", names=names) for row in table.rows]
        if len(_names(columns)) >= FEWEST_COMPARED:
            compared |= _names(columns)
            yield from _column_problems(table, columns, document=document, declared=declared, names=names)
        elif declared and len(_names(rows)) >= FEWEST_COMPARED:
            compared |= _names(rows)
            yield from _row_problems(table, rows, document=document)
    # A name that nobody knows is told of elsewhere, and its table cannot be found without it.
    for name in declared if _all_known(document, names=names) else ():
        if name not in compared:
            yield warning(
                document.path,
                document.front_matter_line("comparison"),
                f"no table compares {name}",
                "give it a column of its own, with its name at the top",
            )


def _declared(document: Document, *, names: Names) -> list[str]:
    """The names of the services that front matter says are compared."""
    return [service.name for service in _sides(document, names=names) if service is not None]


def _all_known(document: Document, *, names: Names) -> bool:
    return None not in _sides(document, names=names)


def _sides(document: Document, *, names: Names) -> list[Service | None]:
    value = document.front_matter.get("comparison")
    return [names.called(str(name)) for name in value] if isinstance(value, (list, tuple)) else []


def _names(services: Iterable[Service | None]) -> set[str]:
    return {service.name for service in services if service is not None}


def _column_problems(
    table: Table, columns: list[Service | None], *, document: Document, declared: list[str], names: Names
) -> Iterator[Problem]:
    """Services as columns: empty cells, cells that tell nothing apart, an aspect that stands twice."""
    first: dict[str, int] = {}
    for cell, service in zip(table.header.cells[1:], columns[1:], strict=True):
        if declared and service is not None and service.name not in declared:
            yield warning(
                document.path,
                table.header.lines.start,
                f"the column “{cell.plain}” is of a service that is not compared here",
                "name it in the front matter too, under comparison",
            )
        if declared and service is None:
            yield warning(
                document.path,
                table.header.lines.start,
                f"the column “{cell.plain}” is of no service that is known",
                "name a service at its top",
            )
    for row in table.rows:
        line = row.lines.start
        texts = [cell.plain for cell in row.cells] + [""] * (len(columns) - len(row.cells))
        aspect = texts[0] if columns[0] is None else ""
        cells = [(one, texts[number]) for number, one in enumerate(columns) if one is not None]
        empty = [one.name for one, text in cells if BLANK_CELL.match(text)]
        of = f" on “{aspect}”" if aspect else ""
        if len(empty) == len(cells):
            if aspect and declared:
                yield warning(document.path, line, f"the row “{aspect}” is empty", "fill it, or take it out")
            continue
        for name in empty:
            yield warning(document.path, line, f"the cell of {name}{of} is empty", FILL)
        if declared:
            yield from _cell_problems(cells, aspect, line=line, document=document, names=names)
            if aspect.casefold() in first:
                yield warning(
                    document.path,
                    line,
                    f"“{aspect}” is compared twice",
                    f"it stands on line {first[aspect.casefold()]} already",
                )
            first.setdefault(aspect.casefold(), line)


def _cell_problems(
    cells: list[tuple[Service, str]], aspect: str, *, line: int, document: Document, names: Names
) -> Iterator[Problem]:
    """Cells by which no quiz can ask: the same for all, or with any name of their own service."""
    said = {text.casefold().strip(" .") for _, text in cells}
    if len(said) == 1 and len(cells) > 1:
        yield warning(
            document.path,
            line,
            f"“{aspect}” is the same for all",
            "write it below the table: “Both: …”, “All: …”",
        )
    for service, text in cells:
        own = next((one for one in names.mentions(text) if one.slug == service.slug), None)
        if own is not None:
            yield warning(
                document.path,
                line,
                f"the cell of {service.name} on “{aspect}” names it: “{text[own.start : own.end]}”",
                "say it without the name, which gives the answer away in a quiz",
            )


def _row_problems(table: Table, rows: list[Service | None], *, document: Document) -> Iterator[Problem]:
    """Services as rows: cells that are empty."""
    for row, service in zip(table.rows, rows, strict=True):
        for number, header in enumerate(table.header.cells[1:], start=1):
            text = row.cells[number].plain if number < len(row.cells) else ""
            if service is not None and header.plain and BLANK_CELL.match(text):
                message = f"the cell of {service.name} on “{header.plain}” is empty"
                yield warning(document.path, row.lines.start, message, FILL)


def _service(cell: str, *, names: Names) -> Service | None:
    """The service that a header's cell stands for, None where it is none."""
    return names.resolve(cell) if 0 < len(cell) <= LONGEST_NAME else None
