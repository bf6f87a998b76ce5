"""Plain constructors for what the tests of cards need."""

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.known import Known, known
from studyapp.cards.outline import outline
from studyapp.knowledge.facts import (
    Cell,
    Comparison,
    ComparisonRow,
    Feature,
    FeatureKind,
    Knowledge,
    Service,
    Source,
)

SOURCE = Source(note="messaging.md", line=3, end_line=3, quote="A queue keeps it.")

SERVICES = {
    service.slug: service
    for service in (
        Service(
            slug="sns", name="Amazon SNS", aliases=("Simple Notification Service",), category="messaging"
        ),
        Service(slug="sqs", name="Amazon SQS", aliases=("Simple Queue Service",), category="messaging"),
        Service(slug="eventbridge", name="Amazon EventBridge", category="messaging"),
        Service(slug="mq", name="Amazon MQ", category="messaging"),
        Service(slug="lambda", name="AWS Lambda", category="compute"),
    )
}


def source(line: int, quote: str = "As the note says.", note: str = "messaging.md") -> Source:
    return Source(note=note, line=line, end_line=line, quote=quote)


def feature(
    text: str,
    *,
    service: str = "sqs",
    label: str = "",
    kind: FeatureKind = FeatureKind.FEATURE,
    aspect: str = "",
    line: int = 1,
    known_as: str = "",
    ordinal: int = 0,
) -> Feature:
    return Feature(
        service=service,
        kind=kind,
        label=label,
        text=text,
        sources=(source(line, text),),
        aspect=aspect,
        position=line,
        ordinal=ordinal,
        id=known_as or f"f{service}{line}",
    )


def knowing(*features: Feature, comparisons: tuple[Comparison, ...] = ()) -> Knowledge:
    return Knowledge(services=tuple(SERVICES.values()), features=features, comparisons=comparisons)


def index(*features: Feature) -> Known:
    """The features indexed as a library of nothing else."""
    return known(features, outline=outline(knowing(*features)), conflicts=frozenset())


def comparison(*rows: tuple[str, str, str], shared: tuple[str, ...] = (), principle: str = "") -> Comparison:
    return Comparison(
        slug="sns-vs-sqs",
        services=("sns", "sqs"),
        stated=True,
        rows=tuple(
            ComparisonRow(
                aspect=aspect,
                values={
                    slug: Cell(text=text, sources=(source(10 + number, text),))
                    for slug, text in (("sns", one), ("sqs", other))
                    if text
                },
            )
            for number, (aspect, one, other) in enumerate(rows)
        ),
        shared=tuple(Cell(text=text, sources=(source(50, text),)) for text in shared),
        principle=principle,
    )


def choice(text: str, *, correct: bool = False, service: str | None = None, why: str = "") -> Choice:
    return Choice(
        text=text, correct=correct, why=why or f"{text}: what it is.", service=service, source=SOURCE
    )


def question(
    *choices: Choice,
    front: str = "Which service do your notes describe like this? “Waits for a worker to ask.”",
) -> Card:
    choices = choices or (
        choice("Amazon SQS", correct=True, service="sqs"),
        choice("Amazon SNS", service="sns"),
        choice("Amazon MQ", service="mq"),
    )
    return Card(
        key="f1:choice:",
        kind=CardKind.CHOICE,
        services=("sqs",),
        front=front,
        back=next((one.text for one in choices if one.correct), choices[0].text),
        source=SOURCE,
        feature="f1",
        choices=choices,
    )


def steps(*texts: str, service: str = "sqs", line: int = 20, label: str = "") -> tuple[Feature, ...]:
    """A numbered list, a step on a line."""
    return tuple(
        feature(
            text,
            service=service,
            kind=FeatureKind.STEP,
            line=line + number,
            ordinal=number,
            label=label,
            known_as=f"{service} {text}",
        )
        for number, text in enumerate(texts, start=1)
    )


def recall(front: str = "What is Amazon SQS?", back: str = "A place where work waits for a worker.") -> Card:
    return Card(
        key="f1:recall:",
        kind=CardKind.RECALL,
        services=("sqs",),
        front=front,
        back=back,
        source=SOURCE,
        feature="f1",
    )


def cloze(front: str = "Amazon SQS: Keeps a message for ____ at most.", back: str = "14 days") -> Card:
    return Card(
        key="f1:cloze:14 day",
        kind=CardKind.CLOZE,
        services=("sqs",),
        front=front,
        back=back,
        source=SOURCE,
        feature="f1",
    )
