"""What is wrong with a note, as a value that says where it is and what to do about it."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem matters: an error keeps something from being used, a warning does not.

    An info is nothing wrong: it says how something was read that could be read otherwise, or what questions
    give away.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, at one place. `line` is 1-based; 0 means the file as a whole."""

    file: str
    line: int
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        """`file:line: severity: message (hint)`, the form that editors can jump to."""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.file}:{self.line}: {self.severity}: {self.message}{hint}"


def warning(file: str, line: int, message: str, hint: str) -> Problem:
    """A problem that keeps nothing from being used."""
    return Problem(file=file, line=line, severity=Severity.WARNING, message=message, hint=hint)
