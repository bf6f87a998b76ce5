"""Quizzes: opened by a form, then one question at a time, then the result."""

import random
import uuid

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import push_url

from studyapp.cards.difficulty import Difficulty
from studyapp.cards.scoring import Given
from studyapp.models import Quiz, QuizQuestion
from studyapp.models.asked import put_from_json
from studyapp.quizzing.answering import Status, answer_question
from studyapp.quizzing.asking import Sitting
from studyapp.quizzing.asking import sitting as sitting_of
from studyapp.quizzing.daily import todays
from studyapp.quizzing.examining import finish_all_over, finish_when_over
from studyapp.quizzing.opening import TooThin, open_quiz
from studyapp.quizzing.topics import CONFUSIONS, DAILY, MISTAKES, Topic, on_comparison, on_decision
from studyapp.views.answers import answer_in
from studyapp.views.errors import misunderstood
from studyapp.views.exam import exam
from studyapp.views.fields import whole_number
from studyapp.views.htmx import go_to, render_page, wants_part
from studyapp.views.learner import learner_of, learner_to_answer
from studyapp.views.quiz_offer import LENGTHS, available_on, offer
from studyapp.views.quiz_pages import question_page, result_page


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def quiz(request: HttpRequest) -> HttpResponse:
    """GET offers a quiz on `?comparison=`, `?decision=`, `?topic=` or a mix; POST opens it.

    What it shows then is the first question. A daily mix that was opened today is gone on with.
    """
    given: QueryDict = request.POST if request.method == "POST" else request.GET
    topic = _topic(given)
    learner = learner_of(request)
    if learner is not None:
        finish_all_over(learner, now=timezone.now())
    if topic == DAILY and (mix := todays(learner, now=timezone.now())) is not None:
        return redirect(mix)
    if request.method != "POST":
        return render_page(request, "quiz/quiz.html", offer(topic, learner=learner))
    length = whole_number(given.get("count", "")) or LENGTHS[0]
    # Nobody becomes a guest for a quiz without a question.
    if available_on(topic, learner=learner):
        now = timezone.now()
        opened = open_quiz(
            learner_to_answer(request, now=now),
            topic=topic,
            kind=Quiz.Kind.EXAM if given.get("kind") == Quiz.Kind.EXAM else Quiz.Kind.PRACTICE,
            length=min(length, LENGTHS[-1]),
            difficulty=_difficulty(given),
            now=now,
            rng=random.SystemRandom(),
        )
        if not isinstance(opened, TooThin):
            return redirect(opened)
    return render_page(request, "quiz/quiz.html", offer(topic, learner=learner))


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
    position = whole_number(request.POST.get("position", "")) or 0
    question = QuizQuestion.objects.filter(quiz=found, position=position).first()
    given = answer_in(request.POST, put_from_json(question.asked)) if question is not None else ()
    if not position or given is None:
        return misunderstood(
            request,
            "An answer needs the position of a question and what is chosen. Nothing was stored.",
        )
    answered = answer_question(
        found,
        position=position,
        given=given,
        now=timezone.now(),
        duration_ms=whole_number(request.POST.get("duration_ms", "")),
    )
    if answered.question is None:
        return misunderstood(request, "This quiz has no such question or option. Nothing was stored.")
    if answered.status is Status.INCOMPLETE:
        return _render_question(
            request, sitting_of(found), answered.question, notice=answered.lacks, given=given
        )
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
    request: HttpRequest,
    at: Sitting,
    question: QuizQuestion,
    *,
    notice: str = "",
    given: Given | None = None,
) -> HttpResponse:
    page = question_page(at, question, notice=notice, given=given)
    return render_page(request, "quiz/sitting.html", page, part="quiz/question.html")


def _topic(given: QueryDict) -> Topic:
    """The topic that an address or a form asks for; one that is not known is everything."""
    named = given.get("topic", "")
    known = {str(topic.kind): topic for topic in (MISTAKES, CONFUSIONS, DAILY)}
    comparison, decision = (given.get(name, "").replace("\x00", "") for name in ("comparison", "decision"))
    return known.get(named) or (on_decision(decision) if decision else on_comparison(comparison))


def _difficulty(given: QueryDict) -> Difficulty | None:
    """The difficulty that a form asks for, None for any."""
    named = given.get("difficulty", "")
    return Difficulty(named) if named in set(Difficulty) else None
