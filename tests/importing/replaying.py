"""A library brought through the versions of its notes, as imports would, without a database."""

import itertools
from collections.abc import Mapping
from dataclasses import replace

from studyapp.importing.desired import ReadNote, declared_by, desired_library
from studyapp.importing.library import Library, NoteRecord
from studyapp.notes.reading import read_document

FOLDER = "notes"


class Replay:
    """What a library says after each version of its notes; what left sleeps, as in the database.

    Another `reader` reads unchanged notes again, as an upgrade does, and so do other `settings`.
    """

    def __init__(self) -> None:
        self.library = Library()
        self.reader = "first"
        self.settings = ""
        self._numbers = itertools.count(1)

    def read(self, notes: Mapping[str, str]) -> Library:
        """The library after an import of `notes`, address → text; notes that are not there are gone."""
        before = self.library
        read = [self._read(address, text) for address, text in notes.items()]
        changed = [note for note in read if before.notes.get(note.record.address) != note.record]
        after = desired_library(
            current=before,
            kept=frozenset(notes) - {note.record.address for note in changed},
            read=tuple(changed),
            settings={FOLDER: self.settings} if self.settings else {},
            new_id=lambda: f"{next(self._numbers):032x}",
        ).library
        self.library = replace(
            after,
            asleep_features={
                key: feature
                for key, feature in (before.asleep_features | before.features).items()
                if key not in after.features
            },
            asleep_guidance={
                key: advice
                for key, advice in (before.asleep_guidance | before.guidance).items()
                if key not in after.guidance
            },
        )
        return self.library

    def _read(self, address: str, text: str) -> ReadNote:
        document, _ = read_document(text, path=address)
        record = NoteRecord(
            folder=FOLDER,
            path=address,
            address=address,
            title=document.title,
            source=text,
            html=document.html,
            digest=f"{self.reader} {self.settings}: {text}",
            declared=declared_by(document, settings=self.settings),
        )
        return ReadNote(record=record, document=document)
