"""Where notes wait between being read and being told of: on the disk, in a folder made for the one import.

What one note declares, another may speak of, so all of them have to be read before any is told of. The
process that leads the import holds none of them whole.
"""

import pickle
from dataclasses import dataclass, replace
from pathlib import Path

from studyapp.notes.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A note's text, and what is shown of it."""

    source: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Where on the disk a note that was read waits: its page to be stored, its document to be told of."""

    folder: Path
    number: int

    def keep(self, document: Document) -> None:
        """Write both down."""
        page = Page(source=document.source, html=document.html)
        with self._place.open("wb") as file:
            for value in (page, replace(document, html="")):
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)

    def size(self) -> int:
        """How many bytes it takes."""
        return self._place.stat().st_size

    def page(self) -> Page:
        """The page that was kept."""
        with self._place.open("rb") as file:
            page: Page = pickle.load(file)  # noqa: S301 - written by `keep` in the same import
        return page

    def document(self) -> Document:
        """The document that was kept, without its page."""
        with self._place.open("rb") as file:
            pickle.load(file)  # noqa: S301 - as above
            document: Document = pickle.load(file)  # noqa: S301 - as above
        return document

    @property
    def _place(self) -> Path:
        return self.folder / str(self.number)
