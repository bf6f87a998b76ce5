"""A check reads notes by themselves and lists all that is wrong with them, of one note and between notes."""

from pathlib import Path

import pytest

from studyapp.importing.checking import check_notes
from studyapp.importing.notes_import import import_notes
from studyapp.notes.problems import Severity
from tests.importing.two_notes import NOW

LANTERN = """---
service: lantern
name: Lantern
aliases: [Lamp]
---
# Lantern

A lantern is a vessel that holds a light.
"""

UNDEFINED = LANTERN.partition("A lantern is")[0]


def told(folder: Path) -> list[str]:
    return [
        f"{problem.file}:{problem.line}: {problem.severity}: {problem.message}"
        for problem in check_notes([folder])
    ]


def test_it_lists_problems_and_needs_no_database(tmp_path: Path) -> None:
    (tmp_path / "broken.md").write_bytes(b"\x00\xff\x00\x01binary")

    assert [problem.file for problem in check_notes([tmp_path])] == ["broken.md"]


def test_notes_in_order_have_none(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    (tmp_path / "other.md").write_text("# SQS\n\nSee the [lantern](lantern.md#lantern).\n")

    assert told(tmp_path) == []


def test_it_says_what_an_author_could_do_better(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(UNDEFINED + "\n## Limits\n- **Oil**: Some.\n")

    assert told(tmp_path) == [
        "lantern.md:2: warning: the page does not say what Lantern is",
        "lantern.md:10: warning: this limit has no number: Some.",
    ]


def test_it_holds_notes_against_each_other(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    beacon = LANTERN.replace("lantern", "beacon").replace("Lantern", "Beacon")
    (tmp_path / "other.md").write_text(beacon + "\nSee [this](lanterns.md).\n")

    assert told(tmp_path) == [
        "other.md:4: warning: “Lamp”, here a name of Beacon, is a name of Lantern at lantern.md:4 too",
        "other.md:10: warning: the link “lanterns.md” leads to no note",
    ]


def test_a_note_may_compare_what_another_one_declares(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    table = "| | Lamp | SQS |\n|---|---|---|\n| Holds | light | messages |\n"
    (tmp_path / "compared.md").write_text(f"---\ncomparison: [lantern, sqs]\n---\n# Compared\n\n{table}")

    assert told(tmp_path) == []


def test_a_name_in_the_settings_is_claimed_too(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    (tmp_path / "studyapp.toml").write_text('[services.beacon]\nname = "Beacon"\naliases = ["Lamp"]\n')

    (problem,) = told(tmp_path)
    assert problem.startswith(f"{tmp_path.name}/studyapp.toml:0: warning: “Lamp”, here a name of Beacon")
    assert problem.endswith("is a name of Lantern at lantern.md:4 too")


def test_of_a_note_by_itself_links_to_its_neighbours_are_fine(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(LANTERN)
    (tmp_path / "other.md").write_text("# SQS\n\nSee the [lantern](lantern.md) and [that](gone.md).\n")

    assert told(tmp_path / "other.md") == ["other.md:3: warning: the link “gone.md” leads to no note"]


def test_problems_come_by_note_and_line(tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text(UNDEFINED + "\n## Limits\n- **Oil**: Some.\n\n[x](gone.md)\n")
    (tmp_path / "a.md").write_text("[x](gone.md)\n\n---\nparent: nobody\n---\n")

    places = [problem.rsplit(": ", 2)[0] for problem in told(tmp_path)]

    assert places == sorted(places, key=lambda place: (place.split(":")[0], int(place.split(":")[1])))


@pytest.mark.parametrize("line", ["study: false", "decision: lamps"])
def test_what_is_not_studied_needs_no_definition(tmp_path: Path, line: str) -> None:
    text = UNDEFINED.replace("name: Lantern", line)
    (tmp_path / "lantern.md").write_text(text)

    assert not any("does not say what" in problem for problem in told(tmp_path))


@pytest.mark.django_db
def test_an_import_tells_what_it_could_not_use_and_leaves_the_advice_to_the_check(tmp_path: Path) -> None:
    (tmp_path / "lantern.md").write_text(UNDEFINED)
    (tmp_path / "compared.md").write_text("---\ncomparison: [sns, sqss]\n---\n# Compared\n")

    report = import_notes([tmp_path], now=NOW)

    assert [(problem.file, problem.line, problem.severity) for problem in report.problems] == [
        ("compared.md", 2, Severity.ERROR)
    ]


LAMPS = """---
decision: lamps
title: Pick the lamp
---
## Outcomes
| Id | Outcome | Services |
|---|---|---|
| lantern | A lantern | Lantern |
| queue | A queue | SQS |

## Where is it dark? {#where}
### Outside {#outside}
- best: lantern — a vessel that holds a light
### In the queue {#inside}
- best: queue — holds each message until one worker has fetched it [Amazon SQS]
"""
SQS_PAGE = "# Amazon SQS\n\nAmazon SQS is a queue that holds each message until one worker has fetched it.\n"


def lamps_in(folder: Path, *, decision: str, queue: str = SQS_PAGE) -> list[str]:
    (folder / "lantern.md").write_text(LANTERN)
    (folder / "queue.md").write_text(queue)
    (folder / "lamps.md").write_text(decision)
    return told(folder)


def test_a_decision_whose_reasons_are_borne_out_is_in_order(tmp_path: Path) -> None:
    assert lamps_in(tmp_path, decision=LAMPS) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "message"),
    [
        ("best: queue", "best: queu", 15, "error: there is no outcome “queu”"),
        ("| SQS |", "| Glowworm |", 9, "error: no service is called “Glowworm”"),
        (
            "### Outside {#outside}\n- best: lantern — a vessel that holds a light\n",
            "",
            8,
            "error: no answers lead to “A lantern” (lantern)",
        ),
        (
            "## Where is it dark?",
            "## Is it night? {#night}\n## Where is it dark?",
            11,
            "error: the question “Is it night?” has no answers",
        ),
        (
            "- best: lantern — a vessel that holds a light\n",
            "",
            12,
            "error: the answer “Outside” (where=outside) changes nothing",
        ),
        (
            "holds a light\n",
            "holds a light\n- no: lantern — it is lit already\n",
            14,
            "error: “lantern” is said “best” and “no” at once",
        ),
        ("a vessel that holds a light", "smells of roses", 13, "warning: no note says this of “lantern”"),
        ("[Amazon SQS]", "[Glow]", 15, "warning: no statement on the services of “queue” is called “Glow”"),
    ],
)
def test_a_fault_of_a_decision_is_told_with_its_line(
    tmp_path: Path, right: str, wrong: str, line: int, message: str
) -> None:
    assert right in LAMPS
    problems = lamps_in(tmp_path, decision=LAMPS.replace(right, wrong))

    assert any(one.startswith(f"lamps.md:{line}: {message}") for one in problems)


def test_of_a_service_that_no_note_describes_is_told_once(tmp_path: Path) -> None:
    problems = lamps_in(tmp_path, decision=LAMPS, queue="# Of nothing\n")

    (problem,) = problems
    assert problem.startswith("lamps.md:9: warning: no note describes the services of “A queue” (queue)")
