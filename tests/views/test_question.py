"""A question by itself: it gives nothing away before it is asked to, and can be reported."""

import datetime as dt

import pytest
from django.test import Client

from studyapp.models import Card, Learner, Report
from tests.factories import NOW, CardFactory, QuizQuestionFactory, ServiceFactory, choice_json

pytestmark = pytest.mark.django_db


@pytest.fixture
def card() -> Card:
    services = [ServiceFactory(name=name) for name in ("Cloud Postbox", "Cloud Radio", "Cloud Ledger")]
    return CardFactory(question=services, front="Which one waits?")


def address(card: Card) -> str:
    return f"/questions/{card.uid}/"


def test_it_shows_the_question_its_options_and_their_lines(client: Client, card: Card) -> None:
    page = client.get(address(card)).content.decode()

    asked, answer = page.split("Show the answer")
    assert "Which one waits?" in asked
    assert "Cloud Radio" in asked
    assert "is right" not in asked
    assert "Cloud Postbox is right." in answer
    assert "#line-3" in answer


def test_the_options_stand_in_an_order_that_stays(client: Client, card: Card) -> None:
    places = []
    for _ in range(2):
        asked = client.get(address(card)).content.decode().split("Show the answer")[0]
        places.append(sorted(("Cloud Postbox", "Cloud Radio", "Cloud Ledger"), key=asked.index))

    assert places[0] == places[1]


def test_the_right_one_stands_in_any_place(client: Client) -> None:
    first = set()
    for _ in range(12):
        services = [ServiceFactory(name=name) for name in ("Alpha", "Beta")]
        card = CardFactory(question=services)
        asked = client.get(address(card)).content.decode().split("Show the answer")[0]
        first.add(asked.index("<li>Alpha") < asked.index("<li>Beta"))

    assert first == {True, False}


def test_a_question_that_left_the_notes_keeps_its_address(client: Client, card: Card) -> None:
    card.retired_at = NOW
    card.save()

    page = client.get(address(card)).content.decode()

    assert "Your notes no longer say this" in page
    assert "Study this card" not in page


def test_a_card_without_options_shows_its_back(client: Client) -> None:
    page = client.get(address(CardFactory(back="Fourteen days."))).content.decode()

    assert "Fourteen days." in page.split("Show the answer")[1]


def test_steps_to_put_in_order_are_shown_in_another_and_answered_in_theirs(client: Client) -> None:
    steps = ["Fold it", "Close it", "Stamp it", "Post it", "Wait"]
    card = CardFactory(kind="order", choices=[choice_json(step, correct=True) for step in steps])

    asked, answer = client.get(address(card)).content.decode().split("Show the answer")

    assert sorted(steps, key=answer.index) == steps
    assert all(f"<li>{step}</li>" in asked for step in steps)


def test_figures_need_enough_answers(client: Client, card: Card) -> None:
    assert "Nobody has answered it" in client.get(address(card)).content.decode()
    for number in range(30):
        QuizQuestionFactory(
            card=card,
            chosen=number % 2,
            correct=number % 2 == 0,
            answered_at=NOW + dt.timedelta(minutes=number),
        )

    page = client.get(address(card)).content.decode()

    assert "30 learners" in page
    assert "<dd>50 %</dd>" in page
    assert "chosen by 50 %" in page
    assert "Not enough answers yet (100 are needed)" in page


def test_nobody_is_made_a_guest_by_looking(client: Client, card: Card) -> None:
    client.get(address(card))

    assert not Learner.objects.exists()


def test_a_report_is_kept_and_thanked_for(client: Client, card: Card) -> None:
    response = client.post(f"{address(card)}report/", {"reason": "several", "words": " Both. "}, follow=True)

    assert "Your report is kept" in response.content.decode()
    kept = Report.objects.get()
    assert (kept.card, kept.reason, kept.words) == (card, "several", "Both.")


@pytest.mark.parametrize("reason", ["", "nonsense"])
def test_a_report_without_a_reason_is_not_kept(client: Client, card: Card, reason: str) -> None:
    response = client.post(f"{address(card)}report/", {"reason": reason})

    assert response.status_code == 400
    assert not Report.objects.exists()
    assert not Learner.objects.exists()


def test_an_unknown_question_is_a_404(client: Client) -> None:
    assert client.get("/questions/00000000-0000-4000-8000-000000000000/").status_code == 404
