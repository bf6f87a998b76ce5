"""The check of notes: all that an import would say of them, and what their author could do better."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from studyapp.cards.advising import remarks
from studyapp.cards.generating import examine_cards
from studyapp.deciding.support import check_support
from studyapp.importing.check_task import Checked, check
from studyapp.importing.desired import decisions_of
from studyapp.importing.folder_names import FolderNames
from studyapp.importing.gathering import gather, nothing_found
from studyapp.importing.handing_out import write_names
from studyapp.importing.note_jobs import ToTell
from studyapp.importing.proposing import declared_in
from studyapp.importing.readings import Readings, failed_at, read_notes
from studyapp.importing.settings_files import nested_settings, read_settings_files
from studyapp.importing.workers import BUDGET, Failure, Workers
from studyapp.knowledge.claims import Claim, claimed_twice
from studyapp.knowledge.conflicts import disputed
from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.folder_settings import SETTINGS_FILE
from studyapp.knowledge.merging import library_of
from studyapp.knowledge.names import gazetteer
from studyapp.notes.links import broken_links
from studyapp.notes.problems import Problem


def check_notes(paths: Sequence[Path], *, budget: float = BUDGET) -> tuple[Problem, ...]:
    """Every problem of the notes below `paths`, read by themselves; nothing is stored or looked up.

    Each note has `budget` seconds at each stage. Raises `NoSuchFolder` when a path does not exist.
    """
    gathering = gather(paths, known_folders=(), addresses={})
    settings = read_settings_files(gathering.folders, known={})
    with TemporaryDirectory(prefix="studyapp-") as name, Workers(budget=budget) as pool:
        readings = read_notes(
            gathering.files,
            digests={},
            settings=settings.texts,
            workers=pool,
            folder=Path(name),
            on_file=lambda _done, _total: None,
        )
        declared = declared_in({note.record.address: note.record for note in readings.read})
        names = FolderNames(declared=declared, texts=settings.texts)
        names_file = write_names(names.declared, names.texts, into=Path(name))
        checked, failures = _checked(readings, names_file=names_file, pool=pool)
    told = {note: one.told for note, one in checked.items()}
    decisions, unsound = decisions_of(told, kept=frozenset(), current={})
    features = [feature for one in told.values() for feature in one.knowledge.features]
    claims = [one.claim for one in checked.values() if one.claim is not None]
    claims += _claims_of_settings(names)
    folders = {note.record.address: note.record for note in readings.read}
    of_folders = (
        *gathering.problems,
        *(nothing_found(scope) for scope in gathering.scopes if not scope.found),
        *nested_settings(gathering.files),
        *settings.problems,
    )
    of_notes = (
        *readings.problems,
        *failures,
        *(problem for one in checked.values() for problem in (*one.told.problems, *one.problems)),
        *claimed_twice(claims, names=gazetteer()),
        *broken_links(
            {note: one.linked for note, one in checked.items()},
            exists=lambda note, linked: (Path(folders[note].folder) / linked).is_file(),
        ),
        *unsound,
        *_remarks(one.told.knowledge for one in checked.values()),
        *(problem for one in decisions.values() for problem in check_support(one, features=features)),
    )
    return (*of_folders, *sorted(of_notes, key=lambda problem: (problem.file, problem.line)))


def _remarks(parts: Iterable[Knowledge]) -> tuple[Problem, ...]:
    """What the linter warns of in the cards that these notes by themselves would yield."""
    library = library_of(parts)
    generated = examine_cards(library, conflicts=disputed(library.features))
    return remarks(generated, services=library.services)


def _claims_of_settings(names: FolderNames) -> Iterator[Claim]:
    """The services that settings files declare."""
    for folder, settings in names.settings.items():
        for service in settings.services:
            yield Claim(note=f"{Path(folder).name}/{SETTINGS_FILE}", line=0, service=service)


def _checked(
    readings: Readings, *, names_file: Path, pool: Workers
) -> tuple[dict[str, Checked], tuple[Problem, ...]]:
    """What came of each note that was read, and why some could not be checked."""
    jobs = [
        ToTell(address=note.record.address, folder=note.record.folder, waiting=note.waiting)
        for note in readings.read
    ]
    checked: dict[str, Checked] = {}
    failures: list[Problem] = []
    for job, outcome in pool.run(partial(check, names_file=names_file), jobs, count=len(jobs)):
        if isinstance(outcome, Failure):
            failures.append(failed_at(job.address, outcome))
        else:
            checked[job.address] = outcome
    return checked, tuple(failures)
