"""Paths that a person names become the files to read, each with its folder and its address."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from studyapp.notes.files import NoteFile, find_notes
from studyapp.notes.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A file to read: where it is, and what its note is called (see `models.Note`)."""

    folder: str
    path: str
    address: str
    location: Path
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The files below the named paths. `scopes` are the (folder, path prefix) that were looked through."""

    files: tuple[Gathered, ...]
    scopes: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]

    def covers(self, *, folder: str, path: str) -> bool:
        """Whether a note at `path` of `folder` would have been found if it were still there."""
        return any(
            folder == scope and (not prefix or path == prefix or path.startswith(f"{prefix}/"))
            for scope, prefix in self.scopes
        )


def gather(
    paths: Iterable[Path], *, known_folders: Collection[str], addresses: Mapping[tuple[str, str], str]
) -> Gathering:
    """Look through the paths, each a folder or a single note.

    A path inside a folder that was imported before belongs to that folder. `addresses` are those
    that notes have already, by (folder, path); a new note is called by its path, with the folder's
    name in front where that is taken. Raises `NoSuchFolder` for a path that does not exist.
    """
    files: dict[tuple[str, str], Gathered] = {}
    scopes: list[tuple[str, str]] = []
    problems: list[Problem] = []
    taken = dict.fromkeys(addresses.values())
    for path in paths:
        found, troubles = find_notes(path)
        problems += troubles
        folder, prefix = _home(path.resolve(), known_folders=known_folders)
        scopes.append((folder, prefix))
        for note in found:
            inside = _inside(note, path=path, prefix=prefix)
            address = addresses.get((folder, inside)) or _address(inside, folder=folder, taken=taken)
            taken[address] = None
            files[folder, inside] = Gathered(
                folder=folder, path=inside, address=address, location=note.location, size=note.size
            )
    return Gathering(files=tuple(files.values()), scopes=tuple(scopes), problems=tuple(problems))


def _home(path: Path, *, known_folders: Collection[str]) -> tuple[str, str]:
    """The folder that `path` belongs to and its place in there ("" for the folder itself)."""
    for candidate in (path, *path.parents):
        if candidate.as_posix() in known_folders:
            place = path.relative_to(candidate).as_posix()
            return candidate.as_posix(), "" if place == "." else place
    if path.is_file():
        return path.parent.as_posix(), path.name
    return path.as_posix(), ""


def _inside(note: NoteFile, *, path: Path, prefix: str) -> str:
    if path.is_file() or not prefix:
        return prefix or note.path
    return f"{prefix}/{note.path}"


def _address(path: str, *, folder: str, taken: Collection[str]) -> str:
    if path not in taken:
        return path
    name = Path(folder).name
    candidates = (f"{name}/{path}", *(f"{name}-{number}/{path}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)
