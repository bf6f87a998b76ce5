"""The whole decision as a picture: a graph for each question, and a table of answers and outcomes."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from studyapp.deciding.picture import LINE_HEIGHT, Box, QuestionGraph, draw, in_order
from studyapp.deciding.walk import open_questions
from studyapp.knowledge.decisions import CHANGE, Answer, Fit, Outcome, Question
from studyapp.views.decide.opened import Frame, Opened, decision_url, frame, open_decision
from studyapp.views.htmx import render_page
from studyapp.views.sources import SourceLink, links_to
from studyapp.views.wording import capitalised, counted, figure

SIGNS = {Fit.BEST: "++", Fit.GOOD: "+", Fit.POOR: "−", Fit.NO: "×"}
_ON_TOP = (Fit.NO, Fit.POOR, Fit.GOOD, Fit.BEST)
_BASELINE = 4  # from the middle of a line of text down to where its letters stand


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A line of text in a box, by its middle and baseline."""

    x: int
    y: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxShown:
    """A box with its text. `look` is its class: given, out, or neither."""

    box: Box
    lines: tuple[TextLine, ...]
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeShown:
    """A line from an answer to an outcome. `fades` where another answer was given."""

    fit: str
    path: str
    x: int
    y: int
    rules_out: bool
    fades: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What an answer says of an outcome; empty where it says nothing. `url` leads to the reason."""

    sign: str
    word: str
    about: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A reason in the list below the table."""

    anchor: str
    word: str
    about: str
    text: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An answer: its cells in the order of the outcomes, and its reasons."""

    text: str
    is_given: bool
    cells: tuple[Cell, ...]
    reasons: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pictured:
    """A question: its graph, in words what the graph shows, and its rows of the table."""

    id: str
    text: str
    mark: str
    ask_url: str
    words: str
    graph: QuestionGraph
    answers: tuple[BoxShown, ...]
    outcomes: tuple[BoxShown, ...]
    edges: tuple[EdgeShown, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PicturePage:
    """The decision as a whole. `width` is the number of the table's columns."""

    frame: Frame
    headline: str
    outcomes: tuple[str, ...]
    width: int
    questions: tuple[Pictured, ...]


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponse:
    """The graph and the table, with the answers of the query marked in both."""
    opened = open_decision(request, slug)
    definition, given = opened.definition, opened.verdict.answers
    further = open_questions(definition, answers=given)
    page = PicturePage(
        frame=frame(opened, here="decision_picture"),
        headline=(
            f"{capitalised(counted(len(definition.questions), 'question'))} tell "
            f"{counted(len(definition.outcomes), 'outcome')} apart"
        ),
        outcomes=tuple(outcome.name for outcome in definition.outcomes),
        width=len(definition.outcomes) + 1,
        questions=tuple(
            _pictured(opened, question, further=further)
            for question in in_order(definition, answered=given, open_=further)
        ),
    )
    return render_page(request, "decide/picture.html", page)


def _pictured(opened: Opened, question: Question, *, further: tuple[str, ...]) -> Pictured:
    graph = draw(opened.definition, question)
    given = opened.verdict.answers.get(question.id, "")
    answer = question.answer(given)
    out = {one.outcome.id for one in opened.verdict.outcomes if one.excluded}
    others = {other: said for other, said in opened.verdict.answers.items() if other != question.id}
    mark = f"You said: {answer.text if answer else 'Not sure'}" if given else ""
    return Pictured(
        id=question.id,
        text=question.text,
        mark=mark or ("" if question.id in further else "No longer matters"),
        ask_url=decision_url(opened.definition, {**others, CHANGE: question.id}),
        words=(
            f"{figure(len(graph.answers), 'answer')} and {figure(len(graph.edges), 'reason')} "
            f"about {figure(len(graph.outcomes), 'candidate')}; the table below says the same in words."
        ),
        graph=graph,
        answers=tuple(_box(box, look="given" if box.id == given else "") for box in graph.answers),
        outcomes=tuple(_box(box, look="out" if box.id in out else "") for box in graph.outcomes),
        edges=tuple(
            EdgeShown(
                fit=edge.fit.value,
                path=f"M{edge.x1} {edge.y1}C{(edge.x1 + edge.x2) // 2} {edge.y1} "
                f"{(edge.x1 + edge.x2) // 2} {edge.y2} {edge.x2} {edge.y2}",
                x=edge.x2 - 5,
                y=edge.y2,
                rules_out=edge.fit is Fit.NO,
                fades=answer is not None and edge.answer != given,
            )
            # What is drawn last lies on top: what recommends.
            for edge in sorted(graph.edges, key=lambda edge: _ON_TOP.index(edge.fit))
        ),
        rows=tuple(
            _row(opened, question, one, number=number, is_given=one.id == given)
            for number, one in enumerate(question.answers)
        ),
    )


def _box(box: Box, *, look: str) -> BoxShown:
    top = box.y + (box.height - LINE_HEIGHT * len(box.lines)) // 2 + LINE_HEIGHT // 2 + _BASELINE
    return BoxShown(
        box=box,
        lines=tuple(
            TextLine(x=box.x + box.width // 2, y=top + LINE_HEIGHT * number, text=text)
            for number, text in enumerate(box.lines)
        ),
        look=look,
    )


def _row(opened: Opened, question: Question, answer: Answer, *, number: int, is_given: bool) -> Row:
    names = {one.id: one.name for one in opened.definition.outcomes}
    names |= {one.id: one.name for one in opened.definition.helpers}
    anchor = f"{question.id}-{number}"
    return Row(
        text=answer.text,
        is_given=is_given,
        cells=tuple(_cell(answer, outcome, anchor=anchor) for outcome in opened.definition.outcomes),
        reasons=tuple(
            Said(
                anchor=f"{anchor}-{reason.target}",
                word=reason.fit.value,
                about=names.get(reason.target, reason.target),
                text=reason.text,
                sources=links_to((reason.source, *reason.sources)),
            )
            for reason in answer.reasons
        ),
    )


def _cell(answer: Answer, outcome: Outcome, *, anchor: str) -> Cell:
    reason = next((one for one in answer.reasons if one.target == outcome.id), None)
    if reason is None:
        return Cell(sign="", word="", about="", url="")
    return Cell(
        sign=SIGNS[reason.fit],
        word=reason.fit.value,
        about=f"{outcome.name}: {reason.text}",
        url=f"#{anchor}-{outcome.id}",
    )
