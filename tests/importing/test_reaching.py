"""What an import looks at does not grow with what is beyond its reach."""

import datetime as dt
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.importing import loading, proposing, renewing
from studyapp.importing.notes_import import import_notes

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
SERVICES = ("Amazon SQS", "Amazon EC2", "Amazon S3", "Amazon RDS", "AWS Lambda", "Amazon Cognito")

pytestmark = pytest.mark.django_db


def write_notes(folder: Path, *, drawers: range) -> None:
    for name in SERVICES:
        note = folder / f"{name}.md"
        said = (f"- **Drawer {number}**: keeps {number} letters of {name}\n" for number in drawers)
        begun = note.read_text() if note.exists() else f"# {name}\n\n"
        note.write_text(begun + "".join(said))
    sides = "| | EC2 | S3 |\n|---|---|---|\n| Size | one | two |\n"
    (folder / "compared.md").write_text(f"# Drawers\n\n## {SERVICES[1]} vs {SERVICES[2]}\n\n{sides}")


def queries_to_add(line: str, folder: Path) -> int:
    note = folder / f"{SERVICES[0]}.md"
    note.write_text(f"{note.read_text()}- {line}\n")
    with CaptureQueriesContext(connection) as captured:
        report = import_notes([folder], now=NOW)
    assert report.plan.counts()["features"]["added"] == 1
    return len(captured)


def test_a_change_takes_no_more_queries_where_more_is_said(tmp_path):
    write_notes(tmp_path, drawers=range(1, 4))
    import_notes([tmp_path], now=NOW)
    few = queries_to_add("**Cupboard**: keeps the letters of a whole town", tmp_path)
    write_notes(tmp_path, drawers=range(4, 31))
    import_notes([tmp_path], now=NOW)

    assert queries_to_add("**Chest**: keeps the parcels of all the villages around", tmp_path) <= few


def test_statements_of_services_beyond_reach_are_not_read(tmp_path, monkeypatch):
    write_notes(tmp_path, drawers=range(1, 4))
    import_notes([tmp_path], now=NOW)
    read: set[str] = set()

    def noting(load):
        def instead(services):
            read.update(services)
            return load(services)

        return instead

    monkeypatch.setattr(proposing, "load_features", noting(loading.load_features))
    monkeypatch.setattr(renewing, "load_features", noting(loading.load_features))
    monkeypatch.setattr(renewing, "load_said", noting(loading.load_said))
    note = tmp_path / f"{SERVICES[0]}.md"
    note.write_text(f"{note.read_text()}- **Cupboard**: keeps the letters of a whole town\n")

    import_notes([tmp_path], now=NOW)

    assert "sqs" in read
    assert read.isdisjoint({"ec2", "s3", "rds", "lambda", "cognito"})
