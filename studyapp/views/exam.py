"""An exam under way: any question in any order, answers that may be changed, and the time that is left."""

import datetime as dt
import math
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django_htmx.http import push_url

from studyapp.cards.scoring import Form
from studyapp.models import Learner, Quiz, QuizQuestion
from studyapp.models.asked import put_from_json
from studyapp.quizzing.asking import Sitting
from studyapp.quizzing.asking import sitting as sitting_of
from studyapp.quizzing.examining import Taken, finish, take, under_way
from studyapp.views.answers import CHOSEN, ITEM, Fields, answer_in, fields
from studyapp.views.categories import accent
from studyapp.views.errors import misunderstood
from studyapp.views.fields import whole_number
from studyapp.views.htmx import go_to, render_page, wants_part
from studyapp.views.links import Link
from studyapp.views.quiz_pages import about, compared_services

FINISH = "finish"
MINUTE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A question of the exam to go to."""

    position: int
    is_answered: bool
    is_current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ExamPage:
    """A question of an exam under way. `previous` and `next` are positions, 0 where there is none."""

    accent: str
    kicker: str
    title: str
    front: str
    fields: Fields
    position: int
    place: str
    done_percent: int
    url: str
    places: tuple[Place, ...]
    previous: int
    next: int
    finish: str
    left: str
    ends_at: dt.datetime | None


def exam(request: HttpRequest, quiz: Quiz) -> HttpResponse:
    """GET shows a question (`?question=3`, or the first that is open).

    POST notes the answer to the question at `position`, if there is one, and goes on to `go`: a position,
    or the end.
    """
    if request.method == "POST":
        return _go_on(request, quiz)
    at = sitting_of(quiz)
    wanted = whole_number(request.GET.get("question", ""))
    return _render(request, at, _at(at, wanted) or at.current or at.questions[0])


def time_left(quiz: Quiz, *, now: dt.datetime) -> str:
    """How long the exam still takes answers: "18 minutes left"; "" where it has no end."""
    if quiz.ends_at is None:
        return ""
    seconds = max(0, (quiz.ends_at - now).total_seconds())
    if seconds < MINUTE:
        return "less than a minute left"
    minutes = math.floor(seconds / MINUTE)
    return f"{minutes} minute{'' if minutes == 1 else 's'} left"


def exam_link(learner: Learner | None, *, now: dt.datetime) -> Link | None:
    """Back to the learner's exam that is under way, None where there is none."""
    found = under_way(learner, now=now) if learner is not None else None
    if found is None:
        return None
    return Link(text=f"Go on with your exam, {time_left(found, now=now)}", url=found.get_absolute_url())


def _go_on(request: HttpRequest, quiz: Quiz) -> HttpResponse:
    now = timezone.now()
    position = whole_number(request.POST.get("position", "")) or 0
    question = QuizQuestion.objects.filter(quiz=quiz, position=position).first()
    if _has_answer(request.POST, question):
        given = answer_in(request.POST, put_from_json(question.asked)) if question is not None else None
        taken = (
            take(quiz, position=question.position, given=given, now=now)
            if question is not None and given is not None
            else Taken.NO_SUCH
        )
        if taken is Taken.NO_SUCH:
            return misunderstood(request, "This exam has no such question or option. Nothing was stored.")
        if taken is Taken.OVER:
            return go_to(request, quiz.get_absolute_url())
    go = request.POST.get("go", "")
    if go == FINISH:
        finish(quiz, now=now)
        return go_to(request, quiz.get_absolute_url())
    at = sitting_of(quiz)
    question = _at(at, whole_number(go)) or at.current or at.questions[-1]
    url = f"{quiz.get_absolute_url()}?question={question.position}"
    if wants_part(request):
        return push_url(_render(request, at, question), url)
    return redirect(url)


def _has_answer(form: QueryDict, question: QuizQuestion | None) -> bool:
    """Whether anything was chosen, or taken back: who only goes on leaves the question as it was."""
    if any(value for name, value in form.items() if name == CHOSEN or name.startswith(ITEM)):
        return True
    if question is None or question.given is None:
        return False
    has_boxes = put_from_json(question.asked).form is Form.SEVERAL
    return has_boxes or any(name.startswith(ITEM) for name in form)


def _at(at: Sitting, position: int | None) -> QuizQuestion | None:
    return next((question for question in at.questions if question.position == position), None)


def _render(request: HttpRequest, at: Sitting, question: QuizQuestion) -> HttpResponse:
    services = compared_services(at.quiz.comparison)
    missing = at.total - at.answered
    positions = [one.position for one in at.questions]
    here = positions.index(question.position)
    page = ExamPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=f"Exam: {about(at.quiz, services)}",
        title=f"Question {question.position} of {at.total}",
        front=question.asked["front"],
        fields=fields(put_from_json(question.asked), question.answer),
        position=question.position,
        place=f"{question.position} of {at.total}",
        done_percent=round(100 * at.answered / at.total),
        url=at.quiz.get_absolute_url(),
        places=tuple(
            Place(position=one.position, is_answered=one.is_answered, is_current=one.pk == question.pk)
            for one in at.questions
        ),
        previous=positions[here - 1] if here else 0,
        next=positions[here + 1] if here + 1 < len(positions) else 0,
        finish=f"Finish with {missing} open" if missing else "Finish",
        left=time_left(at.quiz, now=timezone.now()),
        ends_at=at.quiz.ends_at,
    )
    return render_page(request, "quiz/exam.html", page, part="quiz/exam_question.html")
