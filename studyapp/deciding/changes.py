"""What one answer did: who fell by it, and who came back."""

from dataclasses import dataclass

from studyapp.deciding.verdict import Ranked, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """`fallen` are ruled out now and were not before, `back` the other way round; as they stand now."""

    fallen: tuple[Ranked, ...]
    back: tuple[Ranked, ...]


def what_changed(*, before: Verdict, after: Verdict) -> Changes:
    """Who was ruled out, and who no longer is, between two verdicts of one decision."""
    out = {ranked.outcome.id for ranked in before.outcomes if ranked.excluded}
    return Changes(
        fallen=tuple(one for one in after.outcomes if one.excluded and one.outcome.id not in out),
        back=tuple(one for one in after.outcomes if not one.excluded and one.outcome.id in out),
    )
