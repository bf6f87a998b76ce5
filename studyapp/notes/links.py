"""Where the links of notes lead, and which lead nowhere."""

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from studyapp.notes.document import Document, Heading, every_block, texts_of
from studyapp.notes.html import ANCHOR_PREFIX, resolved_href
from studyapp.notes.problems import Problem, Severity

NOTES = "/notes/"
MARKDOWN = (".md", ".markdown")
# Where there is no heading of that name, browsers take it for the top of the page.
TOP = f"{ANCHOR_PREFIX}top"
# Names that one link is held against to find what may be meant.
MOST_COMPARED = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link to a note of the folder, written `href` on `line`.

    `note` is the path of the note that it leads to, "" where that would be outside of the folder;
    `anchor` is the place on that note's page, "" for its top.
    """

    line: int
    href: str
    note: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """The links of a note to notes, and the anchors on its own page that links may lead to."""

    links: tuple[Link, ...]
    anchors: frozenset[str]


def linked(document: Document) -> Linked:
    """The links and the anchors of a note. Links to other sites are left out: nobody is asked here."""
    blocks = tuple(every_block(document.blocks))
    headings = (block.anchor for block in blocks if isinstance(block, Heading))
    lines = (f"line-{number}" for number in range(1, document.source.count("\n") + 2))
    links = (
        link
        for block in blocks
        for text in texts_of(block)
        for run in text.runs
        if run.href is not None
        for link in _link(run.href, path=document.path, line=run.lines.start)
    )
    return Linked(links=tuple(dict.fromkeys(links)), anchors=frozenset((*headings, *lines)))


def broken_links(
    notes: Mapping[str, Linked], *, exists: Callable[[str, str], bool] = lambda _path, _note: False
) -> tuple[Problem, ...]:
    """A warning for each link that leads to no note, or to no heading of one.

    `notes` are the notes that were read, by their path; `exists` tells of a note and the path that it links
    to whether there is such a note that was not read. In the order of paths and lines.
    """
    meant = lru_cache(_meant)
    return tuple(
        Problem(file=path, line=link.line, severity=Severity.WARNING, message=message, hint=hint)
        for path in sorted(notes)
        for link in sorted(notes[path].links, key=lambda link: link.line)
        if link.note in notes or not exists(path, link.note)
        for message, hint in _broken(link, notes=notes, meant=meant)
    )


def _link(href: str, *, path: str, line: int) -> Iterator[Link]:
    """The link to a note that an address is; none for one that leads to a site or a file of another kind."""
    address = resolved_href(href, path=path)
    if address is None:
        if _names_a_note(href):
            yield Link(line=line, href=href, note="", anchor="")
    elif address.startswith("#"):
        yield Link(line=line, href=href, note=path, anchor=unquote(address[1:]))
    elif address.startswith(NOTES):
        note, _, anchor = address.removeprefix(NOTES).partition("/#")
        yield Link(line=line, href=href, note=unquote(note.rstrip("/")), anchor=unquote(anchor))


def _names_a_note(href: str) -> bool:
    """Whether an address that was refused is one of a Markdown file: it lies outside of the folder."""
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    return not parts.scheme and not parts.netloc and parts.path.lower().endswith(MARKDOWN)


Meant = Callable[[str, frozenset[str], str], str]


def _broken(link: Link, *, notes: Mapping[str, Linked], meant: Meant) -> Iterator[tuple[str, str]]:
    """What is wrong with a link, and what to do."""
    if not link.note:
        yield (
            f"the link “{link.href}” leads out of the folder that is read",
            "link to a note inside of it, or to a site by its whole address",
        )
    elif link.note not in notes:
        # Of a name alone, and of few: to hold each link against thousands of notes takes minutes.
        name = posixpath.basename(link.note)
        begins = name[:2].casefold()
        near = frozenset(note for note in notes if posixpath.basename(note)[:2].casefold() == begins)
        yield (
            f"the link “{link.href}” leads to no note",
            meant(link.note, near, "") or "write the path of a note as seen from this one",
        )
    elif link.anchor and link.anchor not in notes[link.note].anchors | {TOP}:
        written = link.anchor.removeprefix(ANCHOR_PREFIX)
        yield (
            f"the link “{link.href}” leads to no heading of {link.note}",
            meant(written, _headings(notes[link.note]), "#")
            or "write the heading in lower case, with hyphens",
        )


def _headings(note: Linked) -> frozenset[str]:
    """The headings of a note as links write them."""
    return frozenset(
        anchor.removeprefix(ANCHOR_PREFIX) for anchor in note.anchors if anchor.startswith(ANCHOR_PREFIX)
    )


def _meant(written: str, known: frozenset[str], mark: str) -> str:
    """The one of `known` that is written nearly so, as a question; "" where none is, or too many may be."""
    near = get_close_matches(written, sorted(known), n=1) if len(known) <= MOST_COMPARED else []
    return f"did you mean “{mark}{near[0]}”?" if near else ""
