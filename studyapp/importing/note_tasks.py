"""What a worker process does with one note: read it from the disk, then tell what it says.

Between the two, all notes of an import have to be read: what one of them declares, another may speak of.
Nothing here knows Django: a worker has started before Django would have.
"""

import pickle
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from studyapp.deciding.soundness import check_soundness
from studyapp.importing.folder_names import FolderNames, settled_names
from studyapp.importing.note_jobs import ReadFile, Told, ToRead, ToTell
from studyapp.importing.reader_version import note_digest
from studyapp.knowledge.extracting import declared_services, extract_note
from studyapp.knowledge.names import Names
from studyapp.knowledge.page_rules import front_matter_problems
from studyapp.knowledge.reading_decisions import extract_decision
from studyapp.notes.document import Document
from studyapp.notes.files import decode, read_bytes
from studyapp.notes.problems import Problem
from studyapp.notes.reading import read_document


def read_file(job: ToRead) -> ReadFile:
    """Read a note from the disk, and leave it where it waits."""
    address = job.file.path
    data = read_bytes(job.file)
    if isinstance(data, Problem):
        return ReadFile(problems=(data,))
    text, problems = decode(data, path=address)
    if text is None:
        return ReadFile(problems=problems)
    document, troubles = read_document(text, path=address)
    job.waiting.keep(document)
    return ReadFile(
        digest=note_digest(data, settings=job.settings),
        title=document.title,
        declared=declared_services(document, names=settled_names(job.settings)),
        problems=(*problems, *troubles),
    )


def tell(job: ToTell, *, names_file: Path) -> Told:
    """What a note says, in the names that `handing_out.write_names` wrote to `names_file`."""
    return told_by(document_of(job), names=names_in(names_file).of(job.folder))


def document_of(job: ToTell) -> Document:
    """The document that waits, or that of the text."""
    if job.waiting is not None:
        return job.waiting.document()
    return read_document(job.source, path=job.address)[0]


def told_by(document: Document, *, names: Names) -> Told:
    """What a document says in these names."""
    decision, troubles = extract_decision(document, names=names)
    if decision is not None:
        troubles = (*troubles, *check_soundness(decision))
    told = Told(decision=decision, decision_problems=troubles)
    studied = str(document.front_matter.get("study", "")).lower() != "false"
    if not studied or "decision" in document.front_matter:
        return told
    knowledge, coverage, doubts = extract_note(document, names=names)
    problems = (*front_matter_problems(document, names=names), *doubts)
    return replace(told, knowledge=knowledge, coverage=coverage, problems=problems)


@lru_cache(maxsize=1)
def names_in(file: Path) -> FolderNames:
    """The names of each folder as `write_names` wrote them, for all the notes that this process tells of."""
    declared, texts = pickle.loads(file.read_bytes())  # noqa: S301 - by `write_names`
    return FolderNames(declared=declared, texts=texts)
