import uuid

import pytest
from django.test import Client

from studyapp.cards.card import CardKind
from studyapp.models import Learner, Quiz, Review, Service
from tests.factories import CardFactory, DecisionFactory
from tests.views.rows import NOW, comparison, contrast, feature, note, service

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def questions() -> None:
    """Two questions on one pair."""
    where = note()
    one, other = service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio")
    pair = comparison(one, other, where=where, line=1)
    contrast(pair, "Which waits?", right=one, wrong=other, where=where, line=1)
    contrast(pair, "Which tells all?", right=other, wrong=one, where=where, line=2)


def opened(client: Client) -> Quiz:
    client.post("/quiz/", {"comparison": "postbox-vs-radio", "count": "5"})
    return Quiz.objects.get()


def right_choice(quiz: Quiz, position: int) -> str:
    choices = quiz.questions.get(position=position).asked["choices"]
    return str(next(place for place, choice in enumerate(choices) if choice["correct"]))


def test_it_offers_as_many_questions_as_there_are(client: Client) -> None:
    page = client.get("/quiz/?comparison=postbox-vs-radio").content.decode()

    assert "What tells Cloud Postbox and Cloud Radio apart?" in page
    assert 'name="count" value="2"' in page
    assert not Learner.objects.exists()


def test_it_says_when_the_notes_say_too_little(client: Client) -> None:
    service("engine", "Cloud Engine")

    page = client.get("/quiz/?comparison=engine-vs-radio").content.decode()
    client.post("/quiz/", {"comparison": "engine-vs-radio", "count": "5"})

    assert "Your notes say too little" in page
    assert not Learner.objects.exists()


def test_it_names_the_side_and_the_aspect_that_the_notes_are_silent_on(client: Client) -> None:
    where = note("engines.md")
    feature(service("engine", "Cloud Engine"), "Runs at night.", where=where, line=7, aspect="scaling")
    feature(service("wheel", "Cloud Wheel"), "Is a wheel.", where=where, line=9, kind="definition")
    feature(Service.objects.get(slug="wheel"), "Turns by day.", where=where, line=12, aspect="delivery")

    page = client.get("/quiz/?comparison=engine-vs-wheel").content.decode()
    silent = client.get("/quiz/?comparison=engine-vs-radio").content.decode()

    assert "Your notes say nothing of Cloud Wheel on this side: scaling." in page
    assert "Your notes say nothing of Cloud Engine on this side: delivery." in page
    assert '<a class="from" href="/notes/engines.md/#line-9">Write it in engines.md, line 9</a>' in page
    assert "Your notes say nothing of Cloud Radio that can be compared." in silent
    assert '<a class="from" href="/services/radio/">Write it in Cloud Radio</a>' in silent


def test_a_pair_that_no_note_compares_is_quizzed_all_the_same(client: Client) -> None:
    where = note("engines.md")
    for at, (slug, text) in enumerate((("engine", "Runs at night on coal"), ("wheel", "Turns by day")), 1):
        about = service(slug, f"Cloud {slug.title()}")
        feature(about, text, where=where, line=at, aspect="scaling")

    compared = client.get("/compare/engine-vs-wheel/").content.decode()
    asked = client.post("/quiz/", {"comparison": "engine-vs-wheel", "count": "5"}, follow=True)

    assert 'href="/quiz/?comparison=engine-vs-wheel"' in compared
    assert "Cloud Engine and Cloud Wheel" in asked.content.decode()
    card = Quiz.objects.get().questions.get(position=1).card
    page = client.get(f"/questions/{card.uid}/").content.decode()
    assert "It is asked only in a quiz on these services" in page


def test_opening_it_leads_to_the_first_question(client: Client) -> None:
    response = client.post("/quiz/", {"comparison": "postbox-vs-radio", "count": "5"}, follow=True)

    assert "1 of 2" in response.content.decode()
    assert 'type="radio"' in response.content.decode()


def test_a_question_gives_nothing_away(client: Client) -> None:
    page = client.get(opened(client).get_absolute_url()).content.decode()

    assert "About Cloud" not in page
    assert "One waits, the other tells." not in page


def test_an_answer_is_explained_and_counted(client: Client) -> None:
    quiz = opened(client)

    response = client.post(
        quiz.get_absolute_url(), {"position": "1", "chosen": right_choice(quiz, 1)}, follow=True
    )

    page = response.content.decode()
    assert "Right, your answer." in page
    assert "About Cloud Postbox." in page
    assert "One waits, the other tells." in page
    assert 'href="/compare/postbox-vs-radio/"' in page
    assert Review.objects.get().origin == "quiz"


def test_a_second_answer_does_not_replace_the_first(client: Client) -> None:
    quiz = opened(client)
    right = right_choice(quiz, 1)
    client.post(quiz.get_absolute_url(), {"position": "1", "chosen": right})

    response = client.post(
        quiz.get_absolute_url(),
        {"position": "1", "chosen": str(1 - int(right))},
        headers={"HX-Request": "true"},
    )

    assert "that answer stands" in response.content.decode()
    assert quiz.questions.get(position=1).correct is True


@pytest.mark.parametrize("fields", [{}, {"position": "1", "chosen": "9"}, {"position": "x", "chosen": "0"}])
def test_an_answer_that_makes_no_sense_is_refused(client: Client, fields: dict[str, str]) -> None:
    response = client.post(opened(client).get_absolute_url(), fields)

    assert response.status_code == 400
    assert "<h1>That request made no sense</h1>" in response.content.decode()
    assert "Nothing was stored." in response.content.decode()


def test_what_was_wrong_is_offered_and_asked_again(client: Client) -> None:
    quiz = opened(client)
    client.post(quiz.get_absolute_url(), {"position": "1", "chosen": str(1 - int(right_choice(quiz, 1)))})
    client.post(quiz.get_absolute_url(), {"position": "2", "chosen": right_choice(quiz, 2)})

    offer = client.get("/quiz/").content.decode()
    page = client.post("/quiz/", {"topic": "mistakes", "count": "5"}, follow=True).content.decode()

    assert "What you got wrong (one question)" in offer
    assert "What you mix up most (two questions)" in offer
    assert "1 of 1" in page


def test_the_result_of_an_earlier_quiz_still_leads_to_its_comparison(client: Client) -> None:
    quiz = opened(client)
    Quiz.objects.update(topic="everything")
    for position in (1, 2):
        client.post(quiz.get_absolute_url(), {"position": str(position), "chosen": "0"})

    page = client.get(quiz.get_absolute_url()).content.decode()

    assert 'href="/quiz/?comparison=postbox-vs-radio">More questions' in page


def test_without_a_mistake_there_is_nothing_to_ask(client: Client) -> None:
    page = client.get("/quiz/?topic=mistakes").content.decode()

    assert "<h1>Nothing is wrong</h1>" in page
    assert 'name="count"' not in page


def test_the_result_has_every_question(client: Client) -> None:
    quiz = opened(client)
    client.post(quiz.get_absolute_url(), {"position": "1", "chosen": right_choice(quiz, 1)})
    client.post(quiz.get_absolute_url(), {"position": "2", "chosen": str(1 - int(right_choice(quiz, 2)))})

    page = client.get(quiz.get_absolute_url()).content.decode()

    assert "One of two right" in page
    assert "Which waits?" in page
    assert "Which tells all?" in page
    assert f"{quiz.get_absolute_url()}?question=2" in page


@pytest.mark.parametrize("third", ["a/b", "\x01", "no such", "x&y"])
def test_the_result_leads_on_whatever_else_the_quiz_was_asked_about(client: Client, third: str) -> None:
    client.post("/quiz/", {"comparison": f"postbox-vs-radio-vs-{third}", "count": "5"})
    quiz = Quiz.objects.get()
    for position in ("1", "2"):
        client.post(quiz.get_absolute_url(), {"position": position, "chosen": "0"})

    page = client.get(quiz.get_absolute_url()).content.decode()

    assert 'href="/compare/postbox-vs-radio/"' in page
    assert 'href="/quiz/?comparison=postbox-vs-radio"' in page


def test_nobody_else_sees_it(client: Client) -> None:
    quiz = opened(client)

    assert Client().get(quiz.get_absolute_url()).status_code == 404
    assert client.get(f"/quiz/{uuid.uuid4()}/").status_code == 404


def test_a_decision_is_practised_by_its_scenarios(client: Client) -> None:
    decision = DecisionFactory(slug="lunch", title="Pick the lunch")
    key = "decision:lunch:which:soup:time=noon"
    CardFactory(with_choices=True, key=key, kind=CardKind.SCENARIO, front="Which fits at noon?")

    offered = client.get("/quiz/").content.decode()
    page = client.get("/quiz/?decision=lunch").content.decode()
    client.post("/quiz/", {"decision": "lunch", "topic": "decision", "count": "5"})

    assert '<a href="/quiz/?decision=lunch">Pick the lunch</a>' in offered
    assert "Pick the lunch: what fits, and why not the rest?" in page
    quiz = Quiz.objects.get()
    assert (quiz.topic, quiz.decision) == (Quiz.Topic.DECISION, decision.slug)
    assert [question.asked["front"] for question in quiz.questions.all()] == ["Which fits at noon?"]
    answered = client.post(quiz.get_absolute_url(), {"position": 1, "chosen": right_choice(quiz, 1)})
    assert answered.status_code in (200, 302)
    result = client.get(quiz.get_absolute_url()).content.decode()
    assert "Pick the lunch" in result


def test_what_is_asked_of_a_decision_leads_back_to_it(client: Client) -> None:
    decision = DecisionFactory(slug="lunch", title="Pick the lunch")
    key = "decision:lunch:which:soup:time=noon,with=a_friend"
    CardFactory(with_choices=True, key=key, kind=CardKind.SCENARIO)
    whole = '<a class="button" href="/decide/lunch/">Go through the decision</a>'
    assert whole in client.get("/quiz/?decision=lunch").content.decode()
    client.post("/quiz/", {"decision": "lunch", "topic": "decision", "count": "5"})
    url = Quiz.objects.get().get_absolute_url()

    client.post(url, {"position": 1, "chosen": right_choice(Quiz.objects.get(), 1)})

    there = '<a class="button" href="/decide/lunch/?time=noon&amp;with=a_friend">See it in the decision</a>'
    assert there in client.get(f"{url}?question=1").content.decode()
    assert whole in client.get(url).content.decode()
    decision.retired_at = NOW
    decision.save()
    assert "/decide/" not in client.get(f"{url}?question=1").content.decode().replace('href="/decide/"', "")


def test_what_is_asked_of_a_pair_leads_back_to_the_comparison(client: Client) -> None:
    page = client.get("/quiz/?comparison=postbox-vs-radio").content.decode()

    assert '<a class="button" href="/compare/postbox-vs-radio/">Compare them</a>' in page


def test_of_a_decision_that_is_not_there_nothing_is_asked(client: Client) -> None:
    assert "There are no questions on this decision" in client.get("/quiz/?decision=nobody").content.decode()


def test_how_hard_it_is_can_be_chosen(client: Client) -> None:
    page = client.get("/quiz/").content.decode()
    client.post("/quiz/", {"count": "2", "difficulty": "hard"})
    client.post("/quiz/", {"count": "2", "difficulty": "nonsense"})

    assert page.count('name="difficulty"') == 4
    assert sorted(Quiz.objects.values_list("difficulty", flat=True)) == ["", "hard"]


def test_the_daily_mix_is_offered_and_then_gone_on_with(client: Client) -> None:
    assert 'href="/quiz/?topic=daily"' in client.get("/").content.decode()
    assert 'href="/quiz/?topic=daily"' in client.get("/quiz/").content.decode()
    assert "Today’s mix" in client.get("/quiz/?topic=daily").content.decode()

    opened = client.post("/quiz/", {"topic": "daily", "count": "2", "kind": "practice"})

    quiz = Quiz.objects.get()
    assert opened["Location"] == quiz.get_absolute_url()
    assert client.get("/quiz/?topic=daily")["Location"] == quiz.get_absolute_url()
    assert "Today’s mix, 0 of 2 answered" in client.get("/").content.decode()
    for position in (1, 2):
        choice = right_choice(quiz, position)
        client.post(quiz.get_absolute_url(), {"position": str(position), "chosen": choice})
    page = client.get("/").content.decode()
    assert "Today’s mix, done" in page
    assert quiz.get_absolute_url() in page
    assert Review.objects.count() == 2
