"""The element tree of a note becomes the Document's blocks."""

import html
import re
from collections.abc import Iterator, Mapping
from xml.etree.ElementTree import Element

from studyapp.notes.document import (
    Block,
    Code,
    Heading,
    Item,
    Lines,
    Listing,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from studyapp.notes.fences import Fence
from studyapp.notes.source_lines import RecordedLines

BLOCK_TAGS = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "table", "blockquote", "pre", "hr")
)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")
WORD = re.compile(r"\w+")
# How far ahead of where it was expected a word is looked for, in lines of the same block.
LOOK_AHEAD = 8


def decoded(text: str) -> str:
    """Text with its HTML entities as the characters they stand for."""
    return ENTITY.sub(lambda match: html.unescape(match[0]), text) if "&" in text else text


class Builder:
    """Builds the blocks of one note, and notes for each element the line that it begins on.

    `anchors` gives each heading element its anchor. `started` is filled while building; it is what
    the page's `line-N` ids are made from.
    """

    def __init__(
        self,
        *,
        source: list[str],
        recorded: RecordedLines,
        fences: Mapping[Element, Fence],
        anchors: Mapping[Element, str],
    ) -> None:
        self.started: dict[Element, int] = {}
        self._source = source
        self._recorded = recorded
        self._fences = fences
        self._anchors = anchors
        self._line = 1  # the last line that anything was read from

    def blocks(self, parent: Element) -> tuple[Block, ...]:
        """The blocks directly below an element that holds nothing but blocks."""
        return tuple(block for child in parent for block in self._block(child))

    def _block(self, element: Element) -> Iterator[Block]:
        tag = element.tag
        if tag in ("ul", "ol"):
            yield from self._listing(element)
        elif tag == "table":
            yield self._table(element)
        elif tag == "blockquote":
            yield from self._quote(element)
        elif tag == "pre":
            yield self._code(element)
        elif tag != "hr":
            text = self._text(element)
            if tag[0] == "h" and tag[1:].isdigit():
                anchor = self._anchors.get(element, "")
                yield Heading(text=text, level=int(tag[1:]), anchor=anchor, lines=text.lines)
            elif text.runs or text.images:
                yield Paragraph(text=text, lines=text.lines)

    def _listing(self, element: Element) -> Iterator[Listing]:
        items = tuple(self._item(child) for child in element if child.tag == "li")
        if items:
            lines = items[0].lines.to(items[-1].lines)
            yield Listing(ordered=element.tag == "ol", items=items, lines=lines)

    def _item(self, element: Element) -> Item:
        head: list[Element] = []
        text: Text | None = None
        children: list[Block] = []
        numbers = self._recorded.text.get(element, ())
        loose = element.text or ""
        for child in [*element, None]:
            if child is not None and child.tag not in BLOCK_TAGS:
                head.append(child)
                continue
            if loose.strip() or head:
                words = self._inline(loose, head, numbers=numbers, starting=element if text is None else None)
                text, children = self._placed(words, text, children)
            loose, head = "", []
            if child is None:
                break
            if child.tag == "p" and text is None and not children:
                text = self._text(child)
                self.started.setdefault(element, text.lines.start)
            else:
                children.extend(self._block(child))
                if child in self.started:
                    self.started.setdefault(element, self.started[child])
            loose, numbers = child.tail or "", self._recorded.tail.get(child, ())
        first = self.started.setdefault(element, self._line)
        text = text or Text(runs=(), lines=Lines(start=first, end=first))
        lines = text.lines
        for block in children:
            lines = lines.to(block.lines)
        return Item(text=text, children=tuple(children), lines=lines)

    @staticmethod
    def _placed(words: Text, text: Text | None, children: list[Block]) -> tuple[Text | None, list[Block]]:
        """Words met in an item are its own text at first, and a paragraph below it afterwards."""
        if not (words.runs or words.images):
            return text, children
        if text is None and not children:
            return words, children
        return text, [*children, Paragraph(text=words, lines=words.lines)]

    def _table(self, element: Element) -> Table:
        rows = list(element.iter("tr"))
        first = self._first_line_of(rows)
        header = self._row(rows[0], line=first)
        # The separator stands between the header and the first row; every row is one line.
        body = tuple(self._row(row, line=first + 1 + index) for index, row in enumerate(rows[1:], start=1))
        lines = Lines(start=first, end=first + len(body) + 1)
        self.started[element] = first
        self._line = lines.end
        return Table(header=header, rows=body, lines=lines)

    def _first_line_of(self, rows: list[Element]) -> int:
        """The line of the header: that of the first row which was marked, less the rows above it."""
        for index, row in enumerate(rows):
            for cell in row:
                numbers = self._recorded.text.get(cell, ())
                if numbers and numbers[0]:
                    return max(1, numbers[0] - (index + 1 if index else 0))
        return self._next_line_with("|")

    def _row(self, element: Element, *, line: int) -> Row:
        self.started[element] = line
        lines = Lines(start=line, end=line)
        cells = tuple(self._inline(cell.text or "", list(cell), numbers=(line,)) for cell in element)
        return Row(cells=cells, lines=lines)

    def _quote(self, element: Element) -> Iterator[Quote]:
        blocks = self.blocks(element)
        if blocks:
            lines = blocks[0].lines.to(blocks[-1].lines)
            self.started[element] = lines.start
            yield Quote(blocks=blocks, lines=lines)

    def _code(self, element: Element) -> Code:
        fence = self._fences.get(element)
        if fence is not None:
            lines = Lines(start=fence.start, end=fence.end)
            text, language = fence.text, fence.language
        else:
            code = element[0] if len(element) else element
            numbers = [number for number in self._recorded.text.get(code, ()) if number] or [self._line]
            # The line feed that ends the last line has no line of its own.
            lines = Lines(start=min(numbers), end=min(max(numbers), max(len(self._source), min(numbers))))
            text, language = decoded(code.text or "").rstrip("\n"), ""
        self.started[element] = lines.start
        self._line = lines.end
        return Code(text=text, language=language, lines=lines)

    def _text(self, element: Element) -> Text:
        numbers = self._recorded.text.get(element, ())
        return self._inline(element.text or "", list(element), numbers=numbers, starting=element)

    def _inline(
        self, text: str, children: list[Element], *, numbers: tuple[int, ...], starting: Element | None = None
    ) -> Text:
        """Read inline content that begins on the first of `numbers` and goes on a line per line feed."""
        if not any(numbers):
            numbers = (self._next_line_with(text),)
        reader = _InlineReader(source=self._source, numbers=numbers)
        reader.read(text, children)
        first = reader.first_line
        self._line = max(reader.last_line, 1)
        if starting is not None:
            self.started[starting] = first
        lines = Lines(start=first, end=max(first, reader.last_line))
        return Text(runs=reader.finished_runs(), lines=lines, images=tuple(reader.images))

    def _next_line_with(self, text: str) -> int:
        """The next line that holds the first word of `text`; the last line read, where none does."""
        word = WORD.search(text)
        wanted = word[0] if word else text.strip()[:1]
        for number in range(self._line, min(self._line + LOOK_AHEAD, len(self._source)) + 1):
            if wanted and wanted in self._source[number - 1]:
                return number
        return min(self._line, len(self._source)) or 1


class _InlineReader:
    """Reads text and inline elements into runs, counting lines on the way."""

    def __init__(self, *, source: list[str], numbers: tuple[int, ...]) -> None:
        self.images: list[str] = []
        self._source = source
        self._numbers = [number or 1 for number in numbers]
        self._at = 0
        self._runs: list[Run] = []
        self.first_line = self._numbers[0]
        self._last = self.first_line

    @property
    def last_line(self) -> int:
        return max(self._last, self.first_line)

    def read(self, text: str, children: list[Element]) -> None:
        """Read text, then each child and the text behind it."""
        self._words(text, style={})
        for child in children:
            self._element(child, style={})
            self._words(child.tail or "", style={})

    def _element(self, element: Element, *, style: Mapping[str, object]) -> None:
        if element.tag == "br":
            self._add("\n", style={})
            return
        if element.tag == "img":
            self.images.append(decoded(element.get("src", "")))
            self._last = max(self._last, self._numbers[self._at])
            return
        if element.tag == "del":
            # Struck out: shown on the page, and not said any more. Its lines are passed all the same.
            self._at = min(self._at + "".join(element.itertext()).count("\n"), len(self._numbers) - 1)
            return
        inner = dict(style)
        if element.tag in ("strong", "em", "code"):
            inner[{"em": "emphasis"}.get(element.tag, element.tag)] = True
        elif element.tag == "a":
            inner["href"] = decoded(element.get("href", ""))
        self._words(element.text or "", style=inner)
        for child in element:
            self._element(child, style=inner)
            self._words(child.tail or "", style=inner)

    def _words(self, text: str, *, style: Mapping[str, object]) -> None:
        for index, piece in enumerate(text.split("\n")):
            if index:
                # A soft break is a blank between words; the next piece stands on the next line.
                self._add(" ", style={})
                self._at = min(self._at + 1, len(self._numbers) - 1)
            if piece:
                self._find(piece)
                self._add(decoded(piece), style=style)

    def _find(self, piece: str) -> None:
        """Go on to the line that the piece stands on, where a line feed was lost on the way to it."""
        word = WORD.search(piece)
        if word is None or self._holds(self._at, word[0]):
            return
        for at in range(self._at + 1, min(self._at + LOOK_AHEAD, len(self._numbers))):
            if self._holds(at, word[0]):
                self._at = at
                return

    def _holds(self, at: int, word: str) -> bool:
        number = self._numbers[at]
        return number <= len(self._source) and word in self._source[number - 1]

    def _add(self, text: str, *, style: Mapping[str, object]) -> None:
        number = self._numbers[self._at]
        lines = Lines(start=number, end=number)
        if text.strip():
            self._last = max(self._last, number)
        href = style.get("href")
        self._runs.append(
            Run(
                text=text,
                lines=lines,
                strong=bool(style.get("strong")),
                emphasis=bool(style.get("emphasis")),
                code=bool(style.get("code")),
                href=href if isinstance(href, str) else None,
            )
        )

    def finished_runs(self) -> tuple[Run, ...]:
        """The runs without blank ones at either end."""
        first, last = 0, len(self._runs)
        while first < last and not self._runs[first].text.strip():
            first += 1
        while last > first and not self._runs[last - 1].text.strip():
            last -= 1
        return tuple(self._runs[first:last])
