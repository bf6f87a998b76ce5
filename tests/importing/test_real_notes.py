"""Five real notes, where they are beside the project: read whole, every word where it is said to be."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from studyapp.exporting.knowledge import export_knowledge
from studyapp.importing.notes_import import import_notes
from studyapp.models import Service

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)

SPOKEN_OF = (
    "microservices serverless step-functions eventbridge cloudwatch-events batch lambda sar outposts "
    "image-builder app-runner elastic-beanstalk lightsail ec2 spot auto-scaling elb alb nlb clb sns sqs "
    "pub-sub containers container-orchestration ecs eks fargate event-driven-architecture faas "
    "api-gateway kinesis-data-streams data-firehose cognito cognito-user-pools cognito-identity-pools"
)


@pytest.fixture
def notes(shared: Path) -> Path:
    return shared / "notes"


@pytest.mark.django_db
def test_they_import_without_an_error_and_every_service_has_a_page(notes, client):
    report = import_notes([notes], now=NOW)

    assert (report.read, report.failed, report.has_errors) == (5, 0, False)
    found = set(Service.objects.live().filter(features__retired_at=None).values_list("slug", flat=True))
    assert set(SPOKEN_OF.split()) - found == set()


@pytest.mark.django_db
def test_one_service_named_differently_in_two_notes_is_one_page(notes):
    import_notes([notes], now=NOW)

    said_in = Service.objects.get(slug="sqs").features.live().values_list("sources__note__address", flat=True)
    assert {note[0] for note in said_in} >= {"2", "3"}


@pytest.mark.django_db
def test_the_words_of_every_statement_stand_on_its_lines(notes):
    import_notes([notes], now=NOW)

    known = export_knowledge()

    statements = [
        *((each["text"], each["sources"]) for service in known["services"] for each in service["features"]),
        *(
            (cell["text"], cell["sources"])
            for comparison in known["comparisons"]
            for row in comparison["rows"]
            for cell in row["values"].values()
        ),
        *((each["condition"], each["sources"]) for each in known["guidance"]),
    ]
    lost = []
    for text, sources in statements:
        assert sources, text
        for source in sources:
            lines = (notes / source["note"]).read_text(encoding="utf-8").split("\n")
            there = words("\n".join(lines[source["line"] - 1 : source["end_line"]]))
            lost += [
                (source["note"], source["line"], word)
                for said in (text, source["quote"])
                for word in words(said)
                if word not in there
            ]
    assert len(statements) > 400
    assert lost == []


@pytest.mark.django_db
def test_a_second_import_is_the_empty_plan(notes):
    import_notes([notes], now=NOW)

    assert not import_notes([notes], now=NOW).plan


@pytest.mark.django_db
def test_the_report_is_json(notes):
    json.dumps(import_notes([notes], now=NOW, dry_run=True).as_json())


def words(text: str) -> set[str]:
    """Words as a reader hears them, mark-up left aside."""
    return set(re.findall(r"\w+", re.sub(r"[`*_]", "", text)))
