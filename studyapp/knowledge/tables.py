"""What a table says: label and description, pros and cons, services as columns or as rows."""

import re
from dataclasses import dataclass, replace

from studyapp.knowledge.cues import EMPTY_LABELS
from studyapp.knowledge.facts import FeatureKind
from studyapp.knowledge.kinds import OPEN_KINDS, announced
from studyapp.knowledge.leads import bare_label
from studyapp.knowledge.lookup import LONGEST_NAME
from studyapp.knowledge.scopes import Scope
from studyapp.knowledge.telling import Teller
from studyapp.knowledge.wording import Words, words_of
from studyapp.notes.document import Row, Table

SIDED = frozenset({FeatureKind.ADVANTAGE, FeatureKind.DRAWBACK})
ROW_HEADERS = re.compile(
    r"^(?:aws |azure |gcp )?(?:service|services|name|product|tool|option|type|serviço|服务|component"
    r"|feature|aspect|criteria)?s?$",
    re.IGNORECASE,
)
# What says of a first column that each row is about a service of its own.
SERVICE_HEADER = re.compile(r"(?:aws |azure |gcp )?(?:services?|serviços?|服务)", re.IGNORECASE)
NEED_HEADERS = re.compile(
    r"\b(?:use case|need|scenario|requirement|when|situation|problem|goal|if you|workload|keyword"
    r"|question|want|cenário"
    r"|necessidade|场景|需求)s?\b",
    re.IGNORECASE,
)
CHOICE_HEADERS = re.compile(
    r"\b(?:service|solution|choose|use|answer|recommend(?:ed|ation)|best (?:choice|option|service)"
    r"|pick|serviço|solução"
    r"|option|服务|方案)s?\b",
    re.IGNORECASE,
)
# A column's header that names a cloud, and the word by which its services are found.
VENDOR_NAMES = {
    "aws": "AWS",
    "amazon": "AWS",
    "amazon web services": "AWS",
    "azure": "Azure",
    "microsoft azure": "Azure",
    "microsoft": "Azure",
    "gcp": "Google",
    "google": "Google",
    "google cloud": "Google",
    "google cloud platform": "Google",
}
FEWEST_COMPARED, MOST_COMPARED = 2, 6
LABEL_AND_TEXT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table as words: the header's texts, and the rows' cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]


def read_table(reader: Teller, table: Table, scope: Scope) -> None:
    """Read a table under `scope`; what its first column and its header are decides how."""
    reader.counted.structure(table.header.lines)
    grid = Grid(
        header=_header(table.header),
        rows=tuple(_cells(row) for row in table.rows),
    )
    vendors = tuple(VENDOR_NAMES.get(text.casefold(), "") for text in grid.header)
    if sum(map(bool, vendors)) >= FEWEST_COMPARED and _read_counterparts(reader, grid, vendors, scope):
        return
    columns = _services_of(grid.header, reader=reader)
    if len({slug for slug in columns if slug}) >= FEWEST_COMPARED:
        _read_columns(reader, grid, columns, scope)
        return
    kinds = tuple(announced(text) for text in grid.header)
    if len(kinds) > 1 and all(kind in SIDED for kind in kinds):
        _read_sides(reader, grid, kinds, scope)
        return
    first_cells = tuple(row[0].text if row else "" for row in grid.rows)
    resolved = _services_of(first_cells, reader=reader)
    rows = tuple(
        None if slug and scope.services and reader.lookup.names.is_ambiguous(text) else slug
        for text, slug in zip(first_cells, resolved, strict=True)
    )
    named = {slug for slug in rows if slug}
    if grid.header and any(resolved) and SERVICE_HEADER.fullmatch(grid.header[0]):
        rows = tuple(
            slug or _named_in(text, reader) for text, slug in zip(first_cells, resolved, strict=True)
        )
        _read_rows(reader, grid, rows, scope if all(rows) else Scope(announced=scope.announced))
        return
    if len(named) >= FEWEST_COMPARED and 2 * sum(slug is not None for slug in rows) >= len(rows):
        _read_rows(reader, grid, rows, scope)
        return
    _read_labelled(reader, grid, rows, kinds, scope)


def _read_counterparts(reader: Teller, grid: Grid, vendors: tuple[str, ...], scope: Scope) -> bool:
    """Clouds as columns: a row sets the services of its cells side by side, False where few name one.

    What else stands in a row ("Object storage", a remark) is said of each of them.
    """
    rows: list[tuple[dict[str, Words], list[tuple[str, Words]]]] = []
    for row in grid.rows:
        named: dict[str, Words] = {}
        said: list[tuple[str, Words]] = []
        for number, cell in enumerate(row):
            vendor = vendors[number] if number < len(vendors) else ""
            service = _of_vendor(cell.text, vendor, reader=reader) if vendor else None
            if service is not None:
                named[service] = cell
            elif cell:
                said.append((grid.header[number] if number < len(grid.header) else "", cell))
        rows.append((named, said))
    if 2 * sum(len(named) >= FEWEST_COMPARED for named, _ in rows) < len(rows):
        return False
    for named, said in rows:
        for cell in named.values():
            reader.counted.content(cell)
        if len(named) >= FEWEST_COMPARED:
            first, *others = named.values()
            together = first
            for other in others:
                together = together.and_then(other)
            reader.face(Scope(services=tuple(named)), together)
        below = Scope(services=tuple(named)) if named else scope
        for header, cell in said:
            reader.tell_cell(cell, below.labelled(header), labelled=True)
    return True


def _of_vendor(text: str, vendor: str, *, reader: Teller) -> str | None:
    """The service that a cell names in the column of a cloud."""
    service = reader.lookup.resolve(f"{vendor} {text}") or reader.lookup.resolve(text)
    return service.slug if service is not None else None


def _header(row: Row) -> tuple[str, ...]:
    """The header's texts; where rows are longer than the header, the reader fills it up with blanks."""
    texts = [cell.plain.strip(" *") for cell in row.cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)


def _cells(row: Row) -> tuple[Words, ...]:
    return tuple(words_of(cell) for cell in row.cells)


def _services_of(texts: tuple[str, ...], *, reader: Teller) -> tuple[str | None, ...]:
    found: list[str | None] = []
    for text in texts:
        service = reader.lookup.resolve(text) if 0 < len(text) <= LONGEST_NAME else None
        found.append(service.slug if service else None)
    return tuple(found)


def _named_in(text: str, reader: Teller) -> str | None:
    """The one service that a cell names among other words ("Kinesis shard")."""
    slugs = {mention.slug for mention in reader.lookup.names.mentions(text)}
    return slugs.pop() if len(slugs) == 1 else None


def _read_columns(reader: Teller, grid: Grid, columns: tuple[str | None, ...], scope: Scope) -> None:
    """Services as columns: each cell is about its column's service, the first cell is the aspect."""
    rows: list[tuple[str, dict[str, Words]]] = []
    services = tuple(dict.fromkeys(slug for slug in columns if slug))
    reader.attribution.enter(keep=False)
    for row in grid.rows:
        aspect = bare_label(row[0].text) if row and columns[0] is None else ""
        values: dict[str, Words] = {}
        for slug, cell in zip(columns, row, strict=False):
            if slug is None or not cell:
                continue
            values[slug] = cell
            below = Scope(
                services=(slug,),
                announced=announced(aspect, heading=False),
                labels=(aspect,) if aspect else (),
            )
            reader.counted.content(cell)
            if not reader.compares:
                reader.tell_cell(cell, below)
        if values:
            rows.append((aspect, values))
    _face(reader, services, rows, scope)


def _face(
    reader: Teller, services: tuple[str, ...], rows: list[tuple[str, dict[str, Words]]], scope: Scope
) -> None:
    """Add a table's rows to the comparison of these services that the section makes, or begin one."""
    if not rows:
        return
    if scope.facing is None or set(reader.facings[scope.facing].services) != set(services):
        scope = reader.face(Scope(services=services), next(iter(rows[0][1].values())))
    reader.facing_of(scope).cells.extend(rows)


def _read_sides(reader: Teller, grid: Grid, kinds: tuple[FeatureKind | None, ...], scope: Scope) -> None:
    """Pros and cons: where rows have a cell more than the header, the first names the row's first side."""
    for row in grid.rows:
        extra = len(row) - len(kinds)
        label = bare_label(row[0].text) if extra > 0 and row else ""
        cells = row[1:] if extra > 0 else row
        for number, cell in enumerate(cells):
            kind = kinds[number] if number < len(kinds) else kinds[-1]
            labels = (label,) if label and number == 0 else ()
            reader.tell_cell(cell, replace(scope, announced=kind, labels=labels))


def _read_rows(reader: Teller, grid: Grid, rows: tuple[str | None, ...], scope: Scope) -> None:
    """Services as rows: each row is about its first cell's service, the header names the aspects."""
    facing: list[tuple[str, dict[str, Words]]] = [(header, {}) for header in grid.header]
    reader.attribution.enter(keep=False)
    for slug, row in zip(rows, grid.rows, strict=True):
        for number, cell in enumerate(row[1:], start=1):
            header = grid.header[number] if number < len(grid.header) else ""
            below = (
                Scope(services=(slug,)) if slug else replace(scope, labels=(bare_label(row[0].text),))
            ).labelled(header)
            reader.tell_cell(cell, below, defining=number == 1 and slug is not None and _describes(header))
            if slug and cell and number < len(facing):
                facing[number][1].setdefault(slug, cell)
    services = tuple(dict.fromkeys(slug for slug in rows if slug))
    cells = [(aspect, values) for aspect, values in facing if len(values) > 1]
    if len(grid.header) > LABEL_AND_TEXT and len(services) <= MOST_COMPARED:
        _face(reader, services, cells, scope)


def _read_labelled(
    reader: Teller,
    grid: Grid,
    rows: tuple[str | None, ...],
    kinds: tuple[FeatureKind | None, ...],
    scope: Scope,
) -> None:
    """A label and what it means. The first row may introduce the service that the table is about."""
    chooses = (
        len(grid.header) >= LABEL_AND_TEXT
        and NEED_HEADERS.search(grid.header[0]) is not None
        and CHOICE_HEADERS.search(grid.header[1]) is not None
    )
    own = scope
    for number, row in enumerate(grid.rows):
        if not row:
            continue
        label = bare_label(row[0].text)
        slug = rows[number]
        introduces = number == 0 and slug is not None and len(row) > 1 and _may_introduce(reader, slug, scope)
        if introduces and slug is not None and slug not in scope.services:
            own = Scope(services=(slug,))
            reader.attribution.last = (slug,)
        if len(row) == 1 or not any(cell for cell in row[1:]):
            reader.tell_cell(row[0], own)
            continue
        if chooses and reader.advise(row[0], row[1]):
            continue
        for column, cell in enumerate(row[1:], start=1):
            header = grid.header[column] if column < len(grid.header) else ""
            generic = (kinds[column] if column < len(kinds) else None) or (kinds[0] if kinds else None)
            kind = announced(label, heading=False) or _nearest(generic, own.announced)
            labels = () if introduces else (label,)
            if len(row) > LABEL_AND_TEXT and header and (column >= len(kinds) or kinds[column] is None):
                labels = (*labels, header)
            reader.tell_cell(
                cell,
                replace(own, labels=labels, announced=None if introduces else kind),
                defining=introduces,
                labelled=not introduces,
            )


def _describes(header: str) -> bool:
    """Whether a column with this header says what the service of its row is."""
    return header.casefold() in EMPTY_LABELS or announced(header) is FeatureKind.DEFINITION


def _nearest(header: FeatureKind | None, heading: FeatureKind | None) -> FeatureKind | None:
    """A header "Component" or "Feature" is the habit of a template; the heading above says more."""
    return heading if heading is not None and (header is None or header in OPEN_KINDS) else header


def _may_introduce(reader: Teller, slug: str, scope: Scope) -> bool:
    """Whether the first row of a table may say what the table is about."""
    ideas = all(reader.lookup.is_concept(one) for one in scope.services)
    return slug in scope.services or ideas
