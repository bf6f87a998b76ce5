"""Questions of teachers, in GIFT, as a Markdown note: what they ask for becomes what a note says.

A question is turned round to the statement that it asks for, under the heading of the service that the
statement is about: the one that is the answer, that the question begins with, or that its category names.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from studyapp.importing.reading_gift import GiftAnswer, GiftForm, GiftQuestion
from studyapp.knowledge.names import Names
from studyapp.notes.problems import Problem, warning

_MARKS = re.compile(r"([\\`*_\[\]<>|])")
_QUOTED = re.compile(r"[“\"]([^“”\"]{3,})[”\"]")
_BLANK = re.compile(r"_{3,}")
_WHAT_IS = re.compile(r"What (?:is|are) (?:an? |the )?(?P<name>[^?]{2,80})\?", re.IGNORECASE)
_WHICH = re.compile(
    r"Which (?:(?:AWS|Amazon|Azure|Google|cloud|managed|of the following) )*"
    r"(?:services?|concepts?|products?|options?)\s+(?P<does>[^?]+)\?",
    re.IGNORECASE,
)
_ASKS_BACK = re.compile(r"(?:is|are|was|were|do|does|did|can|could|would|should|will|must)\b", re.IGNORECASE)
_ADVISES = re.compile(r"\b(?:advise|recommend|suggest|choose|use)\b", re.IGNORECASE)
_AGAINST = re.compile(r"\b(?:against|not|avoid)\b", re.IGNORECASE)
_ADVICE = re.compile(r"Use\b.+\b(?:when|if|for)\b")
_ADVICE_AGAINST = re.compile(r"Do not use\b.+\b(?:when|if|for)\b")
_WHERE = re.compile(r"\s*\([^()]*, lines? \d+(?: to \d+)?\)$")
_VERDICT = re.compile(
    r"(?:no|yes|right|correct|wrong|incorrect|exactly|true|false|not quite)\b[,.:;!]*\s*", re.IGNORECASE
)
_LONGEST_NAME = 80
_FEWEST_WORDS = 2


@dataclass(slots=True, kw_only=True)
class _Section:
    """What is said under one heading, each once."""

    definitions: dict[str, str] = field(default_factory=dict)
    bullets: dict[str, str] = field(default_factory=dict)
    steps: dict[tuple[str, ...], None] = field(default_factory=dict)

    @property
    def says_anything(self) -> bool:
        """Whether anything was said."""
        return bool(self.definitions or self.bullets or self.steps)

    def say(self, bullet: str) -> None:
        """Say it as a bullet, in Markdown."""
        self.bullets.setdefault(bullet.casefold(), bullet)


def note_of(
    questions: Iterable[GiftQuestion], *, title: str, names: Names, file: str
) -> tuple[str, tuple[Problem, ...]]:
    """A note in Markdown that says what the questions ask for, and the questions that say nothing.

    `names` tells which words name a service, `file` is what problems call the questions' file.
    """
    note = _Note(names=names, file=file)
    for question in questions:
        note.take(question)
    return f"# {_marked(title)}\n\n{note.text()}", tuple(note.problems)


@dataclass(slots=True, kw_only=True)
class _Note:
    names: Names
    file: str
    sections: dict[str, _Section] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, question: GiftQuestion) -> None:
        """Say what the question asks for."""
        match question.form:
            case GiftForm.MATCH:
                self._match(question)
            case GiftForm.CHOICE | GiftForm.WORDS if question.after:
                self._sentence(question)
            case GiftForm.WORDS if _BLANK.search(question.before):
                self._sentence(question)
            case GiftForm.CHOICE | GiftForm.WORDS:
                self._choice(question)
            case GiftForm.TRUTH:
                self._truth(question)
            case GiftForm.NUMBER:
                self._answer(question, " or ".join(one.text for one in question.right))
            case GiftForm.ESSAY:
                self._answer(question, _WHERE.sub("", question.remark))
            case GiftForm.DESCRIPTION:
                self._left_out(question, "This text asks nothing", "write it into the note by hand")

    def text(self) -> str:
        """All that was said, by heading."""
        return "\n".join(
            line for name, section in self.sections.items() for line in self._lines(name, section)
        )

    def _lines(self, name: str, section: _Section) -> Iterator[str]:
        yield from (f"## {_marked(name)}", "")
        for definition in section.definitions.values():
            yield from (_marked(definition), "")
        under: dict[str, list[str]] = {"": []}
        for bullet in self._in_order(section):
            label, labelled, _ = bullet.removeprefix("**").partition("**: ")
            other = "Often confused with" if labelled and self._named(label) not in ("", name) else ""
            under.setdefault(other or _advice(bullet), []).append(bullet)
        for heading, bullets in under.items():
            yield from (f"### {heading}", "") if heading else ()
            yield from (f"- {bullet}" for bullet in bullets)
            yield ""
        yield from _steps(section)

    def _in_order(self, section: _Section) -> list[str]:
        """The bullets without what a label says too; names come last, or what follows would be about them."""
        labelled = {bullet.partition("**: ")[2] for bullet in section.bullets.values()}
        bullets = [bullet for bullet in section.bullets.values() if bullet not in labelled]
        return sorted(bullets, key=lambda bullet: self._is_names(bullet.partition("**: ")[2]))

    def _is_names(self, text: str) -> bool:
        return bool(text) and bool(self.names.resolve_all(text.rstrip(" .")))

    def _section(self, name: str) -> _Section:
        return self.sections.setdefault(name, _Section())

    def _named(self, text: str) -> str:
        """The name of the service that the whole text names, "" where it names none."""
        service = self.names.resolve(text) if text and len(text) <= _LONGEST_NAME else None
        return service.name if service is not None else ""

    def _subject(self, question: GiftQuestion) -> tuple[_Section, str]:
        """Where the answer to a question belongs, and what is asked there."""
        head, colon, rest = question.before.partition(":")
        service, _, label = head.partition(",")
        if colon and (name := self._named(service.strip())):
            return self._section(name), f"{label.strip()}: {rest.strip()}" if label.strip() else rest.strip()
        steps = [name for step in reversed(question.category) if (name := self._named(step))]
        heading = next(iter(steps), question.category[-1] if question.category else "Questions")
        return self._section(heading), question.before

    def _sentence(self, question: GiftQuestion) -> None:
        """A sentence with its missing word."""
        word = question.right[0].text
        section, before = self._subject(question)
        whole = f"{before.rstrip()} {word}{'' if question.after[:1] in '.,;:?!)' else ' '}{question.after}"
        section.say(_labelled(_filled(before, word) if _BLANK.search(before) else whole))

    def _choice(self, question: GiftQuestion) -> None:
        """What the right option makes of the question, and what is said of the others."""
        right = question.right
        statement = _statement(question.before) if len(right) == 1 else ""
        name = self._named(right[0].text)
        told = [self._explained(option) for option in right]
        if statement and name:
            self._section(name).say(_marked(_about(statement, question.before, name)))
        elif not any(told):
            # Of a word to fill in the others are but other spellings.
            spelt = right if question.form is GiftForm.CHOICE else right[:1]
            self._answer(question, "; ".join(one.text for one in spelt))
        for option in question.answers:
            if not option.right and not self._explained(option) and option.feedback:
                section, _ = self._subject(question)
                section.say(_bullet(f"Not {option.text}", _VERDICT.sub("", option.feedback)))

    def _explained(self, option: GiftAnswer) -> bool:
        """Say under a service what its option is explained by; False where it is none, or nothing is said."""
        owner, colon, told = option.feedback.partition(":")
        if colon and (name := self._named(owner)):
            self._state(name, told.strip())
            return True
        told = _VERDICT.sub("", option.feedback).strip()
        name = self._named(option.text)
        if name and not option.right and len(told.split()) > _FEWEST_WORDS:
            self._state(name, told)
            return True
        return False

    def _state(self, name: str, told: str) -> None:
        """Say something under a service; names alone would be read as what comes below is about."""
        if not self._is_names(told):
            self._section(name).say(_marked(told))

    def _match(self, question: GiftQuestion) -> None:
        pairs = [one for one in question.answers if one.text]
        places = [one.match for one in pairs]
        if sorted(places) == sorted(str(at) for at in range(1, len(pairs) + 1)):
            section, _ = self._subject(question)
            section.steps[tuple(one.text for one in sorted(pairs, key=lambda one: int(one.match)))] = None
            return
        for one in pairs:
            if name := self._named(one.match):
                self._section(name).say(_labelled(_filled(one.text, name)))
            else:
                section, _ = self._subject(question)
                section.say(_bullet(one.text, one.match))

    def _truth(self, question: GiftQuestion) -> None:
        section, statement = self._subject(question)
        if question.right[0].text == "true":
            section.say(_marked(statement))
            return
        told = _VERDICT.sub("", question.answers[1].feedback or question.right[0].feedback or question.remark)
        if told:
            section.say(f"{_marked(told.rstrip(' .'))} (not: {_marked(statement.rstrip(' .'))}).")
        else:
            self._left_out(question, "This statement is false, and nothing says what is true", "say what is")

    def _answer(self, question: GiftQuestion, answer: str) -> None:
        """The question as a label, with its answer; or the answer alone where it is what a thing is."""
        if not answer:
            self._left_out(question, "This question has no answer", "give one as its general feedback, ####")
            return
        what = _WHAT_IS.fullmatch(question.before)
        if what is not None and (name := self._named(what["name"])):
            section = self._section(name)
            section.definitions.setdefault(answer.casefold(), answer)
            return
        section, asked = self._subject(question)
        quoted = _QUOTED.search(asked)
        if quoted is not None and (name := self._named(answer)):
            self._section(name).say(_marked(_about(quoted[1], asked, name)))
        else:
            section.say(_bullet(quoted[1] if quoted is not None else asked, answer))

    def _left_out(self, question: GiftQuestion, message: str, hint: str) -> None:
        self.problems.append(warning(self.file, question.line, f"{message}; it is left out.", hint))


def _statement(asked: str) -> str:
    """What a question says of its answer: what it quotes, or what "which service …" goes on with."""
    if quoted := _QUOTED.search(asked):
        return quoted[1]
    which = _WHICH.fullmatch(asked)
    if which is None or _ASKS_BACK.match(which["does"]):
        return ""
    return which["does"][:1].upper() + which["does"][1:]


def _about(statement: str, asked: str, name: str) -> str:
    """The statement about the service; where advice is asked for, the advice."""
    around = _QUOTED.sub("", asked)
    if _BLANK.search(statement):
        return _filled(statement, name)
    if not _ADVISES.search(around) or not _QUOTED.search(asked):
        return statement
    verb = "Do not use" if _AGAINST.search(around) else "Use"
    return f"{verb} {name} when {statement[:1].lower()}{statement[1:].rstrip(' .')}."


def _filled(text: str, word: str) -> str:
    """`text` with the word in its blanks."""
    return word.join(_BLANK.split(text))


def _labelled(text: str) -> str:
    """A sentence, its beginning before a colon as a label."""
    label, colon, rest = text.partition(": ")
    return _bullet(label, rest) if colon and rest and len(label) <= _LONGEST_NAME else _marked(text)


def _bullet(label: str, text: str) -> str:
    return f"**{_marked(label.strip().rstrip(':'))}**: {_marked(text.strip())}"


def _marked(text: str) -> str:
    """Plain text in Markdown: what would be a mark stands behind a backslash."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _advice(bullet: str) -> str:
    """The heading under which notes give advice for something, or against it; "" for what is no advice."""
    if _ADVICE.match(bullet):
        return "When to use it"
    return "When not to use it" if _ADVICE_AGAINST.match(bullet) else ""


def _steps(section: _Section) -> Iterator[str]:
    for steps in section.steps:
        yield from ("### How it works", "")
        yield from (f"{place}. {_marked(step)}" for place, step in enumerate(steps, start=1))
        yield ""
