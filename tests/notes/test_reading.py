from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown.serializers import to_html_string

from studyapp.notes.document import Heading, Listing, Paragraph, Table
from studyapp.notes.files import decode
from studyapp.notes.problems import Severity
from studyapp.notes.reading import parse, read_document
from tests.conftest import SHARED
from tests.golden import Case, cases
from tests.notelike import notes
from tests.notes.blocks import line_ids, misplaced, outline

REAL_NOTES = sorted([*(SHARED / "notes").rglob("*.md"), *(SHARED / "corpus").rglob("*.md")])
SMALL = 20_000
HOSTILE = sorted(
    path
    for path in (SHARED / "hostile").rglob("*.md")
    if path.stat().st_size <= SMALL and decode(path.read_bytes(), path=path.name)[0] is not None
)
PATHOLOGICAL = sorted((SHARED / "hostile" / "pathological").glob("*.md"))

PIECES = (
    "- ", "* ", "1. ", "2.", "  - ", "    ", "\t", "# ", "##", "> ", "| ", " | ", "|---|---|", "---", "===",
    "```", "~~~", "`", "**", "_", "[", "](", ")", "![", "[[", "]]", "<b>", "</b>", "<br>", "<div>", "<!--",
    "-->", "&amp;", "&lt", "\\", "•\t", "\uf0a7\t", "\U000f0000", "\x02", "\x03", "\x85", "\u2028", "\xa0",
    "[a]: b", "a", "word", "SQS", "7", "\n", "\n", "\n\n", "  \n",
)  # fmt: skip
MESSY = st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=40).map("".join)


@pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases("reading")])
def test_the_note_reads_as(case: Case) -> None:
    document, _ = read_document(case.note, path=case.path)

    assert outline(document.blocks) == list(case.out)
    assert misplaced(document) == []


@given(MESSY | notes | st.text())
@settings(deadline=None)
def test_any_text_reads_and_its_lines_are_true(text: str) -> None:
    document, _ = read_document(text, path="any.md")

    assert misplaced(document) == []


@given(MESSY | notes | st.text())
@settings(deadline=None)
def test_each_line_is_the_id_of_one_element_only(text: str) -> None:
    document, _ = read_document(text, path="any.md")

    ids = line_ids(document.html)
    assert len(ids) == len(set(ids))


@given(MESSY | notes | st.text())
@settings(deadline=None)
def test_the_page_is_the_same_with_and_without_line_recording(text: str) -> None:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    recorded, plain = parse(lines, path="any.md"), parse(lines, path="any.md", record=False)

    assert to_html_string(recorded.root) == to_html_string(plain.root)


@pytest.mark.skipif(not REAL_NOTES, reason="the shared notes are not beside this project")
def test_on_every_real_note_lines_are_true_and_the_page_is_the_same() -> None:
    for file in REAL_NOTES:
        text = file.read_text(encoding="utf-8", errors="replace")
        lines = text.replace("\r\n", "\n").split("\n")

        document, _ = read_document(text, path=file.name)
        recorded, plain = parse(lines, path=file.name), parse(lines, path=file.name, record=False)

        assert misplaced(document) == [], file
        assert len(line_ids(document.html)) == len(set(line_ids(document.html))), file
        assert to_html_string(recorded.root) == to_html_string(plain.root), file
        assert "\U000f0000" not in document.html, file


@pytest.mark.skipif(not HOSTILE, reason="the hostile files are not beside this project")
@pytest.mark.parametrize("file", HOSTILE, ids=lambda file: file.stem)
def test_on_a_hostile_file_lines_are_true_and_the_page_is_the_same(file: Path) -> None:
    text, _ = decode(file.read_bytes(), path=file.name)
    assert text is not None
    document, problems = read_document(text, path=file.name)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert misplaced(document) == []
    if not any(problem.severity is Severity.ERROR for problem in problems):
        recorded, plain = parse(lines, path=file.name), parse(lines, path=file.name, record=False)
        assert to_html_string(recorded.root) == to_html_string(plain.root)


@pytest.mark.skipif(not PATHOLOGICAL, reason="the hostile files are not beside this project")
@pytest.mark.parametrize("file", PATHOLOGICAL, ids=lambda file: file.stem)
def test_a_pathological_file_reads(file: Path) -> None:
    text = file.read_text(encoding="utf-8", errors="replace")

    document, _ = read_document(text, path=file.name)

    assert document.html


def test_a_note_nested_too_deeply_is_shown_as_plain_text() -> None:
    document, problems = read_document("> " * 3000 + "the bottom", path="deep.md")

    assert [problem.severity for problem in problems] == [Severity.ERROR]
    assert "the bottom" in document.html
    assert document.html.startswith("<pre>")


def test_each_run_has_its_own_line() -> None:
    document, _ = read_document("a plain line\nand **one more**", path="a.md")

    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [(run.text, run.lines.start, run.strong) for run in paragraph.text.runs] == [
        ("a plain line", 1, False),
        (" ", 1, False),
        ("and ", 2, False),
        ("one more", 2, True),
    ]


def test_runs_keep_style_and_link() -> None:
    document, _ = read_document("**bold** *slanted* `typed` [words](https://example.org/a)", path="a.md")

    paragraph = document.blocks[0]
    assert isinstance(paragraph, Paragraph)
    runs = {run.text: run for run in paragraph.text.runs}
    assert runs["bold"].strong
    assert runs["slanted"].emphasis
    assert runs["typed"].code
    assert runs["words"].href == "https://example.org/a"


def test_a_code_span_does_not_swallow_the_blank_at_its_edge() -> None:
    document, _ = read_document("most of` the time`", path="a.md")

    assert outline(document.blocks) == ["1 p most of the time"]


def test_it_keeps_the_third_cell() -> None:
    document, _ = read_document(
        "| Pro | Con |\n|---|---|\n| Fast | Quick to start | **Cost**: dear |", path="a.md"
    )

    table = document.blocks[0]
    assert isinstance(table, Table)
    assert [cell.plain for cell in table.rows[0].cells] == ["Fast", "Quick to start", "Cost: dear"]


def test_a_list_says_whether_it_is_ordered() -> None:
    document, _ = read_document("- a\n1. b", path="a.md")

    assert [block.ordered for block in document.blocks if isinstance(block, Listing)] == [False, True]


def test_headings_of_one_name_have_anchors_of_their_own() -> None:
    document, _ = read_document("# Use\n# Use\n# Use 1", path="a.md")

    anchors = [block.anchor for block in document.blocks if isinstance(block, Heading)]
    assert anchors == ["section-use", "section-use-1", "section-use-1-1"]
    assert all(f'id="{anchor}"' in document.html for anchor in anchors)


@pytest.mark.parametrize(
    ("text", "path", "title"),
    [
        ("---\ntitle: My queues\n---\n# Other", "a.md", "My queues"),
        ("words\n\n# Queues", "a.md", "Queues"),
        ("## Queues\n\n## Topics", "messaging.md", "Messaging"),
        ("words", "folder/3-message_queues.md", "Message queues"),
        ("", "s3.md", "S3"),
    ],
)
def test_a_title_is_stated_or_a_first_level_heading_or_the_files_name(
    text: str, path: str, title: str
) -> None:
    document, _ = read_document(text, path=path)

    assert document.title == title


def test_lines_count_below_front_matter() -> None:
    document, _ = read_document("---\nservice: SQS\n---\nA queue.", path="a.md")

    assert outline(document.blocks) == ["4 p A queue."]
    assert document.front_matter == {"service": "SQS"}


def test_every_kind_of_line_break_counts_once() -> None:
    document, _ = read_document("one\r\n\r\ntwo\r\rthree\n\nfour\x0b\x85\u2028still four", path="a.md")

    assert outline(document.blocks) == ["1 p one", "3 p two", "5 p three", "7 p four still four"]


def test_brackets_without_end_are_plain_words() -> None:
    document, problems = read_document("word\n" + "[" * 100_000 + "\n\n[kept](b.md)", path="a.md")

    assert [problem.line for problem in problems] == [1]
    assert outline(document.blocks) == ["1 p word", "4 p kept"]


def test_nothing_is_kept_that_a_database_cannot_hold() -> None:
    document, _ = read_document("# SQS\n- holds\x00 letters\n", path="nul.md")

    assert "\x00" not in document.source
    assert "\x00" not in document.html
