"""Quizzes: opened by a form, then one question at a time, then the result."""

import random
import uuid
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import push_url

from studyapp.models import Comparison, Learner, Quiz, QuizQuestion
from studyapp.quizzing.answering import Status, answer_question
from studyapp.quizzing.asking import Sitting
from studyapp.quizzing.asking import sitting as sitting_of
from studyapp.quizzing.examining import finish_all_over, finish_when_over, under_way
from studyapp.quizzing.opening import TooThin, compared_pairs, open_quiz, questions_about
from studyapp.views.categories import accent
from studyapp.views.errors import misunderstood
from studyapp.views.exam import exam, time_left
from studyapp.views.fields import whole_number
from studyapp.views.htmx import go_to, render_page, wants_part
from studyapp.views.learner import learner_of, learner_to_answer
from studyapp.views.links import Link
from studyapp.views.quiz_pages import compared_services, question_page, result_page
from studyapp.views.wording import capitalised, counted, joined

LENGTHS = (5, 10, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A number of questions to choose."""

    count: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPage:
    """Before the first question. `exam` is one under way, `pairs` are other comparisons with questions."""

    accent: str
    kicker: str
    headline: str
    lede: str
    comparison: str
    lengths: tuple[Length, ...]
    exam: Link | None
    pairs: tuple[Link, ...]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest) -> HttpResponse:
    """GET offers a quiz on `?comparison=` or a mix; POST opens it and leads to its first question."""
    given: QueryDict = request.POST if request.method == "POST" else request.GET
    comparison = given.get("comparison", "").replace("\x00", "")
    learner = learner_of(request)
    if learner is not None:
        finish_all_over(learner, now=timezone.now())
    if request.method != "POST":
        return render_page(request, "quiz/quiz.html", _offer(comparison, learner=learner))
    length = whole_number(given.get("count", "")) or LENGTHS[0]
    # Nobody becomes a guest for a quiz without a question.
    if questions_about(comparison).exists():
        now = timezone.now()
        opened = open_quiz(
            learner_to_answer(request, now=now),
            comparison=comparison,
            kind=Quiz.Kind.EXAM if given.get("kind") == Quiz.Kind.EXAM else Quiz.Kind.PRACTICE,
            length=min(length, LENGTHS[-1]),
            now=now,
            rng=random.SystemRandom(),
        )
        if not isinstance(opened, TooThin):
            return redirect(opened)
    return render_page(request, "quiz/quiz.html", _offer(comparison, learner=learner))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sitting(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """GET shows the next question, an answered one (`?question=3`), or the result; POST answers.

    An exam that is under way has pages of its own.
    """
    learner = learner_of(request)
    found = get_object_or_404(Quiz, uid=uid, learner=learner)
    if found.kind == Quiz.Kind.EXAM and not finish_when_over(found, now=timezone.now()):
        return exam(request, found)
    if request.method == "POST":
        # An exam that is over takes no answer any more: its result is what there is to see.
        practised = found.kind == Quiz.Kind.PRACTICE
        return _answer(request, found) if practised else go_to(request, found.get_absolute_url())
    at = sitting_of(found)
    wanted = next((one for one in at.questions if str(one.position) == request.GET.get("question")), None)
    if wanted and wanted.correct is not None:
        return _render_question(request, at, wanted)
    if at.current and found.finished_at is None:
        return _render_question(request, at, at.current)
    return render_page(request, "quiz/result.html", result_page(at))


def _answer(request: HttpRequest, found: Quiz) -> HttpResponse:
    position = whole_number(request.POST.get("position", ""))
    chosen = whole_number(request.POST.get("chosen", ""))
    if position is None or chosen is None:
        return misunderstood(
            request, "An answer needs the position of a question and the chosen option. Nothing was stored."
        )
    answered = answer_question(
        found,
        position=position,
        chosen=chosen,
        now=timezone.now(),
        duration_ms=whole_number(request.POST.get("duration_ms", "")),
    )
    if answered.question is None:
        return misunderstood(request, "This quiz has no such question or option. Nothing was stored.")
    notice = (
        "You had answered this before; that answer stands."
        if answered.status is Status.ALREADY_ANSWERED
        else ""
    )
    url = f"{found.get_absolute_url()}?question={position}"
    if wants_part(request):
        return push_url(_render_question(request, sitting_of(found), answered.question, notice=notice), url)
    return redirect(url)


def _render_question(
    request: HttpRequest, at: Sitting, question: QuizQuestion, *, notice: str = ""
) -> HttpResponse:
    page = question_page(at, question, notice=notice)
    return render_page(request, "quiz/sitting.html", page, part="quiz/question.html")


def _offer(comparison: str, *, learner: Learner | None) -> QuizPage:
    services = compared_services(comparison)
    names = joined([service.name for service in services])
    available = questions_about(comparison).count()
    lengths = sorted({min(length, available) for length in LENGTHS if available})
    pairs = sorted(compared_pairs(), key=lambda pair: -pair[1])
    if not comparison:
        headline = "How many questions?" if available else "There are no questions yet"
        lede = "Each answer is explained with its line, and counts for when you see it again."
    elif available:
        headline = f"What tells {names} apart?"
        lede = f"{capitalised(counted(available, 'question'))} can be asked, each explained with its line."
    else:
        headline = "Your notes say too little for honest questions"
        lede = "A question needs a line that makes one option right and the others wrong."
    return QuizPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=names,
        headline=headline,
        lede=lede,
        comparison=comparison,
        lengths=tuple(
            Length(count=length, words=capitalised(counted(length, "question"))) for length in lengths
        ),
        exam=_under_way(learner),
        pairs=tuple(_pair(pair) for pair, _ in pairs if pair.slug != comparison),
    )


def _under_way(learner: Learner | None) -> Link | None:
    now = timezone.now()
    found = under_way(learner, now=now) if learner is not None else None
    if found is None:
        return None
    return Link(text=f"Go on with your exam, {time_left(found, now=now)}", url=found.get_absolute_url())


def _pair(pair: Comparison) -> Link:
    names = sorted(service.name for service in pair.services.all())
    return Link(text=joined(names), url=f"{reverse('quiz')}?comparison={pair.slug}")
