"""How long an import takes against `mkdocs build` of the same files, and against itself; how much memory.

Everything is measured in processes of its own, as people run it: `manage.py import_notes`, and
`mkdocs build`, which parses the same notes with the same parser and writes its pages.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.corpus import ROOT, gather_notes
from tests.benchmarks.figure import Figure

LARGE = 10_000_000
MANY = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What a process took: seconds, and its greatest resident memory in bytes, its workers' aside."""

    seconds: float
    memory: int


def figures() -> Iterator[Figure]:
    """First imports of all sizes, imports with nothing and with one file changed, and the memory of two."""
    with tempfile.TemporaryDirectory(prefix="studyapp-bench-notes-") as name:
        folder = Path(name)
        # The first one goes into the database that the other benchmarks use.
        yield from _against_mkdocs(folder / "all", data=Path(os.environ["STUDYAPP_DATA_DIR"]), size=0)
        yield from _against_mkdocs(folder / "large", data=folder / "large-data", size=LARGE)
        yield from _of_many(folder)


def _against_mkdocs(folder: Path, *, data: Path, size: int) -> Iterator[Figure]:
    files = gather_notes(folder / "docs", size=size)
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    first = _import(folder / "docs", data=data)
    yield Figure(
        name=f"first import, {len(files):,} files, {megabytes:.1f} MB",
        amount=first.seconds,
        floor="mkdocs build of the same files",
        floor_amount=_mkdocs(folder).seconds,
        most=1.5,
    )
    yield Figure(
        name="import with nothing changed",
        amount=_import(folder / "docs", data=data).seconds,
        floor="the first import",
        floor_amount=first.seconds,
        most=0.03,
    )


def _of_many(folder: Path) -> Iterator[Figure]:
    half, whole = folder / "half", folder / "whole"
    gather_notes(half, files=MANY // 2)
    files = gather_notes(whole, files=MANY)
    small = _import(half, data=folder / "half-data")
    first = _import(whole, data=folder / "whole-data")
    with files[len(files) // 3].open("a", encoding="utf-8") as file:
        file.write("\n\n- **Added**: one more line than there was before.\n")
    yield Figure(
        name=f"import with one changed file among {MANY:,}",
        amount=_import(whole, data=folder / "whole-data").seconds,
        floor="the first import",
        floor_amount=first.seconds,
        most=0.05,
    )
    yield Figure(
        name=f"greatest memory, {MANY:,} files",
        amount=first.memory,
        floor=f"{MANY // 2:,} files",
        floor_amount=small.memory,
        in_bytes=True,
    )


def _import(folder: Path, *, data: Path) -> Run:
    environment = os.environ | {"STUDYAPP_DATA_DIR": str(data)}
    manage = [sys.executable, str(ROOT / "manage.py")]
    if not data.is_dir():
        _measured([*manage, "migrate", "--verbosity", "0"], environment=environment)
    return _measured([*manage, "import_notes", str(folder)], environment=environment)


def _mkdocs(folder: Path) -> Run:
    (folder / "mkdocs.yml").write_text("site_name: Notes\ntheme: mkdocs\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]
    return _measured([*command, "--config-file", str(folder / "mkdocs.yml")], environment=os.environ)


def _measured(command: list[str], *, environment: "os._Environ[str] | dict[str, str]") -> Run:
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(command, env=environment, cwd=ROOT, stdout=quiet, stderr=quiet)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    # 1: some notes have problems, which real ones do.
    if process.returncode not in {0, 1}:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    unit = 1 if sys.platform == "darwin" else 1024
    return Run(seconds=time.perf_counter() - start, memory=usage.ru_maxrss * unit)
