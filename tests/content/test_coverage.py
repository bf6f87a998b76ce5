"""Whatever the five notes say, a reader finds it in the library that ships.

`tests/knowledge/five_notes.csv` has a row for each statement of the notes. Its last columns say where the
counterpart stands: the page, the heading and the label there, or the beginning of what has no label, as
definitions, steps and advice. `state` is `righted` where the note is wrong or outdated and the page says what
is true.
"""

import csv
import datetime as dt
from pathlib import Path

import pytest

from studyapp.exporting.knowledge import export_knowledge
from studyapp.importing.notes_import import import_notes
from studyapp.notes.document import Block, Document, Heading, Listing, Paragraph, Table, Text
from studyapp.notes.reading import read_document

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
BEGINNING = 40


# The statements of the library that put lines of real notes right which are wrong indeed.
CORRECTED_IN_REAL_NOTES = {
    ("services/kinesis-data-streams.md", "Record size"),
    ("services/sns.md", "Message size"),
}


def rows() -> list[dict[str, str]]:
    with (ROOT / "tests" / "knowledge" / "five_notes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels_by_heading(document: Document) -> dict[str, set[str]]:
    """Under each heading the labels of its statements, or how those begin that have none."""
    found: dict[str, set[str]] = {}
    heading = ""
    for block in document.blocks:
        if isinstance(block, Heading):
            heading = block.text.plain
            found[heading] = set()
        else:
            found.setdefault(heading, set()).update(labels(block))
    return found


def labels(block: Block) -> set[str]:
    match block:
        case Listing():
            return {bold(item.text) or beginning(item.text) for item in block.items}
        case Table():
            return {row.cells[0].plain for row in block.rows}
        case Paragraph():
            return {beginning(block.text)}
    return set()


def bold(text: Text) -> str:
    return text.runs[0].text if text.runs and text.runs[0].strong else ""


def beginning(text: Text) -> str:
    return text.plain[:BEGINNING].strip()


def test_every_statement_of_the_notes_has_its_counterpart() -> None:
    pages: dict[str, dict[str, set[str]]] = {}
    lost = []
    for row in rows():
        page = row["page"]
        if page not in pages:
            text = (ROOT / "content" / page).read_text(encoding="utf-8")
            pages[page] = labels_by_heading(read_document(text, path=page)[0])
        if row["label"] not in pages[page].get(row["heading"], set()):
            lost.append((row["note"], row["line"], page, row["heading"], row["label"]))

    assert lost == []


def test_each_is_said_or_put_right() -> None:
    assert {row["state"] for row in rows()} == {"said", "righted"}


@pytest.mark.django_db
def test_what_is_put_right_shows_as_a_conflict_with_the_note(shared: Path) -> None:
    import_notes([shared / "notes", ROOT / "content"], now=NOW)
    known = export_knowledge()
    features = {one["id"]: one for service in known["services"] for one in service["features"]}
    disputed = {
        (source["note"][0], source["line"], right["sources"][0]["note"], right["label"])
        for conflict in known["conflicts"]
        if conflict["right"] is not None
        for right in (features[conflict["right"]],)
        for id_ in conflict["features"]
        for source in features[id_]["sources"]
    }
    wanted = {
        (row["note"], int(row["line"]), row["page"], row["label"])
        for row in rows()
        if row["state"] == "righted"
    }

    assert wanted
    assert wanted - disputed == set()


@pytest.mark.django_db
def test_it_puts_nothing_right_that_real_notes_have_right(shared: Path) -> None:
    """Of real notes that nobody here wrote: the lines that the library puts right were read one by one."""
    import_notes([shared / "corpus", ROOT / "content"], now=NOW)
    known = export_knowledge()
    features = {one["id"]: one for service in known["services"] for one in service["features"]}

    corrected = {
        (right["sources"][0]["note"], right["label"])
        for conflict in known["conflicts"]
        if conflict["right"] is not None
        for right in (features[conflict["right"]],)
    }

    assert corrected == CORRECTED_IN_REAL_NOTES
