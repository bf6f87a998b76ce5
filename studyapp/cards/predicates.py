"""Statements about a service in one form, "keep messages for days", whoever they are said of.

What notes say of both services is worded for two ("both keep …"), what they say of one for one ("it
keeps …"). Side by side the form would tell which is which.
"""

import re

from studyapp.cards.naming import naming
from studyapp.cards.plain import word_count
from studyapp.knowledge.facts import Service

_FEWEST_WORDS = 3
_OF_ALL = re.compile(r"(?:(?:they )?(?:both|all)(?: of (?:them|these))?(?: services)?|they|the two)\s+", re.I)
_OF_ONE = re.compile(r"(?:it|this service|the service)\s+", re.IGNORECASE)
_MODAL = re.compile(r"(?:can|cannot|may|must)\b", re.IGNORECASE)
# Not those that are as often a noun: "Records are kept" says nothing of who keeps them.
_LISTED = (
    "accept act add allow answer apply ask attach automate begin belong bill build charge check "
    "collect come compare compile connect contain control convert cost count cover create decide "
    "decouple decrypt delete deliver deploy detect distribute do enable encrypt end expose fix "
    "forward gather generate get give grant guarantee handle have help hide hold host improve "
    "include integrate invoke keep launch learn let listen look make manage mean merge monitor move "
    "need offer open orchestrate pick prepare profit protect prove provide provision publish pull "
    "push put raise reach read rebalance receive reduce remove repeat replace replicate require rest "
    "restart restore retry return reuse route run save say scale schedule send separate serve set "
    "show shrink sign simplify spare split start stop store support swap take terminate tie turn "
    "understand use validate wait watch work wrap write"
)
_VERBS = frozenset(_LISTED.split())
_FINITE = re.compile(r"(?:are|is|was|were|can|may|must|have|has|do|does|will)\b", re.IGNORECASE)
_IRREGULAR = {"is": "are", "has": "have", "does": "do"}
# A further verb, as what follows tells: "keeps it and waits for all", but not "keeps logs and runs".
_FURTHER = re.compile(
    r"(?P<joint>(?:,| and| or| but| then) )(?P<verb>[a-z]+s)"
    r"(?= (?:an?|the|its?|their|them|each|every|all|no|one|for|to|until|at|from|when|as|up|down|back|so)\b)"
)
# "is a queue" said of two would need another noun; in "it is possible to" nothing is said of "it".
_OF_NO_TWO = re.compile(
    r"is (?:an?|the|one|possible|impossible|necessary|important|recommended|best|better|good|easy|hard|up to"
    r"|because|when|where|what|how|why|not|also|only)\b",
    re.IGNORECASE,
)


def predicate(text: str, *, service: Service | None) -> str:
    """What `text` says, as said of several; "" where it is not a plain predicate.

    `service` is the one that it is said of, by name or by "it"; None where it is said of all.
    """
    bare = text.strip().rstrip(" .;")
    if service is None:
        bare = _OF_ALL.sub("", bare, count=1) if _OF_ALL.match(bare) else bare
    else:
        named = naming(service).pattern.match(bare) or _OF_ONE.match(bare)
        bare = bare[named.end() :].lstrip() if named else bare
    if word_count(bare) < _FEWEST_WORDS or (service is not None and _OF_NO_TWO.match(bare)):
        return ""
    verb, _, rest = bare.partition(" ")
    verb = verb[:1].lower() + verb[1:]
    if _MODAL.fullmatch(verb):
        return f"{verb} {rest}"
    if service is not None:
        verb, rest = _for_several(verb), _FURTHER.sub(_further_for_several, rest)
    # "Runs are counted" tells of runs.
    return f"{verb} {rest}" if (verb in _VERBS or verb == "are") and not _FINITE.match(rest) else ""


def _further_for_several(match: re.Match[str]) -> str:
    several = _for_several(match["verb"])
    return f"{match['joint']}{several if several in _VERBS else match['verb']}"


def _for_several(verb: str) -> str:
    """The form of a verb for several: "keep" for "keeps"; "" for what is not one in the form for one."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith("ies"):
        return f"{verb[:-3]}y" if f"{verb[:-3]}y" in _VERBS else verb.removesuffix("s")
    if verb.endswith("es") and verb[:-2] in _VERBS:
        return verb[:-2]
    return verb.removesuffix("s") if verb.endswith("s") else ""
