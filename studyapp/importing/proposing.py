"""What changed in the notes becomes the plan of what changes in the library, within its reach."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from studyapp.importing.desired import desired_library, outcome_services, sound_decision
from studyapp.importing.folder_names import FolderNames
from studyapp.importing.handing_out import tell, write_names
from studyapp.importing.library import Library, NoteRecord
from studyapp.importing.loading import (
    load_compared,
    load_comparisons,
    load_decisions,
    load_features,
    load_guidance,
    load_services,
    load_texts,
)
from studyapp.importing.note_jobs import Told, ToTell
from studyapp.importing.planning import Plan, plan_import
from studyapp.importing.reaching import Reach, compared_in, reach_of
from studyapp.importing.reader_version import is_read_anew, is_same_reader, is_unsettled, unsettled
from studyapp.importing.readings import ReadNote, failed_at
from studyapp.importing.renewing import Outlined, plan_cards
from studyapp.importing.workers import Failure, Workers
from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.facts import Service
from studyapp.notes.problems import Problem, Severity

# Changed notes whose old text is told too, so that others need not be.
FEW = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What happened to the notes: the live ones as they were, those read now, and those that are gone.

    `settled` are the texts of the folders' settings that were in force, `settings` those that are now.
    `before` gives what is stored.
    """

    notes: Mapping[str, NoteRecord]
    read: Sequence[ReadNote]
    gone: frozenset[str]
    settled: Mapping[str, str]
    settings: Mapping[str, str]
    before: Callable[[], Outlined]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """The plan, with what is wrong with the notes and how much of each was understood.

    `failed` are notes that could not be told of, though they can be read; what is known of them is kept.
    """

    plan: Plan
    problems: tuple[Problem, ...]
    failed: frozenset[str]
    coverage: Mapping[str, Coverage]


def propose(change: Change, *, pool: Workers, folder: Path, new_id: Callable[[], str]) -> Proposal:
    """Find out what the notes say now, and plan what that changes. `folder` is for what has to wait."""
    records = {address: note for address, note in change.notes.items() if address not in change.gone}
    records |= {note.record.address: note.record for note in change.read}
    names = FolderNames(declared=declared_in(records), texts=change.settings)
    telling = _Telling(pool=pool, names=write_names(names.declared, names.texts, into=folder))
    waiting = [_waiting(note) for note in change.read]
    read = {job.address for job in waiting}
    # A name that is new, or gone, may be what another note speaks of.
    renamed = sorted(records.keys() - read) if _are_other_names(names, change) else []
    told = telling.of([*waiting, *_texts(renamed, records=records)], count=len(waiting) + len(renamed))
    failed = (read | set(renamed)) - told.keys()
    for address in failed:
        if address not in read:
            records[address] = _to_read_again(records[address])
        elif address in change.notes:
            records[address] = change.notes[address]
        else:
            del records[address]
    services = load_services()
    reach = reach_of(
        (each.knowledge for each in told.values()), touched=told.keys() | change.gone, services=services
    )
    if reach.again and _can_tell_before(change, renamed=renamed):
        same = _made_as_before(change, told=told, telling=replace(telling, problems=[]))
        reach = reach_of(
            (each.knowledge for each in told.values()), touched=told.keys(), services=services, same=same
        )
    parts = telling.of(_texts(sorted(reach.again), records=records), count=len(reach.again))
    if unheard := reach.again - parts.keys():
        # What is stored of the comparisons they make stands, and is put together when all can be heard.
        reach = reach.holding(compared_in(unheard))
        records |= {address: _to_read_again(records[address]) for address in told}
        failed |= unheard
    pool.finish()
    current = _current(change, services=services, reach=reach, told=told)
    desired = desired_library(
        current=current,
        records=records,
        told=told,
        again=parts,
        reach=reach,
        names=names,
        settings=change.settings,
        new_id=new_id,
    )
    # It has all of them say, and the cards need the room.
    del told, parts
    facts = plan_import(current=current, desired=desired.library)
    renewal = plan_cards(
        facts,
        current=current,
        desired=desired.library,
        decided=reach.services,
        before=change.before,
        anew=_are_read_anew(change),
    )
    return Proposal(
        plan=replace(facts, cards=renewal.cards, quotes=renewal.quotes),
        # How the names in other notes are read was said when those were read.
        problems=(
            *(each for each in telling.problems if each.file in read or each.severity is not Severity.INFO),
            *desired.problems,
        ),
        failed=frozenset(failed),
        coverage={address: lines for address, lines in desired.coverage.items() if address in read},
    )


def declared_in(notes: Mapping[str, NoteRecord]) -> tuple[Service, ...]:
    """What notes declare, in the order of their addresses: the last one has a spelling that two claim."""
    return tuple(service for address in sorted(notes) for service in notes[address].declared)


@dataclass(slots=True, kw_only=True)
class _Telling:
    """Has notes told of by the workers; `problems` are those of all that were."""

    pool: Workers
    names: Path
    problems: list[Problem] = field(default_factory=list)

    def of(self, jobs: Iterable[ToTell], *, count: int) -> dict[str, Told]:
        """What each note says, in the order of the jobs; one that cannot be told of is missing."""
        told: dict[str, Told] = {}
        for job, outcome in self.pool.run(partial(tell, names_file=self.names), jobs, count=count):
            if isinstance(outcome, Failure):
                self.problems.append(failed_at(job.address, outcome))
            else:
                self.problems += outcome.problems
                told[job.address] = outcome
        return told


def _waiting(note: ReadNote) -> ToTell:
    return ToTell(address=note.record.address, folder=note.record.folder, waiting=note.waiting)


def _texts(addresses: Sequence[str], *, records: Mapping[str, NoteRecord]) -> Iterator[ToTell]:
    return (
        ToTell(address=address, folder=records[address].folder, source=source)
        for address, source in load_texts(addresses)
    )


def _to_read_again(record: NoteRecord) -> NoteRecord:
    """The record of a note that is read next time, changed or not."""
    return replace(record, digest=unsettled(record.digest))


def _can_tell_before(change: Change, *, renamed: Sequence[str]) -> bool:
    """Whether the stored text of the changed notes still tells what is stored of them.

    It does under the same names, by the same reader; and only few notes are worth the trouble.
    """
    return (
        not change.gone
        and not renamed
        and change.settings == change.settled
        and len(change.read) <= FEW
        and all(
            is_same_reader(before.digest, note.record.digest)
            for note in change.read
            if (before := change.notes.get(note.record.address)) is not None
        )
    )


def _made_as_before(change: Change, *, told: Mapping[str, Told], telling: "_Telling") -> frozenset[str]:
    """The comparisons of which every changed note says just what it said before.

    Of an unsettled note the text is stored, and not all that it says.
    """
    addresses = sorted(
        address
        for address in change.notes.keys() & told.keys()
        if not is_unsettled(change.notes[address].digest)
    )
    before = telling.of(_texts(addresses, records=change.notes), count=len(addresses))
    then = {
        (address, each.slug): each for address in before for each in before[address].knowledge.comparisons
    }
    now = {(address, each.slug): each for address in told for each in told[address].knowledge.comparisons}
    made_otherwise = {
        slug
        for address, slug in then.keys() | now.keys()
        if then.get((address, slug)) != now.get((address, slug))
    }
    return frozenset(slug for _, slug in now) - made_otherwise


def _are_other_names(names: FolderNames, change: Change) -> bool:
    """Whether notes or settings declare other services than before."""
    before = FolderNames(declared=declared_in(change.notes), texts=change.settled)
    return names.declared != before.declared or names.settled() != before.settled()


def _are_read_anew(change: Change) -> bool:
    """Whether another reader reads the same texts: what it does not ask, it does not want asked."""
    return any(
        is_read_anew(before.digest, note.record.digest)
        for note in change.read
        if (before := change.notes.get(note.record.address)) is not None
    )


def _current(
    change: Change,
    *,
    services: Mapping[str, Service],
    reach: Reach,
    told: Mapping[str, Told],
) -> Library:
    """Of what is stored all that is within reach, and what is needed to decide on it."""
    decisions = load_decisions()
    described = [decision for each in told.values() if (decision := sound_decision(each)) is not None]
    near = set(reach.services).union(
        *(
            outcome_services(decision)
            for decision in (*decisions.values(), *described)
            if decision in described or outcome_services(decision) & reach.services
        )
    )
    features, asleep_features = load_features(near)
    guidance, asleep_guidance = load_guidance(near)
    return Library(
        settings=change.settled,
        notes=change.notes,
        services=services,
        features=features,
        asleep_features=asleep_features,
        comparisons=load_comparisons(reach.comparisons),
        compared={
            slug: sides for slug, sides in load_compared(near).items() if slug not in reach.comparisons
        },
        guidance=guidance,
        asleep_guidance=asleep_guidance,
        decisions=decisions,
    )
