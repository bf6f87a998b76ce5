"""Notes of any bytes and any nesting: what cannot be read is a problem, and everything else is read."""

import datetime as dt
import os
from pathlib import Path

import pytest

from studyapp.importing.checking import check_notes
from studyapp.importing.notes_import import import_notes
from studyapp.models import Feature, Note

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
QUEUES = "# Amazon SQS\n\n- **Visibility timeout**: a message stays hidden for a while — até o fim.\n"
# Seconds: one of the files takes all that it gets, so that no more than is needed is given.
BUDGET = 40.0


def run(folder: Path, **options):
    return import_notes([folder], now=NOW, **options)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "data",
    [
        QUEUES.encode("utf-8-sig"),
        QUEUES.encode("utf-16"),
        QUEUES.encode("utf-16-be"),
        QUEUES.replace("—", "-").encode("latin-1"),
        QUEUES.replace("\n", "\r").encode(),
        QUEUES.replace("hidden", "hid\x00den").encode(),
    ],
    ids=["mark", "utf-16", "utf-16 without mark", "latin-1", "carriage returns", "nul"],
)
def test_a_note_in_any_encoding_says_the_same(tmp_path, data):
    (tmp_path / "queues.md").write_bytes(data)

    report = run(tmp_path)

    assert (report.read, report.failed) == (1, 0)
    feature = Feature.objects.get(label="Visibility timeout")
    assert "hidden for a while" in feature.text
    assert feature.sources.get().line == 3


@pytest.mark.django_db
def test_what_is_no_note_is_told_or_passed_over(tmp_path):
    (tmp_path / "queues.md").write_text(QUEUES)
    (tmp_path / "._queues.md").write_bytes(b"\x00\x05\x16\x07\x00\x02")
    (tmp_path / "photo.md").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4)
    (tmp_path / "huge.md").touch()
    os.truncate(tmp_path / "huge.md", 20_000_001)
    outside = tmp_path.parent / f"{tmp_path.name}-outside.md"
    outside.write_text(QUEUES)
    (tmp_path / "link.md").symlink_to(outside)

    report = run(tmp_path)

    assert (report.read, report.failed) == (1, 2)
    assert sorted(problem.file for problem in report.problems) == ["huge.md", "link.md", "photo.md"]
    assert all(problem.message and problem.hint for problem in report.problems)
    assert list(Note.objects.values_list("address", flat=True)) == ["queues.md"]


@pytest.mark.django_db
def test_a_note_that_takes_too_long_is_ended_and_what_is_known_of_it_is_kept(tmp_path):
    (tmp_path / "queues.md").write_text(QUEUES)
    run(tmp_path)
    slow = "".join(f"- **Kind {number}**: [a](b) `c` *d* of Amazon SNS\n" for number in range(4000))
    (tmp_path / "queues.md").write_text(f"# Amazon SQS\n\n{slow}")
    (tmp_path / "topics.md").write_text("# Amazon SNS\n\n- **Fan-out**: a message reaches everybody.\n")

    report = run(tmp_path, budget=0.2)

    assert (report.read, report.failed) == (1, 1)
    assert [(problem.file, str(problem.severity)) for problem in report.problems] == [("queues.md", "error")]
    assert "longer than 0.2 seconds" in report.problems[0].message
    assert set(Feature.objects.live().values_list("label", flat=True)) == {"Visibility timeout", "Fan-out"}


def test_checking_has_the_same_budget(tmp_path):
    (tmp_path / "slow.md").write_text("- **Kind**: [a](b) `c` *d* of Amazon SNS\n" * 4000)

    problems = check_notes([tmp_path], budget=0.2)

    assert [problem.file for problem in problems] == ["slow.md"]


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["encodings", "pathological"])
def test_hostile_notes_beside_the_project_keep_nothing_from_being_read(shared, tmp_path, kind):
    hostile = shared / "hostile" / kind
    (tmp_path / "queues.md").write_text(QUEUES)

    report = import_notes([hostile, tmp_path], now=NOW, budget=BUDGET)

    files = len(list(hostile.glob("*.md")))
    assert report.read + report.failed == files + 1
    assert Feature.objects.live().filter(label="Visibility timeout").exists()
    told = {problem.file for problem in report.problems if problem.severity == "error"}
    assert report.failed <= len(told)
    assert not any("fault of the program" in problem.hint for problem in report.problems)
    again = import_notes([hostile, tmp_path], now=NOW, budget=BUDGET)
    assert not again.plan
