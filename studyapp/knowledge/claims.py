"""Names that two services claim: where notes use one, nobody can tell which of the two is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studyapp.knowledge.facts import Service
from studyapp.knowledge.names import Names
from studyapp.knowledge.terms import key_of, without_vendor
from studyapp.notes.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A service that a note or a settings file declares.

    Its other names stand on `line`, its own on `name_line`: 1-based, 0 where only the file is known.
    """

    note: str
    line: int
    service: Service
    name_line: int = 0


def claimed_twice(claims: Iterable[Claim], *, names: Names) -> tuple[Problem, ...]:
    """A warning for each name that one service is given and another one has already.

    A name is that of the service which it is known for, else of the first that claims it, by the path of
    the note. `names` are those known before any note declares one: a page may not take the name of a
    service that it is not about either.
    """
    ordered = sorted(claims, key=lambda claim: claim.note)
    owners: dict[str, Claim] = {}
    for claim in ordered:
        for key, spelling in _spellings(claim.service):
            known = _known_as(spelling, names=names)
            if key not in owners or (
                known is not None and known.slug == claim.service.slug != owners[key].service.slug
            ):
                owners[key] = claim
    problems = []
    for claim in ordered:
        for key, spelling in _spellings(claim.service):
            owner, known = owners[key], _known_as(spelling, names=names)
            if (other := owner.service).slug != claim.service.slug:
                told = f"a name of {_called(other, beside=claim.service)} at {owner.note}:{owner.line} too"
                problems.append(_problem(claim, spelling, other=other, known=told))
            elif known is not None and known.slug != claim.service.slug:
                told = f"known as a name of {_called(known, beside=claim.service)}"
                problems.append(_problem(claim, spelling, other=known, known=told))
    return tuple(problems)


def _known_as(spelling: str, *, names: Names) -> Service | None:
    """The service that is called so beyond doubt."""
    reading = names.reading(spelling)
    return reading.service if reading.is_sure else None


def _spellings(service: Service) -> Iterator[tuple[str, str]]:
    """Each name of a service once, with the key that names are compared by."""
    by_key = {key_of(without_vendor(spelling)[1]): spelling for spelling in (*service.aliases, service.name)}
    yield from by_key.items()


def _problem(claim: Claim, spelling: str, *, other: Service, known: str) -> Problem:
    """That the spelling is a name of the `other` service, as is `known` from somewhere."""
    own = spelling == claim.service.name
    return Problem(
        file=claim.note,
        line=claim.name_line if own and claim.name_line else claim.line,
        severity=Severity.WARNING,
        message=f"“{spelling}”, here a name of {_called(claim.service, beside=other)}, is {known}",
        hint="leave the name to one of them",
    )


def _called(service: Service, *, beside: Service) -> str:
    """Its name; its slug too where the other one is called the same."""
    return f"{service.name} ({service.slug})" if service.name == beside.name else service.name
