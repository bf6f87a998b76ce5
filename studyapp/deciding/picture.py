"""A decision as a graph: for each question, lines from its answers to what they recommend and rule out.

The tree of all the ways through a decision has hundreds of branches even where it asks only ten
questions (1,866 nodes for the shipped one about computing), and most of them say the same again. What
each answer says of each outcome is far less, and it is everything: the tree follows from it. So each
question gets a small graph with two columns, answers left and outcomes right.

Figures are in the drawing's own units; at full size one unit is one CSS pixel and text is 12 high.
"""

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from studyapp.knowledge.decisions import Decision, Fit, Question

WIDTH = 360
BOX_WIDTH = 136
LETTERS = 19  # in one line of a box; 12 pixels of Inter take 6 to 6.5 a letter
LINE_HEIGHT = 15
PADDING = 6  # between a box and its text, above and below
BETWEEN = 8  # from one box to the next, at least
MOST_BETWEEN = 28
END_ROOM = 9  # between the ends of two edges on one box
# How much a line is in the way of another: the eye follows what recommends.
_HEAVY: Mapping[Fit, int] = {Fit.BEST: 4, Fit.GOOD: 3, Fit.POOR: 1, Fit.NO: 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An answer or an outcome. `id` is that of what it stands for, `lines` its text as it is broken."""

    id: str
    lines: tuple[str, ...]
    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """What an answer says of an outcome. It starts at the answer's right side and ends at (`x2`, `y2`)."""

    answer: str
    outcome: str
    fit: Fit
    x1: int
    y1: int
    x2: int
    y2: int


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionGraph:
    """The graph of one question; `outcomes` has the helpers too that its reasons are about."""

    question: str
    width: int
    height: int
    answers: tuple[Box, ...]
    outcomes: tuple[Box, ...]
    edges: tuple[Edge, ...]


Link = tuple[str, str, Fit]  # answer id, outcome id


def draw(decision: Decision, question: Question) -> QuestionGraph:
    """The graph of `question`, a question of `decision`: every answer, and every outcome it has a reason for.

    Outcomes stand near the answers that speak of them, which keeps lines from crossing.
    """
    names = {one.id: one.name for one in decision.outcomes} | {one.id: one.name for one in decision.helpers}
    links = [
        (answer.id, reason.target, reason.fit)
        for answer in question.answers
        for reason in answer.reasons
        if reason.target in names
    ]
    left = {answer.id: answer.text for answer in question.answers}
    right = {one: names[one] for one in _near(left, names, links)}
    height = max(_tightest(left, links, side=0), _tightest(right, links, side=1))
    answers = _column(left, links, side=0, height=height)
    outcomes = _column(right, links, side=1, height=height)
    return QuestionGraph(
        question=question.id,
        width=WIDTH,
        height=height,
        answers=answers,
        outcomes=outcomes,
        edges=_edges(answers, outcomes, links),
    )


def in_order(decision: Decision, *, answered: Iterable[str], open_: Iterable[str]) -> tuple[Question, ...]:
    """The questions as they are gone through: those answered, those still to ask, then the others."""
    questions = {question.id: question for question in decision.questions}
    return tuple(questions[one] for one in dict.fromkeys((*answered, *open_, *questions)))


def _near(answers: Iterable[str], outcomes: Iterable[str], links: Sequence[Link]) -> list[str]:
    """The outcomes that have a link, so that few lines cross, and least of all those that recommend.

    They begin by the mean place of their answers (of equals, the first named). Then neighbours change
    places as long as that takes crossings away, each of which weighs what its lines do.
    """
    places = {answer: place for place, answer in enumerate(answers)}
    linked: dict[str, list[tuple[int, int]]] = {}
    for answer, outcome, fit in links:
        linked.setdefault(outcome, []).append((places[answer], _HEAVY[fit]))
    order = sorted(
        (one for one in outcomes if one in linked),
        key=lambda one: fmean(place for place, _ in linked[one]),
    )

    def crossed(upper: str, lower: str) -> int:
        return sum(
            heavy * other_heavy
            for place, heavy in linked[upper]
            for other_place, other_heavy in linked[lower]
            if place > other_place
        )

    swapped = True
    while swapped:
        swapped = False
        for at, (upper, lower) in enumerate(pairwise(order)):
            if crossed(upper, lower) > crossed(lower, upper):
                order[at : at + 2] = lower, upper
                swapped = True
                break
    return order


def _broken(text: str) -> tuple[str, ...]:
    return tuple(textwrap.wrap(text, LETTERS)) or ("",)


def _box_height(id_: str, text: str, links: Sequence[Link], *, side: int) -> int:
    ends = sum(1 for link in links if link[side] == id_)
    return max(len(_broken(text)) * LINE_HEIGHT, (ends - 1) * END_ROOM) + 2 * PADDING


def _tightest(texts: Mapping[str, str], links: Sequence[Link], *, side: int) -> int:
    heights = [_box_height(id_, text, links, side=side) for id_, text in texts.items()]
    return sum(heights) + BETWEEN * max(0, len(heights) - 1)


def _column(texts: Mapping[str, str], links: Sequence[Link], *, side: int, height: int) -> tuple[Box, ...]:
    spare = height - _tightest(texts, links, side=side)
    between = BETWEEN + min(spare // max(1, len(texts) - 1), MOST_BETWEEN - BETWEEN)
    y = (spare - (between - BETWEEN) * (len(texts) - 1)) // 2
    boxes = []
    for id_, text in texts.items():
        tall = _box_height(id_, text, links, side=side)
        x = side * (WIDTH - BOX_WIDTH)
        boxes.append(Box(id=id_, lines=_broken(text), x=x, y=y, width=BOX_WIDTH, height=tall))
        y += tall + between
    return tuple(boxes)


def _edges(answers: Sequence[Box], outcomes: Sequence[Box], links: Sequence[Link]) -> tuple[Edge, ...]:
    left = {box.id: box for box in answers}
    right = {box.id: box for box in outcomes}
    starts = _ends(left, [(answer, right[outcome].y) for answer, outcome, _ in links])
    stops = _ends(right, [(outcome, left[answer].y) for answer, outcome, _ in links])
    return tuple(
        Edge(
            answer=answer,
            outcome=outcome,
            fit=fit,
            x1=BOX_WIDTH,
            y1=starts[place],
            x2=WIDTH - BOX_WIDTH,
            y2=stops[place],
        )
        for place, (answer, outcome, fit) in enumerate(links)
    )


def _ends(boxes: Mapping[str, Box], ends: Sequence[tuple[str, int]]) -> dict[int, int]:
    """The height at which each edge meets its box, by the edge's place.

    `ends` are, for each edge, its box and the height of the box on the other side. Edges leave a box in
    the order in which they arrive, so that they do not cross on the way.
    """
    on_box: dict[str, list[int]] = {}
    for place in sorted(range(len(ends)), key=lambda place: ends[place][1]):
        on_box.setdefault(ends[place][0], []).append(place)
    return {
        place: boxes[id_].y + boxes[id_].height * (number + 1) // (len(places) + 1)
        for id_, places in on_box.items()
        for number, place in enumerate(places)
    }
