"""Where in a note the reader is: under which services, labels and announcements."""

import re
from dataclasses import dataclass, replace

from studyapp.knowledge.cues import EMPTY_LABELS
from studyapp.knowledge.facts import FeatureKind, ServiceKind
from studyapp.knowledge.kinds import announced
from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.numbering import Place
from studyapp.knowledge.subjects import Topic, bare_heading

# "What is a peering connection?" under VPC: the answer defines that part, not the service.
PART_ASKED = re.compile(
    r"\bwhat (?:is|are)\b(?!\W*(?:it|they|this|that|these|the service|this service"
    r"|the (?:benefits?|advantages?"
    r"|features?|limits?|use cases?|components?|pros|cons|costs?))?\W*$)(?:\W+\w+)+",
    re.IGNORECASE,
)
LONGEST_LABEL = 80
DEEPEST_LABEL = 2
USES = re.compile(
    r"\b(?:can (?:be )?used?|used (?:for|to|as)|good for|ideal for|suitable for)\b", re.IGNORECASE
)

USES_FOLLOW = re.compile(r"\b(?:used (?:for|to|as|in)|(?:good|ideal|suitable|great) for)\W*$", re.IGNORECASE)
STEPS = re.compile(
    r"\b(?:(?:do|follow|take|perform) (?:all )?(?:of )?the(?:se)? (?:following|steps)|the following steps"
    r"|these steps|steps (?:to|are|below)|step by step)\b",
    re.IGNORECASE,
)

BURDENS = re.compile(r"\b(?:need|have) to (?:take care of|look after|worry about)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """The services that statements are about unless they say otherwise, and what announces them.

    No services: a heading names a topic, and the statements themselves tell. `facing` is the number
    of the comparison that the section makes. `labels` are the introductions, outermost first.
    `loose` says that a bold line below a topic named the services: the next name takes their place.
    `place` is that of a step in a numbered list of steps.
    """

    services: tuple[str, ...] = ()
    facing: int | None = None
    labels: tuple[str, ...] = ()
    announced: FeatureKind | None = None
    loose: bool = False
    place: Place | None = None

    @property
    def label(self) -> str:
        """The labels as one, outermost first."""
        return " › ".join(self.labels)

    def labelled(self, text: str) -> "Scope":
        """The scope below a label that names no service: a bold lead, a bullet, a row's first cell."""
        kind = None if PART_ASKED.search(text) else _announced(text, heading=False)
        label = bare_heading(text)
        silent = (
            (kind is not None and not BURDENS.search(text))
            or label.casefold() in EMPTY_LABELS
            or len(label) > LONGEST_LABEL
            or label in self.labels
        )
        labels = self.labels if silent else (*self.labels, label)[-DEEPEST_LABEL:]
        return replace(self, labels=labels, announced=kind or self.announced)

    def headed(self, text: str, *, lookup: Lookup) -> tuple["Scope", Topic]:
        """The scope below a heading, a bold line or a bullet that serves as one, and its topic."""
        topic = lookup.topic(text)
        slugs = tuple(service.slug for service in topic.services)
        kind = _announced(text, heading=True)
        label = bare_heading(text)
        # "Service Quotas" is a service by whose name no limits are announced.
        named = topic.plain and any(announced(service.name) is kind for service in topic.services)
        if named or (not slugs and PART_ASKED.search(text)):
            kind = None
        if not slugs or self._keeps(topic, slugs):
            silent = kind is not None or label.casefold() in EMPTY_LABELS or not self.services
            labels = () if silent or len(label) > LONGEST_LABEL else (label,)
            return replace(self, labels=labels, announced=kind or self.announced), topic
        labels = () if topic.plain or kind is not None or len(label) > LONGEST_LABEL else (label,)
        if kind is None and USES.search(text):
            kind = FeatureKind.USE_CASE
        return Scope(services=slugs, labels=labels, announced=kind), topic

    def _keeps(self, topic: Topic, slugs: tuple[str, ...]) -> bool:
        """Whether the section above goes on: its own name again, a name in passing, an everyday word."""
        if not self.services or slugs == self.services or topic.versus:
            return False
        if not topic.leading or (
            self.facing is not None and set(slugs) < set(self.services) and not topic.plain
        ):
            return True
        everyday = all(service.kind is ServiceKind.CONCEPT for service in topic.services) or topic.ambiguous
        return everyday and self.facing is None


def _announced(text: str, *, heading: bool) -> FeatureKind | None:
    """The kind that a label or heading announces, or a sentence that leads in to steps, burdens or uses."""
    kind = announced(text, heading=heading)
    if kind is None and STEPS.search(text):
        return FeatureKind.STEP
    if kind is None and BURDENS.search(text):
        return FeatureKind.DRAWBACK
    if kind is None and not heading and USES_FOLLOW.search(text):
        return FeatureKind.USE_CASE
    return kind
