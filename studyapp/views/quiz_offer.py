"""What a quiz can be about, as its first page offers it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone

from studyapp.cards.difficulty import Difficulty
from studyapp.knowledge.comparisons import derive_comparison
from studyapp.knowledge.gaps import gaps
from studyapp.models import Comparison, Learner, Quiz
from studyapp.models.values import service_value
from studyapp.quizzing.on_demand import questions_on_demand, sides
from studyapp.quizzing.opening import compared_pairs, practised_decisions
from studyapp.quizzing.topics import CONFUSIONS, DAILY, MISTAKES, Topic, questions_on
from studyapp.views.categories import accent
from studyapp.views.exam import exam_link
from studyapp.views.links import Link, practice_url
from studyapp.views.quiz_pages import compared_services, decision_title, topic_link
from studyapp.views.wording import capitalised, counted, joined
from studyapp.views.writing import gap_words, places_to_write

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
class Missing:
    """What the notes are silent about, and where it can be written."""

    words: str
    write: Link


@dataclass(frozen=True, slots=True, kw_only=True)
class QuizPage:
    """Before the first question. `exam` is one under way, `decisions` and `pairs` have questions too.

    `first` leads to what the questions are about. `thin` is where the notes say too little of the
    services that are to be told apart.
    """

    accent: str
    kicker: str
    headline: str
    lede: str
    comparison: str
    decision: str
    topic: str
    lengths: tuple[Length, ...]
    difficulties: tuple[Way, ...]
    thin: tuple[Missing, ...]
    first: Link | None
    exam: Link | None
    topics: tuple[Link, ...]
    decisions: tuple[Link, ...]
    pairs: tuple[Link, ...]


def offer(topic: Topic, *, learner: Learner | None) -> QuizPage:
    """What can be chosen before a quiz on the topic begins."""
    services = compared_services(topic.comparison)
    available = available_on(topic, learner=learner)
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
        thin=_thin(topic, available=available),
        first=topic_link(comparison=topic.comparison, decision=topic.decision),
        exam=exam_link(learner, now=timezone.now()),
        topics=tuple(_topics(topic, learner=learner)),
        decisions=tuple(
            Link(text=decision.title, url=practice_url(decision.slug))
            for decision in practised_decisions()
            if decision.slug != topic.decision
        ),
        pairs=tuple(_pair(pair) for pair, _ in pairs if pair.slug != topic.comparison),
    )


def available_on(topic: Topic, *, learner: Learner | None) -> int:
    """How many questions there are, with those that are drawn for a pair that no note compares."""
    drawn = questions_on_demand(topic.comparison) if topic.comparison else ()
    return questions_on(topic, learner=learner).count() + len(drawn)


def _thin(topic: Topic, *, available: int) -> tuple[Missing, ...]:
    """Where the notes could say more, if what they say of the services makes hardly a question."""
    told = sides(topic.comparison) if available < LENGTHS[0] else None
    if told is None:
        return ()
    places = places_to_write(told.services)
    derived = derive_comparison(
        services=tuple(service_value(one) for one in told.services), features=told.features
    )
    return tuple(
        Missing(words=gap_words(gap, told.services), write=places[gap.service]) for gap in gaps(derived)
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


def _pair(pair: Comparison) -> Link:
    names = sorted(service.name for service in pair.services.all())
    return Link(text=joined(names), url=f"{reverse('quiz')}?comparison={pair.slug}")
