"""Whatever the five notes say, a reader finds it in the library that ships.

`tests/knowledge/five_notes.csv` has a row for each statement of the notes. Its last columns say where the
counterpart stands: the page, the heading and the label there ("" for definitions, steps and advice, which
have none). `state` is `righted` where the note is wrong or outdated and the page says what is true.
"""

import csv
import datetime as dt
import re
from pathlib import Path

import pytest

from studyapp.exporting.knowledge import export_knowledge
from studyapp.importing.notes_import import import_notes
from studyapp.notes.document import Block, Document, Heading, Item, Listing, Paragraph, Table, Text
from studyapp.notes.reading import read_document

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
# What stands below a comparison's table.
BELOW = re.compile(r"(Both|All|Principle): ")


def rows() -> list[dict[str, str]]:
    with (ROOT / "tests" / "knowledge" / "five_notes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def labels_by_heading(document: Document) -> dict[str, set[str]]:
    """Under each heading the labels of its statements; "" where a statement has none."""
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
            return {bold(item) for item in block.items}
        case Table():
            return {row.cells[0].plain for row in block.rows}
        case Paragraph():
            below = BELOW.match(block.text.plain)
            return {below[1] if below else ""}
    return set()


def bold(item: Item) -> str:
    first: Text = item.text
    return first.runs[0].text if first.runs and first.runs[0].strong else ""


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
    places = {
        feature["id"]: {(source["note"], source["line"]) for source in feature["sources"]}
        for service in known["services"]
        for feature in service["features"]
    }
    disputed = {
        place for conflict in known["conflicts"] for id_ in conflict["features"] for place in places[id_]
    }
    wrong = {(row["note"], int(row["line"])) for row in rows() if row["state"] == "righted"}

    assert wrong
    assert wrong <= {(note[:1], line) for note, line in disputed if not note.startswith("services/")}
