"""A note's text becomes a Document: one parse, from which the page and the blocks are both made."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from studyapp.notes.block_rules import BlockRules
from studyapp.notes.building import Builder, decoded
from studyapp.notes.dialects import Dialects
from studyapp.notes.document import Block, Document, Heading
from studyapp.notes.fences import Fence, Fences
from studyapp.notes.front_matter import read_front_matter
from studyapp.notes.html import HEADINGS, anchors_for, safe_html
from studyapp.notes.html_dialect import Comments
from studyapp.notes.inline_tags import InlineTags
from studyapp.notes.limits import Limits
from studyapp.notes.problems import Problem, Severity
from studyapp.notes.source_lines import RecordedLines, SourceLines, unused_characters

LINE_BREAK = re.compile(r"\r\n|\r")
# Breaks only in files that have no others, as some pasteboards make them.
SEPARATOR = re.compile("[\u2028\u2029]")
# Characters that no page can show, and the breaks that editors do not count as lines.
UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]")
# Blanks that only look like blanks hide bullets and headings from the parser.
BLANK = re.compile("[\xa0\u2007\u202f]")
INVISIBLE_START = re.compile("^[\u200b\u2060\ufeff]+", re.MULTILINE)
# What no database keeps as text.
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def read_document(text: str, *, path: str) -> tuple[Document, tuple[Problem, ...]]:
    """Read a note.

    `text` is the decoded file, `path` where it lies relative to its folder. Returns the Document and
    everything in the note that was not understood. Never raises for what a note contains: a note
    that is nested too deeply to be read has a page of plain text and no blocks, with an error that says so.
    """
    source = UNSTORABLE.sub("\ufffd", LINE_BREAK.sub("\n", text))
    if "\n" not in source:
        source = SEPARATOR.sub("\n", source)
    front_matter, lines, problems = read_front_matter(source.split("\n"), path=path)
    try:
        blocks, page, excesses = _parsed(lines, path=path)
        problems = (*problems, *excesses)
    except RecursionError:
        blocks, page = (), _as_written(lines)
        problem = Problem(
            file=path,
            line=0,
            severity=Severity.ERROR,
            message="this note is nested too deeply to be read and is shown as plain text",
            hint="split it up, or remove the nesting of lists and quotations",
        )
        problems = (*problems, problem)
    document = Document(
        path=path,
        title=_title(front_matter, blocks, path=path),
        blocks=blocks,
        source=source,
        html=page,
        front_matter=front_matter,
    )
    return document, problems


class _Tree(Treeprocessor):
    """Keeps the finished tree; the converter's own output is not needed."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.root = Element("div")

    def run(self, root: Element) -> Element:
        self.root = root
        return Element("div")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """The element tree of a note, and what was found on the way to it."""

    root: Element
    recorded: RecordedLines
    fences: Mapping[Element, Fence]
    problems: tuple[Problem, ...]


def parse(lines: list[str], *, path: str, record: bool = True) -> Parsed:
    """Run the parser over a note, with or without recording lines: the tree is the same."""
    body = INVISIBLE_START.sub("", BLANK.sub(" ", UNSHOWN.sub(" ", "\n".join(lines))))
    opening, closing, fence_opening, fence_closing = unused_characters(body, count=4)
    recording = SourceLines(opening=opening, closing=closing)
    fences = Fences(opening=fence_opening, closing=fence_closing)
    limits = Limits(path=path)
    extensions = [InlineTags(), BlockRules(), Comments(), fences, Dialects(), limits]
    converter = Markdown(extensions=[*extensions, recording] if record else extensions)
    tree = _Tree(converter)
    converter.treeprocessors.register(tree, "tree", -10)
    converter.convert(body)
    return Parsed(root=tree.root, recorded=recording.recorded, fences=fences.found, problems=limits.problems)


def _parsed(lines: list[str], *, path: str) -> tuple[tuple[Block, ...], str, tuple[Problem, ...]]:
    parsed = parse(lines, path=path)
    titles = [element for element in parsed.root.iter() if element.tag in HEADINGS]
    anchors = anchors_for([(element, decoded("".join(element.itertext()))) for element in titles])
    builder = Builder(source=lines, recorded=parsed.recorded, fences=parsed.fences, anchors=anchors)
    blocks = builder.blocks(parsed.root)
    page = safe_html(parsed.root, path=path, started=builder.started, anchors=anchors)
    return blocks, page, parsed.problems


def _as_written(lines: list[str]) -> str:
    """The whole as preformatted text."""
    return f"<pre>{html.escape(UNSHOWN.sub(' ', chr(10).join(lines)))}</pre>"


def _title(front_matter: Mapping[str, object], blocks: tuple[Block, ...], *, path: str) -> str:
    """The front matter's title, else a heading of the first level, else the file's name in words.

    A lower heading titles its section: in a note without a title it is only the first of several.
    """
    stated = front_matter.get("title")
    if isinstance(stated, str) and stated:
        return stated
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1 and block.text.plain:
            return block.text.plain
    name = re.sub(r"[\s_-]+", " ", PurePosixPath(path).stem).strip()
    name = re.sub(r"^\d+\.?\s+(?=\D)", "", name)
    return name[:1].upper() + name[1:] or path
