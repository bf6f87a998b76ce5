"""How commands speak: results on stdout, all else on stderr, and the three exit codes.

0 done · 1 finished, with errors that were listed (for a check, warnings too) · 2 not run (bad arguments,
no such folder).
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core.management.base import CommandError, OutputWrapper
from django.db import OperationalError, ProgrammingError

from studyapp.notes.problems import Problem

NOT_RUN = 2
FINISHED_WITH_ERRORS = 1


def write_json(stdout: OutputWrapper, data: Any) -> None:
    """Write exactly one JSON document."""
    stdout.write(json.dumps(data, ensure_ascii=False, indent=1))


def write_problems(stream: OutputWrapper, problems: Iterable[Problem]) -> None:
    """One problem a line, in the form that editors jump to."""
    for problem in problems:
        stream.write(str(problem))


@contextmanager
def database_needed() -> Iterator[None]:
    """Say in words that the database is not there or not set up, instead of a traceback."""
    try:
        yield
    except (OperationalError, ProgrammingError) as error:
        raise CommandError(
            f"the database cannot be used: {error}; is it there, and was 'manage.py migrate' run?",
            returncode=NOT_RUN,
        ) from error


def finish(*, errors: bool) -> None:
    """End the command; with errors the exit code says so."""
    if errors:
        sys.exit(FINISHED_WITH_ERRORS)


@contextmanager
def progress_bar(words: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on stderr, only where that is a terminal; yields what is told (done, total)."""
    if not sys.stderr.isatty():
        yield lambda _done, _total: None
        return
    from rich.console import Console  # noqa: PLC0415 - only for people who wait
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415

    columns = (TextColumn(words), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(words, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)
