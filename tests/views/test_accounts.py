import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from studyapp.models import Learner, User
from studyapp.views.learner import GUEST
from tests.factories import LearnerFactory, ReviewFactory
from tests.views.rows import NOW

pytestmark = pytest.mark.django_db


@pytest.fixture
def alice() -> User:
    return User.objects.create_user("alice", password="correct horse")


def link_for(user: User) -> str:
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    return f"/accounts/sign-in/{uid}/{default_token_generator.make_token(user)}/"


def as_guest(client: Client) -> Learner:
    guest = Learner.objects.create(created_at=NOW)
    session = client.session
    session[GUEST] = str(guest.uid)
    session.save()
    return guest


def test_the_link_shows_a_button_and_signs_nobody_in_by_itself(client: Client, alice: User) -> None:
    response = client.get(link_for(alice))

    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_the_button_signs_in_once(client: Client, alice: User) -> None:
    link = link_for(alice)

    assert client.post(link)["Location"] == "/"
    assert client.session["_auth_user_id"] == str(alice.pk)

    again = Client().post(link)
    assert again.status_code == 410
    assert "prints a new one" in again.content.decode()


@pytest.mark.parametrize("uid", ["MQ", "Mg", "!!!", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk", "4oKs"])
def test_a_wrong_link_says_how_to_get_a_new_one(client: Client, alice: User, uid: str) -> None:
    assert client.get(f"/accounts/sign-in/{uid}/abc-def/").status_code == 410


def test_what_was_learnt_as_a_guest_comes_along(client: Client, alice: User) -> None:
    guest = as_guest(client)

    client.post(link_for(alice))

    guest.refresh_from_db()
    assert guest.user == alice


def test_a_user_who_has_learnt_before_keeps_that_and_gets_what_the_guest_learnt(
    client: Client, alice: User
) -> None:
    own = LearnerFactory(user=alice)
    guest = as_guest(client)
    reviews = {ReviewFactory(learner=own), ReviewFactory(learner=guest)}

    client.post("/accounts/sign-in/", {"username": "alice", "password": "correct horse"})

    assert Learner.objects.get() == own
    assert set(own.reviews.all()) == reviews
    assert GUEST not in client.session


def test_a_wrong_password_is_said_plainly(client: Client, alice: User) -> None:
    page = client.post("/accounts/sign-in/", {"username": "alice", "password": "no"}).content.decode()

    assert 'role="alert"' in page


def test_signing_in_leads_nowhere_else(client: Client, alice: User) -> None:
    response = client.post(
        "/accounts/sign-in/",
        {"username": "alice", "password": "correct horse", "next": "https://example.com/"},
    )

    assert response["Location"] == "/"


def test_signing_out_takes_a_form(client: Client, alice: User) -> None:
    client.force_login(alice)

    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/")["Location"] == "/"
    assert "_auth_user_id" not in client.session
