"""The whole import over a database."""

from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.importing.notes_import import import_notes
from studyapp.models import Card, Comparison, Feature, Import, Note, Service, Source
from tests.importing.two_notes import LATER, NOW, QUEUES, TOPICS, feature, folder_of_two, run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_two(tmp_path)


@pytest.mark.django_db
def test_it_stores_services_features_and_cards_with_their_lines(folder):
    report = run(folder)

    assert (report.read, report.unchanged, report.failed) == (2, 0, 0)
    assert set(Service.objects.live().values_list("slug", flat=True)) >= {"sqs", "sns"}
    source = feature("stays hidden").sources.get()
    assert (source.note.address, source.line) == ("queues.md", 7)
    assert Card.objects.live().filter(feature__text__contains="stays hidden").exists()


@pytest.mark.django_db
def test_a_second_import_is_the_empty_plan(folder):
    run(folder)

    report = run(folder, now=LATER)

    assert (report.read, report.unchanged) == (0, 2)
    assert not report.plan


@pytest.mark.django_db
def test_reading_unchanged_notes_anew_changes_nothing_either(folder):
    run(folder)
    Note.objects.update(digest="read by an older reader")

    report = run(folder, now=LATER)

    assert report.read == 2
    assert not any(
        count for name, counts in report.plan.counts().items() if name != "notes" for count in counts.values()
    )


@pytest.mark.django_db
def test_a_dry_run_plans_the_same_and_stores_nothing(folder):
    planned = run(folder, dry_run=True)

    assert not Note.objects.exists()
    assert planned.plan.counts() == run(folder).plan.counts()


@pytest.mark.django_db
def test_a_typo_that_is_mended_keeps_the_feature_and_its_cards(folder):
    run(folder)
    before = feature("stays hidden")
    cards = set(before.cards.values_list("uid", flat=True))

    (folder / "queues.md").write_text(QUEUES.replace("for a while", "for some time"))
    report = run(folder, now=LATER)

    after = feature("for some time")
    assert after.uid == before.uid
    assert cards & set(after.cards.live().values_list("uid", flat=True))
    assert report.plan.features.counts() == {"added": 0, "changed": 1, "moved": 0, "retired": 0}


@pytest.mark.django_db
def test_lines_that_slip_down_are_moved_not_changed(folder):
    run(folder)

    (folder / "queues.md").write_text(f"\n\n{QUEUES}")
    report = run(folder, now=LATER)

    counts = report.plan.features.counts()
    assert counts["moved"] > 0
    assert (counts["added"], counts["changed"], counts["retired"]) == (0, 0, 0)
    assert feature("stays hidden").sources.get().line == 9


@pytest.mark.django_db
def test_a_renamed_note_keeps_every_feature(folder):
    run(folder)
    before = set(Feature.objects.live().values_list("uid", flat=True))

    (folder / "queues.md").rename(folder / "sqs.md")
    run(folder, now=LATER)

    assert set(Feature.objects.live().values_list("uid", flat=True)) == before
    assert Note.objects.get(address="queues.md").retired_at == LATER


@pytest.mark.django_db
def test_what_leaves_the_notes_is_retired_and_wakes_with_its_history(folder):
    run(folder)
    before = feature("stays hidden")
    line = next(line for line in QUEUES.split("\n") if "Visibility" in line)

    (folder / "queues.md").write_text(QUEUES.replace(f"{line}\n", ""))
    run(folder, now=LATER)
    asleep = Feature.objects.get(pk=before.pk)
    retired_cards = asleep.cards.filter(retired_at=LATER).count()
    (folder / "queues.md").write_text(QUEUES)
    run(folder, now=LATER)

    assert asleep.retired_at == LATER
    assert retired_cards > 0
    awake = feature("stays hidden")
    assert awake.pk == before.pk
    assert awake.retired_at is None
    assert awake.cards.live().count() == retired_cards


@pytest.mark.django_db
def test_the_same_statement_in_two_notes_is_one_feature_with_two_sources(folder):
    (folder / "copy.md").write_text(QUEUES)

    run(folder)

    assert set(feature("stays hidden").sources.values_list("note__address", flat=True)) == {
        "copy.md",
        "queues.md",
    }


@pytest.mark.django_db
def test_a_statement_stays_while_one_of_two_notes_still_says_it(folder):
    (folder / "copy.md").write_text(QUEUES)
    run(folder)

    (folder / "copy.md").unlink()
    report = run(folder, now=LATER)

    assert feature("stays hidden").sources.get().note.address == "queues.md"
    assert report.plan.features.counts()["retired"] == 0


@pytest.mark.django_db
def test_a_file_that_is_not_text_is_a_problem_and_the_others_are_read(folder):
    (folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))

    report = run(folder)

    assert (report.read, report.failed) == (2, 1)
    assert [problem.file for problem in report.problems if problem.severity == "error"] == ["picture.md"]
    assert report.has_errors


@pytest.mark.django_db
def test_a_note_that_becomes_unreadable_keeps_what_it_said(folder):
    run(folder)

    (folder / "queues.md").write_bytes(b"\x00\x01\x02" * 300)
    report = run(folder, now=LATER)

    assert report.failed == 1
    assert feature("stays hidden").retired_at is None


@pytest.mark.django_db
def test_a_folder_that_is_suddenly_empty_loses_nothing(folder):
    run(folder)
    for file in folder.iterdir():
        file.unlink()

    report = run(folder, now=LATER)

    assert not report.plan
    assert "are kept" in report.problems[0].message
    assert Feature.objects.live().exists()


@pytest.mark.django_db
def test_other_folders_are_left_alone(folder, tmp_path_factory):
    run(folder)
    other = tmp_path_factory.mktemp("other")
    (other / "functions.md").write_text("# AWS Lambda\n\nAWS Lambda runs code when an event calls it.\n")

    report = run(other, now=LATER)

    assert report.plan.features.counts()["retired"] == 0
    assert report.plan.notes.counts() == {"added": 1, "changed": 0, "moved": 0, "retired": 0}


@pytest.mark.django_db
def test_every_source_stands_within_its_note(folder):
    run(folder)

    for source in Source.objects.select_related("note"):
        lines = source.note.source.split("\n")[source.line - 1 : source.end_line]
        assert lines, source
        assert all(word in "\n".join(lines) for word in source.quote.split())


@pytest.mark.django_db
def test_importing_more_notes_takes_hardly_more_statements(
    folder, django_assert_max_num_queries, tmp_path_factory
):
    """Statements grow with batches of a thousand rows and with comparisons, not with notes."""
    with CaptureQueriesContext(connection) as few:
        run(folder)
    many = tmp_path_factory.mktemp("many")
    for number in range(30):
        (many / f"{number}.md").write_text(QUEUES.replace("256 KB", f"{number + 300} KB"))

    with django_assert_max_num_queries(len(few) + 5):
        run(many)


COMPARED = """# Amazon SNS vs Amazon SQS

| Aspect | Amazon SNS | Amazon SQS |
|---|---|---|
| Who hears of a message | {everybody} | whoever takes it first |
"""


@pytest.mark.django_db
def test_a_comparison_put_together_from_two_notes_falls_back_on_the_one_that_is_left(folder):
    (folder / "a.md").write_text(COMPARED.format(everybody="every subscriber"))
    (folder / "b.md").write_text(COMPARED.format(everybody="all who subscribed"))
    run(folder)
    said = Comparison.objects.get(slug="sns-vs-sqs").cells.filter(service__slug="sns")
    both = list(said.values_list("text", flat=True))

    (folder / "a.md").unlink()
    run(folder, now=LATER)

    assert both == ["every subscriber", "all who subscribed"]
    assert said.get().text == "all who subscribed"
    assert said.get().sources.get().note.address == "b.md"


@pytest.mark.django_db
def test_every_pair_that_notes_compare_can_be_asked_about(folder):
    (folder / "a.md").write_text(COMPARED.format(everybody="every subscriber"))

    run(folder)

    assert Card.objects.live().filter(comparison__slug="sns-vs-sqs").exists()


@pytest.mark.django_db
def test_a_plan_made_for_another_library_is_made_anew(folder, tmp_path_factory):
    """While this import reads its notes, another one is faster."""
    other = tmp_path_factory.mktemp("other")
    (other / "queues.md").write_text(QUEUES.replace("256 KB", "1 MB"))
    overtaken = []

    def be_overtaken(_done: int, _total: int) -> None:
        if not overtaken:
            overtaken.append(True)
            import_notes([other], now=NOW)

    import_notes([folder], now=LATER, on_file=be_overtaken)

    assert list(Import.objects.values_list("number", flat=True)) == [2, 1]
    assert feature("stays hidden").sources.count() == 2


@pytest.mark.django_db
def test_an_import_that_changes_nothing_is_not_counted(folder):
    run(folder)
    run(folder, now=LATER)

    assert Import.objects.count() == 1


@pytest.mark.django_db
def test_a_name_that_cannot_be_shown_is_a_problem_and_the_others_are_read(folder):
    (folder / "two\nlines.md").write_text(QUEUES)
    (folder / b"\xff.md".decode("utf-8", "surrogateescape")).write_text(QUEUES)

    report = run(folder)

    assert report.read == 2
    assert sorted(problem.file for problem in report.problems) == ["\\udcff.md", "two\\nlines.md"]


COURIER = "# Courier queue\n\n- **Courier queue**: keeps parcels until a rider is free.\n"
RENAMED = "---\nservice: sqs\nname: My queue\naliases: [Courier queue]\n---\n# SQS\n\nMy queue keeps work.\n"


@pytest.mark.django_db
@pytest.mark.parametrize("last", ["a.md", "b.md", "queues.md", None])
def test_step_by_step_comes_to_the_same_as_all_at_once(tmp_path, last):
    """Notes come one by one, in the order that hurts, and one goes again."""
    notes = {"a.md": COURIER, "queues.md": QUEUES, "b.md": RENAMED, "topics.md": TOPICS}
    for name, text in notes.items():
        (tmp_path / name).write_text(text)
        run(tmp_path)
    if last:
        (tmp_path / last).unlink()
        run(tmp_path, now=LATER)
    step_by_step = said()

    Feature.objects.all().delete()
    Service.objects.all().delete()
    Comparison.objects.all().delete()
    Note.objects.all().delete()
    run(tmp_path)

    assert step_by_step == said()


def said() -> set[tuple[str, ...]]:
    """Everything that the library says, without ids."""
    features = Feature.objects.live().values_list(
        "service__slug", "service__name", "kind", "label", "text", "sources__note__address"
    )
    cards = Card.objects.live().values_list("kind", "front", "back")
    return {tuple(map(str, row)) for row in (*features, *cards)}


@pytest.mark.django_db
def test_what_a_later_note_puts_right_is_asked_no_more_and_what_it_says_still_is(folder):
    old = "# Amazon SQS\n\n## Limits\n- **Largest message**: 256 KB, whatever the kind of queue.\n"
    (folder / "old.md").write_text(old)
    run(folder)
    asked = Card.objects.live().filter(note__address="old.md")
    before = asked.exists()

    (folder / "new.md").write_text(old.replace("256 KB", "1 MB (until 2025: 256 KB)"))
    run(folder, now=LATER)

    assert before
    assert not asked.exists()
    assert Card.objects.live().filter(note__address="new.md").exists()
