import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.models import Note
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
def test_a_note_is_found_where_the_block_around_the_line_begins() -> None:
    about = service("postbox", "Cloud Postbox")
    for address in ("one.md", "two.md"):
        where = note(address, source="# Post\nletters\nletters wait in a queue\n")
        row = feature(about, "letters letters wait in a queue", where=where, line=2)
        row.sources.update(end_line=3)

    found = search("letters queue").notes

    assert [hit.url for hit in found] == ["/notes/one.md/#line-2", "/notes/two.md/#line-2"]
    assert [hit.place for hit in found] == ["one.md, line 3", "two.md, line 3"]


@pytest.mark.django_db
def test_a_note_with_the_words_in_its_title_comes_first() -> None:
    note("a.md", title="Letters", source="a queue\n")
    note("b.md", title="Queues", source="letters\n")
    note("c.md", title="A queue of letters", source="nothing\n")

    found = search("queue letters", limit=2).notes

    assert [hit.url for hit in found] == ["/notes/c.md/", "/notes/a.md/#line-1"]


@pytest.mark.django_db
def test_the_best_statement_is_found_behind_many_that_only_mention_the_words() -> None:
    where, about = note(), service("postbox", "Cloud Postbox")
    for line in range(1, 31):
        feature(about, f"Stamp {line} is a matter of price.", where=where, line=line)
    feature(about, "Nothing to pay.", label="Price of a stamp", where=where, line=31)

    found = search("stamp price", limit=3).features

    assert len(found) == 3
    assert found[0].title == "<mark>Price</mark> of a <mark>stamp</mark>"


@pytest.mark.django_db
def test_questions_to_the_store_do_not_grow_with_what_is_found() -> None:
    services = [service(f"postbox-{number}", f"Cloud Postbox {number}") for number in range(3)]

    def fill(times: int) -> None:
        for _ in range(times):
            number = Note.objects.count()
            where = note(f"{number}.md", source="Letters wait in a postbox.\n")
            feature(services[number % 3], "Letters wait in a postbox.", where=where, line=1)

    def asked() -> list[str]:
        with CaptureQueriesContext(connection) as statements:
            search("postbox")
        return [statement["sql"] for statement in statements]

    comparison(services[0], services[1], where=note("pair.md"), line=1)
    fill(1)
    few = asked()
    comparison(services[1], services[2], where=note("other.md"), line=1)
    fill(25)
    many = asked()

    assert len(many) == len(few)
    assert not any('"html"' in statement for statement in many)


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
