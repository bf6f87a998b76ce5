import re
import uuid

import pytest
from django.test import Client

from studyapp.models import Card, Learner, Review
from tests.views.rows import NOW, card, note, service

pytestmark = pytest.mark.django_db


@pytest.fixture
def cards() -> list[Card]:
    where = note()
    about = service("postbox", "Cloud Postbox")
    return [card(about, f"Question {line}?", f"Answer {line}", where=where, line=line) for line in (1, 2, 3)]


def form(page: str, **changes: str) -> dict[str, str]:
    """The fields of the card's form, as a browser would post them."""
    fields = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    fields.pop("csrfmiddlewaretoken", None)
    return {**fields, "rating": "3", **changes}


def shown(client: Client, query: str = "") -> str:
    return client.get(f"/study/{query}").content.decode()


def test_it_shows_one_card_with_its_answer_in_the_page(client: Client, cards: list[Card]) -> None:
    page = shown(client)

    assert page.count("Question ") == 1
    assert "Answer 1" in page
    assert 'href="/notes/queues.md/#line-1"' in page
    assert "3 left" in page


def test_the_ratings_name_their_intervals(client: Client, cards: list[Card]) -> None:
    page = shown(client)

    assert re.findall(r"(Again|Hard|Good|Easy)<small>([^<]+)</small>", page) == [
        ("Again", "1 min"),
        ("Hard", "6 min"),
        ("Good", "10 min"),
        ("Easy", "8 days"),
    ]


def test_an_answer_makes_a_guest_and_leads_to_the_next_card(client: Client, cards: list[Card]) -> None:
    response = client.post("/study/answer/", form(shown(client)), follow=True)

    assert Review.objects.get().rating == 3
    assert Learner.objects.get().user is None
    assert "Question 2?" in response.content.decode()
    assert "Good. It comes again in" in response.content.decode()


def test_the_same_answer_posted_twice_counts_once(client: Client, cards: list[Card]) -> None:
    fields = form(shown(client))

    client.post("/study/answer/", fields)
    response = client.post("/study/answer/", fields)

    assert response.status_code == 302
    assert Review.objects.count() == 1


def test_an_answer_to_a_card_that_was_answered_since_is_not_counted(
    client: Client, cards: list[Card]
) -> None:
    fields = form(shown(client))
    client.post("/study/answer/", fields)

    response = client.post("/study/answer/", {**fields, "attempt": str(uuid.uuid4())}, follow=True)

    assert Review.objects.count() == 1
    assert "elsewhere already" in response.content.decode()


def test_an_answer_that_is_sent_again_with_another_rating_is_told_as_it_was_stored(
    client: Client, cards: list[Card]
) -> None:
    fields = form(shown(client), rating="1")
    client.post("/study/answer/", fields)

    response = client.post("/study/answer/", {**fields, "rating": "4"}, headers={"HX-Request": "true"})

    assert "That answer was stored already: Again. It comes again in" in response.content.decode()
    assert Review.objects.get().rating == 1


def test_a_card_that_was_retired_since_it_was_shown_still_takes_its_answer(
    client: Client, cards: list[Card]
) -> None:
    fields = form(shown(client))
    Card.objects.filter(pk=cards[0].pk).update(retired_at=NOW)

    response = client.post("/study/answer/", fields, follow=True)

    assert Review.objects.get().card == cards[0]
    assert "Good. It comes again in" in response.content.decode()


def test_an_unknown_card_is_told_by_a_plain_form_too(client: Client, cards: list[Card]) -> None:
    fields = form(shown(client), card=str(uuid.uuid4()))

    response = client.post("/study/answer/", fields, follow=True)

    assert "That card is no longer in your notes. Nothing was stored." in response.content.decode()
    assert not Learner.objects.exists()


def test_an_unknown_card_makes_no_guest(client: Client, cards: list[Card]) -> None:
    fields = form(shown(client), card=str(uuid.uuid4()))

    response = client.post("/study/answer/", fields, headers={"HX-Request": "true"})

    assert "no longer in your notes" in response.content.decode()
    assert not Learner.objects.exists()


@pytest.mark.parametrize(
    "changes", [{"rating": "5"}, {"rating": ""}, {"card": "x"}, {"attempt": "x"}, {"ordinal": "first"}]
)
def test_an_answer_that_makes_no_sense_is_refused(
    client: Client, cards: list[Card], changes: dict[str, str]
) -> None:
    response = client.post("/study/answer/", form(shown(client), **changes))

    assert response.status_code == 400
    assert "<h1>That request made no sense</h1>" in response.content.decode()
    assert "a rating from 1 to 4. Nothing was stored." in response.content.decode()
    assert not Learner.objects.exists()


def test_the_scope_goes_along_with_the_answer(client: Client, cards: list[Card]) -> None:
    card(service("radio", "Cloud Radio"), "Who hears it?", "All", where=note("radio.md"), line=1)

    page = shown(client, "?services=radio")
    response = client.post("/study/answer/", form(page))

    assert "Who hears it?" in page
    assert response["Location"] == "/study/?services=radio"


def test_htmx_gets_only_the_next_card(client: Client, cards: list[Card]) -> None:
    response = client.post("/study/answer/", form(shown(client)), headers={"HX-Request": "true"})

    page = response.content.decode()
    assert page.startswith('<div class="stage')
    assert 'hx-swap-oob="innerHTML">Good. It comes again in' in page


def test_the_end_says_when_to_come_back(client: Client, cards: list[Card]) -> None:
    for _ in cards:
        client.post("/study/answer/", form(shown(client), rating="3"))

    assert "That is all for now" in shown(client)


def test_a_scope_without_cards_offers_another_way(client: Client, cards: list[Card]) -> None:
    assert "There are no cards here yet" in shown(client, "?services=zeppelin")


def test_an_address_with_thousands_of_services_is_no_trouble(client: Client, cards: list[Card]) -> None:
    many = ",".join(f"s{number}" for number in range(5_000))

    assert "Question 1?" in shown(client, f"?services=postbox,{many}")
    assert client.get(f"/quiz/?comparison={many.replace(',', '-vs-')}").status_code == 200


def test_a_card_does_not_name_its_answer(client: Client) -> None:
    card(service("postbox", "Cloud Postbox"), "What keeps letters?", "Cloud Postbox", where=note(), line=1)

    assert 'href="/services/postbox/"' not in shown(client)


def test_a_card_has_an_address_of_its_own(client: Client, cards: list[Card]) -> None:
    assert "Question 2?" in client.get(f"/cards/{cards[1].uid}/").content.decode()
    assert client.get(f"/cards/{uuid.uuid4()}/").status_code == 404


def test_a_retired_card_is_not_asked(client: Client, cards: list[Card]) -> None:
    Card.objects.filter(pk=cards[0].pk).update(retired_at=NOW)

    assert "Question 1?" not in shown(client)
