"""A quiz as its pages show it: a question, asked or answered, and the result."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from studyapp.cards.scoring import Given
from studyapp.deciding.practice import situation
from studyapp.knowledge.facts import comparison_slug
from studyapp.models import Decision, Quiz, QuizQuestion, Service
from studyapp.models.asked import put_from_json
from studyapp.models.values import choice_from_json
from studyapp.quizzing.asking import Sitting
from studyapp.studying.scope import sides_of
from studyapp.views.answers import Fields, fields
from studyapp.views.categories import accent
from studyapp.views.links import Link, practice_url
from studyapp.views.marks import OptionMarked, answer_words, credit_words, marked_options, points_words
from studyapp.views.reporting import ReportForm, report_form
from studyapp.views.sources import SourceLink, card_link, link_to
from studyapp.views.wording import capitalised, joined, spelled

# So many services stand on a page that compares them.
PAIR = 2
MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPage:
    """A question, asked by its `fields` or answered, with its `options` marked.

    `told` is for the live region, `place` is "3 of 10", `credit` how much of an answer in parts is right.
    """

    accent: str
    kicker: str
    title: str
    front: str
    fields: Fields | None
    options: tuple[OptionMarked, ...]
    credit: str
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
    beside: Link | None
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


def topic_link(*, comparison: str, decision: str) -> Link | None:
    """The page of the decision or the comparison that a quiz is about, while the notes have it."""
    if decision_title(decision):
        return Link(text="Go through the decision", url=reverse("decision", args=[decision]))
    services = compared_services(comparison)
    if not PAIR <= len(services) <= MOST:
        return None
    slug = comparison_slug(tuple(service.slug for service in services))
    return Link(text="Compare them", url=reverse("comparison", args=[slug]))


def about(quiz: Quiz, services: Sequence[Service]) -> str:
    """What a quiz is about, in a few words; `services` are those that it compares."""
    others = {
        Quiz.Topic.MISTAKES: "What you got wrong",
        Quiz.Topic.CONFUSIONS: "What you mix up",
        Quiz.Topic.DAILY: "Today’s mix",
    }
    named = decision_title(quiz.decision) if quiz.decision else joined([one.name for one in services])
    return named or others.get(Quiz.Topic(quiz.topic), "A mix of everything")


def question_page(
    at: Sitting, question: QuizQuestion, *, notice: str, given: Given | None = None
) -> QuestionPage:
    """The question as it is asked, with what was `given` so far, or as it was answered."""
    services = compared_services(at.quiz.comparison)
    is_answered = question.correct is not None
    credit = credit_words(question) if is_answered else ""
    return QuestionPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=about(at.quiz, services),
        title=f"Question {question.position} of {at.total}",
        front=question.asked["front"],
        fields=None if is_answered else fields(put_from_json(question.asked), given),
        options=marked_options(question) if is_answered else (),
        credit=credit,
        principle=question.asked["principle"],
        is_answered=is_answered,
        position=question.position,
        place=f"{question.position} of {at.total}",
        done_percent=round(100 * at.answered / at.total),
        notice=notice,
        told=_told(question, credit=credit) if is_answered else notice,
        answer_url=at.quiz.get_absolute_url(),
        next_url=at.quiz.get_absolute_url(),
        is_last=at.current is None or at.quiz.finished_at is not None,
        beside=_beside(question) if is_answered else None,
        item_url=reverse("question", args=[question.card.uid]),
        report=report_form(question.card),
    )


def _told(question: QuizQuestion, *, credit: str) -> str:
    """What became of the answer, for those who hear it."""
    if question.correct:
        return "Right."
    if not question.is_answered:
        return f"Not answered: {answer_words(question)}."
    if question.points:
        return f"Partly right. {credit}"
    return f"Not quite: {answer_words(question)}."


def _beside(question: QuizQuestion) -> Link | None:
    """The decision with the answers that it was drawn from, or the comparison where there are two options."""
    told = situation(question.card.key)
    if told and decision_title(told[0]):
        return Link(text="See it in the decision", url=reverse("decision", args=[told[0]], query=told[1]))
    slugs = {choice["service"] for choice in question.asked["choices"] if choice["service"]}
    if len(slugs) != PAIR:
        return None
    return Link(text="Compare the two", url=reverse("comparison", args=[comparison_slug(tuple(slugs))]))


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
    again = practice_url(at.quiz.decision) if at.quiz.decision else f"{reverse('quiz')}{query}"
    about_it = topic_link(comparison=slug, decision=at.quiz.decision)
    return ResultPage(
        accent=accent(services[0].category) if services else "is-concept",
        kicker=about(at.quiz, services),
        headline=f"{capitalised(spelled(at.right)) if at.right else 'None'} of {spelled(at.total)} right",
        lede=_lede(at),
        onward=(
            Link(text="More questions", url=again),
            *((about_it,) if about_it else ()),
            Link(text="Study what is due", url=reverse("study")),
            Link(text="Progress", url=reverse("progress")),
        ),
        questions=tuple(_question_result(at.quiz, question) for question in at.questions),
    )


def _lede(at: Sitting) -> str:
    if at.right == at.total:
        return "All of it. These come back when you are about to forget them."
    points = f"{points_words(at.points)} of {at.total} points with what is right in part. "
    return f"{points if at.points > at.right else ''}What you missed comes back soon, what you knew later."


def _question_result(found: Quiz, question: QuizQuestion) -> QuestionResult:
    right = next(choice for choice in question.asked["choices"] if choice["correct"])
    source = choice_from_json(right).source
    return QuestionResult(
        front=question.asked["front"],
        url=f"{found.get_absolute_url()}?question={question.position}",
        is_right=question.correct is True,
        words=_verdict(question),
        answer=answer_words(question),
        sources=(link_to(source) if source else card_link(question.card),),
    )


def _verdict(question: QuizQuestion) -> str:
    if question.correct:
        return "Right:"
    if not question.is_answered:
        return "Not answered. It is"
    return f"Partly, {credit_words(question)} It is" if question.points else "It is"
