import pytest
from django.test import Client

from tests.views.rows import service

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
