"""A quiz as its pages show it: a question, asked or answered, and the result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from studyapp.knowledge.facts import comparison_slug
from studyapp.models import Decision, Quiz, QuizQuestion, Service
from studyapp.models.values import choice_from_json
from studyapp.quizzing.asking import Sitting
from studyapp.studying.scope import sides_of
from studyapp.views.categories import accent
from studyapp.views.links import Link
from studyapp.views.reporting import ReportForm, report_form
from studyapp.views.sources import SourceLink, card_link, link_to
from studyapp.views.wording import capitalised, joined, spelled

# So many services stand on a page that compares them.
PAIR = 2
MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionShown:
    """An option. What follows `text` is shown once the question is answered."""

    value: int
    key: str
    text: str
    is_right: bool = False
    is_chosen: bool = False
    words: str = ""
    why: str = ""
    sources: tuple[SourceLink, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """A question, asked or answered. `told` is for the live region, `place` is "3 of 10"."""

    accent: str
    kicker: str
    title: str
    front: str
    options: tuple[OptionShown, ...]
    principle: str
    is_answered: bool
    position: int
    place: str
    done_percent: int
    notice: str
    told: str
    answer_url: str
    next_url: str
    is_last: bool
    compare_url: str
    item_url: str
    report: ReportForm


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """A question in the result."""

    front: str
    url: str
    is_right: bool
    words: str
    answer: str
    sources: tuple[SourceLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultPage:
    """A finished quiz."""

    accent: str
    kicker: str
    headline: str
    lede: str
    onward: tuple[Link, ...]
    questions: tuple[QuestionResult, ...]


def compared_services(comparison: str) -> list[Service]:
    """The services of a comparison in the order of its slug, [] for a mix."""
    found = Service.objects.live().filter(slug__in=sides_of(comparison))
    return sorted(found, key=lambda service: service.slug)


def decision_title(slug: str) -> str:
    """The title of a live decision, "" where there is none."""
    title: str | None = Decision.objects.live().filter(slug=slug).values_list("title", flat=True).first()
    return title or ""


def about(quiz: Quiz, services: Sequence[Service]) -> str:
    """What a quiz is about, in a few words; `services` are those that it compares."""
    others = {Quiz.Topic.MISTAKES: "What you got wrong", Quiz.Topic.CONFUSIONS: "What you mix up"}
    named = decision_title(quiz.decision) if quiz.decision else joined([one.name for one in services])
    return named or others.get(Quiz.Topic(quiz.topic), "A mix of everything")


def question_page(at: Sitting, question: QuizQuestion, *, notice: str) -> QuestionPage:
    """The question as it is asked, or as it was answered."""
    services = compared_services(at.quiz.comparison)
    is_answered = question.correct is not None
    options = tuple(
        _option(place, choice, chosen=question.chosen, is_marked=is_answered)
        for place, choice in enumerate(question.asked["choices"])
    )
    right = next(
        option.text
        for option, choice in zip(options, question.asked["choices"], strict=True)
        if choice["correct"]
    )
    wrong = f"Not quite: {right}." if question.chosen is not None else f"Not answered: {right}."
    told = ("Right." if question.correct else wrong) if is_answered else ""
    return QuestionPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=about(at.quiz, services),
        title=f"Question {question.position} of {at.total}",
        front=question.asked["front"],
        options=options,
        principle=question.asked["principle"],
        is_answered=is_answered,
        position=question.position,
        place=f"{question.position} of {at.total}",
        done_percent=round(100 * at.answered / at.total),
        notice=notice,
        told=told,
        answer_url=at.quiz.get_absolute_url(),
        next_url=at.quiz.get_absolute_url(),
        is_last=at.current is None or at.quiz.finished_at is not None,
        compare_url=_compare_url(question.asked["choices"]) if is_answered else "",
        item_url=reverse("question", args=[question.card.uid]),
        report=report_form(question.card),
    )


def _option(place: int, choice: Mapping[str, Any], *, chosen: int | None, is_marked: bool) -> OptionShown:
    value = choice_from_json(choice)
    if not is_marked:
        return OptionShown(value=place, key=str(place + 1), text=value.text)
    is_chosen = place == chosen
    words = "Right, your answer." if value.correct and is_chosen else ""
    words = words or ("Right." if value.correct else "Your answer." if is_chosen else "")
    return OptionShown(
        value=place,
        key=str(place + 1),
        text=value.text,
        is_right=value.correct,
        is_chosen=is_chosen,
        words=words,
        why=value.why,
        sources=(link_to(value.source),) if value.source else (),
    )


def _compare_url(choices: list[Mapping[str, Any]]) -> str:
    """The comparison of the options, where they are exactly two services."""
    slugs = {choice["service"] for choice in choices if choice["service"]}
    return reverse("comparison", args=[comparison_slug(tuple(slugs))]) if len(slugs) == PAIR else ""


def result_page(at: Sitting) -> ResultPage:
    """The finished quiz, question by question."""
    services = compared_services(at.quiz.comparison)
    # Made of the services that the notes still have: the quiz was opened with whatever was posted.
    slug = comparison_slug(tuple(service.slug for service in services))
    is_compared = PAIR <= len(services) <= MOST
    own = at.quiz.topic in (Quiz.Topic.MISTAKES, Quiz.Topic.CONFUSIONS)
    query = f"?topic={at.quiz.topic}" if own else ""
    # What was opened before there were topics knows its comparison alone.
    query = f"?comparison={slug}" if is_compared else query
    query = f"?{urlencode({'decision': at.quiz.decision})}" if at.quiz.decision else query
    again = f"{reverse('quiz')}{query}"
    compare = (Link(text="Compare them", url=reverse("comparison", args=[slug])),) if is_compared else ()
    return ResultPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=about(at.quiz, services),
        headline=f"{capitalised(spelled(at.right)) if at.right else 'None'} of {spelled(at.total)} right",
        lede="What you missed comes back soon, what you knew later."
        if at.right < at.total
        else "All of it. These come back when you are about to forget them.",
        onward=(
            Link(text="More questions", url=again),
            *compare,
            Link(text="Study what is due", url=reverse("study")),
            Link(text="Progress", url=reverse("progress")),
        ),
        questions=tuple(_question_result(at.quiz, question) for question in at.questions),
    )


def _question_result(found: Quiz, question: QuizQuestion) -> QuestionResult:
    right = next(choice for choice in question.asked["choices"] if choice["correct"])
    source = choice_from_json(right).source
    return QuestionResult(
        front=question.asked["front"],
        url=f"{found.get_absolute_url()}?question={question.position}",
        is_right=question.correct is True,
        words="Right:"
        if question.correct
        else "It is"
        if question.chosen is not None
        else "Not answered. It is",
        answer=right["text"],
        sources=(link_to(source) if source else card_link(question.card),),
    )
