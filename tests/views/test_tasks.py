"""Questions that have several things to do: choose more than one, put in order, sort."""

import random
import re

import pytest
from django.test import Client

from studyapp.cards.scoring import Form, Put
from studyapp.models import Card, Quiz, Review
from studyapp.models.asked import put_from_json
from studyapp.quizzing.opening import asked
from studyapp.scheduling.memory import Rating
from tests.factories import CardFactory, choice_json

pytestmark = pytest.mark.django_db

STEPS = ("The letter is written.", "The letter is sealed.", "The letter is sent.")
SORTED = (
    ("Keeps letters", "Cloud Postbox"),
    ("Shouts news", "Cloud Radio"),
    ("Waits for you", "Cloud Postbox"),
    ("", "Cloud Kite"),
)
OF_BOTH = (("cost little", True), ("scale up", True), ("keep letters", False), ("shout news", False))


def ordering() -> Card:
    return CardFactory(
        kind="order", front="In what order?", choices=[choice_json(text, correct=True) for text in STEPS]
    )


def sorting() -> Card:
    return CardFactory(
        kind="match",
        front="Of which of them is each said?",
        choices=[choice_json(text, correct=bool(text)) | {"match": match} for text, match in SORTED],
    )


def of_both() -> Card:
    return CardFactory(
        kind="contrast",
        front="Which two are said of both?",
        choices=[choice_json(text, correct=right) for text, right in OF_BOTH],
    )


CARDS = {Form.ORDER: ordering, Form.MATCH: sorting, Form.SEVERAL: of_both}


def opened(client: Client, form: Form, *, kind: str = "practice") -> tuple[Quiz, Put]:
    """A quiz of one question of that form, with its options as they were put."""
    card = CARDS[form]()
    client.post("/quiz/", {"count": "5", "kind": kind})
    quiz = Quiz.objects.get()
    question = quiz.questions.get()
    question.asked = asked(card, rng=random.Random(5))
    question.save()
    return quiz, put_from_json(question.asked)


def posted(put: Put, given: list[int | str]) -> dict[str, object]:
    """What a browser would post."""
    if put.form is Form.SEVERAL:
        return {"position": "1", "chosen": given}
    return {"position": "1", **{f"item-{at}": str(one) for at, one in enumerate(given)}}


def swapped(put: Put) -> list[int]:
    """The right answer with its first and last changed round."""
    return [put.key[-1], *put.key[1:-1], put.key[0]]


def test_each_item_has_a_select_of_its_own_with_a_label(client: Client) -> None:
    quiz, put = opened(client, Form.ORDER)

    page = client.get(quiz.get_absolute_url()).content.decode()

    for at, choice in enumerate(put.choices):
        assert (
            f'<label for="item-{at}">{choice.text}</label><select id="item-{at}" name="item-{at}" required>'
            in page
        )
    assert page.count('<option value="3">3</option>') == 3


def test_what_belongs_to_nothing_is_offered_and_not_asked(client: Client) -> None:
    quiz, _ = opened(client, Form.MATCH)

    page = client.get(quiz.get_absolute_url()).content.decode()

    assert page.count("<select") == 3
    assert page.count(">Cloud Kite</option>") == 3


def test_several_are_chosen_by_boxes(client: Client) -> None:
    quiz, _ = opened(client, Form.SEVERAL)

    assert client.get(quiz.get_absolute_url()).content.decode().count('type="checkbox"') == 4


@pytest.mark.parametrize("form", list(CARDS))
def test_the_right_answer_is_all_right(client: Client, form: Form) -> None:
    quiz, put = opened(client, form)

    page = client.post(quiz.get_absolute_url(), posted(put, list(put.key)), follow=True).content.decode()

    assert "1 of 1 point." in page
    assert 'class="option wrong"' not in page
    assert quiz.questions.get().score == 1
    assert Review.objects.get().rating == Rating.GOOD


def test_an_order_is_worth_its_steps_in_their_place(client: Client) -> None:
    quiz, put = opened(client, Form.ORDER)

    page = client.post(quiz.get_absolute_url(), posted(put, swapped(put)), follow=True).content.decode()

    assert "1 of 3 in their place: 0.33 of 1 point." in page
    assert [page.index(text) for text in STEPS] == sorted(page.index(text) for text in STEPS)
    assert re.findall(r"Place (\d); you said (\d)", page) == [
        (str(place), str(given))
        for place, given in sorted(zip(put.key, swapped(put), strict=True))
        if place != given
    ]
    assert Review.objects.get().rating == Rating.AGAIN


def test_a_sorting_of_which_two_thirds_are_right_counts_as_hard(client: Client) -> None:
    quiz, put = opened(client, Form.MATCH)
    given = [put.targets.index("Cloud Kite"), *put.key[1:]]

    page = client.post(quiz.get_absolute_url(), posted(put, given), follow=True).content.decode()
    result = client.get(quiz.get_absolute_url()).content.decode()

    assert "2 of 3 matched: 0.67 of 1 point." in page
    assert "; you said Cloud Kite." in page
    assert "None of one right" in result
    assert "0.67 of 1 points" in result
    assert Review.objects.get().rating == Rating.HARD


def test_of_several_one_found_and_one_too_many_is_a_quarter(client: Client) -> None:
    quiz, put = opened(client, Form.SEVERAL)
    wrong = next(at for at in range(4) if at not in put.key)

    page = client.post(
        quiz.get_absolute_url(), posted(put, [put.key[0], wrong]), follow=True
    ).content.decode()

    assert "1 of 2 found, 1 chosen besides: 0.25 of 1 point." in page


@pytest.mark.parametrize(
    ("form", "given", "told"),
    [
        (Form.ORDER, [1, "", 3], "Say something for each of them."),
        (Form.ORDER, [2, 2, 3], "Two steps have place 2; give each place once."),
        (Form.MATCH, ["", "", 1], "Say something for each of them."),
        (Form.SEVERAL, [], "Choose 2 of them."),
    ],
)
def test_what_lacks_something_is_not_stored_and_kept_on_the_page(
    client: Client, form: Form, given: list[int | str], told: str
) -> None:
    quiz, put = opened(client, form)

    page = client.post(quiz.get_absolute_url(), posted(put, given)).content.decode()

    assert told in page
    assert page.count(" selected>") == sum(one != "" for one in given if put.form is not Form.SEVERAL)
    assert not quiz.questions.get().is_answered
    assert not Review.objects.exists()


@pytest.mark.parametrize("given", [[0, 1, 2], [1, 2, 4], [1, 2, "x"]])
def test_a_place_that_does_not_exist_is_refused(client: Client, given: list[int | str]) -> None:
    quiz, put = opened(client, Form.ORDER)

    assert client.post(quiz.get_absolute_url(), posted(put, given)).status_code == 400
    assert not quiz.questions.get().is_answered


def test_in_an_exam_what_is_half_done_is_kept_and_counts_in_part(client: Client) -> None:
    quiz, put = opened(client, Form.ORDER, kind="exam")
    half = [put.key[0], "", ""]

    client.post(quiz.get_absolute_url(), {**posted(put, half), "go": "1"})
    page = client.get(quiz.get_absolute_url()).content.decode()
    client.post(quiz.get_absolute_url(), {"position": "1", "go": "finish"})

    assert page.count(" selected>") == 1
    question = quiz.questions.get()
    assert (question.given, question.correct) == ([put.key[0], None, None], False)
    assert question.score == pytest.approx(1 / 3)
    assert "you said nothing" in client.get(f"{quiz.get_absolute_url()}?question=1").content.decode()


def test_the_order_of_the_items_is_kept_with_the_attempt(client: Client) -> None:
    quiz, put = opened(client, Form.ORDER)
    url = quiz.get_absolute_url()

    labels = [re.findall(r'<label for="item-\d">([^<]+)', client.get(url).content.decode()) for _ in "ab"]

    assert labels[0] == labels[1] == [choice.text for choice in put.choices]


def test_studied_as_a_card_the_items_are_in_front_and_the_order_is_behind(client: Client) -> None:
    card = ordering()

    page = client.get(card.get_absolute_url()).content.decode()

    front, _, back = page.partition("<details")
    assert all(text in front for text in STEPS)
    assert "".join(f"<li>{text}</li>" for text in STEPS) in back


def test_studied_as_a_card_a_sorting_tells_what_each_belongs_to(client: Client) -> None:
    page = client.get(sorting().get_absolute_url()).content.decode()

    front, _, back = page.partition("<details")
    assert "Cloud Kite · Cloud Postbox · Cloud Radio" in front
    assert "<li>Shouts news → Cloud Radio</li>" in back


@pytest.mark.parametrize("form", list(CARDS))
def test_in_an_exam_an_answer_in_parts_can_be_taken_back(client: Client, form: Form) -> None:
    quiz, put = opened(client, form, kind="exam")
    client.post(quiz.get_absolute_url(), {**posted(put, list(put.key)), "go": "1"})
    assert quiz.questions.get().is_answered
    nothing = [] if form is Form.SEVERAL else [""] * len(put.key)

    client.post(quiz.get_absolute_url(), {**posted(put, nothing), "go": "finish"})

    question = quiz.questions.get()
    assert (question.is_answered, question.answered_at, question.score) == (False, None, 0)
    assert not Review.objects.exists()
