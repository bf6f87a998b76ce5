import pytest
from django.test import Client

from studyapp.models import Card
from tests.views.rows import card, note, service
from tests.views.test_study import form, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def cards() -> list[Card]:
    where = note()
    about = service("postbox", "Cloud Postbox")
    return [card(about, f"Question {line}?", f"Answer {line}", where=where, line=line) for line in (1, 2)]


def test_it_says_how_much_there_is_to_do(client: Client, cards: list[Card]) -> None:
    page = client.get("/").content.decode()

    assert "Two cards today, about one minute" in page
    assert '<a class="button main" href="/study/">Study 2 cards</a>' in page


def test_it_says_how_to_begin_where_nothing_was_imported(client: Client) -> None:
    assert "No notes yet" in client.get("/").content.decode()


def test_it_draws_what_is_due_once_something_was_studied(client: Client, cards: list[Card]) -> None:
    assert '<svg class="chart"' not in client.get("/").content.decode()

    client.post("/study/answer/", form(shown(client)))

    page = client.get("/").content.decode()
    assert '<svg class="chart"' in page
    assert "One you are just learning and one new." in page


def test_progress_says_what_would_come_to_mind(client: Client, cards: list[Card]) -> None:
    assert "Nothing studied yet" in client.get("/progress/").content.decode()

    client.post("/study/answer/", form(shown(client)))

    page = client.get("/progress/").content.decode()
    assert "of 100 today" in page
    assert "1 of 2 cards" in page
    assert "1 card in all" in page


def test_nobody_else_sees_the_progress(client: Client, cards: list[Card]) -> None:
    client.post("/study/answer/", form(shown(client)))

    assert "Nothing studied yet" in Client().get("/progress/").content.decode()
