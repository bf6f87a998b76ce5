"""Exam questions: advice where the right answer is a service, else a statement that the question labels."""

from dataclasses import replace

from studyapp.knowledge.facts import FeatureKind, Guidance
from studyapp.knowledge.questions import Question
from studyapp.knowledge.scopes import Scope
from studyapp.knowledge.statements import Statement, source_of
from studyapp.knowledge.telling import Teller
from studyapp.knowledge.wording import Words


def ask(teller: Teller, question: Question, scope: Scope) -> None:
    """An exam question: advice where the answer is a service, else a statement that it labels.

    What the question before it was about has nothing to do with it.
    """
    teller.attribution.enter(keep=False)
    teller.opening = False
    asked = Words(text=" ".join(question.asked.text.split()), marks=question.asked.marks)
    taken = _named(teller, question.right)
    if taken and len(taken) == len(question.right):
        refused = tuple(slug for slug in _named(teller, question.wrong) if slug not in taken)
        sources = tuple(
            source_of(words, note=teller.note) for words in (asked, *question.right, *question.wrong)
        )
        teller.guidance.append(
            Guidance(condition=asked.text, services=taken, against=refused, sources=sources)
        )
        for words in (question.asked, *question.right, *question.wrong):
            teller.counted.content(words)
    else:
        about = tuple(dict.fromkeys(m.slug for m in teller.lookup.names.mentions(asked.text)))
        services = about if len(about) == 1 else scope.services or teller.attribution.carry
        for words in question.right:
            teller.counted.content(words)
            teller.statements.append(
                Statement(
                    services=services,
                    words=words,
                    label=asked.text,
                    announced=FeatureKind.EXAMPLE,
                    section=teller.section,
                )
            )
    for words in question.rest:
        teller.tell(words, replace(scope, services=taken[:1] or scope.services))


def _named(teller: Teller, options: tuple[Words, ...]) -> tuple[str, ...]:
    found = (teller.lookup.resolve(words.text.strip(" .")) for words in options)
    return tuple(dict.fromkeys(service.slug for service in found if service is not None))
