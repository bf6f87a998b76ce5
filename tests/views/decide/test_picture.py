import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("travel")]
PICTURE = "/decide/travel/picture/"


def test_every_question_has_a_graph_with_all_its_reasons(client: Client) -> None:
    page = client.get(PICTURE).content.decode()

    first, second = re.findall(r'<svg class="graph" viewBox=.*?</svg>', page, re.DOTALL)
    assert [first.count(f'<g class="{fit}"') for fit in ("best", "good", "poor", "no")] == [1, 0, 0, 3]
    assert [second.count(f'<g class="{fit}"') for fit in ("best", "good", "poor", "no")] == [2, 0, 0, 0]
    assert first.count("<rect") == 2 + 3


def test_the_table_has_sign_and_word_and_leads_to_reason_and_line(client: Client) -> None:
    page = client.get(PICTURE).content.decode()

    cell = '<a class="no" href="#way-0-train" title="The train: rails end at the shore">'
    assert cell + '<span aria-hidden="true">×</span> no' in page
    reason = page[page.index('id="way-0-train"') :]
    assert reason.index("rails end at the shore") < reason.index('href="/notes/travel.md/#line-10"')


def test_every_link_within_the_page_has_its_target(client: Client) -> None:
    page = client.get(PICTURE).content.decode()

    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(re.findall(r' id="([^"]+)"', page))


def test_the_answers_are_marked_and_kept(client: Client) -> None:
    page = client.get(f"{PICTURE}?way=sea").content.decode()

    assert "You said: A whole sea" in page
    assert "No longer matters" in page
    assert page.count('<g class="no fades">') == 1
    assert 'href="/decide/travel/questions/?way=sea"' in page


def test_unknown_answers_are_left_out_with_a_word(client: Client) -> None:
    assert "left out: “moon=full”." in client.get(f"{PICTURE}?moon=full").content.decode()


def test_it_knows_no_other_decision(client: Client) -> None:
    assert client.get("/decide/zeppelin/picture/").status_code == 404
