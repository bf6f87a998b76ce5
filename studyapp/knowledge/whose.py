"""Which service a sentence belongs to: its own subject, the section's, or that of the sentence before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from studyapp.knowledge.lookup import LONGEST_NAME, Lookup
from studyapp.knowledge.names import Mention
from studyapp.knowledge.scopes import Scope
from studyapp.knowledge.subjects import Subject, goes_on, subject_of
from studyapp.knowledge.wording import Words

CALLED = re.compile(r"\b(?:called|named|known as)\s+(?:the |an? )?$", re.IGNORECASE)
DEMONSTRATIVE = re.compile(
    r"\b(?:from|of|in|into|to|with|for|on) (?:that|this|those|these) \w+", re.IGNORECASE
)
BOTH = re.compile(r"^\W*(?:both|the two|these two|all of (?:these|them))\b", re.IGNORECASE)
# "… or use Amazon ECS", "…, whereas an NLB …": from there on a sentence is about what comes next.
TURNS = re.compile(
    r"(?:\sor\s+(?:(?:we|you) can\s+)?(?P<choice>use\s+(?:the\s+)?)"
    r"|(?:\s*,\s*while|,?\s+whereas)\s+(?P<side>(?:an?\s+|the\s+)?))$",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"^\s*,\s*which\s", re.IGNORECASE)
TOKEN = re.compile(r"[a-z0-9]+")
EVERYDAY_TOKENS = frozenset(
    [
        "amazon",
        "aws",
        "azure",
        "google",
        "cloud",
        "service",
        "services",
        "data",
        "and",
        "for",
        "the",
        "of",
        "manager",
        "simple",
        "elastic",
    ]
)
LONGEST_BEFORE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence and whom it is about.

    `subjects` are those that it begins with, `defined` says that it tells what they are, `inverted`
    that it does so the other way round. `against` are those that it is set against ("…, whereas …").
    """

    words: Words
    services: tuple[str, ...]
    subjects: tuple[str, ...] = ()
    defined: bool = False
    inverted: bool = False
    against: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Attribution:
    """Keeps in mind, within a section, what was spoken of last.

    `last` is whom the sentence before was about. `carry` is a service that took the section over:
    a part of the section's service ("USER POOLS - …"), or an offering in a section about an idea.
    `established` are services that the note has a heading or a bullet of their own for, `listed`
    those that a list just enumerated. `dedicated` is the service that front matter says the whole
    note is about: what stands below it is about it, whatever it names.
    """

    lookup: Lookup
    dedicated: str | None = None
    last: tuple[str, ...] = ()
    carry: tuple[str, ...] = ()
    established: set[str] = field(default_factory=set)
    listed: list[str] = field(default_factory=list)

    def enter(self, *, keep: bool) -> None:
        """A new heading: forget the section before, unless it goes on about the same."""
        if not keep:
            self.last = ()
            self.carry = ()

    def hint(self, slug: str) -> None:
        """A link on a line of its own names what follows, where no heading does."""
        self.carry = self.carry or (slug,)

    def begin_list(self) -> None:
        """A new list: what it enumerates is remembered for "both of these" after it."""
        self.listed = []

    def advised(self, services: tuple[str, ...], scope: Scope) -> None:
        """Advice to take one service: what goes on ("it …") is about that.

        Where no heading names a service, the section speaks of it from then on.
        """
        if len(services) != 1 or set(services) & {*scope.services, *self.last}:
            return
        if all(self.lookup.is_concept(slug) for slug in scope.services):
            self.last = services
        if not scope.services:
            self.carry = services

    def of_label(  # noqa: PLR0911 (one rule per line, the first that fits decides)
        self, label: str, scope: Scope
    ) -> str | None:
        """The service that a label stands for, where the section leaves that open.

        Inside a service's own section a label that happens to be another service's name is one of
        its features, except for its parts.
        """
        if self._is_dedicated(scope):
            return None
        service = self.lookup.resolve(label)
        slug = service.slug if service is not None else None
        if slug is None:
            return self._by_own_word(label, scope.services) if scope.facing is not None else None
        if slug in scope.services or self._part_of(slug, scope):
            return slug
        if not scope.services:
            return slug
        if self.lookup.names.is_ambiguous(label) or self.lookup.is_concept(slug):
            return None
        if scope.facing is not None or all(self.lookup.is_concept(one) for one in scope.services):
            return slug
        return None

    def of(self, sentence: Words, scope: Scope, *, labelled: bool, continued: bool = False) -> Iterator[Told]:
        """The sentence with its services, and whether it is about what they are.

        `continued` says that it only goes on after a semicolon. A subordinate "…, called X, which
        is …" is told of X besides.
        """
        mentions = self.lookup.names.mentions(sentence.text)
        subject = subject_of(sentence.text, mentions=mentions)
        services = (
            self.last
            if continued and subject is None and self.last
            else self._whose(sentence, scope, subject, mentions, labelled=labelled)
        )
        self.last = services
        own = tuple(slug for slug in subject.services if slug in services) if subject is not None else ()
        begun = own if subject is not None and subject.first else self._begun_with(sentence.text, services)
        defined = (bool(own) and subject is not None and subject.defined) or (bool(begun) and not own)
        aside = self._aside(sentence, mentions)
        if aside is not None:
            at, slug = aside
            yield Told(words=sentence.cut(0, at.end), services=services, subjects=begun, defined=defined)
            yield Told(
                words=sentence.cut(at.start), services=(slug,), subjects=(slug,), defined=True, inverted=True
            )
            return
        turn = self._turn(sentence, mentions)
        if turn is not None and turn[2] not in services:
            before, after, slug, opposed = turn
            yield Told(words=before, services=services, subjects=begun, defined=defined)
            yield Told(words=after, services=(slug,), against=services if opposed else ())
            return
        inverted = defined and subject is not None and subject.inverted
        yield Told(words=sentence, services=services, subjects=begun, defined=defined, inverted=inverted)

    def _turn(self, sentence: Words, mentions: tuple[Mention, ...]) -> tuple[Words, Words, str, bool] | None:
        """Both halves of "… or use Amazon ECS, which …" or "…, whereas …", and what the second is about.

        The last says whether it is set against what the first is about.
        """
        for mention in mentions:
            match = TURNS.search(sentence.text[: mention.start])
            if match is None or (match["choice"] and self.lookup.is_concept(mention.slug)):
                continue
            start = match.start("choice") if match["choice"] else match.start("side")
            opposed = match["choice"] is None
            return sentence.cut(0, match.start()), sentence.cut(start), mention.slug, opposed
        return None

    def _aside(self, sentence: Words, mentions: tuple[Mention, ...]) -> tuple[Mention, str] | None:
        for mention in mentions:
            before = sentence.text[max(0, mention.start - 20) : mention.start]
            if CALLED.search(before) and RELATIVE.match(sentence.text[mention.end : mention.end + 12]):
                return mention, mention.slug
        return None

    def _whose(  # noqa: PLR0911 (one rule per line, the first that fits decides)
        self,
        sentence: Words,
        scope: Scope,
        subject: Subject | None,
        mentions: tuple[Mention, ...],
        *,
        labelled: bool,
    ) -> tuple[str, ...]:
        if self._is_dedicated(scope):
            return scope.services
        if subject is None:
            return self._unnamed(sentence, scope, mentions)
        about = subject.services
        if len(mentions) == 1 and mentions[0].end - mentions[0].start >= len(sentence.text.strip(" .,")) - 1:
            return self._enumerated(about, scope)
        if not scope.services or set(about) <= set(scope.services):
            if len(scope.services) <= 1:
                self.carry = () if scope.services else about
            return about
        own = {mention.slug for mention in mentions} & set(scope.services)
        parts = all(self._part_of(slug, scope) for slug in about)
        if parts and len(about) > 1 and not subject.defined:
            return scope.services
        if (
            parts
            and not labelled
            and (not subject.incidental or set(about) <= self.established or self.carry == about)
        ):
            self.carry = about
            return about
        if labelled or parts:
            return self._unnamed(sentence, scope, mentions)
        if all(self.lookup.is_concept(slug) for slug in scope.services):
            return self._offered(about, scope, defined=subject.defined and not own)
        ideas = all(self.lookup.is_concept(slug) for slug in about)
        if subject.defined and not own and (not ideas or scope.facing is not None):
            return about
        return self._unnamed(sentence, scope, mentions)

    def _is_dedicated(self, scope: Scope) -> bool:
        return self.dedicated is not None and scope.services == (self.dedicated,)

    def _offered(self, about: tuple[str, ...], scope: Scope, *, defined: bool) -> tuple[str, ...]:
        """In a section about an idea: an offering takes over, another idea shares the statement.

        What tells what another idea is (`defined`) is about that alone.
        """
        if not all(self.lookup.is_concept(slug) for slug in about):
            self.carry = about
            return about
        if defined:
            return about
        known = tuple(slug for slug in about if slug in self.established)
        return tuple(dict.fromkeys((*scope.services, *known)))

    def _enumerated(self, about: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
        """A bare name as a list's item: the list is about what its heading is about, or about its items."""
        self.listed.extend(about)
        if scope.services and not all(self.lookup.is_concept(slug) for slug in scope.services):
            return scope.services
        return about

    def _unnamed(  # noqa: PLR0911 (one rule per line, the first that fits decides)
        self, sentence: Words, scope: Scope, mentions: tuple[Mention, ...]
    ) -> tuple[str, ...]:
        if not scope.services:
            return self.carry
        if self.last and goes_on(sentence.text):
            if BOTH.match(sentence.text) and len(self.listed) > 1:
                return tuple(dict.fromkeys(self.listed))
            return self.last
        if (
            self.last
            and not set(self.last) & set(scope.services)
            and {m.slug for m in mentions} & set(self.last)
        ):
            return self.last
        if len(scope.services) == 1:
            if self.carry and not any(mention.slug in scope.services for mention in mentions):
                return self.carry
            return scope.services
        named = tuple(dict.fromkeys(mention.slug for mention in mentions if mention.slug in scope.services))
        if len(named) == 1:
            return named
        distinct = self._by_own_word(sentence.text, scope.services)
        if distinct is not None:
            return (distinct,)
        if self.last and len(self.last) == 1 and DEMONSTRATIVE.search(sentence.text):
            return self.last
        return scope.services

    def _by_own_word(self, text: str, services: tuple[str, ...]) -> str | None:
        """The one of several services of which the sentence uses a word of its name ("stream")."""
        said = {token.rstrip("s") for token in TOKEN.findall(text.casefold())}
        own = {
            slug: {
                token.rstrip("s") for token in TOKEN.findall(self.lookup.names.service(slug).name.casefold())
            }
            - EVERYDAY_TOKENS
            for slug in services
        }
        found = [
            slug
            for slug in services
            if any(
                not any(token in word for other in services if other != slug for word in own[other])
                for token in own[slug] & said
            )
        ]
        return found[0] if len(found) == 1 else None

    def _begun_with(self, text: str, services: tuple[str, ...]) -> tuple[str, ...]:
        """The service whose name, too common a word to be found in prose, begins the sentence."""
        begun = text[:LONGEST_NAME].casefold()
        return tuple(
            slug
            for slug in services
            if begun.startswith(f"{self.lookup.names.service(slug).name.casefold()} ")
        )

    def _part_of(self, slug: str, scope: Scope) -> bool:
        return self.lookup.names.service(slug).parent in scope.services
