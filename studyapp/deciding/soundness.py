"""Whether a decision can be trusted: what its author should mend before anybody is asked.

The order of answers and "not sure" need no check here: weights are added, and "not sure" has none
(see `weighing.py`).
"""

from collections.abc import Iterator, Mapping
from itertools import combinations

from studyapp.deciding.clashing import find_clash
from studyapp.deciding.weighing import LEAD, Standing, Weight, Weights, stand, weigh
from studyapp.knowledge.decisions import Decision
from studyapp.notes.problems import Problem, Severity

# A search that has not found a path after so many steps gives up, and then says nothing: an author
# is not told of a fault that was not proved. The shipped decisions need at most 12.
MOST_STEPS = 50_000


def check_soundness(decision: Decision) -> tuple[Problem, ...]:
    """Everything that is wrong with how the reasons work together, in the order of the note's lines.

    Errors: an answer that changes nothing and does not say why, an answer that leaves nothing at all,
    two questions whose every pair of answers is a contradiction, an outcome that no answers lead to. A
    warning: two outcomes that no question tells apart.
    """
    weights = weigh(decision)
    problems = [*_idle_answers(decision, weights), *_dead_ends(decision, weights)]
    problems += [*_contradictions(decision, weights)]
    problems += [*_unreachable(decision, weights), *_alike(decision, weights)]
    return tuple(sorted(problems, key=lambda problem: problem.line))


def path_to(decision: Decision, *, outcome: str) -> Mapping[str, str] | None:
    """Answers (question id → answer id) whose verdict is `outcome` alone; None if there are none.

    None also where the search was given up after MOST_STEPS. ValueError for an unknown outcome.
    """
    weights = weigh(decision)
    if outcome not in weights.outcomes:
        raise ValueError(f"The decision “{decision.slug}” has no outcome “{outcome}”.")
    return _Search(weights, weights.outcomes.index(outcome)).path


def _idle_answers(decision: Decision, weights: Weights) -> Iterator[Problem]:
    for question in decision.questions:
        for answer in question.answers:
            if not _tells_apart(weights.questions[question.id][answer.id]) and not answer.help:
                yield _problem(
                    decision,
                    answer.line,
                    f"the answer “{answer.text}” ({question.id}={answer.id}) changes nothing",
                    "give it a reason, or a sentence that says why it makes no difference",
                )


def _tells_apart(weight: Weight) -> bool:
    return len(set(weight.points)) > 1 or bool(weight.excluded)


def _dead_ends(decision: Decision, weights: Weights) -> Iterator[Problem]:
    for question in decision.questions:
        for answer in question.answers:
            if weights.questions[question.id][answer.id].excluded == weights.everything:
                yield _problem(
                    decision,
                    answer.line,
                    f"the answer “{answer.text}” ({question.id}={answer.id}) rules out every outcome",
                    "leave one outcome, or add the one that such people should take",
                )


def _contradictions(decision: Decision, weights: Weights) -> Iterator[Problem]:
    """Questions that cannot both be answered: whatever is said to them contradicts itself.

    Where an answer alone rules out everything, that is told of and need not be told again.
    """
    for first, second in combinations(decision.questions, 2):
        pairs = [
            {first.id: one, second.id: other}
            for one, weight in weights.questions[first.id].items()
            for other, another in weights.questions[second.id].items()
            if weights.everything not in (weight.excluded, another.excluded)
        ]
        if pairs and all(find_clash(weights, answers=answers) for answers in pairs):
            yield _problem(
                decision,
                second.line,
                f"every answer to “{second.text}” ({second.id}) contradicts every one to “{first.text}”",
                f"make a “no” a “poor” in one of them, or ask “{first.id}” and “{second.id}” as one question",
            )


def _unreachable(decision: Decision, weights: Weights) -> Iterator[Problem]:
    twins = {place for pair in _twins(weights) for place in pair}
    for place, outcome in enumerate(decision.outcomes):
        if place in twins:
            continue  # it cannot stand alone in front, and its own problem says why
        search = _Search(weights, place)
        if search.path is None and not search.gave_up:
            yield _problem(
                decision,
                outcome.line,
                f"no answers lead to “{outcome.name}” ({outcome.id})",
                "recommend it (“best”) by an answer that does not recommend another as much, or remove it",
            )


def _alike(decision: Decision, weights: Weights) -> Iterator[Problem]:
    for first, second in _twins(weights):
        one, other = decision.outcomes[first], decision.outcomes[second]
        yield _problem(
            decision,
            other.line,
            f"no question tells “{other.name}” ({other.id}) from “{one.name}” ({one.id})",
            "give them different reasons under some answer, or make them one outcome",
            severity=Severity.WARNING,
        )


def _twins(weights: Weights) -> Iterator[tuple[int, int]]:
    """The places of outcomes that every answer treats alike, in pairs."""
    options = [weight for answers in weights.questions.values() for weight in answers.values()]
    columns = [
        [(weight.points[place], weight.excluded >> place & 1) for weight in options]
        for place in range(len(weights.outcomes))
    ]
    for first, second in combinations(range(len(columns)), 2):
        if columns[first] == columns[second]:
            yield first, second


def _problem(
    decision: Decision, line: int, message: str, hint: str, *, severity: Severity = Severity.ERROR
) -> Problem:
    return Problem(file=decision.note, line=line, severity=severity, message=message, hint=hint)


class _Search:
    """Looks for answers that make the outcome at `place` the only one in front.

    Depth first over the questions, the answers kindest to the outcome first. A branch is left where
    some other outcome could not be beaten even if each open question were answered as that rival
    likes least; for a rival that an answer can still rule out there is no such bound.
    """

    def __init__(self, weights: Weights, place: int) -> None:
        self._weights = weights
        self._place = place
        self._questions = list(weights.questions)
        self._gains = self._best_gains()
        self._steps = 0
        self.path = self._search(0, {}, stand(weights, answers={}))

    @property
    def gave_up(self) -> bool:
        return self._steps > MOST_STEPS

    def _best_gains(self) -> list[list[float]]:
        """For each question on, by rival: the most that the outcome can still gain on it."""
        gains = [[0.0] * len(self._weights.outcomes)]
        for question in reversed(self._questions):
            options = [
                weight
                for weight in self._weights.questions[question].values()
                if not weight.excluded >> self._place & 1
            ]
            gains.append(
                [
                    after + max([0.0, *(self._gain(weight, rival) for weight in options)])
                    for rival, after in enumerate(gains[-1])
                ]
            )
        return gains[::-1]

    def _gain(self, weight: Weight, rival: int) -> float:
        if weight.excluded >> rival & 1:
            return float("inf")
        return weight.points[self._place] - weight.points[rival]

    def _search(self, depth: int, answers: dict[str, str], standing: Standing) -> dict[str, str] | None:
        self._steps += 1
        if self._wins(answers, standing):
            return answers
        if depth == len(self._questions) or self.gave_up or self._hopeless(depth, standing):
            return None
        question = self._questions[depth]
        options = self._weights.questions[question]
        kindest = sorted(options, key=lambda answer: self._kindness(options[answer]), reverse=True)
        for answer in kindest:
            if not options[answer].excluded >> self._place & 1:
                found = self._search(depth + 1, {**answers, question: answer}, standing.plus(options[answer]))
                if found is not None:
                    return found
        return self._search(depth + 1, answers, standing)

    def _kindness(self, weight: Weight) -> tuple[int, int]:
        others = sum(weight.points) - weight.points[self._place]
        return weight.points[self._place] * len(weight.points) - others, weight.excluded.bit_count()

    def _wins(self, answers: Mapping[str, str], standing: Standing) -> bool:
        return standing.leaders() == (self._place,) and not find_clash(self._weights, answers=answers)

    def _hopeless(self, depth: int, standing: Standing) -> bool:
        own = standing.points[self._place]
        return any(
            own - standing.points[rival] + self._gains[depth][rival] < LEAD
            for rival in standing.remaining()
            if rival != self._place
        )
