"""A note's stored HTML, set out for its page: its headings in order under the page's own, and listed."""

import html
import re
from dataclasses import dataclass

from django.utils.safestring import SafeString, mark_safe

# The stored HTML was written by bleach: attributes are quoted, and "<" is escaped everywhere else.
_HEADING = re.compile(r'<h([1-6])(?: id="([^"]*)")?>(.*?)</h\1>', re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_TABLE = re.compile(r"<(/?)table\b[^>]*>")
_PRE = re.compile(r"<pre\b")
_ANCHOR = re.compile(r'<span id="([^"]*)">')
LOWEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry:
    """A heading in the list of contents. `is_deep` says that it stands below another one."""

    text: str
    anchor: str
    is_deep: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """A note ready to be shown: `body` is safe HTML; `anchor` is the id of the page's heading.

    `anchor` is "" where the note does not begin with its title.
    """

    body: SafeString
    anchor: str
    contents: tuple[ContentsEntry, ...]


def set_out(stored: str, *, title: str) -> NoteText:
    """Headings are moved below the page's h1, and none skips a level on the way down.

    A note that begins with its own title gives it to the page: it is not said twice. What may be wider
    than the page can be reached, and so scrolled, by keyboard.
    """
    anchor = ""
    first = _HEADING.match(stored.lstrip())
    if first and _words(first[3]) == title:
        anchor = first[2] or ""
        stored = stored.lstrip()[first.end() :]
    # Each open heading as written and as shown, outermost first.
    open_: list[tuple[int, int]] = [(0, 1)]
    entries: list[tuple[str, str, int]] = []

    def moved(match: re.Match[str]) -> str:
        written = int(match[1])
        while open_[-1][0] >= written:
            open_.pop()
        level = min(open_[-1][1] + 1, LOWEST)
        open_.append((written, level))
        own = _ANCHOR.search(match[3])
        words = _words(match[3])
        if words:
            entries.append((words, own[1] if own else match[2] or "", level))
        identity = f' id="{match[2]}"' if match[2] else ""
        return f"<h{level}{identity}>{match[3]}</h{level}>"

    # An empty header cell heads nothing; to a screen reader it would be a heading without words.
    body = _HEADING.sub(moved, stored).replace("<th></th>", "<td></td>")
    body = _PRE.sub('<pre tabindex="0"', _TABLE.sub(_in_a_frame, body))
    top = min((level for _, _, level in entries), default=0)
    return NoteText(
        # Only tags without any content were changed in what was sanitised when the note was imported.
        body=mark_safe(body),  # noqa: S308
        anchor=anchor,
        contents=tuple(
            ContentsEntry(text=text, anchor=target, is_deep=level > top)
            for text, target, level in entries
            if target and level <= top + 1
        ),
    )


def _in_a_frame(tag: re.Match[str]) -> str:
    frame = '<div class="wide-table" role="group" aria-label="Table" tabindex="0">'
    return f"{tag[0]}</div>" if tag[1] else f"{frame}{tag[0]}"


def _words(inner: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", inner)).split())
