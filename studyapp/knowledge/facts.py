"""What notes say, as values. Everything here knows the line it was read from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class FeatureKind(StrEnum):
    """What sort of statement a feature is. The values are part of the JSON that others read."""

    DEFINITION = "definition"
    FEATURE = "feature"
    COMPONENT = "component"
    USE_CASE = "use_case"
    ADVANTAGE = "advantage"
    DRAWBACK = "drawback"
    LIMIT = "limit"
    STEP = "step"
    PRICING = "pricing"
    EXAMPLE = "example"


class ServiceKind(StrEnum):
    """A service is something a cloud offers; a concept is an idea that notes explain."""

    SERVICE = "service"
    CONCEPT = "concept"


class Aspect(StrEnum):
    """What two services can be compared on. The value is the word shown between the two."""

    PURPOSE = "purpose"
    TRIGGER = "trigger"
    DELIVERY = "delivery"
    ORDERING = "ordering"
    PERSISTENCE = "persistence"
    DURATION = "duration"
    SCALING = "scaling"
    MANAGEMENT = "management"
    PRICING = "pricing"
    LIMITS = "limits"
    SECURITY = "security"
    INTEGRATION = "integration"
    USE_CASES = "use cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a statement stands: lines `line` to `end_line` (1-based, inclusive) of the note `note`.

    `quote` is the statement's own words there, without mark-up.
    """

    note: str
    line: int
    end_line: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service or concept. `slug` is its identity; `parent` is the slug of what it is part of."""

    slug: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: ServiceKind = ServiceKind.SERVICE
    category: str = ""
    parent: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One atomic statement about one service.

    `text` is made of words that stand on the source's lines; `label` is what introduces it (a bold
    lead, the first cell of a row, the bullet it is nested under) and may stand elsewhere.
    `aspect` is "" where the statement speaks of none. `position` orders features within a note.
    `ordinal` is the number of a step in a numbered list whose steps are all about the service, else 0.
    `id` is "" until `identity.py` has told whether this is a feature known from before.
    """

    service: str
    kind: FeatureKind
    label: str
    text: str
    sources: tuple[Source, ...]
    aspect: str = ""
    position: int = 0
    ordinal: int = 0
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What the notes say of one service on one aspect of a comparison."""

    text: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonRow:
    """One aspect, with a cell for each service that the notes say something of."""

    aspect: str
    values: Mapping[str, Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two or more services set against each other.

    `slug` is `a-vs-b` with the slugs in alphabetical order. `stated` says that a note makes the
    comparison itself; a derived one lines up what notes say of each. `shared` are statements that
    hold for all; `principle` is the one sentence that tells them apart, "" where no note has one.
    """

    slug: str
    services: tuple[str, ...]
    stated: bool
    rows: tuple[ComparisonRow, ...] = ()
    shared: tuple[Cell, ...] = ()
    principle: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance:
    """Advice: where `condition` holds, take `services`, and not `against`. `id` as in Feature."""

    condition: str
    services: tuple[str, ...]
    against: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """All that one note, or a whole library, says (decisions are read by `decisions.py`)."""

    services: tuple[Service, ...] = ()
    features: tuple[Feature, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    guidance: tuple[Guidance, ...] = ()


def comparison_slug(services: tuple[str, ...]) -> str:
    """The address of a comparison: the services' slugs in alphabetical order, joined by `-vs-`."""
    return "-vs-".join(sorted(services))
