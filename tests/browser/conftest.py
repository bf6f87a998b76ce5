"""A real Chromium over a served application."""

import io
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.conftest import not_on_this_machine

CONTENT = Path(__file__).resolve().parents[2] / "content"
IMPORTED = [
    *(f"services/{name}.md" for name in ("batch", "ec2", "ecs", "eks", "fargate", "lambda", "sns", "sqs")),
    *(f"comparisons/{name}.md" for name in ("batch-vs-lambda", "ecs-vs-eks", "sns-vs-sqs")),
    "decisions/compute.md",
]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All that lies in this folder drives a browser."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("browser")


@pytest.fixture(scope="session")
def chromium_file() -> str:
    """Where Chromium is, or a skip that says how to get it; with STUDYAPP_REQUIRE_ALL=1 a failure."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if found is None:
        not_on_this_machine("no Chromium on this machine: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def chromium(chromium_file: str) -> Iterator[Browser]:
    """That Chromium, started."""
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        # Playwright's own loop runs in this thread; Django would take it for asynchronous code.
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        browser = playwright.chromium.launch(executable_path=chromium_file, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def site(live_server: LiveServer, tmp_path: Path) -> str:
    """The address of the application with some of what ships in `content/`; all of it takes longer."""
    for name in IMPORTED:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(CONTENT / name, tmp_path / name)
    call_command("import_notes", str(tmp_path), stdout=io.StringIO(), stderr=io.StringIO())
    return live_server.url


@dataclass
class Visitor:
    """Someone with a browser profile of their own. `complaints` is all that the console had to say."""

    context: BrowserContext
    page: Page
    site: str
    complaints: list[str] = field(default_factory=list)

    def goes_to(self, path: str) -> None:
        """Opens a page of the application."""
        self.page.goto(self.site + path)

    def headline(self) -> str:
        """The h1 of the page."""
        return self.page.locator("h1").first.inner_text()


@pytest.fixture
def visit(chromium: Browser, site: str) -> Iterator[object]:
    """Makes visitors: `visit()`, or with options of a browser context, `visit(color_scheme="dark")`."""
    contexts = []

    def make(**options: object) -> Visitor:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 860}, **options})
        context.set_default_timeout(5_000)
        contexts.append(context)
        visitor = Visitor(context=context, page=context.new_page(), site=site)
        visitor.page.on("console", lambda message: visitor.complaints.append(message.text))
        visitor.page.on("pageerror", lambda error: visitor.complaints.append(str(error)))
        return visitor

    yield make
    for context in contexts:
        context.close()
