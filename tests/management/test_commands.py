"""The commands as people and scripts call them."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from studyapp.models import Feature

QUEUES = """# Amazon SQS

Amazon SQS is a managed queue that keeps messages until a worker has taken them.

- **Visibility timeout**: a message that was received stays hidden from other workers for a while.
"""

DECISION = """---
decision: lunch
title: Pick the lunch
---
## Outcomes
| Id | Outcome | Services |
|---|---|---|
| queue | Amazon SQS | SQS |
| topic | Amazon SNS | SNS |

## Who listens? {#listeners}
### One worker {#one}
- best: queue — one worker takes each message
### Everybody {#all}
- best: topic — every subscriber hears of it
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "queues.md").write_text(QUEUES)
    (tmp_path / "lunch.md").write_text(DECISION)
    return tmp_path


def output_of(*words: object) -> str:
    stdout = StringIO()
    call_command(*map(str, words), stdout=stdout, stderr=StringIO())
    return stdout.getvalue()


def code_of(*words: object) -> int:
    """The exit code, as a shell would see it."""
    try:
        output_of(*words)
    except SystemExit as stop:
        return int(stop.code or 0)
    except CommandError as error:
        return error.returncode
    return 0


@pytest.mark.django_db
def test_import_prints_one_json_document_in_the_form_of_the_contract(folder):
    report = json.loads(output_of("import_notes", folder, "--json"))

    assert report["files"] == {"read": 2, "unchanged": 0, "failed": 0}
    assert set(report["plan"]) >= {"services", "features", "comparisons", "guidance", "cards"}
    assert report["plan"]["features"]["added"] == Feature.objects.live().count() > 0
    assert report["problems"] == []


@pytest.mark.django_db
def test_import_says_of_each_file_what_was_not_understood(folder):
    (folder / "jokes.md").write_text("A baker walks into a bar\n\n## SQS\n- Holds letters for a worker\n")

    said = output_of("import_notes", folder)

    assert "Understood 3 of 4 lines with content (75.0%):\n" in said
    assert "  jokes.md: 1 of 2; not understood: line 1\n" in said
    assert said.rstrip().endswith("  queues.md: 2 of 2")


@pytest.mark.django_db
def test_a_second_import_says_that_nothing_changes(folder):
    output_of("import_notes", folder)

    assert "Nothing changes" in output_of("import_notes", folder)


@pytest.mark.django_db
def test_a_dry_run_says_what_would_change(folder):
    said = output_of("import_notes", folder, "--dry-run")

    assert "Would change" in said
    assert not Feature.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["import_notes", "check_notes"])
def test_a_folder_that_does_not_exist_is_not_run(tmp_path, command):
    with pytest.raises(CommandError, match="nowhere") as caught:
        output_of(command, tmp_path / "nowhere")

    assert caught.value.returncode == 2


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["import_notes", "check_notes"])
def test_an_empty_folder_is_a_listed_error(tmp_path, command):
    assert code_of(command, tmp_path) == 1


@pytest.mark.django_db
def test_a_file_that_is_not_text_is_listed_and_the_rest_imported(folder):
    (folder / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)))

    assert code_of("import_notes", folder) == 1
    assert Feature.objects.live().exists()


@pytest.mark.django_db
def test_check_lists_problems_where_editors_find_them(folder):
    (folder / "broken.md").write_bytes(b"\x00\x01\x02" * 300)
    stdout = StringIO()

    with pytest.raises(SystemExit):
        call_command("check_notes", folder, stdout=stdout, stderr=StringIO())

    assert stdout.getvalue().startswith("broken.md:0: error: ")


@pytest.mark.django_db
@pytest.mark.parametrize("command", ["import_notes", "check_notes"])
def test_a_name_that_could_mean_something_else_is_listed_and_is_no_error(tmp_path, command):
    (tmp_path / "doors.md").write_text("## API Gateway\n- checks each request\n")
    stdout, stderr = StringIO(), StringIO()

    call_command(command, tmp_path, stdout=stdout, stderr=stderr)

    listed = stderr.getvalue() + stdout.getvalue()
    assert 'doors.md:1: info: "API Gateway" was read as Amazon API Gateway; it could be ' in listed
    assert command == "import_notes" or "No problems. 1 thing is worth a look (info)." in stderr.getvalue()


@pytest.mark.django_db
def test_a_warning_fails_a_check_and_not_an_import(tmp_path):
    """An import has done its work; a check is there to say that something could be better."""
    (tmp_path / "queues.md").write_text(
        "# Amazon SQS\n\nSee [the topics](topics.md) too.\n\n- holds messages\n"
    )

    assert code_of("import_notes", tmp_path) == 0
    assert code_of("check_notes", tmp_path) == 1


@pytest.mark.django_db
def test_export_names_the_line_of_every_statement(folder):
    output_of("import_notes", folder)

    known = json.loads(output_of("export_knowledge"))

    source_lines = QUEUES.split("\n")
    features = [feature for service in known["services"] for feature in service["features"]]
    assert features
    for feature in features:
        for source in feature["sources"]:
            lines = " ".join(source_lines[source["line"] - 1 : source["end_line"]])
            assert all(word in lines for word in feature["text"].split())


@pytest.mark.django_db
def test_export_of_one_service_leaves_the_others_out(folder):
    output_of("import_notes", folder)

    known = json.loads(output_of("export_knowledge", "--service", "sqs"))

    assert [service["slug"] for service in known["services"]] == ["sqs"]


@pytest.mark.django_db
def test_export_of_an_unknown_service_is_not_run(folder):
    assert code_of("export_knowledge", "--service", "nothing") == 2


@pytest.mark.django_db
def test_cards_go_out_as_json_and_as_csv(folder, tmp_path):
    output_of("import_notes", folder)

    cards = json.loads(output_of("export_cards", "--format", "json"))
    output_of("export_cards", "--format", "csv", "--output", tmp_path / "cards.csv")

    assert cards
    assert cards[0].keys() >= {"id", "kind", "services", "front", "back", "choices", "source", "feature"}
    assert len((tmp_path / "cards.csv").read_text().strip().split("\n")) >= len(cards) + 1


@pytest.mark.django_db
@pytest.mark.parametrize(("format_", "begins"), [("gift", "$CATEGORY: "), ("moodle-xml", "<?xml version=")])
def test_cards_go_out_as_a_question_bank(folder, format_, begins):
    output_of("import_notes", folder)

    assert output_of("export_cards", "--format", format_).startswith(begins)


@pytest.mark.django_db
def test_decide_gives_a_verdict_and_names_what_it_ignored(folder):
    output_of("import_notes", folder)

    verdict = json.loads(output_of("decide", "lunch", "listeners=one", "colour=blue"))

    assert verdict["decision"] == "lunch"
    assert verdict["outcomes"][0]["id"] == "queue"
    assert verdict["outcomes"][0]["reasons"][0]["sources"][0]["note"] == "lunch.md"
    assert verdict["ignored"] == {"colour": "blue"}


@pytest.mark.django_db
def test_a_decision_that_does_not_exist_names_those_that_do(folder):
    output_of("import_notes", folder)

    with pytest.raises(CommandError, match="there are: lunch") as caught:
        output_of("decide", "dinner")

    assert caught.value.returncode == 2


@pytest.mark.django_db
def test_an_answer_without_an_equals_sign_is_explained(folder):
    output_of("import_notes", folder)

    with pytest.raises(CommandError, match="QUESTION=ANSWER"):
        output_of("decide", "lunch", "one")


def test_a_database_that_is_not_set_up_is_said_in_words(monkeypatch):
    def refuse(**_: object) -> None:
        raise OperationalError("no such table: studyapp_note")

    monkeypatch.setattr("studyapp.management.commands.export_knowledge.export_knowledge", refuse)

    with pytest.raises(CommandError, match="migrate") as caught:
        output_of("export_knowledge")

    assert caught.value.returncode == 2
