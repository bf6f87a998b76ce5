from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visitor

pytestmark = pytest.mark.django_db(transaction=True)

Visit = Callable[..., Visitor]
WALK = "/decide/compute/"
QUESTIONS = "/decide/compute/questions/"
BATCH = "?location=cloud&workload=batch_jobs&run_time=over_15_min&servers=aws_manages"


def test_back_and_forward_go_through_the_answers(visit: Visit) -> None:
    reader = visit()
    page = reader.page
    reader.goes_to(WALK)
    first = reader.headline()
    page.keyboard.press("1")
    expect(page.locator("h1")).not_to_have_text(first)
    second, address = reader.headline(), page.url

    page.go_back()
    expect(page.locator("h1")).to_have_text(first)
    page.go_forward()

    expect(page.locator("h1")).to_have_text(second)
    assert page.url == address


def test_a_shared_address_gives_a_stranger_the_same_verdict(visit: Visit) -> None:
    one, other = visit(), visit()
    for reader in (one, other):
        reader.goes_to(WALK + BATCH)

    assert one.headline() == other.headline()
    assert (
        one.page.locator(".candidates").all_inner_texts()
        == other.page.locator(".candidates").all_inner_texts()
    )
    assert other.context.cookies() == []


def test_who_falls_is_told_with_the_reason(visit: Visit) -> None:
    reader = visit()
    reader.goes_to(f"{WALK}?change=run_time")

    reader.page.get_by_role("link", name="Longer than 15 minutes").click()

    expect(reader.page.locator("#told")).to_contain_text("AWS Lambda is out: ")
    expect(reader.page.locator("h1")).to_be_focused()
    assert reader.complaints == []


# What moves: by candidate, how far from its new place it starts, and whether it lights up.
MOVING = """document.getAnimations().map(({ effect }) => [
  effect.target.dataset.candidate, effect.getKeyframes()[0].transform ?? "lit"
]);"""
# So that a slow machine sees them too: what moves waits at its beginning.
HELD = """const { animate } = Element.prototype;
Element.prototype.animate = function (...given) {
  const moving = animate.apply(this, given);
  moving.pause();
  return moving;
};"""
LET_GO = """() => {
  const moving = document.getAnimations();
  for (const one of moving) one.play();
  return Promise.all(moving.map((one) => one.finished)).then(() => true);
}"""


def test_candidates_move_to_their_new_places_and_who_falls_lights_up(visit: Visit) -> None:
    reader = visit()
    page = reader.page
    page.add_init_script(HELD)
    reader.goes_to(f"{WALK}?workload=event_task&change=run_time")

    page.get_by_role("link", name="Longer than 15 minutes").click()

    expect(page.locator(".out[data-candidate=lambda]")).to_be_visible()
    moving = page.evaluate(MOVING)
    assert ["lambda", "lit"] in moving
    assert any(name == "lambda" and how.startswith("translateY(-") for name, how in moving)
    assert {name for name, _ in moving} > {"lambda", "batch"}
    expect(page.locator("h1")).to_be_focused()
    page.evaluate(LET_GO)
    assert page.evaluate(MOVING) == []
    expect(page.locator("h1")).to_be_focused()
    assert reader.complaints == []


def test_nothing_moves_for_whom_motion_is_too_much(visit: Visit) -> None:
    reader = visit(reduced_motion="reduce")
    page = reader.page
    reader.goes_to(f"{WALK}?workload=event_task&change=run_time")

    page.get_by_role("link", name="Longer than 15 minutes").click()

    expect(page.locator(".out[data-candidate=lambda]")).to_be_visible()
    assert page.evaluate("document.getAnimations().length") == 0
    expect(page.locator("h1")).to_be_focused()


def test_on_a_phone_the_next_question_is_in_sight(visit: Visit) -> None:
    reader = visit(viewport={"width": 390, "height": 844})
    page = reader.page
    reader.goes_to(f"{WALK}?workload=batch_jobs&run_time=over_15_min")
    change = page.get_by_role("link", name="change").last
    change.scroll_into_view_if_needed()

    change.click()

    expect(page.locator("h1")).to_have_text("How long does one run take?")
    expect(page.locator("h1")).to_be_in_viewport(ratio=1)


def test_the_table_of_questions_swaps_and_keeps_the_focus(visit: Visit) -> None:
    reader = visit()
    page = reader.page
    reader.goes_to(QUESTIONS)

    page.get_by_label("How long does one run take?").focus()
    page.get_by_label("How long does one run take?").select_option("over_15_min")

    expect(page.locator("#told")).to_contain_text("AWS Lambda is out: ")
    expect(page.locator("#q-run_time")).to_be_focused()
    assert page.url == f"{reader.site}{QUESTIONS}?run_time=over_15_min"
    page.get_by_role("link", name="One by one").click()
    assert page.url == f"{reader.site}{WALK}?run_time=over_15_min"
    assert reader.complaints == []


def test_by_keyboard_alone_one_comes_to_a_verdict(visit: Visit) -> None:
    reader = visit()
    page = reader.page
    reader.goes_to(WALK)

    while page.locator(".options").count():
        before = reader.headline()
        page.keyboard.press("1")
        expect(page.locator("h1")).not_to_have_text(before)
        expect(page.locator("h1")).to_be_focused()

    expect(page.get_by_role("heading", name="To keep")).to_be_visible()
    assert reader.complaints == []


def test_without_javascript_the_table_has_a_button(visit: Visit) -> None:
    reader = visit(java_script_enabled=False)
    page = reader.page
    reader.goes_to(QUESTIONS)
    page.get_by_label("How long does one run take?").select_option("over_15_min")

    page.get_by_role("button", name="Show what fits").click()

    assert page.url == f"{reader.site}{QUESTIONS}?run_time=over_15_min"
    expect(page.locator(".out").first).to_contain_text("AWS Lambda")
    reader.goes_to(WALK + BATCH)
    expect(page.get_by_role("button", name="Copy as Markdown")).to_be_hidden()


def test_the_record_is_copied(visit: Visit) -> None:
    reader = visit(permissions=["clipboard-read", "clipboard-write"])
    page = reader.page
    reader.goes_to(f"{WALK}{BATCH}&package=container_image&job_control=queues_and_dependencies")

    page.get_by_role("button", name="Copy as Markdown").click()

    expect(page.locator("#told")).to_have_text("Copied")
    assert "**AWS Batch**" in page.evaluate("navigator.clipboard.readText()")
