"""Steps put in order and statements sorted, by keyboard alone, with and without JavaScript."""

import random

import pytest
from playwright.sync_api import Browser, Page, expect

from studyapp.cards.card import CardKind
from studyapp.cards.scoring import Form
from studyapp.models import Card, Quiz, QuizQuestion, Review
from studyapp.models.asked import put_from_json
from studyapp.quizzing.opening import asked
from studyapp.scheduling.memory import Rating

pytestmark = pytest.mark.django_db(transaction=True)


def of_tasks() -> Quiz:
    """The quiz that is open, with the order of Batch's steps and the sorting of SNS and SQS to begin with."""
    quiz = Quiz.objects.get()
    cards = (
        Card.objects.live().filter(kind=CardKind.ORDER, services__slug="batch").get(),
        Card.objects.live().get(key="sns-vs-sqs:sort:"),
    )
    for position, card in enumerate(cards, start=1):
        question = quiz.questions.get(position=position)
        question.card, question.asked = card, asked(card, rng=random.Random(position))
        question.save()
    return quiz


def put_by_keyboard(page: Page, question: QuizQuestion, *, values: list[int]) -> None:
    """Gives each item its value with Tab and the arrows, and answers with Enter on the button."""
    put = put_from_json(question.asked)
    offset = 0 if put.form is Form.ORDER else 1
    page.locator("#item-0").focus()
    for value in values:
        for _ in range(value + offset):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Answer")).to_be_focused()
    page.keyboard.press("Enter")


@pytest.mark.parametrize("scripted", [True, False])
def test_an_order_and_a_sorting_are_answered_by_keyboard_alone(
    chromium: Browser, site: str, scripted: bool
) -> None:
    context = chromium.new_context(java_script_enabled=scripted)
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.goto(f"{site}/quiz/")
    page.get_by_role("button", name="Five questions").click()
    expect(page.locator(".way")).to_contain_text("1 of 5")
    quiz = of_tasks()
    page.reload()

    order = quiz.questions.get(position=1)
    places = list(put_from_json(order.asked).key)
    places[-2:] = reversed(places[-2:])
    put_by_keyboard(page, order, values=places)
    expect(page.locator(".credit")).to_have_text("3 of 5 in their place: 0.6 of 1 point.")
    expect(page.locator(".option.right")).to_have_count(3)
    expect(page.locator(".option.wrong")).to_have_count(2)

    page.get_by_role("link", name="Next question").press("Enter")
    expect(page.locator(".way")).to_contain_text("2 of 5")
    sorting = quiz.questions.get(position=2)
    targets = list(put_from_json(sorting.asked).key)
    targets[0] = 1 - targets[0]
    put_by_keyboard(page, sorting, values=targets)
    expect(page.locator(".credit")).to_have_text("5 of 6 matched: 0.83 of 1 point.")

    scores = quiz.questions.filter(position__lte=2).order_by("position").values_list("score", "correct")
    assert list(scores) == [(3 / 5, False), (5 / 6, False)]
    assert list(Review.objects.order_by("id").values_list("rating", flat=True)) == [Rating.AGAIN, Rating.HARD]
    context.close()


def test_the_items_have_names_for_those_who_hear_the_page(chromium: Browser, site: str) -> None:
    context = chromium.new_context()
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.goto(f"{site}/quiz/")
    page.get_by_role("button", name="Five questions").click()
    expect(page.locator(".way")).to_contain_text("1 of 5")
    quiz = of_tasks()
    page.reload()

    for choice in put_from_json(quiz.questions.get(position=1).asked).choices:
        expect(page.get_by_role("combobox", name=choice.text, exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
