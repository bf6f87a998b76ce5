"""Names that two services claim: where notes use one, nobody can tell which of the two is meant."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from studyapp.knowledge.facts import Service
from studyapp.knowledge.names import Names
from studyapp.knowledge.terms import key_of, without_vendor
from studyapp.notes.problems import Problem, Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A service that the front matter of a note declares; its names stand on `line` (1-based)."""

    note: str
    line: int
    service: Service


def claimed_twice(claims: Iterable[Claim], *, names: Names) -> tuple[Problem, ...]:
    """A warning for each name that one service is given and another one has already.

    Of two notes the later by its path is told. `names` are those known before any note declares one:
    a page may not take the name of a service that it is not about either.
    """
    ordered = sorted(claims, key=lambda claim: claim.note)
    first: dict[str, Claim] = {}
    problems = []
    for claim in ordered:
        for key, spelling in _spellings(claim.service):
            owner = first.setdefault(key, claim)
            reading = names.reading(spelling)
            if owner.service.slug != claim.service.slug:
                place = f"{owner.note}:{owner.line}"
                problems.append(_problem(claim, spelling, f"a name of {owner.service.name} at {place} too"))
            elif (
                reading.service is not None and reading.is_sure and reading.service.slug != claim.service.slug
            ):
                problems.append(_problem(claim, spelling, f"known as a name of {reading.service.name}"))
    return tuple(problems)


def _spellings(service: Service) -> Iterator[tuple[str, str]]:
    """Each name of a service once, with the key that names are compared by."""
    by_key = {key_of(without_vendor(spelling)[1]): spelling for spelling in (*service.aliases, service.name)}
    yield from by_key.items()


def _problem(claim: Claim, spelling: str, message: str) -> Problem:
    return Problem(
        file=claim.note,
        line=claim.line,
        severity=Severity.WARNING,
        message=f"“{spelling}”, here a name of {claim.service.name}, is {message}",
        hint="leave the name to one of them",
    )
