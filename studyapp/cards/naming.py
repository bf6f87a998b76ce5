"""How a service is called, so that a question can hide its name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from studyapp.cards.accepting import normal
from studyapp.cards.plain import content_words, words
from studyapp.knowledge.facts import Service, ServiceKind

BLANK = "____"
_VENDOR = re.compile(r"^(?:Amazon|AWS|Azure|Microsoft|Google Cloud|Google|GCP)\s+", re.IGNORECASE)
_TELLS_NOTHING = content_words(
    "Amazon AWS Azure Microsoft Google GCP Cloud Service Services Managed System New"
)
_SHORTEST_CLANG = 4
_SHORTEST_TELL = 3
_CLANG_SHARE = 0.7


@dataclass(frozen=True, slots=True)
class Naming:
    """A service's spellings as one pattern, and the words that give it away, by their first letters."""

    pattern: re.Pattern[str]
    tells: Mapping[str, tuple[str, ...]]

    def hidden(self, text: str) -> str:
        """`text` with every spelling of the service replaced by a blank."""
        return self.pattern.sub(BLANK, text)

    def is_named_in(self, text: str) -> bool:
        """Whether `text` names the service by any spelling."""
        return self.pattern.search(text) is not None

    def reminding(self, said: Iterable[str]) -> list[str]:
        """The words that remind of the name."""
        return [
            word
            for word in said
            if (tells := self.tells.get(word[:_SHORTEST_CLANG])) is not None
            and any(_sound_alike(word, tell) for tell in tells)
        ]


@lru_cache(maxsize=4096)
def said_of(service: Service, text: str) -> str:
    """`text` with the service it is about in front, unless it begins with its name."""
    begun = naming(service).pattern.match(text)
    return text if begun else f"{service.name}: {text}"


@lru_cache(maxsize=4096)
def naming(service: Service) -> Naming:
    """The spellings of a service: its name and aliases, with and without the vendor, in any number."""
    spellings = set()
    for name in (service.name, *service.aliases, service.slug.replace("-", " ")):
        for spelling in (name.strip(), _VENDOR.sub("", name.strip())):
            spellings |= (
                {spelling, spelling.removesuffix("s")} if len(spelling) > _SHORTEST_CLANG else {spelling}
            )
    patterns = sorted(
        (_spelt(spelling) for spelling in spellings if spelling), key=lambda one: (-len(one), one)
    )
    pattern = re.compile(
        rf"(?<![\w-])(?:(?:Amazon|AWS|Azure|Google Cloud) )?(?:{'|'.join(patterns)})"
        r"(?:s|es)?(?:\(s\))?(?!\w)",
        re.IGNORECASE,
    )
    tells: dict[str, tuple[str, ...]] = {}
    for tell in content_words(" ".join((service.name, *service.aliases))) - _TELLS_NOTHING:
        if len(tell) >= _SHORTEST_TELL:
            beginning = tell[:_SHORTEST_CLANG]
            tells[beginning] = (*tells.get(beginning, ()), tell)
    return Naming(pattern=pattern, tells=tells)


@lru_cache(maxsize=4096)
def _spaced(name: str) -> str:
    return f" {normal(name)} "


def names_overlap(one: Service, other: Service) -> bool:
    """Whether one's name stands in the other's: beside "Amazon EC2", "Amazon EC2 Auto Scaling" says it again.

    "EC2 Image Builder" does not.
    """
    first, second = _spaced(one.name), _spaced(other.name)
    return first in second or second in first


def _spelt(spelling: str) -> str:
    return r"[ \-]?".join(re.escape(word) for word in spelling.split())


def clangs(text: str, *, right: Iterable[Service], wrong: Iterable[Service]) -> frozenset[str]:
    """The words of `text` that sound like the name of a right service and of no wrong one.

    "Messages wait in a queue" clangs with SQS, the Simple Queue Service: the name alone gives it away.
    """
    said = content_words(text)
    giving = {word for service in right for word in naming(service).reminding(said)}
    # Most say nothing of a name: the others' need not be looked at then.
    hiding = {word for service in wrong for word in naming(service).reminding(giving)} if giving else set()
    return frozenset(giving - hiding)


def _sound_alike(one: str, other: str) -> bool:
    if one == other:
        return True
    shorter = min(len(one), len(other))
    shared = next((at for at in range(shorter) if one[at] != other[at]), shorter)
    return shared >= _SHORTEST_CLANG and shared >= _CLANG_SHARE * shorter


def noun(service: Service) -> str:
    """What to call it in a question: "service" or "concept"."""
    return "concept" if service.kind == ServiceKind.CONCEPT else "service"


def name_of(slug: str, services: Mapping[str, Service]) -> str:
    """The name of the service with that slug, or the slug where nothing is known of it."""
    return services[slug].name if slug in services else slug


def is_only_name(text: str, service: Service) -> bool:
    """Whether nothing but the service's own name stands in `text`."""
    return not words(naming(service).hidden(text).replace(BLANK, ""))
