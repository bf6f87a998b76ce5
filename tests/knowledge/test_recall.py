"""What the five notes say, labelled by hand, is found: the right service at the right line.

`five_notes.csv` has a row for each statement, piece of advice and comparison: the note by the number its
name begins with, the line, what it is about (several slugs for a comparison, `not:` before what is advised
against) and its kind. No words of the notes are in it. The labels were drafted from what the reader found
and then gone through line by line beside the notes, so they show what is lost later rather than what was
never seen.
"""

import csv
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Comparison, FeatureKind, Knowledge
from studyapp.knowledge.names import gazetteer
from studyapp.notes.files import decode, find_notes, read_bytes
from studyapp.notes.reading import read_document

LABELS = Path(__file__).with_name("five_notes.csv")
KINDS = frozenset(FeatureKind)
Place = tuple[str, int, str]


def labels() -> list[tuple[Place, str]]:
    with LABELS.open(encoding="utf-8", newline="") as file:
        return [((row["note"], int(row["line"]), row["about"]), row["kind"]) for row in csv.DictReader(file)]


@cache
def said(folder: Path) -> tuple[tuple[str, Knowledge], ...]:
    notes, _ = find_notes(folder)
    found = []
    for note in notes:
        text, _ = decode(read_bytes(note), path=note.path)
        document, _ = read_document(text, path=note.path)
        knowledge, _, _ = extract_note(document, names=gazetteer())
        found.append((note.path[0], knowledge))
    return tuple(found)


def statements(folder: Path) -> Iterator[tuple[Place, str]]:
    """Every feature and every cell, by its place and kind."""
    for number, knowledge in said(folder):
        for feature in knowledge.features:
            for source in feature.sources:
                yield (number, source.line, feature.service), str(feature.kind)
        for comparison in knowledge.comparisons:
            yield from ((place, "cell") for place in cells(number, comparison))
        for advice in knowledge.guidance:
            for source in advice.sources:
                yield from (((number, source.line, slug), "guidance") for slug in advice.services)


def cells(number: str, comparison: Comparison) -> Iterator[Place]:
    for row in comparison.rows:
        for slug, cell in row.values.items():
            yield from ((number, source.line, slug) for source in cell.sources)


def test_nearly_every_statement_is_found_at_its_line_and_service(shared: Path) -> None:
    wanted = Counter(place for place, kind in labels() if kind in KINDS or kind == "cell")
    found = Counter(place for place, _ in statements(shared / "notes"))

    missed = wanted - found

    assert missed.total() <= 0.05 * wanted.total(), sorted(missed)


def test_kinds_are_those_that_a_reader_gives(shared: Path) -> None:
    wanted = Counter((place, kind) for place, kind in labels() if kind in KINDS)
    found = Counter(statements(shared / "notes"))

    missed = wanted - found

    assert missed.total() <= 0.05 * wanted.total(), sorted(missed)


def test_advice_is_heard(shared: Path) -> None:
    wanted = {place for place, kind in labels() if kind == "guidance"}
    found = {
        (number, source.line, " ".join((*advice.services, *(f"not:{slug}" for slug in advice.against))))
        for number, knowledge in said(shared / "notes")
        for advice in knowledge.guidance
        for source in advice.sources
    }

    assert len(wanted - found) <= 0.05 * len(wanted), sorted(wanted - found)


def test_what_notes_set_against_each_other_is_compared(shared: Path) -> None:
    wanted = {about for (_, _, about), kind in labels() if kind == "comparison"}
    found = {
        " ".join(comparison.services)
        for _, knowledge in said(shared / "notes")
        for comparison in knowledge.comparisons
    }

    assert wanted <= found


def test_nothing_is_found_where_a_reader_finds_nothing(shared: Path) -> None:
    wanted = {(note, line) for (note, line, _), _ in labels()}
    found = {(note, line) for (note, line, _), _ in statements(shared / "notes")}

    assert found <= wanted
