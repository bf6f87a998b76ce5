import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone

from studyapp.models import Quiz, Review
from tests.views.rows import comparison, contrast, note, service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def questions() -> None:
    """Three questions on one pair."""
    where = note()
    one, other = service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio")
    pair = comparison(one, other, where=where, line=1)
    for line, front in enumerate(("Which waits?", "Which tells all?", "Which forgets?"), start=1):
        contrast(pair, front, right=one, wrong=other, where=where, line=line)


@pytest.fixture
def exam(client: Client) -> Quiz:
    client.post("/quiz/", {"comparison": "postbox-vs-radio", "count": "5", "kind": "exam"})
    return Quiz.objects.get()


def page_of(client: Client, exam: Quiz, query: str = "") -> str:
    return client.get(f"{exam.get_absolute_url()}{query}").content.decode()


def option(exam: Quiz, position: int, *, right: bool) -> str:
    choices = exam.questions.get(position=position).asked["choices"]
    return str(next(place for place, choice in enumerate(choices) if choice["correct"] is right))


def take(client: Client, exam: Quiz, position: int, *, right: bool, go: str = "") -> str:
    fields = {"position": str(position), "chosen": option(exam, position, right=right), "go": go}
    return client.post(exam.get_absolute_url(), fields, follow=True).content.decode()


def test_it_is_offered_beside_practice(client: Client) -> None:
    page = client.get("/quiz/?comparison=postbox-vs-radio").content.decode()

    assert 'name="kind" value="practice" checked' in page
    assert 'name="kind" value="exam"' in page


def test_a_question_shows_where_one_is_and_what_time_is_left(client: Client, exam: Quiz) -> None:
    page = page_of(client, exam)

    assert "1 of 3" in page
    assert "2 minutes left" in page
    assert "Finish with 3 open" in page
    assert "About Cloud" not in page


def test_an_answer_leads_on_and_says_nothing(client: Client, exam: Quiz) -> None:
    page = take(client, exam, 1, right=False, go="2")

    assert "2 of 3" in page
    assert "Finish with 2 open" in page
    assert "Not quite" not in page
    assert not Review.objects.exists()


def test_one_goes_back_to_an_answer_and_changes_it(client: Client, exam: Quiz) -> None:
    take(client, exam, 1, right=False, go="3")

    page = page_of(client, exam, "?question=1")
    wrong = option(exam, 1, right=False)
    assert f'name="chosen" value="{wrong}" checked' in page

    take(client, exam, 1, right=True)
    assert f'name="chosen" value="{option(exam, 1, right=True)}" checked' in page_of(
        client, exam, "?question=1"
    )


def test_one_may_go_on_without_an_answer(client: Client, exam: Quiz) -> None:
    page = client.post(exam.get_absolute_url(), {"position": "1", "go": "2"}, follow=True).content.decode()

    assert "2 of 3" in page
    assert "Finish with 3 open" in page


def test_at_the_end_stands_the_result_with_every_explanation(client: Client, exam: Quiz) -> None:
    take(client, exam, 1, right=True, go="2")
    take(client, exam, 2, right=False, go="3")

    page = client.post(exam.get_absolute_url(), {"go": "finish"}, follow=True).content.decode()

    assert "One of three right" in page
    assert "Not answered. It is" in page
    explained = page_of(client, exam, "?question=3")
    assert "About Cloud Postbox." in explained
    assert "See the result" in explained
    assert Review.objects.count() == 2


def test_it_waits_to_be_gone_on_with(client: Client, exam: Quiz) -> None:
    take(client, exam, 1, right=True, go="2")

    page = client.get("/quiz/").content.decode()

    assert "Go on with your exam, 2 minutes left" in page
    assert f'href="{exam.get_absolute_url()}"' in page
    assert "2 of 3" in page_of(client, exam)


def test_when_its_time_is_over_there_is_only_the_result(client: Client, exam: Quiz) -> None:
    take(client, exam, 1, right=True, go="2")
    Quiz.objects.update(ends_at=timezone.now() - dt.timedelta(seconds=1))

    page = take(client, exam, 2, right=True, go="3")

    assert "One of three right" in page
    assert "Go on with your exam" not in client.get("/quiz/").content.decode()


def test_htmx_gets_the_next_question_alone_and_the_result_as_a_page(client: Client, exam: Quiz) -> None:
    part = client.post(exam.get_absolute_url(), {"go": "2"}, headers={"HX-Request": "true"})
    end = client.post(exam.get_absolute_url(), {"go": "finish"}, headers={"HX-Request": "true"})
    late = client.post(exam.get_absolute_url(), {"go": "2"}, headers={"HX-Request": "true"})

    assert part.content.decode().startswith('<div class="stage')
    assert part["HX-Push-Url"] == f"{exam.get_absolute_url()}?question=2"
    assert end["HX-Redirect"] == late["HX-Redirect"] == exam.get_absolute_url()


@pytest.mark.parametrize(
    "fields",
    [{"position": "1", "chosen": "9"}, {"position": "x", "chosen": "0"}, {"position": "9", "chosen": "0"}],
)
def test_an_answer_that_makes_no_sense_is_refused(client: Client, exam: Quiz, fields: dict[str, str]) -> None:
    response = client.post(exam.get_absolute_url(), fields)

    assert response.status_code == 400
    assert "Nothing was stored." in response.content.decode()


def test_nobody_else_sees_it(exam: Quiz) -> None:
    assert Client().get(exam.get_absolute_url()).status_code == 404
