"""One name per service: whatever notes call a thing, it is found under one slug.

Two questions are told apart. `resolve` asks whether a whole phrase (a heading, a bold lead, a cell)
is the name of a service, and forgives numbering, mark-up, question words and typing errors.
`mentions` asks which services are named inside running prose, where ordinary words such as "batch"
or "config" must not count; the gazetteer flags those.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType

from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.name_index import NameIndex, empty_index
from studyapp.knowledge.phrases import bare_phrases, is_filler, parts_of, spells, split_gloss, tidy
from studyapp.knowledge.spelling import SHORTEST, closest
from studyapp.knowledge.terms import (
    VENDORS,
    Care,
    Term,
    declared_entries,
    key_of,
    read_entries,
    without_vendor,
)
from studyapp.knowledge.written_names import counts

_TOKEN = re.compile(r"()([A-Za-z0-9\u00c0-\u024f]+)")
_NEXT = re.compile(r"( ?& ?|[ \u00a0\-‑–/@])([A-Za-z0-9\u00c0-\u024f]+)")
_WORD = 2
_URL = re.compile(r"(?:https?://|www\.)\S+")
_LEADING_VENDOR = re.compile(r"(?:AWS|Amazon|Azure|Google Cloud|GCP)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_LONGEST_NAME = 120
_VENDOR_WORDS = (
    3  # "Amazon AWS Lambda"; a bound, so that a page of vendors' names takes no longer than others
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A service named in a text: characters `start` to `end` (exclusive), vendor's name included."""

    start: int
    end: int
    slug: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a phrase was read as, and what speaks against it.

    `service` is None where it was not taken for a name, though it could be one of `others`: services
    that are called the same. `everyday` says that it is an ordinary word too, `misspelt` that a
    typing error was forgiven.
    """

    service: Service | None
    others: tuple[Service, ...] = ()
    everyday: bool = False
    misspelt: bool = False

    @property
    def is_sure(self) -> bool:
        """Whether the phrase can mean nothing else."""
        return self.service is not None and not (self.others or self.everyday or self.misspelt)


@dataclass(frozen=True, slots=True)
class Names:
    """All the services that can be recognised, as an immutable value.

    Made by `gazetteer()`, `declared`, `settled` and `at_home_with`. `home` is the provider whose cloud
    the notes are on, "" where that is open.
    """

    index: NameIndex
    home: str = ""

    @property
    def services(self) -> Mapping[str, Service]:
        """Every service by its slug."""
        return self.index.services

    def provider(self, slug: str) -> str:
        """Who offers a service: aws, azure, google; "concept" for an idea, "" for a declared one."""
        return self.index.providers[slug]

    def service(self, slug: str) -> Service:
        """The service of a slug. KeyError where no gazetteer row and no note has declared it."""
        return self.services[slug]

    def resolve(self, phrase: str) -> Service | None:
        """The service that the WHOLE phrase names, or None.

        "## 7. AWS Elastic Beanstalk", "Amazon Elastic Container Service (ECS)", "EBS - Elastic Block
        Store", "What is AWS Lambda?", "EC2 instances", "AWS Farget Service" name one; "ECS
        components" and "SNS vs SQS" do not.
        """
        term = self._resolved(phrase)
        return self.services[term.slug] if term else None

    def called(self, written: str) -> Service | None:
        """The service that an author means who wrote its slug, or any of its names, where one is expected."""
        return self.services.get(written.strip()) or self.resolve(written)

    def is_ambiguous(self, phrase: str) -> bool:
        """Whether `phrase` names a service only as an ordinary word might ("Batch", "Container").

        A heading may be trusted all the same; the label of a fact about something else may not.
        """
        term = self._resolved(phrase)
        return term is not None and not _has_vendor(phrase) and _is_everyday(term)

    def reading(self, phrase: str) -> Reading:
        """What the WHOLE phrase is read as (see `resolve`), and what else it could be.

        A name that follows its vendor's, and one that an author has settled, can be nothing else.
        """
        term = self._resolved(phrase)
        vendored = _has_vendor(phrase)
        if term is None:
            same = () if vendored else self.index.stems.get(key_of(tidy(phrase)), ())
            return Reading(service=None, others=self._others(same, besides=""))
        service = self.services[term.slug]
        if vendored or not term.provider:
            return Reading(service=service, misspelt=term.misspelt)
        return Reading(
            service=service,
            others=self._others(self.index.stems.get(term.key, ()), besides=term.slug),
            everyday=service.kind is ServiceKind.SERVICE and self._is_doubtful(term),
            misspelt=term.misspelt,
        )

    def resolve_all(self, phrase: str) -> tuple[Service, ...]:
        """The services of a merged heading in order of mention: "ECS/EKS", "SNS vs SQS", "A and B".

        Every part must name one, or the answer is (). A phrase that names one service gives just it.
        """
        tidied = (self._resolved_parts(spelling) for spelling in bare_phrases(tidy(phrase)))
        return tuple(dict.fromkeys(next(filter(None, tidied), ())))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The services named in running text, longest match first, in order, not overlapping."""
        stems = self.index.stems
        found: list[Mention] = []
        resume = 0
        addresses = [match.span() for match in _URL.finditer(text)] if "://" in text or "www." in text else []
        for token in _TOKEN.finditer(text):
            word = token.group().lower()
            if word not in stems and word not in VENDORS:
                continue
            start = token.start()
            if start < resume or any(low <= start < high for low, high in addresses):
                continue
            mention = self._mention_at(text, token)
            if mention is not None:
                found.append(mention)
                resume = mention.end
        return tuple(found)

    def declared(self, services: Iterable[Service]) -> "Names":
        """The same names plus services that notes or front matter declare.

        A declared service with a known slug takes its place, keeping the spellings known so far; a
        spelling that it declares is its own from then on, whoever had it before.
        """
        entries = tuple(declared_entries(services))
        if not entries:
            return self
        return replace(self, index=self.index.having(entries))

    def settled(self, meanings: Iterable[tuple[str, str | None]]) -> "Names":
        """The same names, but each spelling means the service of its slug; with None it means nothing.

        A vendor's name before it ("AWS Config") still has the last word. KeyError for an unknown slug.
        """
        return replace(self, index=self.index.settling(meanings))

    def at_home_with(self, provider: str) -> "Names":
        """The same names for notes on one provider's cloud: what could be several is that provider's.

        "Functions" alone in a heading is then Azure Functions; in running text it stays a word.
        """
        return replace(self, home=provider)

    def _is_doubtful(self, term: Term) -> bool:
        """Whether the word may well be meant as a word.

        "Aurora" hardly is in notes on AWS; and "Long polling" is called so, it has no fuller name.
        """
        if key_of(self.services[term.slug].name) == term.key or self._is_a_name_elsewhere(term):
            return False
        return term.care > (Care.CAPITALISED if term.provider == self.home else Care.FREE)

    def _is_a_name_elsewhere(self, term: Term) -> bool:
        """Whether another vendor's service is called so without more ado ("VPC", "IAM")."""
        return any(
            other.care is Care.FREE and other.provider not in {"concept", term.provider}
            for other in self.index.stems[term.key]
        )

    def _others(self, terms: Iterable[Term], *, besides: str) -> tuple[Service, ...]:
        """The other services called the same; where it is known whose cloud the notes are on, of that."""
        likely = [term for term in terms if not self.home or term.provider == self.home or not term.slug]
        slugs = dict.fromkeys(term.slug for term in likely)
        if "" in slugs:
            return ()
        found = (self.services[slug] for slug in slugs if slug != besides)
        return tuple(service for service in found if service.kind is ServiceKind.SERVICE)

    def _resolved(self, phrase: str) -> Term | None:
        words = tidy(phrase)
        if not words:
            return None
        head, gloss, bracketed = split_gloss(words)
        if not gloss:
            return self._named(head)
        return self._exact(words) or self._glossed(head, gloss, bracketed=bracketed)

    def _glossed(self, head: str, gloss: str, *, bracketed: bool) -> Term | None:
        """What "ECS (Elastic Container Service)", "EC2: virtual machines", "Amazon SQS (FIFO)" name."""
        name, glossed = self._named(head) or self._resolved(head), self._named(gloss)
        if name and glossed and glossed.slug != name.slug and glossed.provider != "concept":
            return glossed if self.services[glossed.slug].parent == name.slug else None
        if name and glossed and name.slug == glossed.slug and glossed.care < name.care:
            return glossed  # "DX (Direct Connect)": the gloss leaves no doubt
        if name and (glossed or bracketed or is_filler(gloss) or spells(head, gloss)):
            return name
        if glossed and not name and (spells(gloss, head) or spells(head, gloss)):
            return glossed
        return None

    def _named(self, phrase: str) -> Term | None:
        spellings = tuple(bare_phrases(phrase))
        for spelling in spellings:
            if term := self._exact(spelling):
                whole = spelling == spellings[0] or spelling == phrase[-len(spelling) :]
                if whole or term.care is not Care.ALONE or without_vendor(phrase)[0]:
                    return term
        return next(filter(None, map(self._nearest, spellings)), None)

    def _exact(self, phrase: str) -> Term | None:
        provider, bare = without_vendor(phrase)
        terms = self.index.stems.get(key_of(bare), ())
        if not provider:
            return self._without_vendor(terms)
        own = [term for term in terms if term.provider == provider]
        others = [term for term in terms if term.provider in {"", "concept"}]
        whole = self.index.stems.get(key_of(phrase), ())
        return next(iter((*own, *others, *whole)), None)

    def _without_vendor(self, terms: tuple[Term, ...]) -> Term | None:
        """The one of the services called the same that is meant where no vendor's name says which."""
        if not terms or not terms[0].slug:
            return None
        if self.home and terms[0].provider:
            own = next((term for term in terms if term.provider == self.home), None)
            if own is not None:
                return own
        return next((term for term in terms if term.care is not Care.VENDOR), None)

    def _nearest(self, phrase: str) -> Term | None:
        provider, bare = without_vendor(phrase)
        key = key_of(bare)
        if len(key) < SHORTEST or self.index.stems.get(key):
            return None
        known = closest(key, self.index.forgiving.get(key[0], ()))
        if known is None or any(len(word) < SHORTEST and word not in known for word in _words(bare)):
            return None
        meant = next(
            (term for term in self.index.stems[known] if not provider or term.provider == provider), None
        )
        return replace(meant, misspelt=True) if meant is not None and meant.slug else None

    def _resolved_parts(self, phrase: str) -> list[Service]:
        parts = parts_of(phrase)
        found: list[Service] = []
        vendor = _LEADING_VENDOR.match(phrase)
        first = 0
        while first < len(parts):
            for last in range(len(parts), first, -1):
                part = phrase[parts[first][0] : parts[last - 1][1]]
                service = self.resolve(part)
                if service is None and vendor and first:  # "Amazon Lex & Connect"
                    service = self.resolve(f"{vendor.group()} {part}")
                if service is not None:
                    found.append(service)
                    first = last
                    break
            else:
                return []
        return found

    def _mention_at(self, text: str, token: re.Match[str]) -> Mention | None:
        provider = ""
        word: re.Match[str] | None = token
        for _ in range(_VENDOR_WORDS):
            if word is None or word[_WORD].lower() not in VENDORS:
                break
            provider = VENDORS[word[_WORD].lower()]
            word = _NEXT.match(text, word.end())
        if word is None:
            return None
        if provider == "google" and word[_WORD].lower() == "cloud":
            after = _NEXT.match(text, word.end())
            starts = (word, after) if after else (word,)
        else:
            starts = (word,)
        for first in starts:
            for end, terms in reversed(self._reaching(text, first)):
                for term in self._ranked(terms, provider):
                    if counts(term, text, start=first.start(_WORD), end=end, provider=provider):
                        vendored = provider and term.provider in {provider, "", "concept"}
                        start = token.start() if vendored else first.start(_WORD)
                        return Mention(start=start, end=end, slug=term.slug)
        return None

    def _ranked(self, terms: tuple[Term, ...], provider: str) -> Iterable[Term]:
        """Those of the vendor that stands before the name come first, or else those of the home."""
        if terms and not terms[0].slug:
            return [term for term in terms if provider and term.provider == provider]
        if len(terms) == 1:
            return terms
        if provider:
            return sorted(terms, key=lambda term: term.provider != provider)
        return sorted(terms, key=lambda term: term.provider not in {"", self.home}) if self.home else terms

    def _reaching(self, text: str, first: re.Match[str]) -> list[tuple[int, tuple[Term, ...]]]:
        """(end, terms) for every spelling that begins with the word `first`, the shortest first."""
        stems = self.index.stems
        reached = []
        word: re.Match[str] | None = first
        joined = first[_WORD].lower()
        while word is not None and joined in stems:
            slash = "/" in text[first.start(_WORD) : word.end()]
            if terms := tuple(term for term in stems[joined] if term.slashed or not slash):
                reached.append((word.end(), terms))
            word = _NEXT.match(text, word.end())
            if word is not None:
                joined += ("and" if "&" in word[1] else "") + word[_WORD].lower()
        return reached


@cache
def gazetteer() -> Names:
    """The names of the packaged gazetteer: AWS, Azure, Google Cloud and the concepts around them."""
    return Names(empty_index().having(read_entries()))


@cache
def gazetteer_services() -> Mapping[str, Service]:
    """The services of the gazetteer by slug: much quicker to have than all that they may be called."""
    return MappingProxyType({entry.service.slug: entry.service for entry in read_entries()})


def slug_of(name: str) -> str:
    """A slug for a service that nobody has named before.

    An acronym in brackets or before a dash is the slug ("Foo Bar (FB)" and "FB - Foo Bar" are "fb");
    otherwise the words without the vendor, joined by hyphens ("AWS Foo Bar!" is "foo-bar"). Letters
    of other scripts stay. "" where the name has neither letters nor digits.
    """
    head, gloss, bracketed = split_gloss(tidy(name[:_LONGEST_NAME]))
    if bracketed and gloss.isupper() and spells(gloss, without_vendor(head)[1]):
        return gloss.lower()
    if head.isupper() and spells(head, gloss):
        return head.lower()
    # "-vs-" joins the slugs of a comparison, so no slug may hold it.
    words = [word for word in _WORDS.findall(without_vendor(head)[1].lower()) if word != "vs"]
    return "-".join(words)


def _has_vendor(phrase: str) -> bool:
    return any(without_vendor(bare)[0] for bare in bare_phrases(tidy(phrase)))


def _is_everyday(term: Term) -> bool:
    return bool(term.provider) and term.care is not Care.FREE


def _words(phrase: str) -> list[str]:
    return _WORDS.findall(phrase.lower())


def _care(term: Term) -> Care:
    return term.care
