from pathlib import Path

import pytest

from studyapp.importing.gathering import gather
from studyapp.notes.files import NoSuchFolder


def write(folder: Path, *names: str) -> Path:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"# {name}\n")
    return folder


def test_it_finds_notes_below_a_folder_and_calls_them_by_their_path(tmp_path):
    folder = write(tmp_path / "cloud", "a.md", "sub/b.md")

    gathering = gather([folder], known_folders=(), addresses={})

    assert [file.address for file in gathering.files] == ["a.md", "sub/b.md"]
    assert {file.folder for file in gathering.files} == {folder.as_posix()}


def test_two_folders_with_the_same_path_get_addresses_of_their_own(tmp_path):
    first = write(tmp_path / "first", "README.md")
    second = write(tmp_path / "second", "README.md")

    gathering = gather([first, second], known_folders=(), addresses={})

    assert [file.address for file in gathering.files] == ["README.md", "second/README.md"]


def test_a_note_keeps_the_address_it_has(tmp_path):
    second = write(tmp_path / "second", "README.md")
    known = {(second.as_posix(), "README.md"): "second/README.md"}

    gathering = gather([second], known_folders={second.as_posix()}, addresses=known)

    assert [file.address for file in gathering.files] == ["second/README.md"]


def test_a_folder_inside_a_known_folder_belongs_to_it(tmp_path):
    folder = write(tmp_path / "cloud", "sub/b.md")

    gathering = gather([folder / "sub"], known_folders={folder.as_posix()}, addresses={})

    assert [(file.folder, file.path) for file in gathering.files] == [(folder.as_posix(), "sub/b.md")]
    (scope,) = gathering.scopes
    assert scope.covers(folder=folder.as_posix(), path="sub/gone.md")
    assert not scope.covers(folder=folder.as_posix(), path="other.md")


def test_a_single_file_covers_only_itself(tmp_path):
    folder = write(tmp_path / "cloud", "a.md", "b.md")

    gathering = gather([folder / "a.md"], known_folders=(), addresses={})

    assert [file.path for file in gathering.files] == ["a.md"]
    assert not gathering.scopes[0].covers(folder=folder.as_posix(), path="b.md")


def test_the_same_folder_named_twice_is_read_once(tmp_path):
    folder = write(tmp_path / "cloud", "a.md")

    gathering = gather([folder, folder], known_folders=(), addresses={})

    assert len(gathering.files) == 1


def test_a_path_that_does_not_exist_is_refused(tmp_path):
    with pytest.raises(NoSuchFolder):
        gather([tmp_path / "nowhere"], known_folders=(), addresses={})


def test_a_path_inside_another_is_looked_through_with_it(tmp_path):
    folder = write(tmp_path / "cloud", "a.md", "sub/b.md")

    gathering = gather([folder / "sub", folder], known_folders=(), addresses={})

    assert [file.address for file in gathering.files] == ["a.md", "sub/b.md"]
    assert len(gathering.scopes) == 1


def test_nothing_follows_from_the_absence_of_what_could_not_be_looked_into(tmp_path):
    folder = write(tmp_path / "cloud", "a.md")
    elsewhere = write(tmp_path / "elsewhere", "b.md")
    (folder / "sub").symlink_to(elsewhere)

    gathering = gather([folder], known_folders=(), addresses={})

    (scope,) = gathering.scopes
    assert not scope.covers(folder=folder.as_posix(), path="sub/b.md")
    assert scope.covers(folder=folder.as_posix(), path="c.md")
