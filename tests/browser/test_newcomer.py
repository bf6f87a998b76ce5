import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from studyapp.models import Learner, Review
from tests.browser.conftest import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

Visit = Callable[..., Visitor]


def test_a_newcomer_goes_all_the_way(visit: Visit) -> None:
    newcomer = visit()
    page = newcomer.page

    newcomer.goes_to("/")
    page.get_by_role("link", name="Amazon SQS", exact=True).first.click()
    expect(page.locator("h1")).to_have_text("Amazon SQS")

    page.goto(f"{newcomer.site}/compare/sns-vs-sqs/")
    page.get_by_role("link", name="Quiz me on these two").click()
    answers_quiz(newcomer, questions=5)
    expect(page.locator("h1")).to_contain_text("of five")

    newcomer.goes_to("/")
    page.get_by_role("link", name=re.compile(r"^Study \d")).first.click()
    answers_cards_by_keyboard(newcomer, cards=10)

    newcomer.goes_to("/decide/compute/")
    decides(newcomer, ["In an AWS Region", "A short task that an event starts", "Up to 15 minutes"])
    expect(page.locator("h1")).to_have_text("AWS Lambda fits")

    newcomer.goes_to("/progress/")
    expect(page.locator("h1")).to_contain_text("of 100 today")

    assert Review.objects.filter(origin="study").count() == 10
    assert Review.objects.filter(origin="quiz").count() == 5
    assert Learner.objects.count() == 1
    assert newcomer.complaints == []


def test_a_second_browser_sees_nothing_of_it(visit: Visit) -> None:
    one, other = visit(), visit()
    one.goes_to("/study/")
    answers_cards_by_keyboard(one, cards=1)

    other.goes_to("/progress/")

    assert "Nothing" in other.headline()
    assert other.context.cookies() == []


def test_everything_works_without_javascript(visit: Visit) -> None:
    reader = visit(java_script_enabled=False)
    page = reader.page

    reader.goes_to("/study/")
    page.get_by_text("Show the answer").click()
    page.get_by_role("button", name=re.compile("^Good")).click()
    expect(page.locator(".told, h1").first).to_be_visible()
    assert Review.objects.count() == 1

    reader.goes_to("/quiz/?comparison=sns-vs-sqs")
    page.get_by_role("button", name=re.compile("question", re.IGNORECASE)).first.click()
    page.locator(".option").first.click()
    page.get_by_role("button", name="Answer").click()
    expect(page.locator(".option.right")).to_have_count(1)

    reader.goes_to("/decide/compute/")
    page.get_by_role("link", name="In an AWS Region").click()
    expect(page.locator("h1")).not_to_have_text("Where must it run?")

    reader.goes_to("/search/")
    page.get_by_label("Words that stand in your notes").fill("queue")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.locator("h1")).to_contain_text("queue")


def test_the_focus_is_never_lost_by_a_swap(visit: Visit) -> None:
    reader = visit()
    reader.goes_to("/study/")
    answers_cards_by_keyboard(reader, cards=1)
    assert focused(reader) == "H1"

    reader.goes_to("/decide/compute/")
    first = reader.headline()
    reader.page.keyboard.press("1")
    expect(reader.page.locator("h1")).not_to_have_text(first)
    assert focused(reader) == "H1"


def test_an_answer_clicked_twice_counts_once(visit: Visit) -> None:
    reader = visit()
    reader.goes_to("/study/")
    first = reader.headline()
    reader.page.keyboard.press("Space")
    reader.page.get_by_role("button", name=re.compile("^Good")).dblclick()

    expect(reader.page.locator("h1")).not_to_have_text(first)
    assert Review.objects.count() == 1


def answers_quiz(visitor: Visitor, *, questions: int) -> None:
    page = visitor.page
    page.get_by_role("button", name=re.compile("^Five")).click()
    for number in range(questions):
        expect(page.get_by_role("radio").first).to_be_attached()
        page.keyboard.press("1")
        expect(page.locator(".answered")).to_be_visible()
        page.keyboard.press("Space" if number % 2 else "Enter")
        expect(page.locator(".answered")).to_have_count(0)


def answers_cards_by_keyboard(visitor: Visitor, *, cards: int) -> None:
    page = visitor.page
    for _ in range(cards):
        attempt = page.locator("input[name=attempt]")
        shown = attempt.get_attribute("value")
        page.keyboard.press("Space")
        expect(page.locator(".rates")).to_be_visible()
        page.keyboard.press("3")
        expect(page.locator(f"input[name=attempt][value='{shown}']")).to_have_count(0)


def decides(visitor: Visitor, answers: list[str]) -> None:
    """Gives these answers in whatever order they are asked for, and none to other questions."""
    page = visitor.page
    left = list(answers)
    while left and page.locator(".options").count():
        before = visitor.headline()
        known = next((text for text in left if page.get_by_role("link", name=text).count()), None)
        if known:
            left.remove(known)
        page.get_by_role("link", name=known or "Not sure").click()
        expect(page.locator("h1")).not_to_have_text(before)


def focused(visitor: Visitor) -> str:
    visitor.page.wait_for_timeout(50)
    return str(visitor.page.evaluate("document.activeElement.tagName"))
