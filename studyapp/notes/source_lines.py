"""Source lines: a Python-Markdown extension that tells which line each element was read from.

A preprocessor puts a marker with the line number into each line, after whatever a block processor
looks at (indentation, bullet, `>`, `#`, `|`). A treeprocessor takes the markers out again before
inline mark-up is read, so nothing but the block structure ever sees them, and keeps the numbers
beside the tree: the HTML is the same with and without the extension.

The markers are two characters that the text itself does not contain, see `unused_characters`.
"""

import re
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

# What block processors look at in front of a line's own words.
PREFIX = re.compile(r"(?:\s+|[*+-](?=\s)|\d+\.(?=\s)|>|#)*+(?:\|\s*+)?+")
# A line of these alone may be a rule, an underline or a table's separator, which a marker would spoil.
RULE = re.compile(r"[-=*_|:+#>~\s]*+\Z")
REFERENCE = re.compile(r"\s*+\[[^\[\]]*+\]:")
REFERENCE_TAIL = re.compile(r"""\s*+["'(]""")


@dataclass(slots=True)
class RecordedLines:
    """Line numbers of an element's text, and of the text that follows it, one for each of its lines.

    A line that could not be marked has the number that its neighbours give it, or 0.
    """

    text: dict[Element, tuple[int, ...]] = field(default_factory=dict)
    tail: dict[Element, tuple[int, ...]] = field(default_factory=dict)


def unused_characters(text: str, *, count: int) -> tuple[str, ...]:
    """The first `count` private-use characters that do not occur in `text`."""
    used = set(text)
    found = [chr(code) for code in range(0xF0000, 0xF0000 + len(used) + count) if chr(code) not in used]
    return tuple(found[:count])


def mark_lines(lines: list[str], *, opening: str, closing: str) -> list[str]:
    """The same lines, each with `opening`, its 1-based number and `closing` before its own words."""
    marked = []
    previous = ""
    for number, line in enumerate(lines, start=1):
        prefix = PREFIX.match(line)
        end = prefix.end() if prefix else 0
        words = line[end:]
        if not words.strip() or RULE.match(line) or _may_be_reference(words, previous=previous):
            marked.append(line)
        else:
            marked.append(f"{line[:end]}{opening}{number}{closing}{words}")
        previous = words
    return marked


def _may_be_reference(words: str, *, previous: str) -> bool:
    """Whether a line's words are, or may go on, a definition such as `[id]: address "title"`."""
    if REFERENCE.match(words):
        return True
    before = REFERENCE.match(previous)
    if before is None:
        return False
    return not previous[before.end() :].strip() or REFERENCE_TAIL.match(words) is not None


class SourceLines(Extension):
    """Records lines into `recorded` while a text is converted. Good for one conversion."""

    def __init__(self, *, opening: str, closing: str) -> None:
        super().__init__()
        self.recorded = RecordedLines()
        self._opening = opening
        self._closing = closing

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register the two halves: last of the preprocessors, first of the treeprocessors."""
        marking = _Marking(md, opening=self._opening, closing=self._closing)
        taking_out = _TakingOut(md, opening=self._opening, closing=self._closing, recorded=self.recorded)
        md.preprocessors.register(marking, "source_lines", 0)
        md.treeprocessors.register(taking_out, "source_lines", 100)


class _Marking(Preprocessor):
    def __init__(self, md: Markdown, *, opening: str, closing: str) -> None:
        super().__init__(md)
        self._opening = opening
        self._closing = closing

    def run(self, lines: list[str]) -> list[str]:
        return mark_lines(lines, opening=self._opening, closing=self._closing)


class _TakingOut(Treeprocessor):
    def __init__(self, md: Markdown, *, opening: str, closing: str, recorded: RecordedLines) -> None:
        super().__init__(md)
        self._marker = re.compile(f"{opening}([0-9]+){closing}")
        self._recorded = recorded

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.text:
                element.text, numbers = self._take_out(element.text)
                self._recorded.text[element] = numbers
            if element.tail:
                element.tail, numbers = self._take_out(element.tail)
                self._recorded.tail[element] = numbers
        references = self.md.references if self.md else {}
        for name, (address, title) in list(references.items()):
            clean = self._marker.sub("", title) if title else title
            references[name] = (self._marker.sub("", address), clean)

    def _take_out(self, text: str) -> tuple[str, tuple[int, ...]]:
        found = [self._marker.search(line) for line in text.split("\n")]
        numbers = _with_gaps_filled([int(match[1]) if match else 0 for match in found])
        clean = self._marker.sub("", text)
        return (AtomicString(clean) if isinstance(text, AtomicString) else clean), numbers


def _with_gaps_filled(numbers: list[int]) -> tuple[int, ...]:
    """Give unmarked lines (0) the number that follows from the marked ones around them."""
    for index in range(1, len(numbers)):
        if not numbers[index] and numbers[index - 1]:
            numbers[index] = numbers[index - 1] + 1
    for index in range(len(numbers) - 2, -1, -1):
        if not numbers[index] and numbers[index + 1] > 1:
            numbers[index] = numbers[index + 1] - 1
    return tuple(numbers)
