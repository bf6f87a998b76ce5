"""Which lines of the notes say what a reason says, so that one click leads from a verdict to the note.

The author of a reason can name the statement that bears it out. Where that is not done, this guesses: a
reason and a note seldom use the same words, so it looks for shared words that are rare: each word
weighs ln(N / n), where n of N features of the services in question use it (inverse document frequency,
Spärck Jones 1972). What reads alike is shown as "see also", never as proof: the reason's own line stays
its first source.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.knowledge.decisions import Answer, Decision, Helper, Outcome, Question, Reason
from studyapp.knowledge.facts import Feature, Source
from studyapp.notes.problems import Problem, Severity

# A balance, not a proof. Of 226 first sources found in the notes that ship, read one by one, about one in
# four shares only the topic, most of them where no note says the thing at all; a stricter figure finds
# less without being right more often. Who wants to be sure names the statement.
ENOUGH = 0.3
MOST_SOURCES = 2

_WORD = re.compile(r"[a-z0-9]{2,40}")
_ENDING = re.compile(r"(?:ing|ers|er|ed|es|s|ly)$")
_SHORTEST_STEM = 4
_LITTLE_WORDS = frozenset(
    _WORD.findall(
        "an and any are as at be by but can do does for from has have if in into is it its no not of on "
        "or own so than that the their them then there they this to up was we what when where which who "
        "will with would you your aws amazon service services one may must only"
    )
)
_FEWEST_SHARED = 2


def attach_support(decision: Decision, *, features: Iterable[Feature]) -> Decision:
    """The decision with, on each reason, up to MOST_SOURCES lines of notes that speak of the same.

    Where a reason names a statement, those are the lines of that statement and no others; else lines
    that read alike. Only features of the outcome's (or helper's) own services are looked at, and none
    that stands in the decision's own note; nothing depends on features of other services. Sources that
    reasons had before are replaced.
    """
    services = _services(decision)
    own = {slug for slugs in services.values() for slug in slugs}
    shelves = _shelved(
        [
            feature
            for feature in features
            if feature.service in own and feature.sources[0].note != decision.note
        ]
    )
    questions = []
    for question in decision.questions:
        answers = []
        for answer in question.answers:
            reasons = tuple(
                replace(
                    reason,
                    sources=_named(reason, shelves, services.get(reason.target, ()))
                    if reason.named
                    else _alike(reason, answer, question, shelves, services.get(reason.target, ())),
                )
                for reason in answer.reasons
            )
            answers.append(replace(answer, reasons=reasons))
        questions.append(replace(question, answers=tuple(answers)))
    return replace(decision, questions=tuple(questions))


def check_support(decision: Decision, *, features: Iterable[Feature]) -> tuple[Problem, ...]:
    """A warning for each reason that no note supports, and for each outcome that no note describes.

    Of an outcome on whose services there is no feature at all, that is said once, and of its reasons
    nothing: whoever writes a decision before the notes learns what to write, and not fifty times.
    Nothing is asked of outcomes and helpers that name no service.
    """
    features = tuple(features)
    described = {feature.service for feature in features if feature.sources[0].note != decision.note}
    ends: tuple[Outcome | Helper, ...] = (*decision.outcomes, *decision.helpers)
    dark = {one.id for one in ends if not described & set(one.services)}
    problems = [
        _warning(
            decision,
            one.line,
            f"no note describes the services of “{one.name}” ({one.id}), so nothing supports its reasons",
            f"check notes on {', '.join(one.services)} together with the decision",
        )
        for one in ends
        if one.services and one.id in dark
    ]
    problems += [
        _unsupported(decision, reason)
        for _, _, reason in attach_support(decision, features=features).reasons()
        if not reason.sources and reason.target not in dark
    ]
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _unsupported(decision: Decision, reason: Reason) -> Problem:
    if reason.named:
        return _warning(
            decision,
            reason.source.line,
            f"no statement on the services of “{reason.target}” is called “{reason.named}”",
            "name a statement by its bold beginning or its first words, as its note has them",
        )
    return _warning(
        decision,
        reason.source.line,
        f"no note says this of “{reason.target}”: {reason.text}",
        "add the fact to a note on it, or name the statement that says it, in brackets behind the reason",
    )


def _warning(decision: Decision, line: int, message: str, hint: str) -> Problem:
    return Problem(file=decision.note, line=line, severity=Severity.WARNING, message=message, hint=hint)


def _services(decision: Decision) -> dict[str, tuple[str, ...]]:
    """The services of each outcome and helper, by its id."""
    services = {one.id: one.services for one in decision.outcomes}
    return services | {one.id: one.services for one in decision.helpers}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelves:
    """Features by service, with the words of each and what every word weighs."""

    features: Mapping[str, list[tuple[Feature, frozenset[str]]]]
    weights: Mapping[str, float]
    unknown: float

    def weight(self, words: Iterable[str]) -> float:
        return sum(self.weights.get(word, self.unknown) for word in words)


def _shelved(features: list[Feature]) -> _Shelves:
    shelves: dict[str, list[tuple[Feature, frozenset[str]]]] = {}
    seen: Counter[str] = Counter()
    for feature in features:
        words = _stems(f"{feature.label} {feature.text}")
        shelves.setdefault(feature.service, []).append((feature, words))
        seen.update(words)
    count = len(features) + 1
    weights = {word: math.log(count / often) for word, often in seen.items()}
    return _Shelves(features=shelves, weights=weights, unknown=math.log(count))


def _named(reason: Reason, shelves: _Shelves, services: tuple[str, ...]) -> tuple[Source, ...]:
    """The lines of the statements that the reason names, by label or by their first words."""
    name = _plainly(reason.named)
    found = [
        feature.sources[0]
        for service in services
        for feature, _ in shelves.features.get(service, ())
        if _plainly(feature.label.rpartition("›")[2]) == name or _plainly(feature.text).startswith(name)
    ]
    return tuple(dict.fromkeys(found))[:MOST_SOURCES]


def _plainly(text: str) -> str:
    return " ".join(text.casefold().split())


def _alike(
    reason: Reason, answer: Answer, question: Question, shelves: _Shelves, services: tuple[str, ...]
) -> tuple[Source, ...]:
    said = _stems(reason.text)
    around = _stems(f"{answer.text} {question.text}") - said
    whole = shelves.weight(said) or 1.0
    found: list[tuple[float, Source]] = []
    for service in services:
        for feature, words in shelves.features.get(service, ()):
            shared = said & words
            if len(shared) < _FEWEST_SHARED and not any(word.isdigit() for word in shared):
                continue
            alike = (shelves.weight(shared) + shelves.weight(around & words) / 2) / whole
            if alike >= ENOUGH:
                found.append((alike, feature.sources[0]))
    found.sort(key=lambda pair: (-pair[0], pair[1].note, pair[1].line))
    return tuple(dict.fromkeys(source for _, source in found))[:MOST_SOURCES]


def _stems(text: str) -> frozenset[str]:
    words = (word for word in _WORD.findall(text.casefold()) if word not in _LITTLE_WORDS)
    return frozenset(_stem(word) for word in words)


def _stem(word: str) -> str:
    short = _ENDING.sub("", word)
    return short if len(short) >= _SHORTEST_STEM else word
