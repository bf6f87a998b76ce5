"""What a worker process does with one note in a check. Nothing here knows Django either."""

from dataclasses import dataclass
from pathlib import Path

from studyapp.importing.note_jobs import Told, ToTell
from studyapp.importing.note_tasks import document_of, names_in, told_by
from studyapp.knowledge.claims import Claim
from studyapp.knowledge.page_rules import page_problems
from studyapp.knowledge.services import declared_by_front_matter
from studyapp.notes.links import Linked, linked
from studyapp.notes.problems import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a note says, what its author could do better, and what has to be held against other notes."""

    told: Told
    problems: tuple[Problem, ...]
    claim: Claim | None
    linked: Linked


def check(job: ToTell, *, names_file: Path) -> Checked:
    """Check a note by itself, in the names that `write_names` wrote to `names_file`."""
    document = document_of(job)
    names = names_in(names_file).of(job.folder)
    told = told_by(document, names=names)
    service = declared_by_front_matter(document, names=names)
    aliases, name = (
        document.front_matter_line(key if key in document.front_matter else "service")
        for key in ("aliases", "name")
    )
    return Checked(
        told=told,
        problems=page_problems(document, knowledge=told.knowledge, names=names) if told.coverage else (),
        claim=Claim(note=document.path, line=aliases, service=service, name_line=name)
        if service is not None
        else None,
        linked=linked(document),
    )
