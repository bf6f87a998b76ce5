import pytest
from django.test import Client

from studyapp.views.note_text import set_out
from tests.views.rows import feature, note, service

HTML = (
    '<h2 id="line-1"><span id="section-queues"></span>Queues</h2>\n<p id="line-3">A <em>queue</em> waits.</p>'
)


@pytest.mark.django_db
def test_it_shows_the_note_as_it_was_written(client: Client) -> None:
    note(html=HTML, source="## Queues\n\nA *queue* waits.")

    page = client.get("/notes/queues.md/").content.decode()

    assert '<p id="line-3">A <em>queue</em> waits.</p>' in page
    assert "<span>A *queue* waits.</span>" in page


@pytest.mark.django_db
def test_it_gives_the_title_of_the_note_to_the_page(client: Client) -> None:
    note(html=HTML)

    page = client.get("/notes/queues.md/").content.decode()

    assert '<h1 id="line-1">Queues</h1>' in page
    assert page.count("Queues</h") == 1


@pytest.mark.django_db
def test_it_says_what_became_of_each_line(client: Client) -> None:
    where = note(html=HTML)
    row = feature(service("postbox", "Cloud Postbox"), "A queue waits.", where=where, line=3)

    page = client.get("/notes/queues.md/").content.decode()

    assert "What became of this note: one statement" in page
    assert f'href="/services/postbox/#feature-{row.uid.hex}"' in page
    assert '<a class="from" href="#line-3">line 3</a>' in page


@pytest.mark.django_db
def test_it_finds_notes_in_folders(client: Client) -> None:
    note("aws/queues.md", html=HTML)

    assert client.get("/notes/aws/queues.md/").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/notes/nothing.md/", "/notes/a%00b/", "/notes/../settings.py/"])
def test_it_answers_a_wrong_address_with_404(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.django_db
def test_it_lists_notes_with_what_they_are_about(client: Client) -> None:
    feature(service("postbox", "Cloud Postbox"), "A queue waits.", where=note(), line=3)

    page = client.get("/notes/").content.decode()

    assert "One note" in page
    assert "On Cloud Postbox." in page
    assert "queues.md, 1 statement" in page


def test_headings_come_down_one_by_one_below_the_title() -> None:
    text = set_out("<h1>A</h1><h4>B</h4><h2>C</h2><h1>D</h1>", title="Something else")

    assert text.body == "<h2>A</h2><h3>B</h3><h3>C</h3><h2>D</h2>"


def test_contents_list_two_levels_by_their_anchors() -> None:
    text = set_out(
        '<h2><span id="section-a"></span>A &amp; B</h2><h3><span id="section-c"></span>C</h3>'
        '<h4><span id="section-d"></span>D</h4>',
        title="",
    )

    assert [(entry.text, entry.anchor, entry.is_deep) for entry in text.contents] == [
        ("A & B", "section-a", False),
        ("C", "section-c", True),
    ]


def test_what_is_wider_than_the_page_is_reached_by_keyboard() -> None:
    stored = '<table id="line-3"><tr><th>A</th></tr></table><pre id="line-5"><code>&lt;table&gt;</code></pre>'

    body = set_out(stored, title="").body

    assert body == (
        '<div class="wide-table" role="group" aria-label="Table" tabindex="0">'
        '<table id="line-3"><tr><th>A</th></tr></table></div>'
        '<pre tabindex="0" id="line-5"><code>&lt;table&gt;</code></pre>'
    )
