"""Whatever a folder of notes holds, importing it again changes nothing."""

import datetime as dt
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from django.db import transaction
from hypothesis import example, given, settings
from hypothesis import strategies as st

from studyapp.importing.notes_import import import_notes
from studyapp.models import Note
from studyapp.notes.files import decode
from tests.notelike import notes

NOW = dt.datetime(2026, 11, 21, 9, tzinfo=dt.UTC)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None)
@given(st.lists(notes, min_size=1, max_size=3))
@example(["- \x00\n"])
def test_a_second_import_plans_nothing(texts: list[str]) -> None:
    with TemporaryDirectory() as name, transaction.atomic():
        readable = 0
        for number, text in enumerate(texts):
            data = text.encode(errors="replace")
            (Path(name) / f"note-{number}.md").write_bytes(data)
            # A file of little but NUL bytes is no text, and is refused both times.
            readable += decode(data, path="note.md")[0] is not None
        first = import_notes([Path(name)], now=NOW)
        Note.objects.update(digest="read by an older reader")

        second = import_notes([Path(name)], now=NOW)

        planned = {kind: counts for kind, counts in second.plan.counts().items() if kind != "notes"}
        assert (first.read, second.read, second.failed) == (readable, readable, len(texts) - readable)
        assert [counts for counts in planned.values() if any(counts.values())] == []
        transaction.set_rollback(True)
