"""The tasks of `note_tasks` as they are handed out to workers.

What it takes to do them takes half a second to load. Workers have it loaded (see `preloaded`); whoever
leads an import hands out the tasks and never needs it.
"""

import pickle
from collections.abc import Mapping
from pathlib import Path

from studyapp.importing.note_jobs import ReadFile, Told, ToRead, ToTell
from studyapp.knowledge.facts import Service


def read_file(job: ToRead) -> ReadFile:
    """Read a note from the disk, and leave it where it waits."""
    from studyapp.importing import note_tasks  # noqa: PLC0415 - in the worker

    return note_tasks.read_file(job)


def tell(job: ToTell, *, names_file: Path) -> Told:
    """What a note says, in the names that `write_names` wrote to `names_file`."""
    from studyapp.importing import note_tasks  # noqa: PLC0415 - in the worker

    return note_tasks.tell(job, names_file=names_file)


def write_names(declared: tuple[Service, ...], texts: Mapping[str, str], *, into: Path) -> Path:
    """Write down for `tell` what notes declare and the texts of settings by folder; returns the file."""
    file = into / "names"
    file.write_bytes(pickle.dumps((declared, dict(texts)), protocol=pickle.HIGHEST_PROTOCOL))
    return file
