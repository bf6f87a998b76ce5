import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("travel")]
QUESTIONS = "/decide/travel/questions/"


def test_it_asks_everything_at_once_with_not_sure_and_no_answer(client: Client) -> None:
    page = client.get(QUESTIONS).content.decode()

    assert page.count("<select") == 2
    assert page.count('<option value="not_sure">') == 2
    assert page.count('<option value="" selected>') == 2


def test_answers_are_those_of_the_walk_and_lead_back_to_it(client: Client) -> None:
    page = client.get(f"{QUESTIONS}?way=dry").content.decode()

    assert '<option value="dry" selected>' in page
    assert 'href="/decide/travel/?way=dry"' in page
    assert (
        'href="/decide/travel/questions/?way=dry"' in client.get("/decide/travel/?way=dry").content.decode()
    )


def test_the_fallen_have_their_reason_beside_it(client: Client) -> None:
    page = client.get(f"{QUESTIONS}?way=dry").content.decode()

    assert "Two of three are left" in page
    assert page.index(">Out<") < page.index("It needs water")


def test_a_question_that_no_longer_matters_is_marked_and_kept(client: Client) -> None:
    page = client.get(f"{QUESTIONS}?way=sea").content.decode()

    assert "no longer matters" in page
    assert "Is it far?" in page
    assert "no longer matters" not in client.get(QUESTIONS).content.decode()


def test_empty_fields_are_no_part_of_the_address(client: Client) -> None:
    response = client.get(f"{QUESTIONS}?way=sea&far=")

    assert (response.status_code, response["Location"]) == (302, f"{QUESTIONS}?way=sea")


def test_a_swap_gets_the_part_and_the_clean_address(client: Client) -> None:
    response = client.get(f"{QUESTIONS}?way=sea&far=", headers={"HX-Request": "true"})

    assert response.content.decode().lstrip().startswith('<div class="decide"')
    assert response["HX-Push-Url"] == f"{QUESTIONS}?way=sea"


def test_unknown_answers_are_left_out_with_a_word(client: Client) -> None:
    page = client.get(f"{QUESTIONS}?way=sea&moon=full&far=").content.decode()

    assert "left out: “moon=full”." in page


def test_it_knows_no_other_decision(client: Client) -> None:
    assert client.get("/decide/zeppelin/questions/").status_code == 404
