import pytest
from django.test import Client

from tests.views.rows import comparison, contrast, feature, note, service

pytestmark = pytest.mark.django_db


def test_it_sets_what_a_note_compares_side_by_side(client: Client) -> None:
    where = note()
    comparison(
        service("postbox", "Cloud Postbox"),
        service("radio", "Cloud Radio"),
        where=where,
        line=4,
        principle="One waits.",
    )

    page = client.get("/compare/postbox-vs-radio/").content.decode()

    assert (
        page.index("delivery")
        < page.index("Waits in line")
        < page.index("Goes to all")
        < page.index("One waits.")
    )
    assert 'href="/notes/queues.md/#line-5"' in page


def test_it_leads_from_the_other_order_to_the_one_address(client: Client) -> None:
    service("postbox", "Cloud Postbox")
    service("radio", "Cloud Radio")

    response = client.get("/compare/radio-vs-postbox/")

    assert response.status_code == 301
    assert response["Location"] == "/compare/postbox-vs-radio/"


def test_it_draws_up_a_pair_that_no_note_compares(client: Client) -> None:
    where = note()
    feature(service("postbox", "Cloud Postbox"), "In order.", where=where, line=1, aspect="ordering")
    service("radio", "Cloud Radio")

    page = client.get("/compare/postbox-vs-radio/").content.decode()

    assert "Drawn up from what your notes say of each" in page
    assert "In order." in page
    assert "Your notes seem to say nothing on this side." in page
    assert "Your notes say nothing of Cloud Radio that can be compared." in page
    assert '<a class="from" href="/services/radio/">Write it in Cloud Radio</a>' in page
    assert "Your notes are too thin here for an honest question." in page


def test_it_compares_three(client: Client) -> None:
    where = note()
    for slug in ("engine", "postbox", "radio"):
        feature(service(slug, slug.title()), f"{slug} scales.", where=where, line=1, aspect="scaling")

    page = client.get("/compare/engine-vs-postbox-vs-radio/").content.decode()

    assert page.index("engine scales.") < page.index("postbox scales.") < page.index("radio scales.")


@pytest.mark.parametrize("slug", ["postbox", "postbox-vs-postbox", "postbox-vs-nothing", "a-vs-b-vs-c-vs-d"])
def test_it_answers_what_cannot_be_compared_with_404(client: Client, slug: str) -> None:
    service("postbox", "Cloud Postbox")

    assert client.get(f"/compare/{slug}/").status_code == 404


def test_it_offers_the_quiz_where_there_are_questions(client: Client) -> None:
    where = note()
    one, other = service("postbox", "Cloud Postbox"), service("radio", "Cloud Radio")
    pair = comparison(one, other, where=where, line=4)
    assert "Quiz me" not in client.get("/compare/postbox-vs-radio/").content.decode()

    contrast(pair, "Which waits?", right=one, wrong=other, where=where, line=4)

    assert 'href="/quiz/?comparison=postbox-vs-radio">Quiz me on these two</a>' in (
        client.get("/compare/postbox-vs-radio/").content.decode()
    )


def test_its_form_leads_to_the_pair_that_was_chosen(client: Client) -> None:
    service("postbox", "Cloud Postbox")
    service("radio", "Cloud Radio")

    assert client.get("/compare/?a=radio&b=postbox")["Location"] == "/compare/postbox-vs-radio/"


def test_its_form_keeps_one_service_and_names_what_is_unknown(client: Client) -> None:
    service("postbox", "Cloud Postbox")

    page = client.get("/compare/?a=postbox&b=telegraph").content.decode()

    assert "Your notes know no service called “telegraph”." in page
    assert '<option value="postbox" selected>' in page
