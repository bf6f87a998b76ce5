"""Columns made with tabs, as a spreadsheet pastes them: lines of a paragraph that are rows of a table."""

import re
from collections.abc import Sequence

from studyapp.notes.document import Lines, Paragraph, Row, Run, Table, Text

MARKUP = re.compile(r"[*_`]{1,3}(?=\S)|(?<=\S)[*_`]{1,3}")
TERM_AND_TEXT = 2


def tabbed_table(paragraph: Paragraph, *, source_lines: Sequence[str]) -> Table | None:
    """The table that a paragraph's lines make, None where they do not all have the same columns.

    `source_lines` is the note as written, where the tabs still are. Two columns are a term and what
    it means, without a header; of more the first row is the header.
    """
    numbers = range(paragraph.lines.start, paragraph.lines.end + 1)
    cells = [[part for part in source_lines[number - 1].split("\t") if part.strip()] for number in numbers]
    columns = len(cells[0])
    if columns < TERM_AND_TEXT or len(cells) < 2 or any(len(row) != columns for row in cells):  # noqa: PLR2004
        return None
    rows = tuple(_row(row, line=number) for number, row in zip(numbers, cells, strict=True))
    header = Row(cells=(), lines=rows[0].lines) if columns == TERM_AND_TEXT else rows[0]
    return Table(header=header, rows=rows if columns == TERM_AND_TEXT else rows[1:], lines=paragraph.lines)


def _row(cells: Sequence[str], *, line: int) -> Row:
    here = Lines(start=line, end=line)
    texts = tuple(
        Text(runs=(Run(text=MARKUP.sub("", cell.strip()), lines=here),), lines=here) for cell in cells
    )
    return Row(cells=texts, lines=here)
