"""Safe HTML of a note's element tree: nothing in it runs, and nothing in it is fetched.

Two locks: the tree is built from known elements only, with the addresses of links checked here,
and bleach goes over what was written from it once more, except where `inert` knows that nothing would
come of it.
"""

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from bleach.sanitizer import Cleaner
from markdown.serializers import to_html_string

from studyapp.notes.inert import is_inert

TAGS = frozenset((
    "a", "blockquote", "br", "code", "del", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "ins", "kbd",
    "li", "mark", "ol", "p", "pre", "span", "strong", "sub", "sup", "table", "tbody", "td", "th", "thead",
    "tr", "ul",
))  # fmt: skip
LINE_ID = re.compile(r"line-[1-9][0-9]*\Z")
OWN_ID = re.compile(rf"(?:{LINE_ID.pattern}|section-[\w-]+\Z)")
NUMBER = re.compile(r"[0-9]{1,9}\Z")
ANCHOR_PREFIX = "section-"
# Blocks that a link may lead to by their line.
NUMBERED = ("p", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
SIBLINGS = 50
MOST_ROWS = 500
CONTROL = re.compile(r"[\x00-\x20\x7f-\x9f\\]")


def allowed(tag: str, name: str, value: str) -> bool:
    """Whether bleach leaves an attribute where it is; it looks at addresses by itself."""
    if name == "id":
        return OWN_ID.match(value) is not None
    if tag == "a":
        return name == "href" or (name == "rel" and value == "noopener nofollow")
    return tag == "ol" and name == "start" and NUMBER.match(value) is not None


def anchors_for(headings: Iterable[tuple[Element, str]]) -> dict[Element, str]:
    """An anchor for each heading element, from its plain text: `section-` and what GitHub would call it.

    The prefix keeps a heading called "Search" or "Line 5" apart from the page's own ids.
    """
    anchors: dict[Element, str] = {}
    taken: dict[str, int] = {}
    for element, text in headings:
        slug = slug_of(text) or "untitled"
        count = taken.get(slug, 0)
        taken[slug] = count + 1
        while count and f"{slug}-{count}" in taken:
            count += 1
        if count:
            taken[slug] = count + 1
            slug = f"{slug}-{count}"
            taken[slug] = 1
        anchors[element] = ANCHOR_PREFIX + slug
    return anchors


def slug_of(text: str) -> str:
    """Lower case, punctuation gone, blanks as hyphens."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text.lower()).strip())[:80]


def safe_html(
    root: Element, *, path: str, started: Mapping[Element, int], anchors: Mapping[Element, str]
) -> str:
    """The tree as HTML that is safe to show. The tree is changed: give it away.

    `started` is the line on which an element begins. The first block on line N has the id `line-N`;
    a heading's anchor is the id of an empty span inside it.
    """
    used: set[int] = set()
    for element in root.iter():
        line = started.get(element)
        if element.tag in NUMBERED and line and line not in used:
            used.add(line)
            element.set("id", f"line-{line}")
        if element in anchors:
            _set_anchor(element, anchors[element])
        if element.tag == "img":
            _replace_image(element)
        elif element.tag == "a":
            _set_href(element, resolved_href(element.get("href", ""), path=path))
    cleaner = Cleaner(tags=TAGS, attributes=allowed, protocols=("http", "https", "mailto"), strip=True)
    return "\n".join(piece if inert else cleaner.clean(piece) for piece, inert in _pieces(root))


def _pieces(root: Element) -> Iterator[tuple[str, bool]]:
    """The tree's blocks as HTML, some at a time, and whether those are inert.

    bleach takes longer the more siblings there are.
    """
    blocks = [part for child in root for part in _portions(child)]
    for start in range(0, len(blocks), SIBLINGS):
        some = blocks[start : start + SIBLINGS]
        yield "\n".join(to_html_string(block).strip() for block in some), all(map(is_inert, some))


def _portions(block: Element) -> Iterator[Element]:
    """The block itself; a table or a list of many hundred rows as several, for the same reason."""
    parent = block[-1] if block.tag == "table" else block
    if block.tag not in ("table", "ul", "ol") or len(parent) <= MOST_ROWS:
        yield block
        return
    rows = list(parent)
    for start in range(0, len(rows), MOST_ROWS):
        portion = Element(block.tag)
        if block.tag == "table":
            if not start:
                portion.append(block[0])
            body = Element("tbody")
            body.extend(rows[start : start + MOST_ROWS])
            portion.append(body)
        else:
            portion.extend(rows[start : start + MOST_ROWS])
            if block.tag == "ol" and start:
                portion.set("start", str(int(block.get("start", "1")) + start))
        yield portion


def _set_anchor(heading: Element, anchor: str) -> None:
    span = Element("span", {"id": anchor})
    span.tail, heading.text = heading.text, None
    heading.insert(0, span)


def _replace_image(image: Element) -> None:
    """An image becomes a link with its description: pages fetch nothing from elsewhere."""
    source = image.get("src", "")
    image.text = image.get("alt", "").strip() or _file_name(source) or "image"
    image.tag = "a"
    image.attrib.clear()
    _set_href(image, source if _scheme(source) in ("http", "https") and not CONTROL.search(source) else None)


def _set_href(link: Element, href: str | None) -> None:
    link.attrib.pop("href", None)
    link.attrib.pop("title", None)
    if href is None:
        return
    link.set("href", href)
    if not href.startswith(("#", "/")):
        link.set("rel", "noopener nofollow")


def resolved_href(href: str, *, path: str) -> str | None:
    """Where a link of the note at `path` leads on our pages; None where it may not lead anywhere.

    http, https and mailto stay; another note of the folder becomes `/notes/<path>/`, a heading of a
    note its anchor. Anything else (other schemes, other files, outside of the folder) is refused.
    """
    address = href.strip()
    if CONTROL.search(unquote(address.split("#", maxsplit=1)[0]).replace(" ", "")) or address.startswith(
        "//"
    ):
        return None
    scheme = _scheme(address)
    if scheme in ("http", "https", "mailto"):
        return None if CONTROL.search(address) else address
    if scheme is None or scheme:
        return None
    target, _, fragment = address.partition("#")
    anchor = _fragment(fragment)
    if not target:
        return anchor or None
    target = unquote(target.partition("?")[0])
    resolved = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    if (
        target.startswith("/")
        or resolved.startswith("..")
        or not resolved.lower().endswith((".md", ".markdown"))
    ):
        return None
    return f"/notes/{quote(resolved)}/{anchor}"


def _fragment(fragment: str) -> str:
    """A fragment as our pages have it: lines as they are, headings by their anchor."""
    if not fragment:
        return ""
    name = unquote(fragment)
    if LINE_ID.match(name):
        return f"#{name}"
    slug = slug_of(name)
    return f"#{ANCHOR_PREFIX}{quote(slug)}" if slug else ""


def _scheme(address: str) -> str | None:
    """The scheme in lower case, "" where there is none; None where the address cannot be read."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return None


def _file_name(address: str) -> str:
    if address.startswith("data:"):
        return ""
    return unquote(posixpath.basename(address.partition("?")[0].rstrip("/")))
