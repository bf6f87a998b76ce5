"""One name per service: whatever notes call a thing, it is found under one slug.

Two questions are told apart. `resolve` asks whether a whole phrase (a heading, a bold lead, a cell)
is the name of a service, and forgives numbering, mark-up, question words and typing errors.
`mentions` asks which services are named inside running prose, where ordinary words such as "batch"
or "config" must not count; the gazetteer flags those.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from studyapp.knowledge.facts import Service
from studyapp.knowledge.phrases import bare_phrases, is_filler, parts_of, spells, split_gloss, tidy
from studyapp.knowledge.spelling import SHORTEST, closest
from studyapp.knowledge.terms import (
    VENDORS,
    Care,
    Entry,
    Term,
    declared_entries,
    key_of,
    read_entries,
    terms_of,
    without_vendor,
)

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
_CAPITAL_NEXT = re.compile(r" [A-Z]")
_LAST_WORD = re.compile(r"([^\W_]+)$")
_LOOK_BACK = 40
_ENDS_SENTENCE = ".!?:;\n•|>"
_STATES = re.compile(
    r"[ ](?:is|are|was|can|may|will|lets|allows|provides|supports|uses|runs|helps|enables|offers|has|"
    r"integrates|automates|automatically|does|charges|makes|gives|stores|scales|manages|requires|works)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A service named in a text: characters `start` to `end` (exclusive), vendor's name included."""

    start: int
    end: int
    slug: str


@dataclass(frozen=True, slots=True)
class Names:
    """All the services that can be recognised, as an immutable value.

    Made by `gazetteer()` and by `declared`; the fields are the index that these build.
    """

    services: Mapping[str, Service]
    _stems: Mapping[str, tuple[Term, ...]]
    _forgiving: Mapping[str, tuple[str, ...]]

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

    def is_ambiguous(self, phrase: str) -> bool:
        """Whether `phrase` names a service only as an ordinary word might ("Batch", "Container").

        A heading may be trusted all the same; the label of a fact about something else may not.
        """
        term = self._resolved(phrase)
        if term is None or any(without_vendor(bare)[0] for bare in bare_phrases(tidy(phrase))):
            return False
        return term.care is not Care.FREE

    def resolve_all(self, phrase: str) -> tuple[Service, ...]:
        """The services of a merged heading in order of mention: "ECS/EKS", "SNS vs SQS", "A and B".

        Every part must name one, or the answer is (). A phrase that names one service gives just it.
        """
        tidied = (self._resolved_parts(spelling) for spelling in bare_phrases(tidy(phrase)))
        return tuple(dict.fromkeys(next(filter(None, tidied), ())))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The services named in running text, longest match first, in order, not overlapping."""
        stems = self._stems
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
        return _indexed(self.services, self._stems, entries)

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
        terms = self._stems.get(key_of(bare), ())
        if not provider:
            return next((term for term in terms if term.care is not Care.VENDOR), None)
        own = [term for term in terms if term.provider == provider]
        others = [term for term in terms if term.provider in {"", "concept"}]
        whole = self._stems.get(key_of(phrase), ())
        return next(iter((*own, *others, *whole)), None)

    def _nearest(self, phrase: str) -> Term | None:
        provider, bare = without_vendor(phrase)
        key = key_of(bare)
        if len(key) < SHORTEST:
            return None
        known = closest(key, self._forgiving.get(key[0], ()))
        if known is None or any(len(word) < SHORTEST and word not in known for word in _words(bare)):
            return None
        return next((term for term in self._stems[known] if not provider or term.provider == provider), None)

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
                for term in terms:
                    if _counts(term, text, start=first.start(_WORD), end=end, provider=provider):
                        vendored = provider and term.provider in {provider, "", "concept"}
                        start = token.start() if vendored else first.start(_WORD)
                        return Mention(start=start, end=end, slug=term.slug)
        return None

    def _reaching(self, text: str, first: re.Match[str]) -> list[tuple[int, tuple[Term, ...]]]:
        """(end, terms) for every spelling that begins with the word `first`, the shortest first."""
        stems = self._stems
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
    return _indexed(MappingProxyType({}), MappingProxyType({}), tuple(read_entries()))


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


def _indexed(
    services: Mapping[str, Service], stems: Mapping[str, tuple[Term, ...]], entries: tuple[Entry, ...]
) -> Names:
    """An index of what is known and what `entries` add. Entries without a provider come first."""
    every = dict(services)
    index = dict(stems)
    for entry in entries:
        every[entry.service.slug] = entry.service
        for term in terms_of(entry):
            for stem in (term.key[:length] for length in term.breaks):
                index.setdefault(stem, ())
            known = index.get(term.key, ())
            index[term.key] = (
                (term, *known) if not entry.provider else tuple(sorted((*known, term), key=_care))
            )
    forgiving: dict[str, list[str]] = {}
    for key, terms in index.items():
        if len(key) >= SHORTEST and any(term.care is Care.FREE and not term.acronym for term in terms):
            forgiving.setdefault(key[0], []).append(key)
    return Names(
        MappingProxyType(every),
        MappingProxyType(index),
        MappingProxyType({letter: tuple(keys) for letter, keys in forgiving.items()}),
    )


def _words(phrase: str) -> list[str]:
    return _WORDS.findall(phrase.lower())


def _care(term: Term) -> Care:
    return term.care


def _counts(term: Term, text: str, *, start: int, end: int, provider: str) -> bool:
    """Whether the spelling at `start` to `end` is meant as the name, by the care it needs."""
    if provider and term.provider == provider:
        return term.care is not Care.VENDOR or text[start].isupper()  # "AWS supports" is no AWS Support
    if term.care is Care.CAPITALISED:
        return _is_written_as_name(term, text, start=start, end=end)
    return term.care is Care.FREE


def _is_written_as_name(term: Term, text: str, *, start: int, end: int) -> bool:
    """Capitalised where an ordinary word would not be: inside a sentence, not amid a title.

    At the start of a sentence every word is capitalised; there a verb must follow ("Glue is ...").
    """
    written = text[start:end]
    if term.acronym:
        return written.isupper()
    if not all(word[0].isupper() for word in _WORDS.findall(written)):
        return False
    if _CAPITAL_NEXT.match(text, end):
        return False
    before = text[max(0, start - _LOOK_BACK) : start].rstrip(" \t\"'“‘*_`")
    if not before or before[-1] in _ENDS_SENTENCE:
        return _STATES.match(text, end) is not None
    last = _LAST_WORD.search(before)
    return last is None or not last[1][0].isupper() or text[start - 1] != " " or last.start() == 0
