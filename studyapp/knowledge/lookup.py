"""Remembers, while a note is read, what its phrases were found to name."""

from dataclasses import dataclass, field

from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.names import Names
from studyapp.knowledge.subjects import Topic, topic_of

LONGEST_NAME = 80


@dataclass(slots=True, kw_only=True)
class Lookup:
    """`Names` with a memory: lists and tables ask for the same phrases again and again."""

    names: Names
    _topics: dict[str, Topic] = field(default_factory=dict)
    _services: dict[str, Service | None] = field(default_factory=dict)
    _parts: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def topic(self, heading: str) -> Topic:
        """What a heading, or a line that may be one, is about."""
        if heading not in self._topics:
            self._topics[heading] = topic_of(heading, names=self.names)
        return self._topics[heading]

    def resolve(self, phrase: str) -> Service | None:
        """The service that the whole phrase names; None for a phrase too long to be a name."""
        if len(phrase) > LONGEST_NAME:
            return None
        if phrase not in self._services:
            self._services[phrase] = self.names.resolve(phrase)
        return self._services[phrase]

    def phrases(self) -> tuple[str, ...]:
        """The phrases that were found to name a service so far; of a heading, the words that do."""
        headed = (topic.name for topic in self._topics.values() if topic.name)
        sides = (side for topic in self._topics.values() for side in topic.sides)
        resolved = (phrase for phrase, service in self._services.items() if service is not None)
        return tuple(dict.fromkeys((*headed, *sides, *resolved)))

    def parts_of(self, slug: str) -> tuple[str, ...]:
        """The services that are parts of this one."""
        if slug not in self._parts:
            services = self.names.services.values()
            self._parts[slug] = tuple(service.slug for service in services if service.parent == slug)
        return self._parts[slug]

    def is_concept(self, slug: str) -> bool:
        """Whether notes explain the thing as an idea rather than as something that a cloud offers."""
        return self.names.service(slug).kind is ServiceKind.CONCEPT
