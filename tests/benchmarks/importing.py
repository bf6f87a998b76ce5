"""How long an import takes, against parsing the same files with Python-Markdown alone."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import markdown
from django.utils import timezone

from studyapp.importing.notes_import import import_notes
from tests.benchmarks.figure import Figure, seconds_for
from tests.conftest import SHARED

ROOT = Path(__file__).resolve().parent.parent.parent


def figures() -> Iterator[Figure]:
    """A first import, one with nothing changed, one with a single changed file."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        _gather_notes(folder)
        files = sorted(folder.rglob("*.md"))
        texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
        megabytes = sum(map(len, texts)) / 1e6
        floor = seconds_for(lambda: [markdown.markdown(text, extensions=["extra"]) for text in texts])

        first = seconds_for(lambda: _import(folder))
        yield Figure(
            name=f"first import, {len(files)} files, {megabytes:.1f} MB",
            seconds=first,
            floor="Python-Markdown alone",
            floor_seconds=floor,
        )

        again = seconds_for(lambda: _import(folder))
        yield Figure(
            name="import with nothing changed", seconds=again, floor="first import", floor_seconds=first
        )

        with files[0].open("a", encoding="utf-8") as file:
            file.write("\n- **Added**: one more line than there was before\n")
        one = seconds_for(lambda: _import(folder))
        yield Figure(
            name="import with one changed file", seconds=one, floor="first import", floor_seconds=first
        )


def _gather_notes(folder: Path) -> None:
    """The notes that ship, and those beside the project where they are there."""
    shutil.copytree(ROOT / "content", folder / "content")
    for name in ("notes", "corpus"):
        if (SHARED / name).is_dir():
            shutil.copytree(SHARED / name, folder / name)


def _import(folder: Path) -> None:
    import_notes([folder], now=timezone.now())
