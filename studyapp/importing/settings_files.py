"""The settings file of each folder: its text as it is in force, and what is wrong with it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from studyapp.importing.gathering import Gathered
from studyapp.knowledge.folder_settings import SETTINGS_FILE, FolderSettings
from studyapp.knowledge.reading_settings import read_folder_settings
from studyapp.notes.problems import Problem, Severity

# In bytes; a larger file is no settings file.
LARGEST = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingsFiles:
    """`texts` are in force, by folder; a folder without a settings file has none."""

    texts: Mapping[str, str]
    problems: tuple[Problem, ...]


def read_settings_files(folders: Iterable[str], *, known: Mapping[str, str]) -> SettingsFiles:
    """Read the settings file at the top of each folder.

    `known` are the texts in force before: they stay so for other folders, and where a file cannot be
    read or is no TOML, so that a slip in it retires nothing.
    """
    texts = dict(known)
    problems: list[Problem] = []
    for folder in sorted(set(folders)):
        called = f"{Path(folder).name}/{SETTINGS_FILE}"
        text = _read(Path(folder), called=called)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        settings, troubles = read_folder_settings(text, path=called)
        problems += troubles
        if settings is not None:
            texts[folder] = text
    return SettingsFiles(
        texts={folder: text for folder, text in texts.items() if text}, problems=tuple(problems)
    )


def nested_settings(files: Iterable[Gathered]) -> tuple[Problem, ...]:
    """Settings files beside notes below the top of their folder: they are not read, which may surprise."""
    places = {(file.folder, file.path.rpartition("/")[0]) for file in files}
    return tuple(
        Problem(
            file=f"{inside}/{SETTINGS_FILE}",
            line=0,
            severity=Severity.WARNING,
            message=f"this file is not at the top of the imported folder {Path(folder).name} and is not read",
            hint=f"move what it says into {SETTINGS_FILE} there, or import {inside} by itself",
        )
        for folder, inside in sorted(places)
        if inside and (Path(folder) / inside / SETTINGS_FILE).is_file()
    )


@lru_cache(maxsize=64)
def settings_in(text: str) -> FolderSettings:
    """The settings that a text in force holds, "" being none."""
    settings, _ = read_folder_settings(text, path=SETTINGS_FILE)
    return settings or FolderSettings()


def _read(  # noqa: PLR0911 (each line rules out one thing that is no settings file)
    folder: Path, *, called: str
) -> str | Problem:
    """The text of a folder's file, "" where it has none, or why it cannot be had."""
    file = folder / SETTINGS_FILE
    try:
        if not file.resolve().is_relative_to(folder):
            return _unread(called, "this link leads out of the folder", hint="copy the file into the folder")
        if file.exists() and not file.is_file():
            return _unread(called, "this is not a file", hint="put a plain file there")
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except FileNotFoundError:
        return ""
    except (OSError, RuntimeError) as error:
        return _unread(called, f"this file cannot be read: {error}", hint="check its rights")
    if len(data) > LARGEST:
        return _unread(called, f"this file has more than {LARGEST:,} bytes", hint="keep settings in it only")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        return _unread(called, "this file is not in UTF-8", hint="save it as UTF-8")


def _unread(file: str, message: str, *, hint: str) -> Problem:
    return Problem(
        file=file, line=0, severity=Severity.ERROR, message=f"{message}, and was not read", hint=hint
    )
