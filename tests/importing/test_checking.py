"""A check reads notes by themselves and lists all that is wrong with them, of one note and between notes."""

from pathlib import Path

import pytest

from studyapp.importing.checking import check_notes
from studyapp.importing.notes_import import import_notes
from studyapp.notes.problems import Severity
from tests.importing.test_notes_import import NOW

LANTERN = """---
service: lantern
name: Lantern
aliases: [Lamp]
---
# Lantern

A lantern is a vessel that holds a light.
"""

UNDEFINED = LANTERN.partition("A lantern is")[0]


def told(folder: Path) -> list[str]:
    return [
        f"{problem.file}:{problem.line}: {problem.severity}: {problem.message}"
        for problem in check_notes([folder])
    ]


def test_it_lists_problems_and_needs_no_database(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_bytes(b"\x00\xff\x00\x01binary")

    assert [problem.file for problem in check_notes([tmp_path])] == ["broken.md"]


def test_notes_in_order_have_none(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    (tmp_path / "other.md").write_text("# SQS\n\nSee the [lantern](lantern.md#lantern).\n")

    assert told(tmp_path) == []


def test_it_says_what_an_author_could_do_better(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(UNDEFINED + "\n## Limits\n- **Oil**: Some.\n")

    assert told(tmp_path) == [
        "lantern.md:2: warning: the page does not say what Lantern is",
        "lantern.md:10: warning: this limit has no number: Some.",
    ]


def test_it_holds_notes_against_each_other(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    beacon = LANTERN.replace("lantern", "beacon").replace("Lantern", "Beacon")
    (tmp_path / "other.md").write_text(beacon + "\nSee [this](lanterns.md).\n")

    assert told(tmp_path) == [
        "other.md:4: warning: “Lamp”, here a name of Beacon, is a name of Lantern at lantern.md:4 too",
        "other.md:10: warning: the link “lanterns.md” leads to no note",
    ]


def test_a_note_may_compare_what_another_one_declares(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    table = "| | Lamp | SQS |\n|---|---|---|\n| Holds | light | messages |\n"
    (tmp_path / "compared.md").write_text(f"---\ncomparison: [lantern, sqs]\n---\n# Compared\n\n{table}")

    assert told(tmp_path) == []


@pytest.mark.parametrize("line", ["study: false", "decision: lamps"])
def test_what_is_not_studied_needs_no_definition(tmp_path: Path, line: str) -> None:
    text = UNDEFINED.replace("name: Lantern", line)
    (tmp_path / "lantern.md").write_text(text)

    assert not any("does not say what" in problem for problem in told(tmp_path))


@pytest.mark.django_db
def test_an_import_tells_what_it_could_not_use_and_leaves_the_advice_to_the_check(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(UNDEFINED)
    (tmp_path / "compared.md").write_text("---\ncomparison: [sns, sqss]\n---\n# Compared\n")

    report = import_notes([tmp_path], now=NOW)

    assert [(problem.file, problem.line, problem.severity) for problem in report.problems] == [
        ("compared.md", 2, Severity.ERROR)
    ]
