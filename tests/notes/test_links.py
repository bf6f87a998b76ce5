"""Links that lead nowhere are told with their line; all others are left in peace."""

import pytest

from studyapp.notes.links import broken_links, linked
from studyapp.notes.reading import read_document

QUEUES = "# Queues\n\n## How long they wait\n- for days\n"


def broken(text: str, *, path: str = "note.md", **others: str) -> list[tuple[str, int, str, str]]:
    texts = {path: text} | {f"{name}.md": other for name, other in others.items()}
    notes = {where: linked(read_document(said, path=where)[0]) for where, said in texts.items()}
    return [(problem.file, problem.line, problem.message, problem.hint) for problem in broken_links(notes)]


@pytest.mark.parametrize(
    "link",
    [
        "[site](https://a.example/x.md#y)",
        "[mail](mailto:me@a.example)",
        "[note](queues.md)",
        "[note](./queues.md#how-long-they-wait)",
        "[note](queues.md#How%20long%20they%20wait)",
        "[line](queues.md#line-4)",
        "[top](queues.md?view=plain#top)",
        "[here](#own-heading)",
        "[here](#section-two)",
        "[picture](picture.png)",
        "[script](javascript:alert(1))",
        "`[code](gone.md)`",
    ],
)
def test_a_link_that_leads_somewhere_or_to_no_note_is_fine(link: str) -> None:
    assert broken(f"# Own heading\n\n## Section two\n\n{link}\n", queues=QUEUES) == []


def test_a_link_to_a_note_that_is_not_there_offers_the_one_that_may_be_meant() -> None:
    assert broken("Some words\n\n- see [it](queue.md)\n", queues=QUEUES) == [
        ("note.md", 3, "the link “queue.md” leads to no note", "did you mean “queues.md”?")
    ]


def test_a_link_to_a_heading_that_is_not_there_offers_one_as_links_write_it() -> None:
    assert broken("[it](queues.md#how-long-they-waited)\n", queues=QUEUES) == [
        (
            "note.md",
            1,
            "the link “queues.md#how-long-they-waited” leads to no heading of queues.md",
            "did you mean “#how-long-they-wait”?",
        )
    ]


def test_a_link_to_a_line_behind_the_end_leads_nowhere() -> None:
    assert len(broken("[it](queues.md#line-99)\n", queues=QUEUES)) == 1


def test_a_link_out_of_the_folder_is_told() -> None:
    ((_, line, message, _),) = broken("[up](../../elsewhere.md)\n", path="a/note.md")

    assert (line, message) == (1, "the link “../../elsewhere.md” leads out of the folder that is read")


def test_links_are_found_in_tables_lists_and_quotations_and_told_in_order_of_lines() -> None:
    text = (
        "| A | B |\n|---|---|\n| x | [a](a.md) |\n\n- one\n    - [b](b.md)\n\n> [c](c.md)\n\n## [d](d.md)\n"
    )

    assert [line for _, line, _, _ in broken(text)] == [3, 6, 8, 10]


def test_a_note_that_was_not_read_may_be_there_all_the_same() -> None:
    notes = {"a/note.md": linked(read_document("[it](other.md) [no](gone.md)\n", path="a/note.md")[0])}

    (problem,) = broken_links(notes, exists=lambda path, note: (path, note) == ("a/note.md", "a/other.md"))

    assert problem.message == "the link “gone.md” leads to no note"


def test_of_very_many_notes_none_is_offered() -> None:
    notes = {f"queue-{number}.md": linked(read_document("x\n", path="x.md")[0]) for number in range(500)}
    notes["note.md"] = linked(read_document("[it](queue-x.md)\n", path="note.md")[0])

    (problem,) = broken_links(notes)

    assert problem.hint == "write the path of a note as seen from this one"
