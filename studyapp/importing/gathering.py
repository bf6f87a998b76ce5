"""Paths that a person names become the files to read, each with its folder and its address."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from studyapp.notes.files import find_notes
from studyapp.notes.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """A file to read: where it is, and what its note is called (see `models.Note`)."""

    folder: str
    path: str
    address: str
    location: Path
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """A place that was looked through: a folder, or what is at `prefix` inside it.

    `unseen` are the paths in it that could not be looked into. `found` counts its notes.
    """

    folder: str
    prefix: str
    unseen: tuple[str, ...]
    found: int

    def covers(self, *, folder: str, path: str) -> bool:
        """Whether a note at `path` of `folder` would have been found here if it were still there."""
        return (
            folder == self.folder
            and _is_within(path, self.prefix)
            and not any(_is_within(path, unseen) for unseen in self.unseen)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The files below the named paths, and the places that were looked through for them."""

    files: tuple[Gathered, ...]
    scopes: tuple[Scope, ...]
    problems: tuple[Problem, ...]

    @property
    def folders(self) -> tuple[str, ...]:
        """The folders that notes were found in. Of one that is suddenly empty all stays as it was."""
        return tuple(scope.folder for scope in self.scopes if scope.found)


def gather(
    paths: Iterable[Path], *, known_folders: Collection[str], addresses: Mapping[tuple[str, str], str]
) -> Gathering:
    """Look through the paths, each a folder or a single note.

    A path inside a folder that was imported before belongs to that folder, and one inside another of
    the paths is looked through with it. `addresses` are those that notes have already, by (folder,
    path); a new note is called by its path, with the folder's name in front where that is taken.
    Raises `NoSuchFolder` for a path that does not exist.
    """
    files: dict[tuple[str, str], Gathered] = {}
    scopes: list[Scope] = []
    problems: list[Problem] = []
    taken = dict.fromkeys(addresses.values())
    for path in _outermost(paths):
        found, troubles = find_notes(path)
        folder, prefix = _home(path.resolve(), known_folders=known_folders)
        problems += (replace(problem, file=_joined(prefix, problem.file)) for problem in troubles)
        unseen = tuple(_joined(prefix, problem.file) for problem in troubles)
        scopes.append(Scope(folder=folder, prefix=prefix, unseen=unseen, found=len(found)))
        for note in found:
            inside = prefix if path.is_file() and prefix else _joined(prefix, note.path)
            address = addresses.get((folder, inside)) or _address(inside, folder=folder, taken=taken)
            taken[address] = None
            files[folder, inside] = Gathered(
                folder=folder, path=inside, address=address, location=note.location, size=note.size
            )
    return Gathering(files=tuple(files.values()), scopes=tuple(scopes), problems=tuple(problems))


def nothing_found(scope: Scope, *, kept: int = 0) -> Problem:
    """Says that a place holds no notes; `kept` are known from there and stay."""
    known = f"; the {kept} notes known from there are kept" if kept else ""
    return Problem(
        file=f"{scope.folder}/{scope.prefix}" if scope.prefix else scope.folder,
        line=0,
        severity=Severity.ERROR,
        message=f"no Markdown file was found here{known}",
        hint="name a folder that holds .md files",
    )


def _outermost(paths: Iterable[Path]) -> list[Path]:
    """The paths without those that lie inside another, or are another."""
    kept: dict[Path, Path] = {}
    for path in paths:
        kept.setdefault(path.resolve(), path)
    return [path for place, path in kept.items() if not any(parent in kept for parent in place.parents)]


def _joined(prefix: str, path: str) -> str:
    """A path inside a prefix; "." is the prefix itself."""
    if path == ".":
        return prefix
    return f"{prefix}/{path}" if prefix else path


def _is_within(path: str, prefix: str) -> bool:
    return not prefix or path == prefix or path.startswith(f"{prefix}/")


def _home(path: Path, *, known_folders: Collection[str]) -> tuple[str, str]:
    """The folder that `path` belongs to and its place in there ("" for the folder itself)."""
    for candidate in (path, *path.parents):
        if candidate.as_posix() in known_folders:
            place = path.relative_to(candidate).as_posix()
            return candidate.as_posix(), "" if place == "." else place
    if path.is_file():
        return path.parent.as_posix(), path.name
    return path.as_posix(), ""


def _address(path: str, *, folder: str, taken: Collection[str]) -> str:
    if path not in taken:
        return path
    name = Path(folder).name
    candidates = (f"{name}/{path}", *(f"{name}-{number}/{path}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)
