from hypothesis import given
from hypothesis import strategies as st

from studyapp.notes.front_matter import read_front_matter


def read(text: str) -> tuple[dict[str, object], list[str], list[int]]:
    values, lines, problems = read_front_matter(text.split("\n"), path="a.md")
    return dict(values), lines, [problem.line for problem in problems]


def test_it_reads_scalars_and_both_kinds_of_list() -> None:
    text = "---\ntitle: 'Boats: a note'\nyear: 1999 # of the boat\n"
    text += 'aliases: [Ship, "Ketch"]\ntags:\n  - sea\n- sky\n---\nText'

    values, lines, wrong = read(text)

    assert values == {
        "title": "Boats: a note",
        "year": "1999",
        "aliases": ("Ship", "Ketch"),
        "tags": ("sea", "sky"),
    }
    assert lines == [""] * 8 + ["Text"]
    assert wrong == []


def test_what_it_does_not_read_is_a_problem_with_its_line() -> None:
    values, _, wrong = read(
        "---\na: &anchor x\nb: !!python/object:os.system\nc: {d: e}\n  nested: {\nf: |\ng: fine\n---"
    )

    assert values == {"g": "fine"}
    assert wrong == [2, 3, 4, 5, 6]


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    text = "---\nSome words, and no key\n---\nText"

    assert read(text) == ({}, text.split("\n"), [])


def test_front_matter_that_nothing_closes_is_text() -> None:
    assert read("---\ntitle: Boats")[0] == {}


@given(
    st.lists(st.sampled_from(["---", "a: b", "- c", "d:", ": ", "[", "...", ""]) | st.text(max_size=5)).map(
        "\n".join
    )
)
def test_the_number_of_lines_stays(text: str) -> None:
    _, lines, _ = read("---\n" + text)

    assert len(lines) == text.count("\n") + 2
