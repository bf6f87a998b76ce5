from pathlib import Path

from studyapp.importing.rehoming import Rehoming, rehomings


def folder_with(place: Path, *names: str) -> Path:
    for name in names:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("# note")
    return place


def test_a_folder_that_is_gone_is_the_one_with_its_notes(tmp_path):
    new = folder_with(tmp_path / "new", "a.md", "b.md", "c.md")
    gone = (tmp_path / "old").as_posix()

    found = rehomings([new], known={gone: frozenset({"a.md", "b.md", "left.md"})})

    assert found == (Rehoming(old=gone, new=new.as_posix()),)


def test_a_folder_that_is_still_there_has_not_moved(tmp_path):
    old = folder_with(tmp_path / "old", "a.md")
    new = folder_with(tmp_path / "new", "a.md")

    assert rehomings([new], known={old.as_posix(): frozenset({"a.md"})}) == ()


def test_a_folder_with_other_notes_is_another_one(tmp_path):
    new = folder_with(tmp_path / "new", "a.md")

    gone = (tmp_path / "old").as_posix()
    assert rehomings([new], known={gone: frozenset({"x.md", "y.md", "a.md"})}) == ()


def test_a_known_folder_inside_the_named_one_is_held_by_it(tmp_path):
    inner = folder_with(tmp_path / "all/aws", "a.md")

    (found,) = rehomings([tmp_path / "all"], known={inner.as_posix(): frozenset({"a.md"})})

    assert (found.prefix, found.path("a.md")) == ("aws", "aws/a.md")


def test_a_known_folder_stays_where_it_is(tmp_path):
    folder = folder_with(tmp_path / "all", "a.md", "sub/b.md")
    known = {folder.as_posix(): frozenset({"a.md"})}

    assert rehomings([folder], known=known) == ()
    assert rehomings([folder / "sub"], known=known) == ()
