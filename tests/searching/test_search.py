import pytest

from studyapp.searching.search import search
from studyapp.searching.words import marked, snippet, words_of
from tests.views.rows import comparison, feature, note, service


@pytest.mark.django_db
def test_the_very_name_comes_first() -> None:
    service("postbox-pro", "Cloud Postbox Pro")
    service("postbox", "Cloud Postbox")

    found = search("postbox").services

    assert [hit.url for hit in found] == ["/services/postbox/", "/services/postbox-pro/"]


@pytest.mark.django_db
def test_all_words_must_be_there() -> None:
    where = note()
    about = service("postbox", "Cloud Postbox")
    feature(about, "Letters wait in a queue.", where=where, line=1)
    feature(about, "Letters are sealed.", where=where, line=2)

    found = search("letters queue").features

    assert [hit.snippet for hit in found] == ["<mark>Letters</mark> wait in a <mark>queue</mark>."]


@pytest.mark.django_db
def test_a_service_is_found_by_another_of_its_names() -> None:
    about = service("postbox", "Cloud Postbox")
    about.aliases = ["Simple Letter Service"]
    about.save()

    assert len(search("letter service").services) == 1


@pytest.mark.django_db
def test_a_comparison_is_found_as_people_write_it() -> None:
    comparison(service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio"), where=note(), line=1)

    assert [hit.url for hit in search("radio vs postbox").comparisons] == ["/compare/postbox-vs-radio/"]


@pytest.mark.django_db
def test_a_note_is_found_at_the_line_with_most_of_the_words() -> None:
    note(source="# Post\nletters\nletters wait in a queue\n")

    found = search("letters queue").notes

    assert found[0].url == "/notes/queues.md/#line-3"
    assert found[0].snippet == "<mark>letters</mark> wait in a <mark>queue</mark>"


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "   ", "\x00", "%", "_", "'; DROP TABLE x; --", "a" * 5000, "\ud83d\ude00"]
)
def test_any_query_is_answered(query: str) -> None:
    feature(service("postbox", "Cloud Postbox"), "Letters wait.", where=note(), line=1)

    assert len(search(query)) == 0


def test_words_are_folded_and_said_once() -> None:
    assert words_of("  SQS sqs\tQueue ") == ("sqs", "queue")


def test_marks_are_the_only_mark_up() -> None:
    assert marked("<b>queue & Queue", ["queue"]) == "&lt;b&gt;<mark>queue</mark> &amp; <mark>Queue</mark>"


def test_an_entity_is_never_cut_by_a_mark() -> None:
    assert marked("R&amp;D", ["amp"]) == "R&amp;<mark>amp</mark>;D"


def test_a_snippet_begins_near_the_first_word_found() -> None:
    text = "word " * 100 + "needle " + "word " * 100

    found = snippet(text, ["needle"])

    assert found.startswith("…word")
    assert "<mark>needle</mark>" in found
    assert found.endswith("word…")
    assert len(found) < 250
