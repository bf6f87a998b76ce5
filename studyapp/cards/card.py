"""The card: one thing to answer, with where its answer stands."""

from dataclasses import dataclass
from enum import StrEnum

from studyapp.knowledge.facts import Source


class CardKind(StrEnum):
    """The form in which a card asks. The values are part of the JSON that others read."""

    RECALL = "recall"
    CLOZE = "cloze"
    CHOICE = "choice"
    CONTRAST = "contrast"
    MATCH = "match"
    ORDER = "order"
    SCENARIO = "scenario"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One option of a question, with why it is right or wrong and the line that says so.

    `service` is the slug where the option is a service. `source` is None only where the notes are
    silent on the option, and then `why` says so.

    In a MATCH card an option is a statement, `match` is what it belongs to and `service` the slug of that;
    one without a `text` has in `match` what no statement belongs to. In an ORDER card the options are
    the steps, all right, in their order.
    """

    text: str
    correct: bool
    why: str
    service: str | None = None
    source: Source | None = None
    match: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One thing to answer. `front` and `back` are plain text.

    `key` identifies the card within a library and does not depend on its wording: a feature's card
    is "<feature id>:<kind>:<variant>", a comparison's "<comparison slug>:<aspect>:<direction>".
    `feature` is the id of the feature it asks about, None for a card drawn from a comparison.
    `spare` are wrong options that could stand in for those among the `choices` (see `difficulty`).
    `principle` is the sentence shown after the answer, "" where there is none.
    """

    key: str
    kind: CardKind
    services: tuple[str, ...]
    front: str
    back: str
    source: Source
    feature: str | None = None
    choices: tuple[Choice, ...] = ()
    spare: tuple[Choice, ...] = ()
    principle: str = ""
