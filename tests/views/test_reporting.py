"""The list of reports is for who looks after the notes, each with the line to mend."""

import pytest
from django.test import Client

from studyapp.models import Report
from studyapp.quizzing.reporting import report
from tests.factories import NOW, CardFactory, LearnerFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported() -> Report:
    card = CardFactory(front="Which one waits?", line=7, note__address="queues.md", note__path="queues.md")
    return report(LearnerFactory(), card, reason=Report.Reason.WRONG, words="It is 14 days.", now=NOW)


@pytest.fixture
def owner(client: Client) -> Client:
    client.force_login(UserFactory(is_staff=True))
    return client


def test_it_lists_the_reports_with_their_lines(owner: Client, reported: Report) -> None:
    page = owner.get("/questions/reported/").content.decode()

    assert "One report of bad questions" in page
    assert "It is 14 days." in page
    assert "/notes/queues.md/#line-7" in page
    assert f"/questions/{reported.card.uid}/" in page


def test_a_question_that_was_reworded_is_shown_as_it_was_too(owner: Client, reported: Report) -> None:
    reported.card.front = "Which of the two waits?"
    reported.card.save()

    page = owner.get("/questions/reported/").content.decode()

    assert "Which of the two waits?" in page
    assert "When it was reported it read: Which one waits?" in page


def test_a_settled_one_is_gone(owner: Client, reported: Report) -> None:
    response = owner.post(f"/questions/reported/{reported.uid}/settle/", follow=True)

    assert "The report is settled." in response.content.decode()
    assert "Which one waits?" not in response.content.decode()


def test_the_notes_lead_to_it_while_there_are_any(owner: Client, reported: Report) -> None:
    assert "1 question reported as bad" in owner.get("/notes/").content.decode()
    owner.post(f"/questions/reported/{reported.uid}/settle/")

    assert "reported as bad" not in owner.get("/notes/").content.decode()


def test_others_neither_see_nor_settle_them(client: Client, reported: Report) -> None:
    client.force_login(UserFactory())

    assert client.get("/questions/reported/").status_code == 403
    assert client.post(f"/questions/reported/{reported.uid}/settle/").status_code == 403
    assert "reported as bad" not in client.get("/notes/").content.decode()
    assert Report.objects.get().settled_at is None


def test_a_question_in_a_quiz_can_be_reported_where_it_stands(client: Client) -> None:
    card = CardFactory(with_choices=True)
    quiz = client.post("/quiz/", {"count": "1"}).headers["Location"]
    asked = client.get(quiz).content.decode()
    answered = client.post(quiz, {"position": "1", "chosen": "0"}, follow=True).content.decode()

    assert "report/" not in asked
    assert f'action="/questions/{card.uid}/report/"' in answered
