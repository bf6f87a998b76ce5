import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from studyapp.models import Learner
from tests.views.rows import card, comparison, contrast, note, service

READ = [
    "/",
    "/services/",
    "/services/postbox/",
    "/notes/",
    "/notes/queues.md/",
    "/compare/",
    "/compare/?a=nothing",
    "/compare/postbox-vs-radio/",
    "/decide/",
    "/progress/",
    "/search/?q=queue",
    "/nothing/",
]


@pytest.mark.django_db
@pytest.mark.parametrize("url", READ)
def test_whoever_only_reads_leaves_no_trace(client: Client, url: str) -> None:
    where = note()
    about = service("postbox", "Cloud Postbox")
    comparison(about, service("radio", "Cloud Radio"), where=where, line=1)
    card(about, "What keeps letters?", "The postbox", where=where, line=1)

    response = client.get(url)

    assert not response.cookies
    assert not Session.objects.exists()
    assert not Learner.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("url", ["/study/", "/quiz/", "/accounts/sign-in/"])
def test_a_form_to_send_needs_one_cookie_that_tells_nobody_apart(client: Client, url: str) -> None:
    where = note()
    one, other = service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio")
    pair = comparison(one, other, where=where, line=1)
    contrast(pair, "Which waits?", right=one, wrong=other, where=where, line=1)

    response = client.get(url)

    assert list(response.cookies) == ["csrftoken"]
    assert not Session.objects.exists()
    assert not Learner.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("url", [*READ, "/study/", "/quiz/", "/accounts/sign-in/"])
def test_nothing_is_inline(client: Client, url: str) -> None:
    page = client.get(url).content.decode()

    for forbidden in ("<style", " style=", " onclick=", " onload=", "javascript:"):
        assert forbidden not in page
    assert page.count("<script") == page.count('<script src="') + page.count('<script type="module" src="')


@pytest.mark.django_db
@pytest.mark.parametrize("url", [*READ, "/study/", "/quiz/"])
def test_every_page_has_one_h1_and_a_way_past_the_navigation(client: Client, url: str) -> None:
    page = client.get(url).content.decode()

    assert page.count("<h1") == 1
    assert 'href="#main"' in page
    assert 'id="main"' in page
