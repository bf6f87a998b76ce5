"""Whatever is changed in a folder of notes, importing the change comes to what importing all of it would.

But for the cards that are kept because somebody may be learning them: those depend on what was asked before.
"""

import datetime as dt
import random
import shutil
from pathlib import Path

import pytest
from django.core.management import call_command

from studyapp.importing.notes_import import import_notes
from tests.importing.saying import all_said

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)
CONTENT = Path(__file__).resolve().parent.parent.parent / "content"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A part of the notes that ship, decisions and comparisons among them."""
    folder = tmp_path / "notes"
    for name in ("decisions", "comparisons"):
        shutil.copytree(CONTENT / name, folder / name)
    (folder / "services").mkdir()
    files = sorted((CONTENT / "services").glob("*.md"))[::3]
    # Without the page that declares it, a comparison's column would be read as one of Amazon EC2.
    for file in (*files, CONTENT / "services" / "ecs-on-ec2.md"):
        shutil.copy(file, folder / "services" / file.name)
    return folder


def imported_anew(folder: Path) -> dict[str, set[tuple[object, ...]]]:
    call_command("flush", interactive=False, verbosity=0)
    import_notes([folder], now=NOW)
    return all_said()


def edit(folder: Path, dice: random.Random) -> None:
    """Change, move or remove something in one note, as people do."""
    file = dice.choice(sorted(folder.rglob("*.md")))
    lines = file.read_text(encoding="utf-8").split("\n")
    at = dice.randrange(len(lines))
    kind = dice.choice(("append", "remove lines", "reword", "swap", "rename", "delete"))
    if kind == "append":
        lines.append("\n- **Letters**: Amazon SQS and AWS Lambda carry letters of 7 kinds.")
    elif kind == "remove lines":
        del lines[at : at + 3]
    elif kind == "reword":
        lines[at] = lines[at].replace("the", "every").replace("is", "was")
    elif kind == "swap":
        lines[at - 1], lines[at] = lines[at], lines[at - 1]
    elif kind == "rename":
        file = file.rename(file.with_name(f"renamed-{file.name}"))
    if kind == "delete":
        file.unlink()
    else:
        file.write_text("\n".join(lines), encoding="utf-8")


@pytest.fixture
def _nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask only what the notes of today make, not what was asked before (`cards.keeping`)."""
    monkeypatch.setattr("studyapp.importing.renewing.keep_asked", lambda generated, **_: generated)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_nothing_is_kept")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_edits_imported_one_by_one_come_to_the_same_as_all_at_once(library, seed):
    dice = random.Random(seed)
    import_notes([library], now=NOW)
    for _ in range(6):
        edit(library, dice)
        import_notes([library], now=NOW)

    step_by_step = all_said()

    assert step_by_step == imported_anew(library)


@pytest.mark.django_db
def test_an_edit_touches_nothing_that_it_does_not_reach(library):
    import_notes([library], now=NOW)
    file = next((library / "services").glob("*.md"))
    with file.open("a", encoding="utf-8") as opened:
        opened.write("\n- **Letters**: carries letters of 7 kinds.\n")

    report = import_notes([library], now=NOW)

    counts = report.plan.counts()
    assert counts["features"] == {"added": 1, "changed": 0, "moved": 0, "retired": 0}
    assert counts["notes"] == {"added": 0, "changed": 1, "moved": 0, "retired": 0}
    assert not any(counts["comparisons"].values())
    assert counts["cards"]["added"] > 0


@pytest.mark.django_db(transaction=True)
def test_one_worker_finds_what_many_find_in_whatever_order_the_notes_come(library, tmp_path):
    import_notes([library], now=NOW, workers=1)
    one = all_said()

    call_command("flush", interactive=False, verbosity=0)
    again = tmp_path / "again"
    for part in ("services", "decisions", "comparisons"):
        shutil.copytree(library / part, again / part)
        import_notes([again], now=NOW, workers=3)

    assert one == all_said()


COMPARED = "# Messaging\n\n## SNS vs SQS\n\n| | SNS | SQS |\n|---|---|---|\n| Delivery | to {} | to one |\n"


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("_nothing_is_kept")
@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda text: f"{text}\n- Amazon SQS keeps letters.\n", id="a line after it"),
        pytest.param(lambda text: f"- Amazon SQS keeps letters.\n\n{text}", id="a line before it"),
        pytest.param(lambda text: text.replace("everybody", "all who asked"), id="a word in it"),
        pytest.param(lambda _text: "# SQS\n- Keeps letters.\n", id="all of it"),
    ],
)
def test_a_comparison_that_two_notes_make_is_put_together_as_it_should_be(tmp_path, change):
    for name, whom in (("a.md", "everybody"), ("b.md", "each of many")):
        (tmp_path / name).write_text(COMPARED.format(whom))
    import_notes([tmp_path], now=NOW)
    note = tmp_path / "a.md"
    note.write_text(change(note.read_text()))
    import_notes([tmp_path], now=NOW)

    step_by_step = all_said()

    assert step_by_step["comparisons"]
    assert step_by_step == imported_anew(tmp_path)
