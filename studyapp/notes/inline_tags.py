"""HTML tags inside text: known ones become elements or go, unknown ones stay as the words they are.

Notes are read without any raw HTML: what is written in tags is either understood here (and in
`dialects.py`, for tags on lines of their own) or shown as text, so no tag reaches a page unread.
"""

import html
import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import (
    BACKTICK_RE,
    BacktickInlineProcessor,
    InlineProcessor,
    SubstituteTagInlineProcessor,
)
from markdown.util import AtomicString, code_escape

STYLES = {
    "b": "strong", "strong": "strong", "i": "em", "em": "em", "code": "code", "tt": "code", "kbd": "kbd",
    "ins": "ins", "u": "ins", "s": "del", "del": "del", "strike": "del", "sub": "sub", "sup": "sup",
    "mark": "mark", "a": "a",
}  # fmt: skip
# Tags that mean nothing for what a note says. Their text stays, see `dialects.py` for the block ones.
PASSED_OVER = frozenset((
    "abbr", "address", "area", "article", "aside", "audio", "base", "bdi", "bdo", "big", "blink", "body",
    "button", "canvas", "caption", "center", "cite", "col", "colgroup", "data", "dd", "details", "dfn",
    "dialog", "div", "dl", "dt", "embed", "fieldset", "figcaption", "figure", "font", "footer", "form",
    "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html",
    "iframe", "img", "input", "label", "legend", "li", "link", "main", "map", "marquee", "math", "menu",
    "meta", "meter", "nav", "noscript", "object", "ol", "optgroup", "option", "output", "p", "param",
    "path", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "samp", "script", "section", "select",
    "slot", "small", "source", "span", "style", "summary", "svg", "table", "tbody", "td", "template",
    "textarea", "tfoot", "th", "thead", "time", "title", "tr", "track", "ul", "var", "video", "wbr",
))  # fmt: skip
TAG = r"<(/?)([a-zA-Z][a-zA-Z0-9]*+)((?:\s[^<>]*+)?)>"
HREF = re.compile(r"""\bhref\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)
CODE_SPAN = re.compile(r"(`[^`]*+`)")


def outside_code(line: str, change: Callable[[str], str]) -> str:
    """The line with `change` applied to what stands outside of backticks."""
    if "`" not in line:
        return change(line)
    return "".join(part if index % 2 else change(part) for index, part in enumerate(CODE_SPAN.split(line)))


class InlineTags(Extension):
    """Replaces Python-Markdown's stash of raw HTML."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Take raw HTML and everything that hides text from the tree out of the parser."""
        md.preprocessors.deregister("html_block")
        md.postprocessors.deregister("raw_html")
        md.treeprocessors.deregister("prettify")
        for name in ("entity", "automail", "html"):
            md.inlinePatterns.deregister(name)
        # The line feed after a hard break stays in the text, so that lines can be counted.
        md.inlinePatterns.register(SubstituteTagInlineProcessor(r"  (?=\n)", "br"), "linebreak", 100)
        md.inlinePatterns.register(_Tags(TAG, md), "tags", 90)
        md.inlinePatterns.register(_Backticks(BACKTICK_RE), "backtick", 190)


class _Tags(InlineProcessor):
    """`<br>` becomes a break, `<b>…</b>` and its like an element, other HTML tags nothing."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name and wider type
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        name = m[2].lower()
        if name == "br":
            return Element("br"), m.start(), m.end()
        if name in STYLES:
            return self._style(m, data, name=name)
        if name in PASSED_OVER:
            return "", m.start(), m.end()
        return None, m.start(), m.end()

    def _style(self, m: re.Match[str], data: str, *, name: str) -> tuple[Element | str, int, int]:
        closing = -1 if m[1] else data.find(f"</{m[2]}>", m.end())
        if closing < 0:
            return "", m.start(), m.end()
        address = HREF.search(m[3])
        if name == "a" and address is None:
            return "", m.start(), m.end()
        element = Element(STYLES[name])
        element.text = data[m.end() : closing]
        if address and name == "a":
            element.set("href", html.unescape(address[1] or address[2] or address[3] or ""))
        return element, m.start(), closing + len(name) + 3


class _Backticks(BacktickInlineProcessor):
    """Code spans that keep the blanks at their ends: "of` resizing`" are two words."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 - Python-Markdown's name and type
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        node, start, end = super().handleMatch(m, data)
        if isinstance(node, Element) and start is not None and end is not None:
            span = data[start:end]
            ticks = len(span) - len(span.lstrip("`"))
            node.text = AtomicString(code_escape(span[ticks : len(span) - ticks]))
        return node, start, end
