import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.views.rows import NOW, advice, card, comparison, feature, note, service

pytestmark = pytest.mark.django_db


def test_it_shelves_services_by_category(client: Client) -> None:
    service("postbox", "Cloud Postbox")
    service("engine", "Cloud Engine", category="compute")

    page = client.get("/services/").content.decode()

    assert (
        page.index("Compute")
        < page.index("Cloud Engine")
        < page.index("Integration")
        < page.index("Cloud Postbox")
    )


def test_it_puts_a_part_below_its_whole(client: Client) -> None:
    whole = service("postbox", "Cloud Postbox")
    service("airmail", "Airmail", parent=whole)

    page = client.get("/services/").content.decode()

    assert page.index("Cloud Postbox") < page.index('<li class="inner"><a href="/services/airmail/">')


def test_it_says_how_to_begin_where_nothing_was_imported(client: Client) -> None:
    page = client.get("/services/").content.decode()

    assert "No notes yet" in page
    assert "make run NOTES=" in page


def test_it_leads_with_the_definition_and_links_each_statement_to_its_line(client: Client) -> None:
    where = note()
    about = service("postbox", "Cloud Postbox")
    feature(about, "A queue that keeps letters.", where=where, line=3, kind="definition")
    feature(about, "Hidden while someone reads it.", where=where, line=5, label="Timeout")

    page = client.get("/services/postbox/").content.decode()

    assert page.index("A queue that keeps letters.") < page.index("<b>Timeout</b>")
    assert 'href="/notes/queues.md/#line-5"' in page
    assert "queues, line 5" in page


def test_it_sets_limits_as_a_table(client: Client) -> None:
    about = service("postbox", "Cloud Postbox")
    feature(about, "2 MB", where=note(), line=7, kind="limit", label="Letter size")

    page = client.get("/services/postbox/").content.decode()

    assert '<th scope="row">Letter size</th><td>2 MB</td>' in page


def test_it_shows_where_the_notes_disagree(client: Client) -> None:
    about = service("postbox", "Cloud Postbox")
    feature(about, "Letters are delivered at least once.", where=note("one.md"), line=1, aspect="delivery")
    feature(about, "Letters are delivered exactly once.", where=note("two.md"), line=2, aspect="delivery")

    page = client.get("/services/postbox/").content.decode()

    assert "Your notes disagree" in page
    assert "None of these is asked until your notes agree." in page


def test_it_says_which_statement_puts_the_others_right(client: Client) -> None:
    about = service("postbox", "Cloud Postbox")
    feature(about, "Letters of up to 256 KB.", where=note("one.md"), line=1)
    feature(
        about, "Letters of up to 1 MB (until 2025: letters of up to 256 KB).", where=note("two.md"), line=2
    )

    page = client.get("/services/postbox/").content.decode()

    _, shown = page.split("Your notes disagree")
    assert shown.index("1 MB (until 2025") < shown.index("Letters of up to 256 KB.")
    assert "The first one puts the others right, and they are no longer asked." in shown


def shown(client: Client, url: str) -> str:
    """A page without what only shows when a pointer rests on a link."""
    return re.sub(r' title="[^"]*"', "", client.get(url).content.decode())


def test_what_is_put_right_is_marked_where_it_stands(client: Client) -> None:
    about = service("postbox", "Cloud Postbox")
    feature(about, "Letters of up to 256 KB.", where=note("one.md"), line=1)
    feature(about, "Letters of up to 1 MB (not: letters of up to 256 KB).", where=note("two.md"), line=2)

    page = shown(client, "/services/postbox/")

    assert page.count("Put right above.") == 1
    assert page.count("(not: letters of up to 256 KB)") == 1
    assert page.count("Letters of up to 1 MB") == 2


def test_advice_is_told_once(client: Client) -> None:
    where, about = note(), service("postbox", "Cloud Postbox")
    feature(about, "Use Cloud Postbox when nobody is at home.", where=where, line=4, kind="use_case")
    feature(about, "Keeps what arrives at night.", where=where, line=5, kind="use_case")
    advice(about, "when nobody is at home", where=where, line=4)

    page = shown(client, "/services/postbox/")

    assert page.count("nobody is at home") == 1
    assert "Keeps what arrives at night." in page


def test_it_offers_to_study_and_to_compare(client: Client) -> None:
    where = note()
    about, other = service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio")
    comparison(about, other, where=where, line=9)
    card(about, "What keeps letters?", "Cloud Postbox", where=where, line=1)

    page = client.get("/services/postbox/").content.decode()

    assert '<a class="button main" href="/study/?services=postbox">Study 1 card</a>' in page
    assert '<a class="button" href="/compare/postbox-vs-radio/">Compare with Cloud Radio</a>' in page


def test_it_escapes_what_notes_say(client: Client) -> None:
    about = service("postbox", "Cloud <b>Postbox</b>")
    feature(about, "<script>alert(1)</script>", where=note(), line=1, kind="definition")

    page = client.get("/services/postbox/").content.decode()

    assert "<script>alert" not in page
    assert "Cloud &lt;b&gt;Postbox" in page


def test_it_asks_no_more_of_the_database_for_more_statements(client: Client) -> None:
    where = note()
    about = service("postbox", "Cloud Postbox")
    feature(about, "One", where=where, line=1)
    before = _queries(client, "/services/postbox/")
    for line in range(2, 12):
        feature(about, f"Statement {line}", where=where, line=line)

    assert _queries(client, "/services/postbox/") == before


def test_it_knows_no_retired_service(client: Client) -> None:
    about = service("postbox", "Cloud Postbox")
    about.retired_at = NOW
    about.save()

    assert client.get("/services/postbox/").status_code == 404


def _queries(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
