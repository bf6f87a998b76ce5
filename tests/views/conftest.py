"""A decision that all its pages are shown with."""

import pytest

from studyapp.knowledge.decisions import Answer, Decision, Fit, Outcome, Question, Reason, to_json
from studyapp.knowledge.facts import Source
from studyapp.models import Decision as DecisionRow
from tests.views.rows import note, service


def because(fit: Fit, target: str, text: str, line: int) -> Reason:
    return Reason(
        fit=fit,
        target=target,
        text=text,
        source=Source(note="travel.md", line=line, end_line=line, quote=text),
    )


@pytest.fixture
def travel() -> None:
    """How to travel: a boat, a train, or on foot."""
    definition = Decision(
        slug="travel",
        title="Pick how to travel",
        note="travel.md",
        line=1,
        outcomes=(
            Outcome(id="boat", name="The boat", services=("boat",), line=3),
            Outcome(id="train", name="The train", line=4),
            Outcome(id="foot", name="On foot", line=5),
        ),
        questions=(
            Question(
                id="way",
                text="Is there water between?",
                help="A brook does not count.",
                answers=(
                    Answer(
                        id="sea",
                        text="A whole sea",
                        line=8,
                        reasons=(
                            because(Fit.BEST, "boat", "it swims", 9),
                            because(Fit.NO, "train", "rails end at the shore", 10),
                            because(Fit.NO, "foot", "nobody walks on water", 11),
                        ),
                    ),
                    Answer(
                        id="dry", text="No", line=12, reasons=(because(Fit.NO, "boat", "it needs water", 13),)
                    ),
                ),
                line=7,
            ),
            Question(
                id="far",
                text="Is it far?",
                answers=(
                    Answer(
                        id="yes", text="Yes", line=16, reasons=(because(Fit.BEST, "train", "it is fast", 17),)
                    ),
                    Answer(
                        id="no", text="No", line=18, reasons=(because(Fit.BEST, "foot", "it is near", 19),)
                    ),
                ),
                line=15,
            ),
        ),
    )
    service("boat", "Boat")
    DecisionRow.objects.create(
        slug="travel", title=definition.title, note=note("travel.md"), definition=to_json(definition)
    )
