"""Every page of the library that ships is whole: the headings of the guide, a definition, dated figures."""

import re
from pathlib import Path

import pytest

from studyapp.knowledge.remarks import LOOKED_UP, without_remarks
from studyapp.notes.document import Document, Heading, Listing, Paragraph
from studyapp.notes.reading import read_document

SERVICES = Path(__file__).resolve().parents[2] / "content" / "services"
HEADINGS = (
    "What it is for",
    "How it works",
    "Features",
    "Limits",
    "Pricing",
    "Advantages",
    "Drawbacks",
    "Use cases",
    "When to use it",
    "When not to use it",
    "Often confused with",
)
# An idea has no price and no quota.
OF_SERVICES_ONLY = {"Limits", "Pricing"}
LONGEST_TEXT = 25
each_page = pytest.mark.parametrize("name", sorted(page.stem for page in SERVICES.glob("*.md")))


def page(name: str) -> Document:
    return read_document((SERVICES / f"{name}.md").read_text(encoding="utf-8"), path=f"services/{name}.md")[0]


def bullets(document: Document, heading: str | None = None) -> list[str]:
    """The items below a heading, or all of them."""
    found, under = [], ""
    for block in document.blocks:
        if isinstance(block, Heading):
            under = block.text.plain
        elif isinstance(block, Listing) and heading in (None, under):
            found += [item.text.plain for item in block.items]
    return found


@each_page
def test_it_has_every_heading_in_the_order_of_the_guide(name: str) -> None:
    document = page(name)
    wanted = [
        one
        for one in HEADINGS
        if document.front_matter.get("kind") != "concept" or one not in OF_SERVICES_ONLY
    ]

    written = [
        block.text.plain for block in document.blocks if isinstance(block, Heading) and block.level > 1
    ]

    assert [one for one in written if one in wanted] == wanted
    assert set(written) <= {*HEADINGS, "Components"}


@each_page
def test_a_sentence_below_the_title_says_what_it_is(name: str) -> None:
    title, definition = page(name).blocks[:2]

    assert isinstance(title, Heading)
    assert isinstance(definition, Paragraph)
    assert definition.text.plain.count(". ") == 0
    assert definition.text.plain.endswith(".")


@each_page
def test_every_limit_says_when_it_was_looked_up(name: str) -> None:
    assert [one for one in bullets(page(name), "Limits") if not LOOKED_UP.search(one)] == []


@each_page
def test_every_statement_is_short_and_its_label_stands_once(name: str) -> None:
    items = bullets(page(name))
    labels = [one.partition(":")[0].casefold() for one in items if re.match(r"[^.]{1,40}: ", one)]
    texts = [without_remarks(one.partition(": ")[2] or one) for one in items]

    assert [one for one in texts if len(one.split()) > LONGEST_TEXT] == []
    assert sorted({one for one in labels if labels.count(one) > 1}) == []
