"""Ticks and crosses: what speaks for a service and what against it."""

from collections.abc import Iterable
from dataclasses import replace

from studyapp.knowledge.facts import FeatureKind
from studyapp.knowledge.kinds import OPEN_KINDS
from studyapp.knowledge.scopes import Scope

TICKS = ("✅", "✔", "☑", "👍", "➕")
CROSSES = ("❌", "✖", "✗", "✘", "👎", "➖", "🚫", "⛔")


def is_two_sided(texts: Iterable[str]) -> bool:
    """Whether some of a list's lines are crossed: then a tick is more than a decoration."""
    return any(text.startswith(CROSSES) for text in texts)


def sided(text: str, scope: Scope) -> Scope:
    """The scope of a line of a two-sided list: a tick is an advantage, a cross a drawback.

    Below "When to use" a tick stays a use case; a cross speaks against the service anywhere.
    """
    if text.startswith(CROSSES):
        return replace(scope, announced=FeatureKind.DRAWBACK)
    if text.startswith(TICKS) and (scope.announced is None or scope.announced in OPEN_KINDS):
        return replace(scope, announced=FeatureKind.ADVANTAGE)
    return scope
