from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory

from studyapp.views.errors import server_error
from tests.browser.addresses import NO_PAGE, PAGES, STRANGERS, WRONG, keep, named_addresses
from tests.browser.conftest import Visitor
from tests.conftest import not_on_this_machine

pytestmark = pytest.mark.django_db(transaction=True)

AXE = Path(__file__).resolve().parents[2] / ".ci" / "node_modules" / "axe-core" / "axe.min.js"
EveryPage = Callable[[], Iterator[tuple[Visitor, str]]]
WIDTHS = (1280, 390)
QUICK = {"resultTypes": ["violations"], "preload": False}
# WCAG 2.2's size of targets is not among what axe looks at by default.
EVERYTHING = {**QUICK, "rules": {"target-size": {"enabled": True}}}
# A page is built alike everywhere; what room and colours there are is all that can be different.
ROOM_AND_COLOURS = {**QUICK, "runOnly": ["color-contrast", "target-size", "scrollable-region-focusable"]}
LOOKS = ((1280, "light", EVERYTHING), (390, "dark", ROOM_AND_COLOURS))
FOUND = """(options) => axe.run(options).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
  nodes.map(({ target, html }) => `${id}: ${help}: ${target.join(" ")}: ${html.slice(0, 200)}`)))"""


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, or a skip that says how to get it; with STUDYAPP_REQUIRE_ALL=1 a failure."""
    if not AXE.is_file():
        not_on_this_machine("no axe-core on this machine: npm ci --prefix .ci")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def reader_of_every_page(visit: Callable[..., Visitor]) -> Callable[[], Iterator[tuple[Visitor, str]]]:
    """Goes through every page, as the owner who keeps something there and as a stranger.

    Gives the visitor, with that page open and nothing complained of, and the page's address.
    """

    def go() -> Iterator[tuple[Visitor, str]]:
        kept = keep()
        owner, stranger = visit(), visit()
        session = {"name": settings.SESSION_COOKIE_NAME, "value": kept.session, "url": owner.site}
        owner.context.add_cookies([session])
        for visitor, pages in ((owner, PAGES), (stranger, STRANGERS)):
            for address in map(kept.at, chain.from_iterable(pages.values())):
                visitor.goes_to(address)
                yield visitor, address
                assert visitor.complaints == [], address
        broken = server_error(RequestFactory().get("/")).content
        stranger.page.route("**/broken/", lambda route: route.fulfill(body=broken, content_type="text/html"))
        for address, status in WRONG.items():
            stranger.goes_to(address)
            (complaint,) = stranger.complaints
            assert f"status of {status}" in complaint, address
            stranger.complaints.clear()
            yield stranger, address
        stranger.goes_to("/broken/")
        yield stranger, "the page for our own faults"
        assert stranger.complaints == []

    return go


def test_every_address_is_looked_at() -> None:
    looked_at = PAGES.keys() | STRANGERS.keys()

    assert looked_at | NO_PAGE == named_addresses()
    assert not looked_at & NO_PAGE


def test_no_page_scrolls_sideways_or_complains(reader_of_every_page: EveryPage) -> None:
    for reader, address in reader_of_every_page():
        for width in WIDTHS:
            reader.page.set_viewport_size({"width": width, "height": 844})
            assert reader.page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_axe_finds_nothing_on_any_page(reader_of_every_page: EveryPage, axe: str) -> None:
    found = []
    for reader, address in reader_of_every_page():
        reader.page.evaluate(axe)
        for width, scheme, asked in LOOKS:
            reader.page.set_viewport_size({"width": width, "height": 844})
            reader.page.emulate_media(color_scheme=scheme)
            found += [f"{address} ({width}, {scheme}): {one}" for one in reader.page.evaluate(FOUND, asked)]
    assert found == []


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
