"""Decisions are imported with the notes that describe them, if there is no error in them."""

from pathlib import Path

import pytest

from studyapp.models import Decision
from tests.importing.two_notes import LATER, folder_of_two, run

DECISION = """---
decision: lunch
title: Pick the {meal}
---
## Outcomes
| Id | Outcome | Services |
|---|---|---|
| queue | Amazon SQS | SQS |
| topic | Amazon SNS | SNS |

## Who listens? {{#listeners}}
### One worker {{#one}}
- best: {one} — one worker takes each message
### Everybody {{#all}}
- best: topic — every subscriber hears of it
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_of_two(tmp_path)


@pytest.mark.django_db
def test_a_decision_that_another_note_hid_comes_back_when_that_note_goes(folder):
    (folder / "b.md").write_text(DECISION.format(meal="lunch", one="queue"))
    run(folder)
    (folder / "a.md").write_text(DECISION.format(meal="supper", one="queue"))
    report = run(folder, now=LATER)

    assert [problem.file for problem in report.problems] == ["b.md"]
    assert Decision.objects.get(slug="lunch").title == "Pick the supper"

    (folder / "a.md").unlink()
    run(folder, now=LATER)

    assert Decision.objects.live().get(slug="lunch").title == "Pick the lunch"


@pytest.mark.django_db
def test_an_error_in_a_decision_keeps_what_worked_and_is_heard_again(folder):
    (folder / "lunch.md").write_text(DECISION.format(meal="lunch", one="queue"))
    run(folder)
    (folder / "lunch.md").write_text(DECISION.format(meal="lunch", one="queuee"))

    first = run(folder, now=LATER)
    second = run(folder, now=LATER)

    assert Decision.objects.live().filter(slug="lunch").exists()
    assert first.has_errors
    assert "the decision of this note stays as it was before its errors" in messages(first)
    assert second.problems == first.problems
    assert not second.plan.decisions


@pytest.mark.django_db
def test_of_a_decision_that_never_was_without_errors_is_said_that_it_is_left_out(folder):
    (folder / "lunch.md").write_text(DECISION.format(meal="lunch", one="queuee"))

    result = run(folder)

    assert not Decision.objects.exists()
    assert "the decision of this note is left out because of its errors" in messages(result)


def messages(result):
    return [problem.message for problem in result.problems]
