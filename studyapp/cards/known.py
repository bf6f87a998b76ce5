"""What notes say, indexed for asking: each service's statements, and the words they are made of."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from studyapp.cards.naming import clangs
from studyapp.cards.outline import Outline
from studyapp.cards.plain import content_words, noise_in, plain, shortened, word_count
from studyapp.cards.quoting import last_label, quoted
from studyapp.cards.sayings import Sayings
from studyapp.knowledge.facts import Feature, FeatureKind, Service, Source

_FEWEST_WORDS = 3
_FEWEST_TELLING = 3

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
    """A feature in plain text with the words that carry its meaning. `source` is its first place.

    `short` is no longer than an answer may be, "" where it cannot be cut. `quote` is how a question quotes
    it, "" where that tells too little; `tells` that nothing in it sounds like its service's name.
    """

    feature: Feature
    text: str
    short: str
    label: str
    source: Source
    meaning: frozenset[str]
    quote: str
    tells: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """An index over what is at hand, the same for the same facts in whatever order they come.

    `told` has the statements that may be asked, sourced, plain and not in conflict, by service, the
    services in the order of the notes. `explaining` has for each service by aspect the first that explains
    it in one short sentence, under "" the one that does so best. `sayings` are all of them by their words,
    `telling` is how many a question may quote, names aside.
    """

    outline: Outline
    told: Mapping[str, tuple[Statement, ...]]
    explaining: Mapping[str, Mapping[str, Statement]]
    sayings: Mapping[str, Sayings]
    telling: Mapping[str, int]

    @property
    def services(self) -> Mapping[str, Service]:
        """Every service of the library by its slug."""
        return self.outline.services


def known(features: Iterable[Feature], *, outline: Outline, conflicts: frozenset[str]) -> Known:
    """Index `features`, all of some services of the outlined library, without those in `conflicts` (ids)."""
    statements = sorted(
        (
            statement
            for feature in features
            if (service := outline.services.get(feature.service)) is not None and feature.id not in conflicts
            if (statement := _statement(feature, service)) is not None
        ),
        key=place,
    )
    told: dict[str, list[Statement]] = {}
    for statement in statements:
        told.setdefault(statement.feature.service, []).append(statement)
    return Known(
        outline=outline,
        told={slug: tuple(own) for slug, own in told.items()},
        explaining={slug: _explaining(own) for slug, own in told.items()},
        sayings={slug: Sayings.of((one.text, one.meaning) for one in own) for slug, own in told.items()},
        telling={slug: sum(one.tells for one in own) for slug, own in told.items()},
    )


def _explaining(own: list[Statement]) -> dict[str, Statement]:
    usable = [one for one in own if word_count(one.short) >= _FEWEST_WORDS]
    found = {one.feature.aspect: one for one in reversed(usable)}
    if usable:
        found[""] = next(filter(introduces, usable), usable[0])
    return found


def _statement(feature: Feature, service: Service) -> Statement | None:
    text = plain(feature.text)
    if not feature.sources or not text or noise_in(text) or noise_in(plain(feature.label)):
        return None
    quote = quoted(feature, service)
    if len(content_words(quote) - SAID_OF_ALL) < _FEWEST_TELLING:
        quote = ""
    return Statement(
        feature=feature,
        text=text,
        short=shortened(text),
        label=last_label(feature.label),
        source=first_source(feature.sources),
        meaning=content_words(text),
        quote=quote,
        tells=quote != "" and not clangs(quote, right=[service], wrong=[]),
    )


def first_source(sources: tuple[Source, ...]) -> Source:
    """The first place by note and line, whatever order the sources come in."""
    return min(sources, key=lambda source: (source.note, source.line, source.end_line, source.quote))


def place(statement: Statement) -> tuple[str | int, ...]:
    """Where a statement stands. At one place its words come first: an id says nothing of what is known."""
    feature = statement.feature
    return (
        statement.source.note,
        statement.source.line,
        feature.position,
        feature.service,
        feature.label,
        feature.text,
        feature.kind,
        feature.aspect,
        feature.ordinal,
        feature.id,
    )


def introduces(statement: Statement) -> bool:
    """Whether the statement says what the service is."""
    return statement.feature.kind == FeatureKind.DEFINITION and not statement.label
