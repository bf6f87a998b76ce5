"""Decisions to test with: small ones made by hand, and those that ship."""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from studyapp.knowledge.decisions import Answer, Decision, Fit, Helper, Outcome, Question, Reason
from studyapp.knowledge.facts import Source
from studyapp.knowledge.names import gazetteer
from studyapp.knowledge.reading_decisions import extract_decision
from studyapp.notes.reading import read_document

CONTENT = Path(__file__).resolve().parents[2] / "content"
# The names of the decisions that ship.
SHIPPED = tuple(sorted(page.stem for page in (CONTENT / "decisions").glob("*.md")))

# question id → answer id → outcome id → the word for how it fits
Said = Mapping[str, Mapping[str, Mapping[str, str]]]

LUNCH: Said = {
    "time": {
        "minutes": {"sandwich": "best", "stew": "no"},
        "an_hour": {"stew": "best", "soup": "good"},
    },
    "weather": {
        "cold": {"soup": "best", "stew": "good", "salad": "poor"},
        "hot": {"salad": "best", "soup": "no", "stew": "poor"},
    },
    "meat": {
        "yes": {"stew": "good", "sandwich": "good"},
        "no": {"stew": "no", "salad": "good"},
    },
}


def make_decision(
    said: Said, *, outcomes: Iterable[str] = (), helpers: Iterable[Helper] = (), help_: str = ""
) -> Decision:
    """A decision with those reasons; each thing stands on a line of its own, counted from 1."""
    lines = iter(range(1, 10_000))
    named = outcomes or dict.fromkeys(
        target for answers in said.values() for reasons in answers.values() for target in reasons
    )
    return Decision(
        slug="lunch",
        title="Pick the lunch",
        note="lunch.md",
        line=next(lines),
        outcomes=tuple(Outcome(id=one, name=one.title(), line=next(lines)) for one in named),
        helpers=tuple(helpers),
        questions=tuple(
            Question(
                id=question,
                text=f"{question}?",
                line=next(lines),
                answers=tuple(
                    Answer(
                        id=answer,
                        text=answer,
                        help=help_,
                        line=next(lines),
                        reasons=tuple(
                            make_reason(fit, target, line=next(lines)) for target, fit in reasons.items()
                        ),
                    )
                    for answer, reasons in answers.items()
                ),
            )
            for question, answers in said.items()
        ),
    )


def make_reason(fit: str, target: str, *, line: int) -> Reason:
    quote = f"{fit}: {target} — line {line}"
    source = Source(note="lunch.md", line=line, end_line=line, quote=quote)
    return Reason(fit=Fit(fit), target=target, text=f"line {line}", source=source)


@cache
def shipped(name: str) -> Decision:
    """The decision in `content/decisions/<name>.md`."""
    path = f"decisions/{name}.md"
    document, _ = read_document((CONTENT / path).read_text(encoding="utf-8"), path=path)
    decision, _ = extract_decision(document, names=gazetteer())
    assert decision is not None
    return decision
