from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes import files
from studyapp.notes.files import NoSuchFolder, NoteFile, decode, find_notes, read_bytes
from studyapp.notes.problems import Problem, Severity
from studyapp.notes.reading import read_document
from tests.conftest import SHARED

ENCODINGS = sorted((SHARED / "hostile" / "encodings").glob("*.md"))
TEXT = "# Lanterns – how they shine\n\n- café, naïve, 12 €\n- far\n"


def write(folder: Path, *paths: str) -> None:
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text("words", encoding="utf-8")


def test_it_finds_notes_in_subfolders_in_order(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a/z.markdown", "a/B.MD", "a/picture.png", "readme.txt")

    notes, problems = find_notes(tmp_path)

    assert [note.path for note in notes] == ["a/B.MD", "a/z.markdown", "b.md"]
    assert [note.size for note in notes] == [5, 5, 5]
    assert problems == ()


def test_it_passes_over_hidden_files_and_folders(tmp_path: Path) -> None:
    write(tmp_path, ".git/a.md", ".hidden.md", "._a.md", "folder/._b.md", "a.md")

    notes, problems = find_notes(tmp_path)

    assert [note.path for note in notes] == ["a.md"]
    assert problems == ()


def test_it_does_not_follow_links_that_lead_out(tmp_path: Path) -> None:
    write(tmp_path, "outside/secret.md", "notes/a.md")
    (tmp_path / "notes/out.md").symlink_to(tmp_path / "outside/secret.md")
    (tmp_path / "notes/away").symlink_to(tmp_path / "outside")
    (tmp_path / "notes/loop").symlink_to(tmp_path / "notes")
    (tmp_path / "notes/gone.md").symlink_to(tmp_path / "nothing.md")

    notes, problems = find_notes(tmp_path / "notes")

    assert [note.path for note in notes] == ["a.md"]
    assert [problem.file for problem in problems] == ["away", "gone.md", "loop", "out.md"]
    assert {problem.severity for problem in problems} == {Severity.WARNING}


def test_it_follows_a_link_that_stays_inside(tmp_path: Path) -> None:
    write(tmp_path, "a.md")
    (tmp_path / "b.md").symlink_to(tmp_path / "a.md")

    notes, problems = find_notes(tmp_path)

    assert [note.path for note in notes] == ["a.md", "b.md"]
    assert problems == ()


def test_one_file_is_a_root_too(tmp_path: Path) -> None:
    write(tmp_path, "folder/a.md", "folder/b.md")

    notes, _ = find_notes(tmp_path / "folder/a.md")

    assert [note.path for note in notes] == ["a.md"]


def test_it_says_when_there_is_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder, match="nowhere"):
        find_notes(tmp_path / "nowhere")


def test_it_does_not_read_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 4)
    write(tmp_path, "a.md")

    refused = read_bytes(NoteFile(path="a.md", location=tmp_path / "a.md", size=5))
    grown = read_bytes(NoteFile(path="a.md", location=tmp_path / "a.md", size=3))

    assert isinstance(refused, Problem)
    assert isinstance(grown, Problem)
    assert refused.severity is Severity.ERROR


def test_a_file_that_is_gone_is_a_problem(tmp_path: Path) -> None:
    found = read_bytes(NoteFile(path="a.md", location=tmp_path / "a.md", size=3))

    assert isinstance(found, Problem)
    assert found.file == "a.md"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_it_decodes_unicode(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), path="a.md") == (TEXT, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_it_decodes_unicode_without_a_mark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), path="a.md") == (TEXT, ())


def test_it_decodes_windows_1252_and_says_so() -> None:
    text, problems = decode(TEXT.encode("cp1252"), path="a.md")

    assert text == TEXT
    assert [(problem.severity, problem.line) for problem in problems] == [(Severity.WARNING, 1)]


def test_a_damaged_letter_does_not_turn_all_others_into_another_encoding() -> None:
    text, problems = decode(TEXT.encode()[:-1] + "né".encode()[:-1], path="a.md")

    assert text is not None
    assert text.startswith(TEXT[:-1])
    assert [(problem.severity, problem.line) for problem in problems] == [(Severity.WARNING, 4)]


def test_a_few_nul_bytes_are_left_out() -> None:
    text, problems = decode(TEXT.replace("far", "f\x00ar").encode() * 20, path="a.md")

    assert text == TEXT * 20
    assert [problem.severity for problem in problems] == [Severity.WARNING]


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"IHDR" * 20,
        b"\x1f\x8b\x08" + b"word " * 20,
        b"\x00" * 100,
        bytes(range(1, 256)) * 9,
    ],
    ids=["png", "gzip", "nul", "random"],
)
def test_what_is_no_text_is_an_error(data: bytes) -> None:
    text, problems = decode(data, path="a.md")

    assert text is None
    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert "is not text" in problems[0].message


@given(st.binary() | st.text().map(str.encode))
def test_any_bytes_are_a_text_or_an_error(data: bytes) -> None:
    text, problems = decode(data, path="a.md")

    assert text is not None or [problem.severity for problem in problems] == [Severity.ERROR]


@pytest.mark.skipif(not ENCODINGS, reason="the hostile files are not beside this project")
@pytest.mark.parametrize("file", ENCODINGS, ids=lambda file: file.stem)
def test_a_file_in_an_odd_encoding_reads_or_is_refused(file: Path) -> None:
    text, problems = decode(file.read_bytes(), path=file.name)

    if text is None:
        assert problems
    else:
        read_document(text, path=file.name)
