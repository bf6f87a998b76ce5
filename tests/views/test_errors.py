from urllib.parse import unquote

import pytest
from django.test import Client, RequestFactory
from django.urls import resolve, reverse

from studyapp.views import errors


@pytest.mark.django_db
def test_a_wrong_address_offers_the_search(client: Client) -> None:
    response = client.get("/nothing/here/")

    assert response.status_code == 404
    assert '<form class="pick" action="/search/">' in response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("place", ["services", "compare", "decide", "notes"])
@pytest.mark.parametrize("slug", ["a%00b", "a%00-vs-b", "a%01b", "a%0Ab", "a%7Fb", "a%C2%85b"])
def test_nothing_stands_at_an_address_with_control_characters(client: Client, place: str, slug: str) -> None:
    assert client.get(f"/{place}/{slug}/").status_code == 404


@pytest.mark.parametrize("slug", ["queues", "čekárny", "列-vs-表", "a b.md"])
@pytest.mark.parametrize("name", ["service", "comparison", "decision", "note"])
def test_an_address_may_be_in_any_script(name: str, slug: str) -> None:
    found = resolve(unquote(reverse(name, args=[slug])))

    assert (found.url_name, list(found.kwargs.values())) == (name, [slug])


def test_the_page_for_our_own_faults_asks_the_database_for_nothing(rf: RequestFactory) -> None:
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert b"Something broke on our side" in response.content


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_a_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"username": "alice"})

    assert response.status_code == 403
    assert b"That form had expired" in response.content
