"""What notes say, indexed for asking: each service's statements, how it is called, who its siblings are."""

from collections.abc import Mapping
from dataclasses import dataclass

from studyapp.cards.accepting import normal
from studyapp.cards.plain import content_words, figures, noise_in, plain, shortened, word_count
from studyapp.knowledge.facts import Feature, FeatureKind, Knowledge, Service, Source

_SAME = 0.6
_FEWEST_SHARED = 3
_FEWEST_WORDS = 3

# Said of nearly every service, so that it tells none from another.
SAID_OF_ALL = content_words(
    "AWS Amazon cloud service managed fully highly scalable available availability scaling reliable secure "
    "security easy easily simple simplified cost effective efficient flexible user developers application "
    "resources infrastructure provide support allow help enable different multiple various many need run "
    "running manage managing create creates called way encryption encrypted encrypt rest transit KMS TLS "
    "server side HA permissions configuration billed public delivery"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A feature in plain text with the words that carry its meaning. `source` is its first place."""

    feature: Feature
    text: str
    label: str
    source: Source
    meaning: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An index over knowledge, the same for the same knowledge in whatever order it comes.

    `statements` are those that may be asked: sourced, plain, not in conflict. `told` has them by
    service, `usable` of those the ones that explain it in one short sentence. `compared` has the
    services that a note sets against each, `spelt` each one's name in normal form, `families` the
    services of a kind and category.
    """

    services: Mapping[str, Service]
    statements: tuple[Statement, ...]
    told: Mapping[str, tuple[Statement, ...]]
    usable: Mapping[str, tuple[Statement, ...]]
    compared: Mapping[str, frozenset[str]]
    spelt: Mapping[str, str]
    families: Mapping[tuple[str, str], tuple[str, ...]]

    def family(self, service: Service) -> tuple[str, ...]:
        """The slugs of the services of the same kind and category that something is said of."""
        return self.families.get((service.kind, service.category), ())


def known(knowledge: Knowledge, *, conflicts: frozenset[str]) -> Known:
    """Index `knowledge`; `conflicts` are the ids of features that are not to be asked."""
    services = {service.slug: service for service in knowledge.services}
    statements = sorted(
        (
            statement
            for feature in knowledge.features
            if feature.service in services and feature.id not in conflicts
            if (statement := _statement(feature)) is not None
        ),
        key=place,
    )
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        told.setdefault(statement.feature.service, []).append(statement)
    families: dict[tuple[str, str], list[str]] = {}
    for slug in told:
        families.setdefault((services[slug].kind, services[slug].category), []).append(slug)
    compared: dict[str, frozenset[str]] = {}
    for comparison in knowledge.comparisons:
        for slug in comparison.services:
            compared[slug] = compared.get(slug, frozenset()) | (frozenset(comparison.services) - {slug})
    return Known(
        services=services,
        statements=tuple(statements),
        told={slug: tuple(own) for slug, own in told.items()},
        usable={
            slug: tuple(one for one in own if word_count(shortened(one.text)) >= _FEWEST_WORDS)
            for slug, own in told.items()
        },
        compared=compared,
        spelt={slug: normal(service.name) for slug, service in services.items()},
        families={family: tuple(sorted(slugs)) for family, slugs in families.items()},
    )


def _statement(feature: Feature) -> Statement | None:
    text = plain(feature.text)
    label = plain(feature.label)
    if not feature.sources or not text or noise_in(text) or noise_in(label):
        return None
    return Statement(
        feature=feature,
        text=text,
        # A path of labels is for the page; a question asks about its end.
        label=label.rsplit(" › ", 1)[-1],
        source=first_source(feature.sources),
        meaning=content_words(text),
    )


def holds_too(asked: str, meaning: frozenset[str], *, of: Statement) -> bool:
    """Whether what is `asked` may hold of a statement's service too: it says the same, or the same figure."""
    return say_the_same(meaning, of.meaning) or bool(figures(asked) & figures(of.text))


def first_source(sources: tuple[Source, ...]) -> Source:
    """The first place by note and line, whatever order the sources come in."""
    return min(sources, key=lambda source: (source.note, source.line, source.end_line, source.quote))


def place(statement: Statement) -> tuple[str, int, int, str]:
    """Where a statement stands: definitions come first by `introduces`, this orders the rest."""
    return (
        statement.source.note,
        statement.source.line,
        statement.feature.position,
        statement.feature.id,
    )


def introduces(statement: Statement) -> bool:
    """Whether the statement says what the service is."""
    return statement.feature.kind == FeatureKind.DEFINITION and not statement.label


def say_the_same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two statements mean so much the same that one could be true where the other is.

    By the share of meaningful words of the shorter that stand in the longer.
    """
    shared = len(one & other)
    fewest = min(len(one), len(other))
    return fewest > 0 and shared >= min(_FEWEST_SHARED, fewest) and shared >= _SAME * fewest
