from collections.abc import Callable

import pytest

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = [
    "/",
    "/services/",
    "/services/sqs/",
    "/notes/",
    "/compare/",
    "/compare/sns-vs-sqs/",
    "/compare/ecs-vs-eks-vs-fargate/",
    "/study/",
    "/quiz/",
    "/decide/",
    "/decide/compute/",
    "/decide/compute/?location=cloud&workload=event_task&run_time=up_to_15_min",
    "/decide/compute/?location=not_sure&workload=batch_jobs&run_time=over_15_min&servers=aws_manages",
    "/decide/compute/questions/?location=cloud&workload=batch_jobs",
    "/decide/compute/picture/?location=cloud&workload=batch_jobs",
    "/progress/",
    "/search/?q=queue",
    "/accounts/sign-in/",
]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_or_complains(
    visit: Callable[..., Visitor], width: int, scheme: str
) -> None:
    reader = visit(viewport={"width": width, "height": 844}, color_scheme=scheme)

    for path in PAGES:
        reader.goes_to(path)
        assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, path
        assert reader.complaints == [], path


def test_the_line_that_a_link_names_is_lit_up(visit: Callable[..., Visitor]) -> None:
    reader = visit()
    reader.goes_to("/services/sqs/")
    reader.page.locator("main a.from").first.click()

    assert reader.page.locator(".note :target").count() == 1


def test_the_theme_is_kept_from_page_to_page(visit: Callable[..., Visitor]) -> None:
    reader = visit(color_scheme="light")
    reader.goes_to("/")
    light = background(reader)
    switch = reader.page.get_by_role("button", name="Theme")
    switch.click()
    switch.click()

    reader.goes_to("/services/")

    assert background(reader) != light


def test_slash_goes_to_the_search(visit: Callable[..., Visitor]) -> None:
    reader = visit()
    reader.goes_to("/")
    reader.page.keyboard.press("/")

    assert reader.page.evaluate("document.activeElement.name") == "q"


def background(visitor: Visitor) -> str:
    return str(visitor.page.evaluate("getComputedStyle(document.body).backgroundColor"))
