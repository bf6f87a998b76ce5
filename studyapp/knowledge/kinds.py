"""What kind of statement a sentence is: announced words decide first, then the sentence itself."""

import re
from collections.abc import Iterator
from functools import lru_cache

from studyapp.knowledge.cues import ANNOUNCED
from studyapp.knowledge.facts import FeatureKind as Kind

PLAIN = re.compile(r"[^\w&/ -]+")
LONGEST_ANNOUNCEMENT = 60
LONGEST_CHINESE = 4
_EXACT = {phrase: kind for kind, phrases in ANNOUNCED.items() for phrase in phrases}
_CHINESE = sorted(
    (phrase for phrase in _EXACT if not phrase[0].isascii() and len(phrase) <= LONGEST_CHINESE),
    key=len,
    reverse=True,
)
_ANY = "|".join(
    re.escape(phrase) for phrase in sorted(_EXACT, key=len, reverse=True) if phrase not in _CHINESE
)
_QUALIFIED = re.compile(
    r"(?:(?:key|main|core|common|typical|some|its|the|major|important|basic|popular|general|top|other"
    r"|more) )*"
    rf"(?P<cue>{_ANY})(?: (?:of|for|in|to|with|by|from|on|are|is|includes?|including|de|do|da|para)\b.*)?"
)
_AT_THE_END = re.compile(rf"(?:\S+ ){{1,6}}(?P<cue>{_ANY})")
_QUESTIONS = re.compile(
    r"(?P<cue>what is|what are|when to use|why use|how to|how it works|when not to use|o que é)\b.*"
)
_HOW = re.compile(r"how .{1,40} works?")

UNIT = (
    r"(?:[kmgtp]i?b(?:/s|ps)?|bytes?|bits?|kilobytes?|megabytes?|gigabytes?|terabytes?|petabytes?|gb-seconds?"
    r"|ms|milliseconds?|s|secs?|seconds?|min|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?"
    r"|messages?|requests?|transactions?|tps|iops|rps|vcpus?|instances?|functions?|connections?|records?"
    r"|attempts?|retries|topics?|queues?|subscri(?:bers?|ptions?)|targets?|rules?|buckets?|objects?"
    r"|nodes?|shards?"
    r"|users?|accounts?|regions?|azs?|volumes?|snapshots?|executions?|calls?|invocations?|containers?|tasks?"
    r"|segundos?|minutos?|horas?|dias?|meses|anos?|秒|分钟|小时|天|年|个)"
)
NUMBER = r"\d[\d.,]{0,12}\s?(?:[kmb]\b|million|billion|thousand)?"
AMOUNT = re.compile(rf"(?<![\w.]){NUMBER}[\s-]{{0,2}}(?:[a-z-]{{1,14}}\s)?{UNIT}(?![\w])", re.IGNORECASE)
LIMITING = re.compile(
    r"\b(?:max(?:imum|ium)?|min(?:imum)?|up to|at most|at least|atleast|no more than|limit(?:ed|s)?"
    r"|within|between"
    r"|default|window|per (?:second|month|day|minute|hour|account|region|function|request)|exceed|longer than"
    r"|less than|more than|retention|quota|duration|timeout|size|completed? in|até|máximo|mínimo|limite)\b"
    r"|[<>≤≥]=?|最大|最多|上限|至少",
    re.IGNORECASE,
)
# "< 100,000" counts what its label says.
BARE_BOUND = re.compile(r"(?:[<>≤≥]=?|max\.?|up to)\s?\d[\d.,]*\s?[kmb]?", re.IGNORECASE)
FRAGMENT_WORDS = 9
# Said with a number it is still about what is paid.
PAID = re.compile(
    r"\bfree (?:tier|requests?|usage|of charge)\b"
    r"|\b(?:billed|charged|pays?|priced) (?:only |just )?(?:for|per|by|based|in)\b"
    r"|\b(?:per|an?) (?:gb|hour|month)\b.{0,20}[$€£]|(?<!\$)[$€£]\s?\d",
    re.IGNORECASE,
)
# What these announce leaves open what each of the statements is.
OPEN_KINDS = frozenset({Kind.FEATURE, Kind.DEFINITION, Kind.COMPONENT})

PRICING = re.compile(
    r"\b(?:billed|billing|bills|charge[sd]?|pay(?:s|ing)? (?:only |just )?(?:for|as|per|by|nothing)|pay-"
    r"|the price|prices? (?:var|is|are|depend|per)|pricing"
    r"|free (?:tier|requests?)|per hour|per gb|extra charge|additional costs?|no (?:extra"
    r"|upfront) (?:cost|charge|fee)s?"
    r"|cobra(?:do|da|nça)|pagar?|preço|custos?)\b|[$€£]\s?\d|按.{0,6}(?:付费|计费)",
    re.IGNORECASE,
)
USE_CASE = re.compile(
    r"\b(?:ideal (?:for|when|if)|suitable (?:for|when)|(?:can be |is |are |often |commonly |typically "
    r"|mainly |mostly )"
    r"(?:also )?used (?:for|to|in|when)|^used (?:for|to|in|when)|great for|good for|best (?:for|suited|when)"
    r"|perfect for|useful (?:for|when|if)|well suited|designed for|recommended for|use cases?|helpful for"
    r"|usado para|ideal para|indicado para|caso de uso)\b|适用于|适合|用于",
    re.IGNORECASE,
)
IS_USED = re.compile(r"can be|is|are|often|commonly|typically|mainly|mostly", re.IGNORECASE)
# What may stand before "is used for" where the service itself is left out or meant by a pronoun.
NO_SUBJECT = re.compile(
    r"\W*(?:(?:it|s|this|that|they|these|which|and|also|but|service|can|be|is|are|often|very|mostly)\W+)*",
    re.IGNORECASE,
)
BENEFIT = re.compile(
    r"^\W*(?:another|an?|one|the)?\s?(?:\w+ )?(?:benefit|advantage)s? (?:of|is)\b", re.IGNORECASE
)
EXAMPLE = re.compile(
    r"^\W{0,3}(?:e\.?g\b|for example|for instance|examples?\b|ex[:.]|por exemplo|exemplo|例如|比如"
    r"|in the previous example"
    r"|suppose (?:that)?|imagine|like an? )",
    re.IGNORECASE,
)
DRAWBACK = re.compile(
    r"\b(?:can(?:no|'|’|' )?t\b(?! be used to share)|cannot|can['’]\w|does(?:n['’]t| not) (?:support"
    r"|provide|allow)|not supported"
    r"|but (?:we|you) (?:need|have) to"
    r"|drawbacks?|disadvantages?|downsides?|more expensive|not (?:ideal|suitable|recommended|designed) for"
    r"|complex(?:ity)? (?:to|of)|can be very difficult|no guarantee|não (?:suporta|permite|pode))\b"
    r"|不支持|不能|无法",
    re.IGNORECASE,
)
ADVANTAGE = re.compile(
    r"\b(?:cost[- ]effective|benefits? of|another benefit|advantages?|reduc(?:es|ing) (?:costs?|time"
    r"|the time|complexity)"
    r"|helps? (?:you )?to reduce|lower(?:s|ing)? (?:the )?(?:total )?costs?|without (?:the )?(?:need"
    r"|needing) to"
    r"|sav(?:es?|ing) (?:time|money|costs?))\b",
    re.IGNORECASE,
)
IS_A = re.compile(
    r"^.{0,160}?\b(?:is|are|was) (?:also )?(?:an? |the |like an? |nothing but |one of the "
    r"|basically )(?!(?:bit|lot|few)\b)"
    r"|\b(?:é|são) (?:um|uma|o|a)\b|是一(?:个|种|项)|\b(?:refers to|stands for|means that)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def announced(phrase: str, *, heading: bool = True) -> Kind | None:
    """The kind that a heading, label or column header announces, None where it announces none.

    Of a heading the last words may announce it ("ECS components"); a label has to be nothing else,
    for "Cost-effectiveness" and "Visual workflow designer" are features.
    """
    text = " ".join(PLAIN.sub(" ", phrase.casefold()).split())
    if not text or len(text) > LONGEST_ANNOUNCEMENT:
        return None
    for pattern in (_QUALIFIED, _QUESTIONS) if not heading else (_QUALIFIED, _QUESTIONS, _AT_THE_END):
        if (match := pattern.fullmatch(text)) is not None:
            return _EXACT[match["cue"]]
    if heading and _HOW.fullmatch(text):
        return Kind.STEP
    return next((_EXACT[word] for word in _CHINESE if word in text), None)


def kind_of(
    text: str, *, announced_as: Kind | None, is_definition: bool = False, of_service: bool = False
) -> Kind:
    """The kind of a statement.

    `announced_as` is what the nearest label, column or heading announced; "features" and "what is"
    announce only what the sentence does not say better itself. `is_definition` says that the sentence
    says what the service is, `of_service` that it has it for its subject: what else "is used for"
    something is a part of it.
    """
    if announced_as is not None and announced_as not in OPEN_KINDS:
        return Kind.EXAMPLE if announced_as is Kind.STEP and EXAMPLE.search(text) else announced_as
    if announced_as is Kind.COMPONENT:
        return Kind.PRICING if PRICING.search(text) else Kind.COMPONENT
    signs = _signs(text, is_definition=is_definition, of_service=of_service)
    return next((kind for kind, shown in signs if shown), Kind.FEATURE)


def _signs(text: str, *, is_definition: bool, of_service: bool) -> Iterator[tuple[Kind, bool]]:
    """Each kind with whether the sentence shows it, the most telling signs first."""
    yield Kind.EXAMPLE, EXAMPLE.search(text) is not None
    yield Kind.PRICING, is_limit(text) and PAID.search(text) is not None
    yield Kind.LIMIT, is_limit(text)
    yield Kind.ADVANTAGE, BENEFIT.search(text) is not None
    yield Kind.DEFINITION, is_definition and IS_A.search(text) is not None
    yield Kind.PRICING, PRICING.search(text) is not None
    use = USE_CASE.search(text)
    near = use is not None and (
        of_service or not IS_USED.match(use[0]) or NO_SUBJECT.fullmatch(text[: use.start()]) is not None
    )
    yield Kind.USE_CASE, near
    yield Kind.DRAWBACK, DRAWBACK.search(text) is not None
    yield Kind.ADVANTAGE, ADVANTAGE.search(text) is not None


def is_limit(text: str) -> bool:
    """Whether the statement is a number with its unit and says that it bounds something."""
    amount = AMOUNT.search(text)
    if amount is None:
        return BARE_BOUND.fullmatch(text.strip()) is not None
    return len(text.split()) <= FRAGMENT_WORDS or LIMITING.search(text) is not None
