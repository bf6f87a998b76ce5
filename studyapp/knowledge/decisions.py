"""The decision: what the wizard asks, what it can come to, and the reasons that lead there.

A decision is authored as a note (`reading_decisions.py` reads it) and stored as JSON; `to_json` and
`from_json` are that stored form. What follows from answers is the business of `studyapp.deciding`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from studyapp.knowledge.facts import Source

# The answer that every question has and no author writes: it says nothing, so it changes nothing.
NOT_SURE = "not_sure"
# What stands beside the answers in an address: the question to ask again, and the outcomes that the answers
# came to when the address was made. No question may be called so.
CHANGE = "change"
CAME_TO = "came_to"


class Fit(StrEnum):
    """What an answer says of an outcome. The values are the words that authors write."""

    BEST = "best"
    GOOD = "good"
    POOR = "poor"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Something the decision can come to. `services` are slugs: one outcome may take two services."""

    id: str
    name: str
    services: tuple[str, ...] = ()
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """Something that helps an outcome along but is never chosen.

    It is suggested beside the outcomes in `outcomes` (their ids). `text` says when it is worth it.
    """

    id: str
    name: str
    services: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()
    text: str = ""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One line of a decision: what an answer says of `target`, the id of an outcome or a helper.

    `source` is that line itself. `sources` are lines of other notes that say the same. `named` is the
    statement that its author names for it, "" where the line names none.
    """

    fit: Fit
    target: str
    text: str
    source: Source
    named: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer. `help` may say more; an answer without reasons needs it to say why it has none."""

    id: str
    text: str
    reasons: tuple[Reason, ...] = ()
    help: str = ""
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its answers. `help` is the sentence shown under it, "" where there is none."""

    id: str
    text: str
    answers: tuple[Answer, ...]
    help: str = ""
    line: int

    def answer(self, answer_id: str) -> Answer | None:
        """The answer with that id, None where the question has no such answer."""
        return next((answer for answer in self.answers if answer.id == answer_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A whole decision. `slug` is its address, `note` the path of the note, `line` where it begins.

    `introduction` is the prose before the first question, "" where there is none.
    """

    slug: str
    title: str
    note: str
    line: int
    outcomes: tuple[Outcome, ...]
    questions: tuple[Question, ...]
    helpers: tuple[Helper, ...] = ()
    introduction: str = ""

    def question(self, question_id: str) -> Question | None:
        """The question with that id, None where there is none."""
        return next((question for question in self.questions if question.id == question_id), None)

    def outcome(self, outcome_id: str) -> Outcome | None:
        """The outcome with that id, None where there is none."""
        return next((outcome for outcome in self.outcomes if outcome.id == outcome_id), None)

    def reasons(self) -> Iterator[tuple[Question, Answer, Reason]]:
        """Every reason in the order of the note, with the answer and question it belongs to."""
        for question in self.questions:
            for answer in question.answers:
                for reason in answer.reasons:
                    yield question, answer, reason


def to_json(decision: Decision) -> dict[str, object]:
    """The decision as JSON values, the form in which it is stored. `from_json` is the way back."""
    return {
        "slug": decision.slug,
        "title": decision.title,
        "note": decision.note,
        "line": decision.line,
        "introduction": decision.introduction,
        "outcomes": [
            {"id": one.id, "name": one.name, "services": list(one.services), "line": one.line}
            for one in decision.outcomes
        ],
        "helpers": [
            {
                "id": helper.id,
                "name": helper.name,
                "services": list(helper.services),
                "outcomes": list(helper.outcomes),
                "text": helper.text,
                "line": helper.line,
            }
            for helper in decision.helpers
        ],
        "questions": [
            {
                "id": question.id,
                "text": question.text,
                "help": question.help,
                "line": question.line,
                "answers": [_answer_to_json(answer) for answer in question.answers],
            }
            for question in decision.questions
        ],
    }


def from_json(data: Mapping[str, object]) -> Decision:
    """The decision that `to_json` wrote.

    Raises ValueError, which names the key, for anything that `to_json` cannot have written.
    """
    return Decision(
        slug=_text(data, "slug"),
        title=_text(data, "title"),
        note=_text(data, "note"),
        line=_number(data, "line"),
        introduction=_text(data, "introduction"),
        outcomes=tuple(
            Outcome(
                id=_text(one, "id"),
                name=_text(one, "name"),
                services=_texts(one, "services"),
                line=_number(one, "line"),
            )
            for one in _mappings(data, "outcomes")
        ),
        helpers=tuple(
            Helper(
                id=_text(helper, "id"),
                name=_text(helper, "name"),
                services=_texts(helper, "services"),
                outcomes=_texts(helper, "outcomes"),
                text=_text(helper, "text"),
                line=_number(helper, "line"),
            )
            for helper in _mappings(data, "helpers")
        ),
        questions=tuple(
            Question(
                id=_text(question, "id"),
                text=_text(question, "text"),
                help=_text(question, "help"),
                line=_number(question, "line"),
                answers=tuple(_answer_from_json(answer) for answer in _mappings(question, "answers")),
            )
            for question in _mappings(data, "questions")
        ),
    )


def source_to_json(source: Source) -> dict[str, object]:
    """Where something stands, as JSON values."""
    return {"note": source.note, "line": source.line, "end_line": source.end_line, "quote": source.quote}


def _answer_to_json(answer: Answer) -> dict[str, object]:
    return {
        "id": answer.id,
        "text": answer.text,
        "help": answer.help,
        "line": answer.line,
        "reasons": [
            {
                "fit": reason.fit.value,
                "target": reason.target,
                "text": reason.text,
                "named": reason.named,
                "source": source_to_json(reason.source),
                "sources": [source_to_json(source) for source in reason.sources],
            }
            for reason in answer.reasons
        ],
    }


def _answer_from_json(data: Mapping[str, object]) -> Answer:
    return Answer(
        id=_text(data, "id"),
        text=_text(data, "text"),
        help=_text(data, "help"),
        line=_number(data, "line"),
        reasons=tuple(
            Reason(
                fit=Fit(_text(reason, "fit")),
                target=_text(reason, "target"),
                text=_text(reason, "text"),
                # Decisions that were stored before an author could name a statement have none.
                named=_text({"named": "", **reason}, "named"),
                source=_source_from_json(_mapping(reason.get("source"), "source")),
                sources=tuple(_source_from_json(source) for source in _mappings(reason, "sources")),
            )
            for reason in _mappings(data, "reasons")
        ),
    )


def _source_from_json(data: Mapping[str, object]) -> Source:
    return Source(
        note=_text(data, "note"),
        line=_number(data, "line"),
        end_line=_number(data, "end_line"),
        quote=_text(data, "quote"),
    )


def _text(data: Mapping[str, object], key: str) -> str:
    value = data.get(key)
    if not isinstance(value, str):
        raise ValueError(f"A stored decision needs text under “{key}”, not {value!r}.")
    return value


def _number(data: Mapping[str, object], key: str) -> int:
    value = data.get(key)
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError(f"A stored decision needs a whole number under “{key}”, not {value!r}.")
    return value


def _list(data: Mapping[str, object], key: str) -> list[object]:
    value = data.get(key)
    if not isinstance(value, list):
        raise ValueError(f"A stored decision needs a list under “{key}”, not {value!r}.")
    return value


def _texts(data: Mapping[str, object], key: str) -> tuple[str, ...]:
    values = _list(data, key)
    if not all(isinstance(value, str) for value in values):
        raise ValueError(f"A stored decision needs a list of texts under “{key}”, not {values!r}.")
    return tuple(str(value) for value in values)


def _mapping(value: object, key: str) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError(f"A stored decision needs an object under “{key}”, not {value!r}.")
    return value


def _mappings(data: Mapping[str, object], key: str) -> Iterator[Mapping[str, object]]:
    return (_mapping(value, key) for value in _list(data, key))
