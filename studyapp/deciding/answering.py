"""Answers as they come from an address or a command line, sorted out against a decision."""

from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.knowledge.decisions import NOT_SURE, Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """`given` are valid answers (question id → answer id) in the order of the note's questions.

    An answer may be NOT_SURE: it was asked and counts for nothing. `ignored` is what the decision
    does not know, or no longer knows, as it came.
    """

    given: Mapping[str, str]
    ignored: Mapping[str, str]

    @property
    def weighed(self) -> Mapping[str, str]:
        """The answers that count: all but NOT_SURE."""
        return {question: answer for question, answer in self.given.items() if answer != NOT_SURE}


def sort_answers(decision: Decision, *, answers: Mapping[str, str]) -> Answered:
    """Parts `answers` (question id → answer id) into those that the decision knows and the rest."""
    given = {
        question.id: answers[question.id]
        for question in decision.questions
        if question.id in answers
        and (answers[question.id] == NOT_SURE or question.answer(answers[question.id]) is not None)
    }
    ignored = {question: answer for question, answer in answers.items() if question not in given}
    return Answered(given=given, ignored=ignored)


def change_answer(
    decision: Decision, *, answers: Mapping[str, str], question: str, answer: str
) -> Mapping[str, str]:
    """The answers with one of them changed; every other answer that is still valid is kept.

    Raises ValueError if the decision has no such question or the question no such answer.
    """
    changed = sort_answers(decision, answers={**answers, question: answer})
    if question in changed.ignored:
        raise ValueError(f"The decision “{decision.slug}” has no answer “{question}={answer}”.")
    return changed.given
