"""What cannot be heard once more is kept, said so, and heard next time."""

import datetime as dt
from pathlib import Path

import pytest

from studyapp.importing.note_jobs import ToTell
from studyapp.importing.notes_import import import_notes
from studyapp.importing.workers import Failure, Workers
from studyapp.models import Comparison, Feature

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
COMPARED = """# Messaging

## SNS vs SQS

| | SNS | SQS |
|---|---|---|
| {aspect} | {one} | {other} |
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(COMPARED.format(aspect="Delivery", one="to everybody", other="to one"))
    (tmp_path / "b.md").write_text(COMPARED.format(aspect="Price", one="by the message", other="by the call"))
    import_notes([tmp_path], now=NOW)
    return tmp_path


def deafen(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    """Let the stored text of one note be too much for a worker."""
    run = Workers.run

    def instead(self, task, items, *, count):
        for item, outcome in run(self, task, items, count=count):
            fails = isinstance(item, ToTell) and item.address == address and item.source
            yield item, Failure(message="too much", hint="split it") if fails else outcome

    monkeypatch.setattr(Workers, "run", instead)


def cells() -> set[tuple[str, str]]:
    rows = Comparison.objects.live().filter(slug="sns-vs-sqs")
    return set(rows.values_list("cells__aspect", "cells__text"))


@pytest.mark.django_db
def test_a_comparison_keeps_the_part_of_a_note_that_cannot_be_heard_again(folder, monkeypatch):
    before = cells()
    (folder / "b.md").write_text(COMPARED.format(aspect="Price", one="by the topic", other="by the call"))

    with monkeypatch.context() as patch:
        deafen(patch, "a.md")
        report = import_notes([folder], now=NOW)
    kept = cells()
    again = import_notes([folder], now=NOW)

    assert kept == before
    assert report.failed == 1
    assert ("a.md", "too much") in {(problem.file, problem.message) for problem in report.problems}
    assert again.read == 1
    assert ("Price", "by the topic") in cells()
    assert ("Delivery", "to everybody") in cells()


@pytest.mark.django_db
def test_a_note_that_cannot_be_heard_under_new_names_is_heard_next_time(folder, monkeypatch):
    (folder / "a.md").write_text("# Carriers\n\n## Conveyor\n- moves boxes from hand to hand\n")
    import_notes([folder], now=NOW)
    (folder / "c.md").write_text(
        "---\nservice: Amazon SQS\naliases: [Conveyor]\n---\n# SQS\n- holds letters\n"
    )

    with monkeypatch.context() as patch:
        deafen(patch, "a.md")
        report = import_notes([folder], now=NOW)
    again = import_notes([folder], now=NOW)

    assert report.failed == 1
    assert again.read == 1
    assert Feature.objects.live().get(text="moves boxes from hand to hand").service.slug == "sqs"


@pytest.mark.django_db
def test_services_that_are_parts_of_each_other_are_parts_of_none(tmp_path):
    (tmp_path / "a.md").write_text(
        "---\nservice: Amazon SQS\nparent: Amazon SNS\n---\n# SQS\n- holds letters\n"
    )
    (tmp_path / "b.md").write_text("---\nservice: Amazon SNS\nparent: Amazon SQS\n---\n# SNS\n- tells all\n")
    (tmp_path / "c.md").write_text("---\nservice: Amazon MQ\nparent: Amazon MQ\n---\n# MQ\n- old ways\n")
    import_notes([tmp_path], now=NOW)
    (tmp_path / "d.md").write_text("## SQS\n- keeps them for days\n")

    import_notes([tmp_path], now=NOW)

    wholes = {
        each.service.slug: each.service.parent
        for each in Feature.objects.live().select_related("service__parent")
    }
    assert set(wholes) == {"sqs", "sns", "mq"}
    assert None in (wholes["sqs"], wholes["sns"])
    assert wholes["mq"] is None
