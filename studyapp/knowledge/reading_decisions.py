"""A note that begins with `decision:` → the Decision that it writes down, and all that is wrong with it.

The form is prose for people: a table of outcomes, perhaps one of helpers, then each question as a
heading of level 2, its answers as headings of level 3, and one reason per list item below them. What
the reasons amount to is not judged here but in `studyapp.deciding.soundness`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches

from studyapp.knowledge.decisions import (
    CAME_TO,
    CHANGE,
    NOT_SURE,
    Answer,
    Decision,
    Fit,
    Helper,
    Outcome,
    Question,
    Reason,
)
from studyapp.knowledge.facts import Source
from studyapp.knowledge.names import Names
from studyapp.notes.document import (
    Block,
    Document,
    Heading,
    Item,
    Lines,
    Listing,
    Paragraph,
    Row,
    Table,
    Text,
)
from studyapp.notes.problems import Problem, Severity

_QUESTION_LEVEL = 2
_ANSWER_LEVEL = 3
_ID = re.compile(r"\{ ?#([A-Za-z0-9_-]{1,80}) ?\}")
_SLUG = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_REASON = re.compile(r"([A-Za-z]{1,20}) ?: ?([A-Za-z0-9_-]{1,80})(?: ?[—–:] ?| --? )(.+)", re.DOTALL)
_NAMED = re.compile(r" ?\[([^\[\]]{1,120})\]$")
_FITS = ", ".join(f"“{fit}”" for fit in Fit)


def extract_decision(document: Document, *, names: Names) -> tuple[Decision | None, tuple[Problem, ...]]:
    """The decision in `document`, and every problem found on the way, each with its line.

    None where the front matter has no `decision:`, and where its slug, all outcomes or all questions
    are missing: then nothing could be decided. Otherwise the decision holds what was understood, and
    an error among the problems says what was not.
    """
    if "decision" not in document.front_matter:
        return None, ()
    reader = _Reader(document=document, names=names)
    decision = reader.read()
    return decision, tuple(sorted(reader.problems, key=lambda problem: problem.line))


@dataclass(slots=True, kw_only=True)
class _Part:
    """A question or an answer while it is being read."""

    id: str
    text: str
    line: int
    help: list[str] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)
    answers: list["_Part"] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Walks over the blocks once; `section` is where a table or list would belong."""

    document: Document
    names: Names
    problems: list[Problem] = field(default_factory=list)
    introduction: list[str] = field(default_factory=list)
    outcomes: list[Outcome] = field(default_factory=list)
    helpers: list[Helper] = field(default_factory=list)
    questions: list[_Part] = field(default_factory=list)
    section: str = "introduction"

    def read(self) -> Decision | None:
        slug = str(self.document.front_matter["decision"]).strip()
        line = self.document.front_matter_line("decision")
        if not _SLUG.fullmatch(slug):
            self._error(line, f"“{slug}” cannot be the address of a decision", "use a-z, 0-9 and hyphens")
        for block in self.document.blocks:
            self._block(block)
        self._check(line)
        questions = tuple(self._question(part) for part in self.questions if part.answers)
        if not _SLUG.fullmatch(slug) or not self.outcomes or not questions:
            return None
        return Decision(
            slug=slug,
            title=str(self.document.front_matter.get("title") or self.document.title).strip(),
            note=self.document.path,
            line=line,
            introduction="\n\n".join(self.introduction),
            outcomes=tuple(self.outcomes),
            helpers=tuple(self.helpers),
            questions=questions,
        )

    def _question(self, part: _Part) -> Question:
        answers = tuple(
            Answer(
                id=answer.id,
                text=answer.text,
                help=" ".join(answer.help),
                reasons=tuple(answer.reasons),
                line=answer.line,
            )
            for answer in part.answers
        )
        return Question(id=part.id, text=part.text, help=" ".join(part.help), answers=answers, line=part.line)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block)
            case Paragraph():
                self._paragraph(_words(block.text))
            case Table() if self.section in {"outcomes", "helpers"}:
                self._table(block)
            case Listing() if self.section == "answer":
                for item in block.items:
                    self._item(item, self.questions[-1].answers[-1])
            case Listing() if self.section == "question":
                self._error(
                    block.lines.start, "reasons stand under a question", "put them under one of its answers"
                )
            case _:
                self._problem(
                    Severity.WARNING,
                    block.lines.start,
                    "this has no place in a decision and is only shown on the note's page",
                    "a decision has tables of outcomes and helpers, questions, answers and lists of reasons",
                )

    def _heading(self, heading: Heading) -> None:
        text, id_ = self._id(heading)
        line = heading.lines.start
        if heading.level == _QUESTION_LEVEL and text.casefold() in {"outcomes", "helpers"}:
            self.section = text.casefold()
        elif heading.level == _QUESTION_LEVEL:
            self.section = "question"
            self._check_id(id_, line, taken=self.questions, kind="question")
            if id_ in {CHANGE, CAME_TO}:
                self._error(line, f"“{id_}” has a meaning of its own in addresses", "choose another id")
            self.questions.append(_Part(id=id_, text=text, line=line))
        elif heading.level == _ANSWER_LEVEL and self.section in {"question", "answer"}:
            self.section = "answer"
            answers = self.questions[-1].answers
            self._check_id(id_, line, taken=answers, kind="answer")
            if id_ == NOT_SURE:
                self._error(line, f"“{NOT_SURE}” is an answer that every question has", "leave it out")
            answers.append(_Part(id=id_, text=text, line=line))
        elif heading.level >= _ANSWER_LEVEL:
            self._error(
                line,
                f"the heading “{text}” is neither a question nor an answer",
                "questions are headings of level 2, their answers of level 3",
            )

    def _id(self, heading: Heading) -> tuple[str, str]:
        """The heading's words, and the id written behind them as `{#id}`; "" where there is none."""
        words = _words(heading.text)
        written = _ID.search(words) or _ID.search(self.document.quote(heading.lines))
        return _ID.sub("", words).strip(), written[1] if written else ""

    def _check_id(self, id_: str, line: int, *, taken: list[_Part], kind: str) -> None:
        if not id_:
            self._error(line, f"this {kind} has no id", "write one behind the heading, like {#run_time}")
        first = next((part for part in taken if id_ and part.id == id_), None)
        if first:
            self._error(
                line, f"the {kind} id “{id_}” is used twice", f"it stands on line {first.line} already"
            )

    def _paragraph(self, words: str) -> None:
        match self.section:
            case "introduction":
                self.introduction.append(words)
            case "question":
                self.questions[-1].help.append(words)
            case "answer":
                self.questions[-1].answers[-1].help.append(words)

    def _table(self, table: Table) -> None:
        header = [_words(cell).casefold() for cell in table.header.cells]
        name = "outcome" if self.section == "outcomes" else "helper"
        needed = ["id", name] if name == "outcome" else ["id", name, "beside"]
        if missing := [column for column in needed if column not in header]:
            self._error(
                table.lines.start,
                f"the table of {self.section} has no column " + " or ".join(f"“{one}”" for one in missing),
                f"it needs {', '.join(one.capitalize() for one in needed)}, and may have Services and When",
            )
            return
        for row in table.rows:
            cells = dict(zip(header, (_words(cell) for cell in row.cells), strict=False))
            self._row(row, cells, name=name)

    def _row(self, row: Row, cells: dict[str, str], *, name: str) -> None:
        line = row.lines.start
        id_ = cells.get("id", "")
        known: list[Outcome | Helper] = [*self.outcomes, *self.helpers]
        if not _ID.fullmatch(f"{{#{id_}}}"):
            self._error(line, f"“{id_}” cannot be an id", "use letters, digits, hyphens and underscores")
            return
        if first := next((one for one in known if one.id == id_), None):
            self._error(
                line, f"the {name} id “{id_}” is used twice", f"it stands on line {first.line} already"
            )
            return
        services = tuple(self._services(cells.get("services", ""), line))
        label = cells.get(name) or id_
        if name == "outcome":
            self.outcomes.append(Outcome(id=id_, name=label, services=services, line=line))
            return
        beside = tuple(_listed(cells.get("beside", "")))
        self.helpers.append(
            Helper(
                id=id_, name=label, services=services, outcomes=beside, text=cells.get("when", ""), line=line
            )
        )

    def _services(self, cell: str, line: int) -> Iterator[str]:
        for phrase in _listed(cell):
            service = self.names.resolve(phrase)
            if service is None:
                self._error(line, f"no service is called “{phrase}”", "use a name that your notes use")
            else:
                yield service.slug

    def _item(self, item: Item, answer: _Part) -> None:
        line = item.lines.start
        words = _words(item.text)
        parts = _REASON.fullmatch(words)
        if not parts:
            self._error(
                line,
                f"“{words}” is not a reason",
                "write it as “best: lambda — one invocation may last that long”",
            )
            return
        fit, target, text = parts[1].lower(), parts[2], parts[3].strip()
        named = _NAMED.search(text)
        text = _NAMED.sub("", text)
        if fit not in set(Fit):
            self._error(line, f"“{parts[1]}” is not a word for how an outcome fits", f"use one of {_FITS}")
            return
        said = next((reason for reason in answer.reasons if reason.target == target), None)
        if said:
            what = "twice" if said.fit == fit else f"“{said.fit}” and “{fit}” at once"
            self._error(line, f"“{target}” is said {what}", f"keep one of it and line {said.source.line}")
            return
        own = Lines(start=line, end=max(line, item.text.lines.end))
        source = Source(note=self.document.path, line=own.start, end_line=own.end, quote=words)
        answer.reasons.append(
            Reason(
                fit=Fit(fit), target=target, text=text, named=named[1].strip() if named else "", source=source
            )
        )

    def _check(self, line: int) -> None:
        """What can only be said at the end: what is missing, and what points nowhere."""
        known = [*(one.id for one in self.outcomes), *(one.id for one in self.helpers)]
        if not self.outcomes:
            self._error(line, "the decision has no outcomes", "add “## Outcomes” with a table: Id, Outcome")
        if not self.questions:
            self._error(line, "the decision asks nothing", "add a question: “## Question? {#id}”")
        for helper in self.helpers:
            for target in helper.outcomes:
                if target not in {outcome.id for outcome in self.outcomes}:
                    self._unknown(helper.line, target, known)
        for question in self.questions:
            if not question.answers:
                self._error(
                    question.line,
                    f"the question “{question.text}” has no answers",
                    "add answers below it: “### Answer {#id}”",
                )
            for answer in question.answers:
                for reason in answer.reasons:
                    if reason.target not in known:
                        self._unknown(reason.source.line, reason.target, known)
                answer.reasons = [reason for reason in answer.reasons if reason.target in known]

    def _unknown(self, line: int, target: str, known: list[str]) -> None:
        near = get_close_matches(target, known, n=1)
        hint = f"did you mean “{near[0]}”?" if near else f"known are: {', '.join(known) or 'none'}"
        self._error(line, f"there is no outcome “{target}”", hint)

    def _error(self, line: int, message: str, hint: str) -> None:
        self._problem(Severity.ERROR, line, message, hint)

    def _problem(self, severity: Severity, line: int, message: str, hint: str) -> None:
        self.problems.append(
            Problem(file=self.document.path, line=line, severity=severity, message=message, hint=hint)
        )


def _words(text: Text) -> str:
    return " ".join(text.plain.split())


def _listed(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(",") if part.strip()]
