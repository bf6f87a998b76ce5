"""What is too much for the parser is taken as plain words before it gets there.

Python-Markdown looks for the end of a link from every `[`, so thousands of them in one paragraph
take minutes. No note written by a person comes near these limits.
"""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from studyapp.notes.problems import Problem, Severity

# Per paragraph, item, row or heading.
MOST_BRACKETS = 600
MOST_TICKS = 4000
STARTS_ANEW = re.compile(r"\s*+(?:[*+-]\s|\d++[.)]\s|[#|>])")


def tamed(lines: list[str], *, path: str) -> tuple[list[str], tuple[Problem, ...]]:
    """The lines with brackets or backticks made plain where there are too many in one place.

    Returns as many lines, and a warning for each place.
    """
    if (
        sum(line.count("[") for line in lines) <= MOST_BRACKETS
        and sum(line.count("`") for line in lines) <= MOST_TICKS
    ):
        return lines, ()
    changed = list(lines)
    problems: list[Problem] = []
    start = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and lines[index].strip() and not STARTS_ANEW.match(lines[index]):
            continue
        for character, most in (("[", MOST_BRACKETS), ("`", MOST_TICKS)):
            count = sum(line.count(character) for line in lines[start:index])
            if count > most:
                changed[start:index] = [line.replace(character, " ") for line in changed[start:index]]
                problems.append(_problem(path=path, line=start + 1, character=character, count=count))
        start = index
    return changed, tuple(problems)


def _problem(*, path: str, line: int, character: str, count: int) -> Problem:
    return Problem(
        file=path,
        line=line,
        severity=Severity.WARNING,
        message=f"{count} times {character} in one paragraph: its links and code are read as plain words",
        hint="put blank lines between its parts",
    )


class Limits(Extension):
    """Tames a note that is being converted; `problems` says where."""

    def __init__(self, *, path: str) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()
        self.path = path

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Python-Markdown's
        """Register after scripts and fenced code are out."""
        md.preprocessors.register(_Taming(md, self), "limits", 5)


class _Taming(Preprocessor):
    def __init__(self, md: Markdown, extension: Limits) -> None:
        super().__init__(md)
        self._extension = extension

    def run(self, lines: list[str]) -> list[str]:
        changed, self._extension.problems = tamed(lines, path=self._extension.path)
        return changed
