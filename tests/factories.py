"""Rows for tests: one factory for each model, plain defaults, everything else said by the test."""

import datetime as dt
import uuid

import factory
from factory.django import DjangoModelFactory

from studyapp import models
from studyapp.cards.card import CardKind
from studyapp.knowledge.facts import Aspect, FeatureKind, ServiceKind
from studyapp.scheduling.memory import Rating, State

NOW = dt.datetime(2026, 3, 4, 9, tzinfo=dt.UTC)


class UserFactory(DjangoModelFactory):
    class Meta:
        model = models.User

    username = factory.Sequence(lambda number: f"user-{number}")


class LearnerFactory(DjangoModelFactory):
    """A guest; `user=UserFactory()` (or `signed_in=True`) makes it someone who can sign in."""

    class Meta:
        model = models.Learner

    class Params:
        signed_in = factory.Trait(user=factory.SubFactory(UserFactory))

    created_at = NOW


class FolderFactory(DjangoModelFactory):
    class Meta:
        model = models.Folder

    name = factory.Sequence(lambda number: f"folder-{number}")
    location = factory.LazyAttribute(lambda folder: f"/notes/{folder.name}")


class NoteFactory(DjangoModelFactory):
    class Meta:
        model = models.Note

    folder = factory.SubFactory(FolderFactory)
    path = factory.Sequence(lambda number: f"note-{number}.md")
    address = factory.SelfAttribute("path")
    title = factory.Sequence(lambda number: f"Note {number}")
    source = factory.LazyAttribute(lambda note: f"# {note.title}\n\nOne line that says something.\n")
    html = factory.LazyAttribute(
        lambda note: f'<h1 id="line-1">{note.title}</h1>\n<p id="line-3">One line that says something.</p>'
    )
    digest = factory.LazyFunction(lambda: uuid.uuid4().hex)
    imported_at = NOW


class ServiceFactory(DjangoModelFactory):
    class Meta:
        model = models.Service

    slug = factory.Sequence(lambda number: f"service-{number}")
    name = factory.LazyAttribute(lambda service: f"Amazon {service.slug.upper()}")
    kind = ServiceKind.SERVICE
    category = "Application services"


class FeatureFactory(DjangoModelFactory):
    """A statement with its source; `source=False` makes one without, `source__line=7` says where."""

    class Meta:
        model = models.Feature
        skip_postgeneration_save = True

    service = factory.SubFactory(ServiceFactory)
    kind = FeatureKind.FEATURE
    label = factory.Sequence(lambda number: f"Label {number}")
    text = factory.Sequence(lambda number: f"statement number {number} about the service")
    position = factory.Sequence(lambda number: number)

    @factory.post_generation
    def source(self, create, extracted, **values):
        if create and extracted is not False:
            SourceFactory(feature=self, quote=self.text, **values)


class ComparisonFactory(DjangoModelFactory):
    """`services=[sns, sqs]` gives it its sides and its slug; without, two new services."""

    class Meta:
        model = models.Comparison

    services = factory.LazyFunction(lambda: ServiceFactory.create_batch(2))
    slug = factory.LazyAttribute(lambda row: "-vs-".join(sorted(side.slug for side in row.services)))
    stated = True
    principle = "One hands out, the other keeps."

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        sides = kwargs.pop("services")
        comparison = super()._create(model_class, *args, **kwargs)
        comparison.services.set(sides)
        return comparison


class ComparisonCellFactory(DjangoModelFactory):
    class Meta:
        model = models.ComparisonCell

    comparison = factory.SubFactory(ComparisonFactory)
    service = factory.LazyAttribute(lambda cell: cell.comparison.services.order_by("slug").first())
    aspect = Aspect.DELIVERY.value
    position = factory.Sequence(lambda number: number)
    text = factory.Sequence(lambda number: f"what the cell {number} says")


class GuidanceFactory(DjangoModelFactory):
    """`services=[…]` are those to take (one new service without), `against=[…]` those not to."""

    class Meta:
        model = models.Guidance

    condition = factory.Sequence(lambda number: f"something of kind {number} is needed")
    services = factory.LazyFunction(lambda: [ServiceFactory()])
    against = factory.LazyFunction(list)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        services, against = kwargs.pop("services"), kwargs.pop("against")
        guidance = super()._create(model_class, *args, **kwargs)
        guidance.services.set(services)
        guidance.against.set(against)
        return guidance


class DecisionFactory(DjangoModelFactory):
    """A decision whose `definition` the test gives: its JSON form is `knowledge.decisions`'s own."""

    class Meta:
        model = models.Decision

    slug = factory.Sequence(lambda number: f"decision-{number}")
    title = factory.Sequence(lambda number: f"Pick the thing {number}")
    note = factory.SubFactory(NoteFactory)
    definition = factory.LazyFunction(dict)


class SourceFactory(DjangoModelFactory):
    """Give one of `feature`, `comparison`, `cell`, `guidance`: a source is of exactly one."""

    class Meta:
        model = models.Source

    note = factory.SubFactory(NoteFactory)
    line = 3
    end_line = factory.SelfAttribute("line")
    quote = "One line that says something."


def choice_json(text: str, *, correct: bool = False, service: models.Service | None = None) -> dict:
    """An option as a card's row keeps it, with a source."""
    return {
        "text": text,
        "correct": correct,
        "why": f"{text} is {'right' if correct else 'wrong'}.",
        "service": service.slug if service else None,
        "source": {"note": "note.md", "line": 3, "end_line": 3, "quote": f"About {text}."},
    }


class CardFactory(DjangoModelFactory):
    """A recall card of a new feature, or a question.

    `services=[…]` are the services it is about (without: its feature's). `question=[sns, sqs, …]`
    makes a choice card with these services as options, the first of them right; `kind` says
    otherwise what kind of question. `with_choices=True` makes up three services for that.
    """

    class Meta:
        model = models.Card

    class Params:
        question = ()
        with_choices = factory.Trait(question=factory.LazyFunction(lambda: ServiceFactory.create_batch(3)))

    key = factory.Sequence(lambda number: f"card-{number}:recall:0")
    kind = factory.LazyAttribute(lambda card: CardKind.CHOICE if card.question else CardKind.RECALL)
    feature = factory.Maybe("question", None, factory.SubFactory(FeatureFactory))
    front = factory.Sequence(lambda number: f"What is number {number}?")
    back = factory.LazyAttribute(lambda card: card.question[0].name if card.question else "The answer to it.")
    choices = factory.LazyAttribute(
        lambda card: [
            choice_json(service.name, correct=place == 0, service=service)
            for place, service in enumerate(card.question)
        ]
    )
    note = factory.SubFactory(NoteFactory)
    line = 3
    end_line = factory.SelfAttribute("line")
    quote = "One line that says something."
    position = factory.Sequence(lambda number: number)
    services = factory.LazyAttribute(
        lambda card: list(card.question) or ([card.feature.service] if card.feature else [])
    )

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        services = kwargs.pop("services")
        card = super()._create(model_class, *args, **kwargs)
        card.services.set(services)
        return card


class ReviewFactory(DjangoModelFactory):
    """A line of the log by itself: `MemoryFactory` does not follow from it, nor it from that."""

    class Meta:
        model = models.Review

    learner = factory.SubFactory(LearnerFactory)
    card = factory.SubFactory(CardFactory)
    ordinal = 1
    rating = Rating.GOOD
    reviewed_at = NOW
    origin = models.Review.Origin.STUDY
    desired_retention = factory.SelfAttribute("learner.desired_retention")


class MemoryFactory(DjangoModelFactory):
    """A card in review, three days after its last answer and due now."""

    class Meta:
        model = models.Memory

    learner = factory.SubFactory(LearnerFactory)
    card = factory.SubFactory(CardFactory)
    state = State.REVIEW
    step = None
    stability = 3.0
    difficulty = 5.0
    due_at = NOW
    last_review_at = factory.LazyAttribute(lambda memory: memory.due_at - dt.timedelta(days=3))
    reps = 3
    lapses = 0


class QuizFactory(DjangoModelFactory):
    class Meta:
        model = models.Quiz

    learner = factory.SubFactory(LearnerFactory)
    started_at = NOW


class QuizQuestionFactory(DjangoModelFactory):
    """A question put in the order in which the card has its options: index 0 is right."""

    class Meta:
        model = models.QuizQuestion

    quiz = factory.SubFactory(QuizFactory)
    position = factory.Sequence(lambda number: number + 1)
    card = factory.SubFactory(CardFactory, with_choices=True)
    asked = factory.LazyAttribute(
        lambda question: {
            "front": question.card.front,
            "choices": question.card.choices,
            "principle": question.card.principle,
        }
    )
