"""The index that names are found in: every spelling by its key, with all who are called so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from studyapp.knowledge.facts import Service
from studyapp.knowledge.spelling import SHORTEST
from studyapp.knowledge.terms import Care, Entry, Term, settled_terms, terms_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NameIndex:
    """Services and their providers by slug, and their spellings.

    `stems` holds every key, with no terms for one that is only the beginning of others (where running
    text may have a gap); of several terms the first is the likeliest. `forgiving` holds by first
    letter the keys that a typing error is forgiven in. `contested` are the keys that running text may
    be found to name a service by, but with a typing error, or one of several services.
    """

    services: Mapping[str, Service]
    providers: Mapping[str, str]
    stems: Mapping[str, tuple[Term, ...]]
    forgiving: Mapping[str, tuple[str, ...]]
    contested: frozenset[str]

    def having(self, entries: Iterable[Entry]) -> "NameIndex":
        """The index with what `entries` add. Those without a provider come before all others."""
        services = dict(self.services)
        providers = dict(self.providers)
        stems = dict(self.stems)
        touched: set[str] = set()
        for entry in entries:
            services[entry.service.slug] = entry.service
            providers.setdefault(entry.service.slug, entry.provider)
            for term in terms_of(entry):
                touched.add(term.key)
                if entry.provider:
                    _begin(stems, term)
                    stems[term.key] = tuple(sorted((*stems.get(term.key, ()), term), key=_care))
                else:
                    _put_first(stems, term)
        return NameIndex(
            services=MappingProxyType(services),
            providers=MappingProxyType(providers),
            stems=MappingProxyType(stems),
            forgiving=_forgiving(self.forgiving, stems, touched),
            contested=_contested(self.contested, stems, touched),
        )

    def settling(self, meanings: Iterable[tuple[str, str | None]]) -> "NameIndex":
        """The index where each spelling means the service of its slug, or with None nothing.

        A spelling that the service had before needs the same care as before. KeyError for an unknown slug.
        """
        stems = dict(self.stems)
        touched: set[str] = set()
        for spelling, slug in meanings:
            if slug is not None and slug not in self.services:
                raise KeyError(slug)
            for term in settled_terms(spelling, slug):
                known = [one.care for one in stems.get(term.key, ()) if one.slug == slug]
                care = known[0] if known and known[0] is not Care.VENDOR else term.care
                _put_first(stems, replace(term, care=care))
                touched.add(term.key)
        return NameIndex(
            services=self.services,
            providers=self.providers,
            stems=MappingProxyType(stems),
            forgiving=self.forgiving,
            contested=_contested(self.contested, stems, touched),
        )


def empty_index() -> NameIndex:
    """An index of nothing."""
    return NameIndex(
        services=MappingProxyType({}),
        providers=MappingProxyType({}),
        stems=MappingProxyType({}),
        forgiving=MappingProxyType({}),
        contested=frozenset(),
    )


def _forgiving(
    known: Mapping[str, tuple[str, ...]], stems: Mapping[str, tuple[Term, ...]], touched: Iterable[str]
) -> Mapping[str, tuple[str, ...]]:
    """What is known of the keys by first letter, brought up to date for those that were touched."""
    forgiving = {letter: dict.fromkeys(keys) for letter, keys in known.items()}
    for key in sorted(touched):
        keys = forgiving.setdefault(key[0], {})
        if len(key) >= SHORTEST and any(map(_may_be_meant, stems[key])):
            keys[key] = None
        else:
            keys.pop(key, None)
    return MappingProxyType({letter: tuple(keys) for letter, keys in forgiving.items()})


def _contested(
    known: frozenset[str], stems: Mapping[str, tuple[Term, ...]], touched: Iterable[str]
) -> frozenset[str]:
    changed = frozenset(touched)
    return (known - changed) | {key for key in changed if _is_contested(stems[key])}


def _may_be_meant(term: Term) -> bool:
    """Whether what has a typing error may be taken for this spelling."""
    return term.care is Care.FREE and not term.acronym and not term.misspelt


def _put_first(stems: dict[str, tuple[Term, ...]], term: Term) -> None:
    _begin(stems, term)
    stems[term.key] = (term, *stems.get(term.key, ()))


def _begin(stems: dict[str, tuple[Term, ...]], term: Term) -> None:
    for length in term.breaks:
        stems.setdefault(term.key[:length], ())


def _is_contested(terms: tuple[Term, ...]) -> bool:
    if not terms or not terms[0].provider or terms[0].care >= Care.ALONE:
        return False
    return terms[0].misspelt or any(term.slug != terms[0].slug for term in terms)


def _care(term: Term) -> Care:
    return term.care
