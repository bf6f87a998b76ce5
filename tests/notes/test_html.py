import json
import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.html import TAGS, resolved_href
from studyapp.notes.reading import read_document
from tests.conftest import SHARED

PAYLOADS = SHARED / "hostile" / "xss_payloads.json"
OWN_PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "<a href='javascript:alert(1)'>x</a>",
    '<a href="https://a.example" onclick="alert(1)">x</a>',
    "<javascript://%0aalert(1)>",
    "[x]: javascript:alert(1)\n\n[x]",
    "![x](https://a.example/p.png)",
    "<div style='position:fixed' id=main class=nav>x</div>",
    "```<svg/onload=alert(1)>\n</code></pre><script>alert(1)</script>\n```",
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt;",
    "# <form id=line-1><input name=attributes>",
    "<details open ontoggle=alert(1)>x</details>",
)


class Strict(HTMLParser):
    """Collects what must not be on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[object] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in TAGS:
            self.wrong.append(tag)
        for name, value in attrs:
            fine = {
                "href": r"(https?:|mailto:|#|/notes/)",
                "id": r"(line-\d+|section-[\w-]+)$",
                "rel": "noopener nofollow$",
                "start": r"\d+$",
            }.get(name)
            if fine is None or not re.match(fine, value or ""):
                self.wrong.append((tag, name, value))

    def handle_comment(self, data: str) -> None:
        self.wrong.append(data)

    def handle_decl(self, decl: str) -> None:
        self.wrong.append(decl)


def wrong_in(text: str) -> list[object]:
    document, _ = read_document(text, path="folder/note.md")
    parser = Strict()
    parser.feed(document.html)
    return parser.wrong


@pytest.mark.parametrize("payload", OWN_PAYLOADS)
def test_a_payload_does_nothing(payload: str) -> None:
    for text in (payload, f"- {payload}", f"| {payload} | b |\n|---|---|\n| c | {payload} |", f"> {payload}"):
        assert wrong_in(text) == []


@pytest.mark.skipif(not PAYLOADS.exists(), reason="the hostile files are not beside this project")
def test_no_known_payload_does_anything() -> None:
    for payload in json.loads(PAYLOADS.read_text(encoding="utf-8")):
        forms = (
            payload,
            f"- [a]({payload})",
            f"# {payload}",
            f'<a href="{payload}">q</a>',
            f"[r]\n\n[r]: {payload}",
        )
        note = "\n\n".join(forms)
        assert wrong_in(note) == [], payload


@given(st.text(alphabet="<>/\"'=:()[]! \nabhrefsctipjvml&;#`", max_size=60))
def test_no_text_does_anything(text: str) -> None:
    assert wrong_in(text) == []


@pytest.mark.parametrize(
    ("href", "leads_to"),
    [
        ("https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("#key-features", "#section-key-features"),
        ("#section-introduction", "#section-section-introduction"),
        ("#line-12", "#line-12"),
        ("other.md", "/notes/folder/other.md/"),
        ("./other%20note.md#Use%20Cases", "/notes/folder/other%20note.md/#section-use-cases"),
        ("../top.md", "/notes/top.md/"),
        ("../../outside.md", None),
        ("/etc/passwd.md", None),
        ("//evil.example/a.md", None),
        ("picture.png", None),
        ("javascript:alert(1)", None),
        ("java\nscript:alert(1)", None),
        ("\x01javascript:alert(1)", None),
        ("file:///a.md", None),
        ("https://[broken", None),
        ("", None),
    ],
)
def test_a_link_leads_to_our_pages_or_out_or_nowhere(href: str, leads_to: str | None) -> None:
    assert resolved_href(href, path="folder/note.md") == leads_to


def test_links_out_tell_nobody_where_they_come_from() -> None:
    document, _ = read_document("[a](https://example.org) [b](#c)", path="a.md")

    assert '<a href="https://example.org" rel="noopener nofollow">a</a>' in document.html
    assert '<a href="#section-c">b</a>' in document.html


def test_an_image_is_a_link_with_its_description() -> None:
    document, _ = read_document("![how it hangs](https://example.org/p.png) ![](img/post.png)", path="a.md")

    assert "<img" not in document.html
    assert '<a href="https://example.org/p.png" rel="noopener nofollow">how it hangs</a>' in document.html
    assert "post.png" in document.html


def test_each_block_is_found_by_its_line() -> None:
    document, _ = read_document(
        "# a\n\n- b\n\n  c\n\n| d | e |\n|---|---|\n| f | g |\n\n```\nh\n```", path="a.md"
    )

    found = re.findall(r'<(\w+) id="line-(\d+)"', document.html)
    assert found == [("h1", "1"), ("li", "3"), ("p", "5"), ("tr", "7"), ("tr", "9"), ("pre", "11")]


def test_a_very_long_list_keeps_its_numbers() -> None:
    document, _ = read_document("\n".join(f"1. item {number}" for number in range(1200)), path="a.md")

    assert re.findall(r'<ol start="(\d+)">', document.html) == ["501", "1001"]
    assert document.html.count("<li") == 1200
