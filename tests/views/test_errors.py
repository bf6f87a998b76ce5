import pytest
from django.test import Client, RequestFactory

from studyapp.views import errors


@pytest.mark.django_db
def test_a_wrong_address_offers_the_search(client: Client) -> None:
    response = client.get("/nothing/here/")

    assert response.status_code == 404
    assert '<form class="pick" action="/search/">' in response.content.decode()


def test_the_page_for_our_own_faults_asks_the_database_for_nothing(rf: RequestFactory) -> None:
    response = errors.server_error(rf.get("/"))

    assert response.status_code == 500
    assert b"Something broke on our side" in response.content


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_with_a_page() -> None:
    response = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"username": "alice"})

    assert response.status_code == 403
    assert b"That form had expired" in response.content
