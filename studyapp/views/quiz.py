"""Quizzes: opened by a form, then one question at a time, then the result."""

import random
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_htmx.http import push_url

from studyapp.cards.difficulty import Difficulty
from studyapp.cards.scoring import Given
from studyapp.models import Comparison, Learner, Quiz, QuizQuestion
from studyapp.models.asked import put_from_json
from studyapp.quizzing.answering import Status, answer_question
from studyapp.quizzing.asking import Sitting
from studyapp.quizzing.asking import sitting as sitting_of
from studyapp.quizzing.daily import todays
from studyapp.quizzing.examining import finish_all_over, finish_when_over, under_way
from studyapp.quizzing.opening import TooThin, compared_pairs, open_quiz, practised_decisions
from studyapp.quizzing.topics import (
    CONFUSIONS,
    DAILY,
    MISTAKES,
    Topic,
    on_comparison,
    on_decision,
    questions_on,
)
from studyapp.views.answers import answer_in
from studyapp.views.categories import accent
from studyapp.views.errors import misunderstood
from studyapp.views.exam import exam, time_left
from studyapp.views.fields import whole_number
from studyapp.views.htmx import go_to, render_page, wants_part
from studyapp.views.learner import learner_of, learner_to_answer
from studyapp.views.links import Link
from studyapp.views.quiz_pages import compared_services, decision_title, question_page, result_page
from studyapp.views.wording import capitalised, counted, joined

LENGTHS = (5, 10, 20)


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A way to be asked that can be chosen."""

    value: str
    name: str
    is_chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """A number of questions to choose."""

    count: int
    words: str


DIFFICULTIES = (
    Way(value="", name="As they come", is_chosen=True),
    *(Way(value=difficulty, name=difficulty.capitalize()) for difficulty in Difficulty),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said of a topic: with questions, and without any. `link` leads to it from another one."""

    headline: str
    lede: str
    nothing: str
    why: str
    link: str = ""


_WORDS = {
    Quiz.Topic.EVERYTHING: Words(
        headline="How many questions?",
        lede="Each answer is explained with its line, and counts for when you see it again.",
        nothing="There are no questions yet",
        why="Each answer is explained with its line, and counts for when you see it again.",
    ),
    Quiz.Topic.COMPARISON: Words(
        headline="What tells {names} apart?",
        lede="{count} can be asked, each explained with its line.",
        nothing="Your notes say too little for honest questions",
        why="A question needs a line that makes one option right and the others wrong.",
    ),
    Quiz.Topic.MISTAKES: Words(
        headline="What you got wrong",
        lede="{count} that you answered wrong the last time.",
        nothing="Nothing is wrong",
        why="What you answer wrong in a quiz is asked here until you know it.",
        link="What you got wrong",
    ),
    Quiz.Topic.CONFUSIONS: Words(
        headline="What you mix up",
        lede="{count} on the pairs that you take for one another most.",
        nothing="You mix nothing up",
        why="Pairs of services that you take for one another in quizzes are sorted out here.",
        link="What you mix up most",
    ),
    Quiz.Topic.DAILY: Words(
        headline="Today’s mix",
        lede="Some that are due, some you got wrong, some you mix up, and some that are new. "
        "It is the same all day, and you can leave it and go on.",
        nothing="There are no questions yet",
        why="The mix is drawn from the questions on your notes.",
    ),
    Quiz.Topic.DECISION: Words(
        headline="{names}: what fits, and why not the rest?",
        lede="{count} on situations, each explained by the decision's own reasons.",
        nothing="There are no questions on this decision",
        why="A question needs answers that clearly come to one result.",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPage:
    """Before the first question. `exam` is one under way, `decisions` and `pairs` have questions too."""

    accent: str
    kicker: str
    headline: str
    lede: str
    comparison: str
    decision: str
    topic: str
    lengths: tuple[Length, ...]
    difficulties: tuple[Way, ...]
    exam: Link | None
    topics: tuple[Link, ...]
    decisions: tuple[Link, ...]
    pairs: tuple[Link, ...]


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
        return render_page(request, "quiz/quiz.html", _offer(topic, learner=learner))
    length = whole_number(given.get("count", "")) or LENGTHS[0]
    # Nobody becomes a guest for a quiz without a question.
    if questions_on(topic, learner=learner).exists():
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
    return render_page(request, "quiz/quiz.html", _offer(topic, learner=learner))


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


def _offer(topic: Topic, *, learner: Learner | None) -> QuizPage:
    services = compared_services(topic.comparison)
    available = questions_on(topic, learner=learner).count()
    lengths = sorted({min(length, available) for length in LENGTHS if available})
    pairs = sorted(compared_pairs(), key=lambda pair: -pair[1])
    words = _WORDS[topic.kind]
    names = decision_title(topic.decision) or joined([service.name for service in services])
    headline, lede = (words.headline, words.lede) if available else (words.nothing, words.why)
    return QuizPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=names,
        headline=headline.format(names=names),
        lede=lede.format(count=capitalised(counted(available, "question"))),
        comparison=topic.comparison,
        decision=topic.decision,
        topic=topic.kind,
        lengths=tuple(
            Length(count=length, words=capitalised(counted(length, "question"))) for length in lengths
        ),
        difficulties=DIFFICULTIES,
        exam=_under_way(learner),
        topics=tuple(_topics(topic, learner=learner)),
        decisions=tuple(
            Link(text=decision.title, url=f"{reverse('quiz')}?{urlencode({'decision': decision.slug})}")
            for decision in practised_decisions()
            if decision.slug != topic.decision
        ),
        pairs=tuple(_pair(pair) for pair, _ in pairs if pair.slug != topic.comparison),
    )


def _topics(shown: Topic, *, learner: Learner | None) -> Iterator[Link]:
    """The daily mix, and the other topics that have questions for the learner."""
    if shown != DAILY:
        yield Link(text=_WORDS[Quiz.Topic.DAILY].headline, url=f"{reverse('quiz')}?topic={DAILY.kind}")
    for topic in (MISTAKES, CONFUSIONS):
        number = questions_on(topic, learner=learner).count() if learner and topic != shown else 0
        if number:
            words = f"{_WORDS[topic.kind].link} ({counted(number, 'question')})"
            yield Link(text=words, url=f"{reverse('quiz')}?topic={topic.kind}")


def _under_way(learner: Learner | None) -> Link | None:
    now = timezone.now()
    found = under_way(learner, now=now) if learner is not None else None
    if found is None:
        return None
    return Link(text=f"Go on with your exam, {time_left(found, now=now)}", url=found.get_absolute_url())


def _pair(pair: Comparison) -> Link:
    names = sorted(service.name for service in pair.services.all())
    return Link(text=joined(names), url=f"{reverse('quiz')}?comparison={pair.slug}")
