"""The quotes that an import keeps are those that the stored features make, whatever it reached."""

import datetime as dt
from pathlib import Path

import pytest

from studyapp.importing.loading import load_quotes
from studyapp.importing.notes_import import import_notes
from studyapp.importing.renewing import outlined
from studyapp.models import Feature, Quotes

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
SQS = "# Amazon SQS\n\n- keeps every letter until somebody has fetched and read it\n"
SNS = "# Amazon SNS\n\n- tells everybody who has asked for it of every single letter\n"
MQ = "# Amazon MQ\n\n- keeps every letter until somebody has fetched and read it\n"

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("sqs", SQS), ("sns", SNS), ("mq", MQ)):
        (tmp_path / f"{name}.md").write_text(text)
    import_notes([tmp_path], now=NOW)
    return tmp_path


def made_anew() -> dict[str, frozenset[bytes]]:
    Quotes.objects.all().delete()
    return dict(outlined().outline.quotes)


def test_all_that_is_said_is_kept(folder):
    kept = load_quotes()

    assert set(kept) == {"mq", "sns", "sqs"}
    assert kept == made_anew()


def test_what_is_said_in_the_same_words_has_the_same_quotes(folder):
    quotes = load_quotes()

    assert quotes["sqs"] == quotes["mq"]
    assert quotes["sqs"].isdisjoint(quotes["sns"])


@pytest.mark.parametrize(
    "change",
    [
        pytest.param("# Amazon SQS\n\n- keeps every letter for as many as fourteen days\n", id="other words"),
        pytest.param(
            "# Amazon SNS\n\n- keeps every letter for as many as fourteen days\n", id="another service"
        ),
        pytest.param("---\nservice: Amazon SQS\naliases: [letter]\n---\n" + SQS, id="another name"),
        pytest.param("nothing of the kind\n", id="nothing"),
    ],
)
def test_they_follow_an_edit(folder, change):
    (folder / "sqs.md").write_text(change)
    import_notes([folder], now=NOW)
    kept = load_quotes()

    assert kept == made_anew()


def test_what_is_gone_and_comes_back_is_kept_again(folder):
    (folder / "sqs.md").unlink()
    import_notes([folder], now=NOW)
    without = load_quotes()
    (folder / "sqs.md").write_text(SQS)
    import_notes([folder], now=NOW)

    assert "sqs" not in without
    assert load_quotes() == made_anew()


def test_another_reader_makes_them_anew_and_they_are_kept_with_the_next_change(folder):
    Quotes.objects.update(reader="another", digests=b"")
    (folder / "sns.md").write_text(f"{SNS}- writes to as many as twelve million of them\n")
    import_notes([folder], now=NOW)
    kept = load_quotes()

    assert kept == made_anew()


def test_whoever_edits_a_statement_by_hand_has_them_made_anew(folder, admin_client):
    feature = Feature.objects.get(service__slug="sqs")
    page = f"/admin/studyapp/feature/{feature.pk}/change/"
    form = admin_client.get(page).context["adminform"].form
    shown = {name: value for name, value in form.initial.items() if value is not None}
    answer = admin_client.post(page, {**shown, "text": "keeps every letter in a safe and dry place"})

    assert answer.status_code == 302
    assert load_quotes() == {}
