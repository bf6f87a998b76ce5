"""An exam outlives the browser that it was begun in."""

import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from studyapp.cards.scoring import Form, Put
from studyapp.models import Quiz, Review
from studyapp.models.asked import put_from_json
from tests.browser.conftest import ARGUMENTS

pytestmark = pytest.mark.django_db(transaction=True)


# Chromium writes its cookies to the disk every thirty seconds, and at once when so many are waiting.
COOKIES_AT_ONCE = 600
COOKIES_OF_A_SITE = 100


@contextmanager
def browser_of_a_learner(chromium: Browser, file: str, profile: Path) -> Iterator[Page]:
    """A browser with its profile on the disk, as people have one. At the end it is killed, not closed."""
    started = subprocess.Popen(
        [file, *ARGUMENTS, "--headless=new", "--remote-debugging-port=0", f"--user-data-dir={profile}"],
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with started as process:
        try:
            assert process.stderr is not None
            told = (re.search(r"DevTools listening on (ws:\S+)", line) for line in process.stderr)
            address = next(found[1] for found in told if found)
            context = chromium.browser_type.connect_over_cdp(address).contexts[0]
            context.set_default_timeout(5_000)
            yield context.pages[0]
        finally:
            os.killpg(process.pid, signal.SIGKILL)


def has_written_its_cookies(page: Page, profile: Path) -> None:
    """Waits until the browser has the learner's cookie on the disk, as it has after half a minute."""
    page.context.add_cookies(
        [
            {"name": f"c{at}", "value": "1", "url": f"http://{at // COOKIES_OF_A_SITE}.example.org"}
            | {"expires": time.time() + 3_600}
            for at in range(COOKIES_AT_ONCE)
        ]
    )
    for _ in range(100):
        if any(_names_a_session(file) for file in profile.glob("Default/**/Cookies")):
            return
        page.wait_for_timeout(100)
    pytest.fail("The browser never wrote the learner's cookie to its profile.")


def _names_a_session(file: Path) -> bool:
    with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as cookies:
        try:
            named = "SELECT 1 FROM cookies WHERE name = 'sessionid' AND is_persistent"
            return cookies.execute(named).fetchone() is not None
        except sqlite3.OperationalError:
            return False


def answers_question(page: Page, question: Put, *, rightly: bool) -> None:
    """Takes the question on the page rightly, or all wrong, whatever its form."""
    if question.form in (Form.ONE, Form.SEVERAL):
        for at, choice in enumerate(question.choices):
            if choice.correct is rightly:
                page.locator(".option").nth(at).click()
                if question.form is Form.ONE:
                    break
        return
    values = page.locator("select").first.locator("option").evaluate_all("all => all.map(one => one.value)")
    for at, key in enumerate(question.key):
        wrong = next(value for value in values if value not in {"", str(key)})
        page.locator("select").nth(at).select_option(str(key) if rightly else wrong)


def answers(page: Page, *, first: int, last: int, right: set[int]) -> None:
    """Takes the questions from `first` to `last`, those in `right` rightly."""
    for position in range(first, last + 1):
        expect(page.locator(".way")).to_contain_text(f"{position} of 20")
        question = Quiz.objects.get().questions.get(position=position)
        answers_question(page, put_from_json(question.asked), rightly=position in right)
        if position < 20:
            page.get_by_role("button", name="Next").click()


def test_half_answered_the_browser_killed_started_again_and_finished(
    chromium: Browser, chromium_file: str, site: str, tmp_path: Path
) -> None:
    right = {1, 2, 3, 5, 8, 13, 14, 20}
    with browser_of_a_learner(chromium, chromium_file, tmp_path / "profile") as page:
        page.goto(f"{site}/quiz/?comparison=sns-vs-sqs")
        page.get_by_label("Exam").check()
        page.get_by_role("button", name="Twenty questions").click()
        answers(page, first=1, last=10, right=right)
        expect(page.locator(".way")).to_contain_text("11 of 20")
        has_written_its_cookies(page, tmp_path / "profile")

    with browser_of_a_learner(chromium, chromium_file, tmp_path / "profile") as page:
        page.goto(site)
        page.get_by_role("link", name="Go on with your exam").click()
        answers(page, first=11, last=20, right=right)
        page.get_by_role("button", name="3 answered", exact=True).click()
        expect(page.locator(".way")).to_contain_text("3 of 20")
        changed = put_from_json(Quiz.objects.get().questions.get(position=3).asked)
        for box in page.locator("input[type=checkbox]:checked").all():
            box.uncheck(force=True)
        answers_question(page, changed, rightly=False)
        page.get_by_role("button", name="Finish").click()

        expect(page.locator("h1")).to_have_text("Seven of twenty right")
        expect(page.locator(".result > .right")).to_have_count(7)
    assert Review.objects.count() == 20
    assert set(
        Quiz.objects.get().questions.filter(correct=True).values_list("position", flat=True)
    ) == right - {3}


def test_an_exam_works_without_javascript_and_by_keyboard(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    context.set_default_timeout(5_000)
    page = context.new_page()
    page.goto(f"{site}/quiz/?comparison=sns-vs-sqs")
    page.get_by_label("Exam").check()
    page.get_by_role("button", name="Five questions").click()

    page.locator("input[type=radio]").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator(".way")).to_contain_text("2 of 5")
    page.get_by_role("button", name="Previous").click()
    expect(page.locator("input:checked")).to_have_count(1)
    page.get_by_role("button", name="Finish with 4 open").click()

    expect(page.locator("h1")).to_contain_text("of five right")
    context.close()
