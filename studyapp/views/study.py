"""Studying: one card, nothing else."""

import datetime as dt
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from studyapp.cards.card import CardKind
from studyapp.models import Card, Learner, Memory, Review, Service
from studyapp.scheduling.intervals import interval_words
from studyapp.scheduling.memory import Rating
from studyapp.studying.answering import Answered, Status
from studyapp.studying.answering import answer as store_answer
from studyapp.studying.scope import Scope
from studyapp.studying.session import Counts, Showing, next_showing, showing_of
from studyapp.views.categories import accent, category_name
from studyapp.views.errors import misunderstood
from studyapp.views.fields import whole_number
from studyapp.views.htmx import render_page, wants_part
from studyapp.views.learner import learner_of, learner_to_answer
from studyapp.views.links import Link
from studyapp.views.parts import listed
from studyapp.views.sources import SourceLink, card_link

NAMES: Mapping[Rating, str] = {
    Rating.AGAIN: "Again",
    Rating.HARD: "Hard",
    Rating.GOOD: "Good",
    Rating.EASY: "Easy",
}
# What comes later than this is another day's.
SOON = dt.timedelta(hours=12)
# The kinds that make no sense without their options.
WITH_OPTIONS = {CardKind.CHOICE, CardKind.CONTRAST, CardKind.SCENARIO, CardKind.MATCH, CardKind.ORDER}


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingButton:
    """A rating with the time until the card would come again."""

    value: int
    name: str
    interval: str
    is_main: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CardShown:
    """A card as it is asked. `fields` are the hidden fields that tell this showing from any other.

    `options` are what is chosen from, or put in order or matched to what is `among`; an answer in several
    parts is `listed`.
    """

    services: tuple[Link, ...]
    category: str
    front: str
    back: str
    listed: tuple[str, ...]
    principle: str
    options: tuple[str, ...]
    among: tuple[str, ...]
    sources: tuple[SourceLink, ...]
    fields: tuple[tuple[str, str], ...]
    ratings: tuple[RatingButton, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyPage:
    """A card, or the end of the session. `told` is what became of the answer before."""

    accent: str
    card: CardShown | None
    told: str
    left: str
    done_percent: int
    headline: str = ""
    lede: str = ""
    onward: tuple[Link, ...] = ()


@never_cache
@require_safe
def study(request: HttpRequest) -> HttpResponse:
    """The next card of the scope in the query (see `Scope.from_query`), or the end."""
    told = " ".join(str(message) for message in messages.get_messages(request))
    page = _next(learner_of(request), Scope.from_query(request.GET), told=told, now=timezone.now())
    return render_page(request, "study/study.html", page, part="study/card.html")


@never_cache
@require_safe
def card(request: HttpRequest, uid: uuid.UUID) -> HttpResponse:
    """One card by itself, whether or not it is due."""
    found = get_object_or_404(Card.objects.live(), uid=uid)
    showing = showing_of(learner_of(request), found, now=timezone.now())
    return render_page(request, "study/study.html", _page(showing, Scope(), told=""), part="study/card.html")


@require_POST
def answer(request: HttpRequest) -> HttpResponse:
    """Stores an answer, and shows the next card or leads to it."""
    now = timezone.now()
    try:
        card_uid = uuid.UUID(request.POST.get("card", ""))
        attempt = uuid.UUID(request.POST.get("attempt", ""))
        ordinal = int(request.POST.get("ordinal", ""))
        rating = Rating(int(request.POST.get("rating", "")))
    except ValueError:
        return misunderstood(
            request, "An answer needs card, attempt, ordinal and a rating from 1 to 4. Nothing was stored."
        )
    scope = Scope.from_query(QueryDict(request.POST.get("scope", "")))
    if Card.objects.filter(uid=card_uid).exists():
        learner = learner_to_answer(request, now=now)
        answered = store_answer(
            learner,
            card_uid=card_uid,
            ordinal=ordinal,
            attempt=attempt,
            rating=rating,
            now=now,
            duration_ms=whole_number(request.POST.get("duration_ms", "")),
            origin=Review.Origin.STUDY,
        )
    else:
        # Nobody becomes a guest for a card that does not exist.
        answered = Answered(status=Status.UNKNOWN_CARD)
    told = _told(answered, now=now)
    if wants_part(request):
        page = _next(learner_of(request), scope, told=told, now=now)
        return render_page(request, "study/study.html", page, part="study/card.html")
    messages.info(request, told)
    query = scope.query()
    return redirect(f"{reverse('study')}?{query}" if query else reverse("study"))


def _next(learner: Learner | None, scope: Scope, *, told: str, now: dt.datetime) -> StudyPage:
    showing = next_showing(learner, scope=scope, now=now)
    return _page(showing, scope, told=told) if showing else _end(learner, scope, told=told, now=now)


def _page(showing: Showing, scope: Scope, *, told: str) -> StudyPage:
    services = list(showing.card.services.all())
    done, left = showing.done_today, showing.counts.total
    return StudyPage(
        accent=accent(services[0].category if services else ""),
        card=CardShown(
            services=_subject(showing.card, services),
            category=category_name(services[0].category) if services else "",
            front=showing.card.front,
            back=showing.card.back,
            listed=listed(showing.card),
            principle=showing.card.principle,
            options=_options(showing),
            among=_among(showing.card),
            sources=(card_link(showing.card),),
            fields=(
                ("card", str(showing.card.uid)),
                ("ordinal", str(showing.ordinal)),
                ("attempt", str(showing.attempt)),
                ("scope", scope.query()),
            ),
            ratings=tuple(
                RatingButton(
                    value=outcome.rating,
                    name=NAMES[outcome.rating],
                    interval=outcome.words,
                    is_main=outcome.rating is Rating.GOOD,
                )
                for outcome in showing.outcomes
            ),
        ),
        told=told,
        left=_left(showing.counts),
        done_percent=round(100 * done / (done + left)) if done + left else 0,
    )


def _subject(card: Card, services: Sequence[Service]) -> tuple[Link, ...]:
    """The services that a card is about, none where a name would give the answer away."""
    front, answer = card.front.casefold(), card.back.casefold()
    names = [service.name.casefold() for service in services]
    gives_away = any(name not in front and (name in answer or answer in name) for name in names)
    if gives_away or card.kind in WITH_OPTIONS - {CardKind.ORDER}:
        return ()
    return tuple(Link(text=service.name, url=service.get_absolute_url()) for service in services)


def _options(showing: Showing) -> tuple[str, ...]:
    """The options in an order that this showing keeps and the next one does not."""
    if showing.card.kind not in WITH_OPTIONS:
        return ()
    texts = [str(choice["text"]) for choice in showing.card.choices if choice["text"]]
    return tuple(sorted(texts, key=lambda text: uuid.uuid5(showing.attempt, text).int))


def _among(card: Card) -> tuple[str, ...]:
    """What statements are matched to, by name."""
    return tuple(sorted({str(choice["match"]) for choice in card.choices if choice.get("match")}))


def _left(counts: Counts) -> str:
    if not counts.total:
        return "not due yet"
    # Cards that come back in some minutes would make the number stand still.
    coming = f", {counts.waiting:,} coming back" if counts.waiting else ""
    return f"{counts.now:,} left{coming}"


def _end(learner: Learner | None, scope: Scope, *, told: str, now: dt.datetime) -> StudyPage:
    """The end of the session: what comes next, and when."""
    onward: tuple[Link, ...]
    if not scope.cards().exists():
        headline = "There are no cards here yet"
        lede = "Cards are made of the statements in your notes. Import some, or study everything."
        onward = (Link(text="Study everything", url=reverse("study")),) if scope else ()
        onward = (*onward, Link(text="The library", url=reverse("services")))
    else:
        headline, lede = _rest(learner, scope, now=now)
        onward = (
            Link(text="Quiz questions", url=reverse("quiz")),
            Link(text="Progress", url=reverse("progress")),
            Link(text="Today", url=reverse("today")),
        )
    return StudyPage(
        accent="is-concept",
        card=None,
        told=told,
        left="done",
        done_percent=100,
        headline=headline,
        lede=lede,
        onward=onward,
    )


def _rest(learner: Learner | None, scope: Scope, *, now: dt.datetime) -> tuple[str, str]:
    later = Memory.objects.filter(learner=learner, card__in=scope.cards(), due_at__gt=now)
    first = later.order_by("due_at").first() if learner else None
    if first is None or first.due_at - now > SOON:
        return "That is all for today", "New cards come tomorrow: a few a day are remembered best."
    return "That is all for now", f"The next card comes in {interval_words(first.due_at - now)}."


def _told(answered: Answered, *, now: dt.datetime) -> str:
    """What became of the answer, in a sentence for the live region."""
    if answered.status is Status.UNKNOWN_CARD:
        return "That card is no longer in your notes. Nothing was stored."
    if answered.review is None or answered.memory is None:
        return "You had answered that card elsewhere already. This answer was not counted."
    # Of an answer that was sent again the first counts, whatever rating came with the second.
    name = NAMES[Rating(answered.review.rating)]
    comes = f"It comes again in {interval_words(answered.memory.due_at - now)}."
    if answered.status is Status.REPEATED:
        return f"That answer was stored already: {name}. {comes}"
    return f"{name}. {comes}"
