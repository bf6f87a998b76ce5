"""The candidates of a decision: who is in the running, who is out, and why."""

from collections.abc import Iterable
from dataclasses import dataclass

from studyapp.deciding.verdict import Argument, Ranked
from studyapp.knowledge.decisions import Fit
from studyapp.views.decide.opened import Opened
from studyapp.views.sources import SourceLink, links_to
from studyapp.views.wording import capitalised, figure, joined


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonShown:
    """Why an outcome gains or loses. `is_against` says which."""

    text: str
    is_against: bool
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An outcome. `share` is its score in per cent of the best one's, `silence` what nothing is said on."""

    id: str
    name: str
    url: str
    rank: int
    is_leading: bool
    share: int
    points: str
    reasons: tuple[ReasonShown, ...]
    silence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """All of them. `shown` is how many reasons each has that does not lead, `answered` whether any counts."""

    running: tuple[Candidate, ...]
    fallen: tuple[Candidate, ...]
    answered: bool


def candidates(opened: Opened, *, in_full: bool) -> Candidates:
    """The candidates as they stand; `in_full` with every reason, else with the strongest ones."""
    ranked = opened.verdict.outcomes
    return Candidates(
        running=tuple(_candidate(one, opened, in_full=in_full) for one in ranked if not one.excluded),
        fallen=tuple(_candidate(one, opened, in_full=in_full) for one in ranked if one.excluded),
        answered=bool(opened.verdict.answers),
    )


def reasons_shown(arguments: Iterable[Argument]) -> tuple[ReasonShown, ...]:
    """Arguments as a page shows them, each with its lines."""
    return tuple(
        ReasonShown(
            text=capitalised(argument.reason.text),
            is_against=argument.reason.fit in {Fit.POOR, Fit.NO},
            sources=links_to((argument.reason.source, *argument.reason.sources)),
        )
        for argument in arguments
    )


def silence(opened: Opened, ranked: Ranked) -> str:
    """On which answers the notes say nothing of an outcome, as a sentence; "" where there is none."""
    questions = [
        f"“{question.text}”" for question in opened.definition.questions if question.id in ranked.silent
    ]
    return f"Your notes say nothing about it on {joined(questions)}." if questions else ""


def _candidate(ranked: Ranked, opened: Opened, *, in_full: bool) -> Candidate:
    verdict = opened.verdict
    best = max((one.score for one in verdict.outcomes if not one.excluded), default=0)
    is_leading = ranked.outcome.id in verdict.leading and bool(verdict.answers)
    arguments = ranked.arguments if not ranked.excluded else ranked.against
    strongest = sorted(arguments, key=lambda one: list(Fit).index(one.reason.fit), reverse=ranked.excluded)
    if not in_full:
        strongest = strongest[:1] if ranked.excluded else strongest if is_leading else strongest[:2]
    slug = next((slug for slug in ranked.outcome.services if slug in opened.services), None)
    return Candidate(
        id=ranked.outcome.id,
        name=ranked.outcome.name,
        url=opened.services[slug].get_absolute_url() if slug else "",
        rank=ranked.rank,
        is_leading=is_leading,
        share=max(0, round(100 * ranked.score / best)) if best > 0 else 0,
        points=figure(ranked.score, "point"),
        reasons=reasons_shown(strongest),
        silence=silence(opened, ranked) if not ranked.excluded and (in_full or not arguments) else "",
    )
