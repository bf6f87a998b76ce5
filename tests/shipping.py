"""The library that ships, read without a database."""

from functools import cache
from pathlib import Path

from studyapp.knowledge.extracting import declared_services, extract_note
from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.merging import library_of
from studyapp.knowledge.names import gazetteer
from studyapp.notes.reading import read_document

CONTENT = Path(__file__).resolve().parent.parent / "content"


@cache
def shipped_library() -> Knowledge:
    """What the notes in `content/` say, with ids, and with all that can be asked of their comparisons."""
    documents = [
        read_document(path.read_text(encoding="utf-8"), path=path.relative_to(CONTENT).as_posix())[0]
        for folder in ("services", "comparisons")
        for path in sorted((CONTENT / folder).glob("*.md"))
    ]
    declared = (service for one in documents for service in declared_services(one, names=gazetteer()))
    names = gazetteer().declared(tuple(declared))
    return library_of(extract_note(document, names=names)[0] for document in documents)
