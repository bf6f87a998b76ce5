"""The notes that imports are measured on: those that ship and those beside the project, over and over."""

import shutil
from pathlib import Path

from tests.conftest import SHARED

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = (ROOT / "content", SHARED / "notes", SHARED / "corpus")


def gather_notes(folder: Path, *, files: int = 0, size: int = 0) -> list[Path]:
    """Copy all notes into `folder`, and again until there are so many files and so many bytes.

    Each copy has its own folder, and a line of its own in each note: else its statements would all be
    those of the first.
    """
    copied: list[Path] = []
    total = number = 0
    while number == 0 or len(copied) < files or total < size:
        number += 1
        for source in filter(Path.is_dir, SOURCES):
            for file in sorted(source.rglob("*.md")):
                place = folder / f"{number:03}" / source.name / file.relative_to(source)
                place.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(file, place)
                if number > 1:
                    with place.open("a", encoding="utf-8") as opened:
                        opened.write(f"\n\n- **Edition {number}**: copied from {file.stem} as it was.\n")
                copied.append(place)
                total += place.stat().st_size
    for surplus in copied[files:] if files else ():
        surplus.unlink()
    return copied[:files] if files else copied
