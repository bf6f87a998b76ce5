"""What is called inert bleach would not change by a letter: held against bleach itself."""

import json
import random
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from bleach.sanitizer import Cleaner
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.serializers import to_html_string

from studyapp.notes import html
from studyapp.notes.html import TAGS
from studyapp.notes.inert import is_inert
from studyapp.notes.reading import read_document


def bleached(text: str) -> str:
    cleaner = Cleaner(tags=TAGS, attributes=html.allowed, protocols=("http", "https", "mailto"), strip=True)
    return cleaner.clean(text)


def element(tag: str, *children: Element, text: str = "", tail: str = "", **attributes: str) -> Element:
    made = Element(tag, attributes)
    made.text, made.tail = text, tail
    made.extend(children)
    return made


TEXTS = ["", "", " ", "\n", "words", "a < b", "R & D", '"q" --> x']
DOUBTFUL = [
    "&amp;",
    "&nbsp;",
    "&#x6A;",
    "R&D",
    "<b>",
    "\x00",
    "\x85",
    "</p>",
    "<!-- -->",
    "\r",
    "\xa0",
    "\u2028",
]
ATTRIBUTES = [
    ("id", "line-5"), ("id", "section-ü"), ("href", "https://a.example/?b=c#d"),
    ("href", "/notes/a.md/#line-3"), ("href", "mailto:a@b.example"),
    ("rel", "noopener nofollow"), ("start", "7"),
]  # fmt: skip
DOUBTFUL_ATTRIBUTES = [
    ("id", "search"), ("href", "https://a.example/?b=c&d=e"), ("href", "http://["), ("href", "javascript:x"),
    ("href", "data:text/html,x"), ("href", "//a.example"), ("start", "-1"), ("onclick", "x"), ("style", "x"),
]  # fmt: skip
INLINE = ["a", "br", "code", "del", "em", "strong", "sub"]
FLOW = ["p", "p", "ul", "ol", "table", "blockquote", "pre", "hr", "h2", *INLINE]
HELD = {
    "blockquote": FLOW, "li": FLOW, "td": FLOW, "th": FLOW, "ul": ["li"], "ol": ["li"], "br": [], "hr": [],
    "table": ["thead", "tbody"], "thead": ["tr"], "tbody": ["tr"], "tr": ["td", "th"],
}  # fmt: skip
WORDLESS = ("ul", "ol", "table", "thead", "tbody", "tr", "br", "hr")


def tree(dice: random.Random, *, inside: str = "blockquote", depth: int = 4) -> Element:
    """An element as notes become them, but for one part in twenty that is anything."""

    def odd() -> bool:
        return dice.random() < 1 / 20

    held = HELD.get(inside, INLINE)
    tag = dice.choice([*sorted(TAGS), "script", "img", "b"] if odd() or not held else held)
    attributes = [dice.choice(ATTRIBUTES)] if dice.random() < 1 / 4 else []
    attributes = [dice.choice(DOUBTFUL_ATTRIBUTES)] if odd() else attributes
    attributes = [(name, value) for name, value in attributes if name == "id" or odd() or tag in ("a", "ol")]
    leaf = depth == 0 or not HELD.get(tag, INLINE)
    children = [] if leaf else [tree(dice, inside=tag, depth=depth - 1) for _ in range(dice.randrange(3))]

    def words() -> str:
        return dice.choice(DOUBTFUL if odd() else TEXTS)

    text = "" if tag in WORDLESS and not odd() else words()
    tail = words() if tag in INLINE or odd() else ""
    return element(tag, *children, text=text, tail=tail, **dict(attributes))


@settings(max_examples=1500, deadline=None)
@given(st.integers(min_value=0))
def test_bleach_changes_nothing_of_what_is_inert(seed):
    dice = random.Random(seed)
    blocks = [tree(dice) for _ in range(dice.randrange(1, 4))]
    written = "\n".join(to_html_string(block).strip() for block in blocks)

    if all(map(is_inert, blocks)):
        assert bleached(written) == written


@pytest.mark.parametrize(
    "block",
    [
        element("p", element("a", element("a", text="in"), text="out"), text="words"),
        element("p", element("ul", element("li", text="an item"))),
        element("p", element("a", text="here", href="javascript:alert(1)")),
        element("p", element("a", text="here", href="https://a.example/?one=1&two=2")),
        element("p", text="&lt;b&gt;"),
        element("p", text="\x00"),
        element("p", text="words", onclick="alert(1)"),
        element("p", text="words", id="search"),
        element("script", text="alert(1)"),
        element("p", element("script", text="alert(1)")),
        element("pre", text="\nfirst line"),
        element("table", element("tbody", element("tr", text="words"))),
        element("p", text="words", tail="&copy;"),
    ],
)
def test_what_may_be_read_in_two_ways_is_not_inert(block):
    assert not is_inert(block)


@pytest.mark.parametrize(
    "block",
    [
        element("p", element("strong", text="A < B", tail=" & so on"), text="words "),
        element("ul", element("li", element("p", text="one"), element("ul", element("li", text="two")))),
        element("pre", element("code", text="if a < b && c:\n    go()")),
        element("h2", element("span", id="section-limits"), text="Limits", id="line-3"),
        element("ol", element("li", text="third"), start="3"),
        element("p", element("a", text="a note", href="/notes/a.md/#line-3")),
        element("table", element("thead", element("tr", element("th", text="A"))), element("tbody")),
    ],
)
def test_what_notes_are_mostly_made_of_is_inert(block):
    assert is_inert(block)
    assert bleached(to_html_string(block)) == to_html_string(block)


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab *_-#>|`[]()<>&;:/\n\t1.\"'="), max_size=120))
def test_a_page_is_the_same_as_if_bleach_had_gone_over_all_of_it(text):
    page = read_document(text, path="a.md")[0].html

    assert bleached(page) == page


def test_payloads_that_run_elsewhere_come_to_nothing(shared: Path):
    payloads = json.loads((shared / "hostile" / "xss_payloads.json").read_text(encoding="utf-8"))

    for start in range(0, len(payloads), 100):
        page = read_document("\n\n".join(payloads[start : start + 100]), path="a.md")[0].html
        assert bleached(page) == page
