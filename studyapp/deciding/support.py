"""Which lines of the notes say what a reason says, so that one click leads from a verdict to the note.

A reason and a note seldom use the same words, so this looks for shared words that are rare: each word
weighs ln(N / n), where n of N features of the services in question use it (inverse document frequency,
Spärck Jones 1972). What reads alike is shown as "see also", never as proof: the reason's own line stays
its first source.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from studyapp.knowledge.decisions import Answer, Decision, Question, Reason
from studyapp.knowledge.facts import Feature, Source
from studyapp.notes.problems import Problem, Severity

# A balance, not a proof. Of 82 first sources found in five real notes for the two shipped decisions,
# read one by one, about one in five shares only the topic; above 0.5 it was as many (6 of 32), so a
# stricter figure finds less without being right more often.
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

    Only features of the outcome's (or helper's) own services are looked at, and none that stands in
    the decision's own note; nothing depends on features of other services. Sources that reasons had before
    are replaced.
    """
    services = {one.id: one.services for one in decision.outcomes}
    services |= {one.id: one.services for one in decision.helpers}
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
                    sources=_sources(reason, answer, question, shelves, services.get(reason.target, ())),
                )
                for reason in answer.reasons
            )
            answers.append(replace(answer, reasons=reasons))
        questions.append(replace(question, answers=tuple(answers)))
    return replace(decision, questions=tuple(questions))


def unsupported(decision: Decision) -> tuple[Problem, ...]:
    """A warning for each reason that no other note supports; for a decision from `attach_support`."""
    return tuple(
        Problem(
            file=decision.note,
            line=reason.source.line,
            severity=Severity.WARNING,
            message=f"no note says this of “{reason.target}”: {reason.text}",
            hint="add the fact to a note on it, or reword the reason as that note has it",
        )
        for _, _, reason in decision.reasons()
        if not reason.sources
    )


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


def _sources(
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
