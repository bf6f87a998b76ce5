import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from studyapp.models import Feature, Note
from studyapp.searching.search import Filters, search
from tests.views.rows import NOW, comparison, feature, note, service


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

    assert next(hit.url for hit in found) == "/notes/c.md/"
    assert len(found) == 2


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


@pytest.mark.django_db
def test_a_word_stands_for_all_that_begin_with_it() -> None:
    where, about = note(), service("postbox", "Cloud Postbox")
    feature(about, "Redelivery is tried twice.", where=where, line=1)
    feature(about, "Delivered at least once.", where=where, line=2)

    assert [hit.snippet for hit in search("deliver").features] == ["<mark>Delivered</mark> at least once."]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["letter", "letters", "LETTER", "Lettérs"])
def test_neither_number_nor_case_nor_accents_matter(typed: str) -> None:
    feature(service("postbox", "Cloud Postbox"), "Holds létters.", where=note(), line=1)

    assert [hit.snippet for hit in search(typed).features] == ["Holds <mark>létters</mark>."]


@pytest.mark.django_db
def test_the_name_of_the_service_may_stand_among_the_words() -> None:
    where, postbox, radio = note(), service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio")
    feature(postbox, "Keeps letters for 14 days.", where=where, line=1)
    feature(radio, "Keeps nothing for days.", where=where, line=2)

    assert [hit.place for hit in search("postbox days").features] == ["Cloud Postbox"]
    assert search("postbox").features == ()


@pytest.mark.django_db
def test_words_of_a_script_without_spaces_are_found_amid_a_sentence() -> None:
    feature(
        service("postbox", "Cloud Postbox"),
        "消息最长保留十四天",
        where=note(source="消息最长保留十四天"),
        line=1,
    )

    found = search("保留")

    assert [hit.snippet for hit in found.features] == ["消息最长<mark>保留</mark>十四天"]
    assert len(found.notes) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["retenton", "retentiom", "rteention", "retention"])
def test_one_typing_error_is_forgiven_and_told(typed: str) -> None:
    where = note(source="Retention is 14 days.")
    feature(service("postbox", "Cloud Postbox"), "Retention is 14 days.", where=where, line=1)

    found = search(typed)

    assert [hit.snippet for hit in found.features] == ["<mark>Retention</mark> is 14 days."]
    assert found.meant == (() if typed == "retention" else ((typed, "retention"),))


@pytest.mark.django_db
def test_a_typing_error_in_a_name_is_forgiven_too() -> None:
    service("postbox", "Cloud Postbox")

    assert [hit.url for hit in search("postobx").services] == ["/services/postbox/"]


@pytest.mark.django_db
def test_nothing_is_made_up_for_a_word_that_is_like_no_other() -> None:
    note(source="Retention is 14 days.")

    found = search("zebra")

    assert (len(found), found.meant) == (0, ())


@pytest.mark.django_db
def test_an_edit_is_found_and_what_it_took_out_is_not() -> None:
    row = feature(service("postbox", "Cloud Postbox"), "Holds letters.", where=note(), line=1)
    Feature.objects.filter(pk=row.pk).update(text="Holds parcels.")

    assert len(search("parcels").features) == 1
    assert search("letters").features == ()

    row.delete()

    assert search("parcels").features == ()


@pytest.mark.django_db
def test_what_is_retired_is_not_found() -> None:
    where = note(source="letters")
    row = feature(service("postbox", "Cloud Postbox"), "Holds letters.", where=where, line=1)
    Feature.objects.filter(pk=row.pk).update(retired_at=NOW)
    Note.objects.filter(pk=where.pk).update(retired_at=NOW)

    assert len(search("letters")) == 0


@pytest.mark.django_db
def test_filters_narrow_what_is_found() -> None:
    one, two = note("one.md", source="letters"), note("two.md", source="letters")
    postbox, radio = service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio", category="compute")
    feature(postbox, "Holds letters.", where=one, line=1)
    feature(postbox, "At most 10 letters.", where=two, line=1, kind="limit")
    feature(radio, "Reads letters.", where=two, line=2)

    def texts(**filters: str) -> set[str]:
        found = search("letters", filters=Filters(**filters))
        return {str(hit.snippet) for hit in found.features} | {hit.place for hit in found.notes}

    assert texts(category="compute") == {"Reads <mark>letters</mark>."}
    assert texts(kind="limit") == {"At most 10 <mark>letters</mark>."}
    assert texts(note="one.md") == {"Holds <mark>letters</mark>.", "one.md, line 1"}
    assert texts(note="two.md", kind="feature") == {"Reads <mark>letters</mark>."}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ['"', "*", "letters AND", "NEAR(", "a:b", "letters' OR 1=1 --", "\\", "(|&!", "-x", "\0letters"]
)
def test_signs_of_the_query_languages_mean_nothing(query: str) -> None:
    feature(service("postbox", "Cloud Postbox"), "Holds letters.", where=note(), line=1)

    search(query)


@pytest.mark.django_db
def test_a_huge_note_is_indexed_all_the_same() -> None:
    note(source=" ".join(f"word{number}x" for number in range(200_000)))

    assert len(search("word17x").notes) == 1
