"""Which elements bleach would give back letter for letter, so that it need not be asked.

bleach parses HTML as browsers do and writes down what is allowed of it. On an element that holds only
allowed tags and attributes, nested as HTML wants them, with text that can be read in one way only, that
changes nothing. Whatever is not known to be so counts as not inert: this may send too much through
bleach, never too little. The tests hold it against bleach itself.
"""

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

_INLINE = frozenset(("a", "br", "code", "del", "em", "ins", "kbd", "mark", "span", "strong", "sub", "sup"))
_FLOW = _INLINE | {"p", "ul", "ol", "table", "blockquote", "pre", "hr", "h1", "h2", "h3", "h4", "h5", "h6"}
_ROWS = frozenset(("tr",))
# What may stand directly inside each element. Another element, or one elsewhere, is moved by the parser.
_HOLDS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_INLINE | {"p", "pre", "h1", "h2", "h3", "h4", "h5", "h6"}, _INLINE),
    **dict.fromkeys(("br", "hr"), frozenset()),
    **dict.fromkeys(("li", "blockquote", "td", "th"), _FLOW),
    **dict.fromkeys(("ul", "ol"), frozenset(("li",))),
    **dict.fromkeys(("thead", "tbody"), _ROWS),
    "table": frozenset(("thead", "tbody")),
    "tr": frozenset(("td", "th")),
}
# Elements whose own words, other than blanks, the parser would move out of them.
_WORDLESS = frozenset(("ul", "ol", "table", "thead", "tbody", "tr"))
# Void elements have no closing tag, so nothing can be inside them.
_VOID = frozenset(("br", "hr"))
_ATTRIBUTES: Mapping[tuple[str, str], re.Pattern[str]] = {
    ("a", "href"): re.compile(r"(?:https?://|mailto:|/notes/|#)[\w\-.~:/?#@!$()*+,;=%]*\Z", re.ASCII),
    ("a", "rel"): re.compile(r"noopener nofollow\Z"),
    ("ol", "start"): re.compile(r"[0-9]{1,9}\Z"),
}
_ID = re.compile(r"(?:line-[1-9][0-9]*|section-[\w-]+)\Z")
# What begins an entity, and characters that are no text: both are read in more than one way.
# What parsers of HTML take for blanks; others they move out of a table.
BLANKS = " \t\n\f\r"
_DOUBTFUL = re.compile(r"&[#\w]|[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def is_inert(block: Element) -> bool:
    """Whether bleach would leave the block and what follows it, once written as HTML, exactly as it is."""
    followed = not block.tail or _is_plain(block.tail, wordless=False)
    return followed and block.tag in _FLOW and _is_inert(block, linked=False)


def _is_inert(element: Element, *, linked: bool) -> bool:
    """As `is_inert` without what follows; `linked` inside a link, where no other can be."""
    tag, text = element.tag, element.text
    holds = _HOLDS.get(tag)
    if holds is None or not all(_is_allowed(tag, name, value) for name, value in element.items()):
        return False
    if tag == "a":
        if linked:
            return False
        linked = True
    wordless = tag in _WORDLESS
    if text and (
        tag in _VOID or not _is_plain(text, wordless=wordless) or (tag == "pre" and text[0] == "\n")
    ):
        return False
    for child in element:
        if child.tag not in holds or not _is_inert(child, linked=linked):
            return False
        if child.tail and not _is_plain(child.tail, wordless=wordless):
            return False
    return True


def _is_allowed(tag: str, name: str, value: str) -> bool:
    pattern = _ID if name == "id" else _ATTRIBUTES.get((tag, name))
    return pattern is not None and pattern.match(value) is not None


def _is_plain(text: str, *, wordless: bool) -> bool:
    return not (wordless and text.strip(BLANKS)) and _DOUBTFUL.search(text) is None
