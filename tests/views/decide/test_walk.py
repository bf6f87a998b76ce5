import pytest
from django.template.loader import render_to_string
from django.test import Client

from studyapp.cards.card import CardKind
from studyapp.views.sources import SourceLink
from tests.factories import CardFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("travel")]


def test_it_lists_decisions(client: Client) -> None:
    assert '<a href="/decide/travel/">Pick how to travel</a>' in client.get("/decide/").content.decode()


def test_it_asks_the_first_question_with_not_sure_at_the_end(client: Client) -> None:
    page = client.get("/decide/travel/").content.decode()

    assert "Is there water between?" in page
    assert page.index("A whole sea") < page.index("Not sure")
    assert 'href="/decide/travel/?way=not_sure"' in page


def test_an_answer_is_added_to_those_before(client: Client) -> None:
    page = client.get("/decide/travel/?way=dry").content.decode()

    assert "Is it far?" in page
    assert 'href="/decide/travel/?way=dry&amp;far=yes&amp;came_to=train"' in page


def test_the_fallen_keep_their_reason_and_its_line(client: Client) -> None:
    page = client.get("/decide/travel/?way=dry").content.decode()

    assert page.index(">Out<") < page.index("The boat") < page.index("It needs water")
    assert 'href="/notes/travel.md/#line-13"' in page


def test_it_comes_to_a_verdict(client: Client) -> None:
    page = client.get("/decide/travel/?way=sea").content.decode()

    assert "The boat fits" in page
    assert "It swims" in page
    assert 'href="/services/boat/"' in page


def test_changing_takes_back_one_answer_and_asks_it_again(client: Client) -> None:
    page = client.get("/decide/travel/?way=dry&far=yes").content.decode()
    assert 'href="/decide/travel/?far=yes&amp;change=way"' in page

    changed = client.get("/decide/travel/?far=yes&change=way").content.decode()

    assert "Is there water between?" in changed
    assert 'href="/decide/travel/?way=sea&amp;far=yes&amp;came_to=boat"' in changed


def test_unknown_answers_are_left_out_with_a_word(client: Client) -> None:
    response = client.get("/decide/travel/?way=sea&moon=full&far=perhaps")

    assert response.status_code == 200
    assert "left out: “moon=full” and “far=perhaps”." in response.content.decode()


def test_htmx_gets_only_the_walk(client: Client) -> None:
    response = client.get("/decide/travel/?way=dry", headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div class="decide"')
    assert "HX-Request" in response["Vary"]


def test_it_knows_no_other_decision(client: Client) -> None:
    assert client.get("/decide/zeppelin/").status_code == 404


def test_a_comma_between_two_lines_stays_with_the_first() -> None:
    sources = [SourceLink(text=f"line {line}", url=f"/#line-{line}") for line in (1, 2)]

    page = render_to_string("decide/lines.html", {"reason": {"sources": sources}}).strip()

    assert page == (
        '<span class="listed"><a class="from" href="/#line-1">line 1</a>,</span> '
        '<span class="listed"><a class="from" href="/#line-2">line 2</a></span>'
    )


def test_the_record_is_a_dated_file_with_the_address_of_the_verdict(client: Client) -> None:
    response = client.get("/decide/travel/record.md?way=sea&moon=full")

    assert response["Content-Type"] == "text/markdown; charset=utf-8"
    assert response["Content-Disposition"].startswith('attachment; filename="travel-2')
    text = response.content.decode()
    assert "- Date: 2" in text
    assert "- Address: <http://testserver/decide/travel/?way=sea&came_to=boat>" in text
    assert "**The boat**" in text


def test_a_verdict_offers_its_record(client: Client) -> None:
    page = client.get("/decide/travel/?way=sea").content.decode()

    assert 'href="/decide/travel/record.md?way=sea"' in page
    assert "## Consequences" in page
    assert "## Consequences" not in client.get("/decide/travel/").content.decode()


def test_where_nobody_was_sure_it_names_no_list(client: Client) -> None:
    page = client.get("/decide/travel/?way=not_sure&far=not_sure").content.decode()

    assert '<h1 tabindex="-1" data-focus>Nothing decides it yet</h1>' in page


def test_it_says_where_the_notes_are_silent_and_rules_nothing_out(client: Client) -> None:
    page = client.get("/decide/travel/?far=yes&way=not_sure").content.decode()

    assert "Your notes say nothing about it on “Is it far?”." in page
    assert ">Out<" not in page


def test_the_runner_up_is_named_with_what_would_turn_it_round(client: Client) -> None:
    page = client.get("/decide/travel/?way=dry&far=yes").content.decode()

    assert "In second place" in page
    assert "On foot, two points behind. This would turn it round:" in page
    assert "then On foot" in page


def test_a_tie_says_what_would_decide_it(client: Client) -> None:
    page = client.get("/decide/travel/?way=dry&far=not_sure").content.decode()

    assert page.index("What would decide it") < page.index("Is it far?") < page.index("then The train")
    assert 'href="/decide/travel/?way=dry&amp;far=yes&amp;came_to=train"' in page


@pytest.mark.parametrize("path", ["/decide/travel/", "/decide/travel/questions/"])
def test_a_swap_tells_who_fell_and_why(client: Client, path: str) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": f"http://testserver{path}?way=sea"}

    page = client.get(f"{path}?way=dry", headers=headers).content.decode()

    assert "The boat is out: it needs water. The train is back. On foot is back.</p>" in page


def test_a_whole_page_tells_nothing(client: Client) -> None:
    assert "is out" not in client.get("/decide/travel/?way=dry").content.decode()


def test_it_can_be_practised_where_questions_are_made_of_it(client: Client) -> None:
    practice = 'href="/quiz/?decision=travel"'
    pages = [f"/decide/travel/{page}" for page in ("", "questions/", "picture/")]
    assert not any(practice in client.get(page).content.decode() for page in pages)

    CardFactory(with_choices=True, key="decision:travel:which:boat:way=sea", kind=CardKind.SCENARIO)

    assert all(practice in client.get(page).content.decode() for page in pages)


def test_an_answer_that_nothing_left_meets_is_named(client: Client) -> None:
    page = client.get("/decide/travel/?way=sea&far=yes").content.decode()

    gave_way = page[page.index("What gave way") :]
    assert gave_way.index("Is it far?") < gave_way.index("In second place")
    assert "What gave way" not in client.get("/decide/travel/?way=sea").content.decode()


@pytest.mark.parametrize(
    ("query", "notice"),
    [
        ("way=sea&came_to=boat", ""),
        ("way=sea&came_to=train", "came to The train. The notes have changed: now they come to The boat."),
        ("way=sea&came_to=zeppelin", "came to something that this decision no longer knows."),
        ("way=dry&far=not_sure&came_to=train", "now they come to The train or On foot."),
    ],
)
def test_an_address_tells_when_its_answers_come_to_something_else(
    client: Client, query: str, notice: str
) -> None:
    page = client.get(f"/decide/travel/?{query}").content.decode()

    assert notice in page
    assert ("The notes have changed" in page) == bool(notice)
    assert "left out" not in page
