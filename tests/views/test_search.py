import pytest
from django.test import Client

from tests.views.rows import feature, note, service

pytestmark = pytest.mark.django_db


def test_it_shows_what_was_found(client: Client) -> None:
    service("postbox", "Cloud Postbox")

    page = client.get("/search/?q=postbox").content.decode()

    assert "One place with “postbox”" in page
    assert 'href="/services/postbox/">Cloud <mark>Postbox</mark></a>' in page


def test_it_says_when_it_found_nothing(client: Client) -> None:
    assert "Nothing on “zeppelin” yet" in client.get("/search/?q=zeppelin").content.decode()


def test_it_escapes_the_query(client: Client) -> None:
    page = client.get("/search/", {"q": '"><script>'}).content.decode()

    assert "<script>&" not in page
    assert 'value="&quot;&gt;&lt;script&gt;"' in page


def test_htmx_gets_only_the_results(client: Client) -> None:
    response = client.get("/search/?q=x", headers={"HX-Request": "true"})

    assert b"<html" not in response.content
    assert "HX-Request" in response["Vary"]


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_boosted_and_restored_requests_get_the_whole_page(client: Client, header: str) -> None:
    response = client.get("/search/?q=x", headers={"HX-Request": "true", header: "true"})

    assert b"<html" in response.content


def test_it_can_be_narrowed(client: Client) -> None:
    where = note(source="letters")
    feature(service("postbox", "Cloud Postbox"), "Holds letters.", where=where, line=1)
    feature(service("radio", "Cloud Radio", category="compute"), "Reads letters.", where=where, line=2)

    page = client.get("/search/?q=letters&category=compute&kind=feature").content.decode()

    assert "Reads <mark>letters</mark>." in page
    assert "Holds" not in page
    assert '<option value="compute" selected>Compute</option>' in page
    assert 'href="/search/?q=letters">Search everywhere</a>' in page


def test_a_note_leads_to_all_that_was_found_in_it(client: Client) -> None:
    where = note("post office/a&b.md", source="letters")
    feature(service("postbox", "Cloud Postbox"), "Holds letters.", where=where, line=1)
    everywhere = client.get("/search/?q=letters").content.decode()

    page = client.get("/search/?q=letters&note=post%20office/a%26b.md").content.decode()

    assert "/search/?q=letters&amp;note=post%20office/a%26b.md" in everywhere
    assert "Only in the note “Queues”" in page
    assert "Holds <mark>letters</mark>." in page


@pytest.mark.parametrize(
    "narrowed", ["category=zeppelins", "kind=zeppelins", "note=gone.md", "note=%00", "kind="]
)
def test_what_is_not_known_narrows_nothing(client: Client, narrowed: str) -> None:
    feature(service("postbox", "Cloud Postbox"), "Holds letters.", where=note(), line=1)

    assert "Holds <mark>letters</mark>." in client.get(f"/search/?q=letters&{narrowed}").content.decode()


def test_it_says_what_it_took_a_typing_error_for(client: Client) -> None:
    note(source="retention")

    page = client.get("/search/?q=retenton").content.decode()

    assert "One place with “retenton”, nearly" in page
    assert "“retenton” stands nowhere. These are the places with “retention”." in page
