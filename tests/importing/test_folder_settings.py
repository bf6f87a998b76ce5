"""A folder's own settings file, from the disk through an import to the library."""

import datetime as dt
from pathlib import Path

import pytest

from studyapp.importing.checking import check_notes
from studyapp.importing.notes_import import import_notes
from studyapp.models import Feature, Folder, Note, Service
from studyapp.notes.problems import Severity

NOW = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
LATER = NOW + dt.timedelta(days=1)

LINES = """# How we ship

## Line
- carries a change from a commit to the machines
"""
SETTINGS = """[names]
"Line" = "codepipeline"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "ours"
    home.mkdir()
    (home / "lines.md").write_text(LINES)
    return home


@pytest.fixture
def other(tmp_path: Path) -> Path:
    home = tmp_path / "theirs"
    home.mkdir()
    (home / "rails.md").write_text(LINES.replace("How we ship", "How they ship"))
    return home


def owners() -> dict[str, set[str]]:
    """The services that each note says something of."""
    found: dict[str, set[str]] = {}
    for feature in Feature.objects.live().prefetch_related("sources__note").select_related("service"):
        for source in feature.sources.all():
            found.setdefault(source.note.address, set()).add(feature.service.slug)
    return found


def settle(folder: Path, text: str = SETTINGS) -> None:
    (folder / "studyapp.toml").write_text(text)


@pytest.mark.django_db
def test_a_spelling_means_what_the_file_says(folder):
    settle(folder)

    report = import_notes([folder], now=NOW)

    assert owners() == {"lines.md": {"codepipeline"}}
    assert not report.has_errors


@pytest.mark.django_db
def test_it_holds_for_the_notes_of_its_folder_only(folder, other):
    settle(folder)

    import_notes([folder, other], now=NOW)

    assert owners() == {"lines.md": {"codepipeline"}, "rails.md": {"how-they-ship"}}


@pytest.mark.django_db
def test_a_second_import_changes_nothing(folder, other):
    settle(folder)
    import_notes([folder, other], now=NOW)

    report = import_notes([folder, other], now=LATER)

    assert (report.read, report.unchanged) == (0, 2)
    assert not report.plan


@pytest.mark.django_db
def test_a_change_of_the_file_reads_the_notes_of_its_folder_anew(folder, other):
    import_notes([folder, other], now=NOW)
    assert owners()["lines.md"] == {"how-we-ship"}

    settle(folder)
    report = import_notes([folder, other], now=LATER)

    assert (report.read, report.unchanged) == (1, 1)
    assert owners() == {"lines.md": {"codepipeline"}, "rails.md": {"how-they-ship"}}


@pytest.mark.django_db
def test_without_the_file_everything_is_as_it_was(folder):
    settle(folder)
    import_notes([folder], now=NOW)

    (folder / "studyapp.toml").unlink()
    import_notes([folder], now=LATER)

    assert owners() == {"lines.md": {"how-we-ship"}}
    assert Folder.objects.get().settings == ""


@pytest.mark.django_db
def test_a_declared_service_is_part_of_the_library(folder, other):
    settle(
        folder, '[services.parcel-line]\nname = "Parcel Line"\naliases = ["Line"]\ncategory = "integration"\n'
    )

    import_notes([folder, other], now=NOW)

    service = Service.objects.live().get(slug="parcel-line")
    assert (service.name, service.aliases, service.category) == ("Parcel Line", ["Line"], "integration")
    assert owners() == {"lines.md": {"parcel-line"}, "rails.md": {"how-they-ship"}}


@pytest.mark.django_db
def test_the_provider_of_a_folder_decides_between_clouds(folder):
    (folder / "lines.md").write_text("# How we ship\n\n## Functions\n- run a handler for each event\n")
    settle(folder, 'provider = "google"\n')

    import_notes([folder], now=NOW)

    assert owners() == {"lines.md": {"cloud-functions"}}


@pytest.mark.django_db
def test_a_slip_in_the_file_is_listed_each_time_and_retires_nothing(folder):
    settle(folder)
    import_notes([folder], now=NOW)

    settle(folder, '[names]\n"Line" = = "codepipeline"\n')
    reports = [import_notes([folder], now=LATER), import_notes([folder], now=LATER)]

    for report in reports:
        (problem,) = report.problems
        assert (problem.file, problem.line, problem.severity) == ("ours/studyapp.toml", 2, Severity.ERROR)
        assert (report.read, report.has_errors) == (0, True)
        assert not report.plan
    assert owners() == {"lines.md": {"codepipeline"}}


@pytest.mark.django_db
def test_a_broken_file_stops_no_first_import(folder):
    (folder / "studyapp.toml").write_bytes(b"\xff\xfe\x00 no text")

    report = import_notes([folder], now=NOW)

    assert report.read == 1
    assert [problem.file for problem in report.problems] == ["ours/studyapp.toml"]
    assert owners() == {"lines.md": {"how-we-ship"}}


@pytest.mark.django_db
def test_a_line_that_is_not_understood_spoils_no_other(folder):
    settle(folder, f'{SETTINGS}"Rail" = "No Such Thing"\n')

    report = import_notes([folder], now=NOW)

    assert [(problem.line, problem.severity) for problem in report.problems] == [(3, Severity.ERROR)]
    assert owners() == {"lines.md": {"codepipeline"}}


@pytest.mark.django_db
def test_a_file_that_is_a_link_out_of_the_folder_is_not_read(folder, tmp_path):
    (tmp_path / "elsewhere.toml").write_text(SETTINGS)
    (folder / "studyapp.toml").symlink_to(tmp_path / "elsewhere.toml")

    report = import_notes([folder], now=NOW)

    assert "leads out of the folder" in report.problems[0].message
    assert owners() == {"lines.md": {"how-we-ship"}}


@pytest.mark.django_db
def test_a_folder_that_was_moved_keeps_its_settings(folder):
    settle(folder)
    import_notes([folder], now=NOW)

    moved = folder.rename(folder.parent / "moved")
    report = import_notes([moved], now=LATER)

    assert report.read == 0
    assert owners() == {"lines.md": {"codepipeline"}}
    assert not import_notes([moved], now=LATER).plan


@pytest.mark.django_db
def test_an_import_elsewhere_reads_notes_by_the_settings_of_their_own_folder(folder, other):
    settle(folder)
    import_notes([folder], now=NOW)

    (other / "crane.md").write_text("---\nservice: Dock Crane\n---\nLifts boxes off a ship.\n")
    import_notes([other], now=LATER)

    assert owners()["lines.md"] == {"codepipeline"}


@pytest.mark.django_db
@pytest.mark.parametrize("first", ["folder", "other"])
def test_step_by_step_comes_to_the_same_as_all_at_once(folder, other, first):
    settle(folder, '[services.crane]\nname = "Crane"\nparent = "sqs"\n[names]\n"Line" = "crane"\n')
    settle(other, '[services.crane]\nname = "Their crane"\n[names]\n"Line" = "crane"\n')
    import_notes([folder, other], now=NOW)
    at_once = state()

    Note.objects.all().delete()
    Service.objects.all().delete()
    Folder.objects.all().delete()
    for each in (folder, other) if first == "folder" else (other, folder):
        import_notes([each], now=NOW)

    assert state() == at_once
    assert not import_notes([folder, other], now=LATER).plan


def state() -> tuple[object, ...]:
    services = Service.objects.live().values_list("slug", "name", "aliases", "category", "parent__slug")
    folders = Folder.objects.values_list("name", "settings")
    return list(services.order_by("slug")), owners(), list(folders.order_by("name"))


def test_checking_notes_reads_the_settings_too(folder):
    settle(folder, f'{SETTINGS}"Rail" = 3\n')

    problems = check_notes([folder])

    assert [(problem.file, problem.line) for problem in problems] == [("ours/studyapp.toml", 3)]


@pytest.mark.django_db
def test_a_name_in_doubt_is_listed_and_keeps_nothing_from_being_used(folder):
    (folder / "lines.md").write_text("## API Gateway\n- checks each request\n")

    report = import_notes([folder], now=NOW)

    ((problem),) = report.as_json()["problems"]
    assert (problem["file"], problem["line"], problem["severity"]) == ("lines.md", 1, "info")
    assert not report.has_errors


@pytest.mark.django_db
def test_a_settings_file_below_the_top_is_told_of(folder):
    (folder / "inner").mkdir()
    (folder / "inner" / "note.md").write_text("# SQS\n- holds letters\n")
    settle(folder / "inner")

    (told,) = [problem for problem in check_notes([folder]) if "not at the top" in problem.message]

    assert told.file == "inner/studyapp.toml"
