"""Whose cloud a text is about, told by the vendors and the services that it names."""

import re
from collections import Counter

from studyapp.knowledge.names import Names

VENDOR = re.compile(r"(?<![^\W_])(?:aws|amazon|azure|gcp|google cloud)(?![^\W_])", re.IGNORECASE)
PROVIDERS = ("aws", "azure", "google")
OFFERED_BY = {"aws": "aws", "amazon": "aws", "azure": "azure", "gcp": "google", "google cloud": "google"}
MOST_OF_ALL = 0.9
# A note that names no vendor is judged by the services in its first characters, if it names as many.
ENOUGH = 4000
FEWEST_SERVICES = 2


def cloud_of(text: str, *, names: Names) -> str:
    """The provider whose name, or else whose services, `text` speaks of; "" where there is none such.

    What compares clouds is about none of them.
    """
    vendors = Counter(OFFERED_BY[vendor.lower()] for vendor in VENDOR.findall(text))
    if vendors:
        return _most(vendors)
    slugs = {mention.slug for mention in names.mentions(text[:ENOUGH])}
    offered = Counter(provider for slug in slugs if (provider := names.provider(slug)) in PROVIDERS)
    return _most(offered) if offered.total() >= FEWEST_SERVICES else ""


def _most(named: Counter[str]) -> str:
    """The provider that (nearly) all of the names belong to."""
    provider, times = named.most_common(1)[0]
    return provider if times >= MOST_OF_ALL * named.total() else ""
