"""Blocks told in plain lines, for golden cases and for walking over every text of a Document."""

import re
from collections.abc import Iterator

from studyapp.notes.document import (
    Block,
    Code,
    Document,
    Heading,
    Lines,
    Listing,
    Paragraph,
    Quote,
    Table,
    Text,
)

MARK_UP = re.compile(r"\]\([^()\s]*\)|\]\[\w*\]|[\[\]!]|[`*_\\]|</?[a-zA-Z][^<>]*>|&(?:#?\w+);")


def outline(blocks: tuple[Block, ...], *, depth: int = 0) -> list[str]:
    """One line for each block, item and row: its lines, its kind, its words."""
    told: list[str] = []
    indent = "  " * depth
    for block in blocks:
        match block:
            case Heading():
                told.append(f"{indent}{span(block.lines)} h{block.level} {block.text.plain}")
            case Paragraph():
                told.append(f"{indent}{span(block.lines)} p {words(block.text)}")
            case Listing():
                for item in block.items:
                    kind = "1." if block.ordered else "-"
                    told.append(f"{indent}{span(item.lines)} {kind} {words(item.text)}".rstrip())
                    told.extend(outline(item.children, depth=depth + 1))
            case Table():
                for row in (block.header, *block.rows):
                    cells = " | ".join(words(cell) for cell in row.cells)
                    told.append(f"{indent}{span(row.lines)} row {cells}".rstrip())
            case Quote():
                told.append(f"{indent}{span(block.lines)} quote")
                told.extend(outline(block.blocks, depth=depth + 1))
            case Code():
                text = block.text.replace("\n", " / ")
                told.append(f"{indent}{span(block.lines)} code {block.language} {text}")
    return told


def span(lines: Lines) -> str:
    return str(lines.start) if lines.start == lines.end else f"{lines.start}-{lines.end}"


def words(text: Text) -> str:
    images = "".join(f" (image {image})" for image in text.images)
    return (text.plain.replace("\n", " / ") + images).strip()


def texts(blocks: tuple[Block, ...]) -> Iterator[tuple[Text, Lines]]:
    """Every piece of text with the lines that it is said to stand on."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text, block.lines
            case Listing():
                for item in block.items:
                    yield item.text, item.text.lines
                    yield from texts(item.children)
            case Table():
                for row in (block.header, *block.rows):
                    for cell in row.cells:
                        yield cell, row.lines
            case Quote():
                yield from texts(block.blocks)
            case Code():
                pass


def misplaced(document: Document) -> list[str]:
    """Texts that are not on the lines which they name, mark-up aside; empty when all is well."""
    last = document.source.count("\n") + 1
    wrong = []
    for text, lines in texts(document.blocks):
        if not 1 <= lines.start <= lines.end <= last:
            wrong.append(f"{lines} is outside of the note: {text.plain[:60]}")
            continue
        written = document.quote(lines)
        bare = MARK_UP.sub("", written)
        missing = [
            word
            for word in re.findall(r"\w+", text.plain)
            if word not in written and word.replace("_", "") not in bare
        ]
        if missing:
            wrong.append(f"{lines} does not hold {missing[:3]}: {text.plain[:60]}")
    return wrong


def line_ids(html: str) -> list[str]:
    return re.findall(r'\bid="([^"]*)"', html)
