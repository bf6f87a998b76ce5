"""Folders that move, that lie in one another, and that turn into links."""

from pathlib import Path

import pytest

from studyapp.models import Feature, Note
from tests.importing.two_notes import LATER, QUEUES, feature, folder_of_two, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_two(tmp_path)


def live_notes() -> list[tuple[str, str]]:
    return list(Note.objects.live().values_list("address", "path"))


@pytest.mark.django_db
def test_a_folder_that_was_moved_takes_its_notes_along(folder):
    run(folder)
    before = set(Feature.objects.live().values_list("uid", flat=True))

    moved = folder.rename(folder.with_name("moved"))
    report = run(moved, now=LATER)

    assert live_notes() == [("queues.md", "queues.md"), ("topics.md", "topics.md")]
    assert set(Feature.objects.live().values_list("uid", flat=True)) == before
    assert (report.read, report.unchanged) == (0, 2)
    (moved / "topics.md").unlink()
    run(moved, now=LATER)
    assert live_notes() == [("queues.md", "queues.md")]


@pytest.mark.django_db
def test_a_folder_around_a_known_one_takes_its_notes_in(tmp_path):
    inner = tmp_path / "all" / "aws"
    inner.mkdir(parents=True)
    (inner / "queues.md").write_text(QUEUES)
    run(inner)

    run(tmp_path / "all", now=LATER)

    assert live_notes() == [("queues.md", "aws/queues.md")]
    assert feature("stays hidden").sources.count() == 1


@pytest.mark.django_db
def test_a_subfolder_that_is_suddenly_a_link_loses_nothing(folder, tmp_path_factory):
    (folder / "sub").mkdir()
    (folder / "sub" / "more.md").write_text(QUEUES.replace("a while", "an hour"))
    run(folder)

    elsewhere = tmp_path_factory.mktemp("elsewhere") / "sub"
    (folder / "sub").rename(elsewhere)
    (folder / "sub").symlink_to(elsewhere)
    report = run(folder, now=LATER)

    assert feature("an hour").retired_at is None
    assert "sub" in [problem.file for problem in report.problems]
