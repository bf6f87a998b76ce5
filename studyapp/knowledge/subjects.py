"""Which service a heading or a sentence is about."""

import re
from dataclasses import dataclass, replace

from studyapp.knowledge.cues import HEADING_FILLERS
from studyapp.knowledge.facts import Service
from studyapp.knowledge.names import Mention, Names

NUMBERING = re.compile(
    r"^\s*(?:[\W_]*\b(?i:section|chapter|part|module|day|unit)\s+\d{1,3}\b|[（(]?[一二三四五六七八九十]{1,3}[）)、.]|[\W_]*(?:\d{1,3}"
    r"|[A-Z])(?:\.\d{1,3})*[.):]?\s)?[\W_]*"
)
VERSUS = re.compile(
    r"\s(?:vs?\.?|versus|x|against)\s|\bdifferences? (?:between|of|in)\b|\bdiferenças? entre\b"
    r"|\bcompar(?:ison|ing|ed|ação)\b|对比|区别|\bvs\b",
    re.IGNORECASE,
)
SIDES = re.compile(
    r"\s+(?:vs?\.?|versus|against|and|&|or|e|ou|y|/)\s+|\s*[,/和与、]\s*|\s*\bvs\.?\s", re.IGNORECASE
)
JOINED = re.compile(r"[/,&+|]|\b(?:and|or|e|ou|y|und|with|vs)\b|[和与及或、]", re.IGNORECASE)
VERSUS_WORDS = re.compile(
    r"\b(?:key |main )?(?:differences?|comparison|diferenças?|comparação)(?: (?:between|of|in|table"
    r"|entre))?\b:?|\s*的?(?:区别|对比|比较)",
    re.IGNORECASE,
)
_FILLERS = re.compile(
    r"(?<!\w)(?:"
    + "|".join(re.escape(words) for words in sorted(HEADING_FILLERS, key=len, reverse=True))
    + r")(?!\w)",
    re.IGNORECASE,
)
LONGEST_HEADING = 120
FEWEST_SIDES = 2

# What may stand before the name of the service that a sentence is about.
BEFORE_SUBJECT = re.compile(
    r"""^\W*(?:(?:for\ example|for\ instance|also|however|but|so|and|then|similarly
    |on\ the\ other\ hand|additionally
    |e\.?g\.?|same\ for|in\ (?:this|that)(?:\ \w+)?\ case|in\ aws|(?:we|you)\ can\ (?:also\ )?(?:run|use)
    |in\ general|note(?:\ that)?|basically|key\ to
    |the\ core\ of|another\ benefit\ of|the\ benefits?\ of|benefits?\ of|suppose\ that|unlike\ others)\W+)*
    (?:(?:with|using|while\ using|when\ using|by\ using|by\ utilizing|when\ you\ create|understanding|once
    |inside|as)\W+)?(?:(?:the|an?|any|each|every|your|our|this|these|all|both|some|term|simple|single|mature|basic
    |modern|popular|common|other|o|a|os|as|um|uma)\W+){0,3}$""",
    re.IGNORECASE | re.VERBOSE,
)
# What is set against something else first: "Unlike EBS, EFS is shared".
UNLIKE = re.compile(
    r"^\W*(?:unlike|in contrast to|as opposed to|compared (?:to|with))\s[^,]{2,60},\s*", re.IGNORECASE
)
INVERTED = re.compile(r"\b(?:is|are|called|named|known as)\s+(?:the |an? )?$", re.IGNORECASE)
BETWEEN_SUBJECTS = re.compile(r"^[\s()]*(?:,|,?\s*(?:and|or)|&|/)?[\s()]*(?:the\s+)?$", re.IGNORECASE)
AFTER_DEFINED = re.compile(
    r"^(?:['’]s)?\)?\s*(?:\([^)]{0,60}\)\s*)?(?:\w+\s)?(?:\.\.\s)?[\"”]?\s?(?:is|are|was|refers to"
    r"|means)(?:\s+(?:also|just|basically))?"
    r"\s+(?:an?|the|one|like|nothing|designed|that)\b|^\)?\s+lets?\b",
    re.IGNORECASE,
)
WITH_NOUN = re.compile(r"^\s(?!(?:is|are|was|refers|means|lets?)\b)\w+\s", re.IGNORECASE)
FIRST = re.compile(r"^\W*(?:(?:the|an?)\s)?\W*$", re.IGNORECASE)
INCIDENTAL = re.compile(r"\)?\s+(?:can|could|may|might|(?:is|are) (?:also )?used|used)\b", re.IGNORECASE)
PRONOUN = re.compile(
    r"^\W*(?:it|its|it's|they|their|them|these|this|that|those|such|both|which|in this case|in that case"
    r"|in such|with (?:this|it|that)|by (?:doing|using|utilizing) (?:this|it|so)|ele|ela|eles|elas|它|其)\b",
    re.IGNORECASE,
)
EARLIEST_INVERTED = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """What a heading is about: the services it names, and whether it sets them against each other.

    `whole` says that it is nothing but the names, `plain` that beside them it has only words as
    headings do ("Lambda architecture"), `leading` that it begins with them, `ambiguous` that the
    name may be an everyday word there ("Auto-scaling"). `sides` are the two sides of a "versus".
    `name` are the words that name the one service, "" where running words do or several are named.
    """

    services: tuple[Service, ...] = ()
    versus: bool = False
    whole: bool = False
    plain: bool = False
    leading: bool = False
    ambiguous: bool = False
    sides: tuple[str, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The services that a sentence is about.

    `defined` says that it tells what they are, `inverted` that it does so the other way round,
    `first` that the name is its first word,
    `incidental` that it only says that they can be put to use.
    """

    services: tuple[str, ...]
    defined: bool = False
    inverted: bool = False
    first: bool = False
    incidental: bool = False


def bare_heading(text: str) -> str:
    """A heading without numbering, emoji and punctuation around it."""
    stripped = NUMBERING.sub("", text[:LONGEST_HEADING], count=1)
    return stripped.strip(" \t\n:：.*#_-–—=>?？!`\"'“”|")


def topic_of(heading: str, *, names: Names) -> Topic:  # noqa: PLR0911 (a ladder of ever looser readings)
    """What a heading (or a bullet or bold line that serves as one) is about."""
    if len(heading) > LONGEST_HEADING or not heading.strip():
        return Topic()
    bare = bare_heading(heading)
    if VERSUS.search(bare):
        return _versus(bare, names=names)
    for phrase in dict.fromkeys((heading.strip(" :*"), bare)):
        if (service := names.resolve(phrase)) is not None:
            return Topic(
                services=(service,),
                whole=True,
                plain=True,
                leading=True,
                ambiguous=names.is_ambiguous(phrase),
                name=phrase,
            )
    if JOINED.search(bare) and (several := names.resolve_all(bare)):
        return Topic(services=_once(several), whole=True, plain=True, leading=True)
    core = " ".join(_FILLERS.sub(" ", bare).split()).strip(" :-–—?'’")
    if core and core != bare:
        if (service := names.resolve(core)) is not None:
            return Topic(
                services=(service,),
                plain=True,
                leading=True,
                ambiguous=names.is_ambiguous(core),
                name=core,
            )
        if JOINED.search(core) and (several := names.resolve_all(core)):
            return Topic(services=_once(several), plain=True, leading=True)
    mentions = names.mentions(bare)
    slugs = tuple(dict.fromkeys(mention.slug for mention in mentions))
    if len(slugs) == 1:
        leading = BEFORE_SUBJECT.match(bare[: mentions[0].start]) is not None
        return Topic(services=(names.service(slugs[0]),), leading=leading)
    return Topic()


def _versus(bare: str, *, names: Names) -> Topic:
    core = VERSUS_WORDS.sub(" ", bare).strip(" :-–—?")
    sides = tuple(side for part in SIDES.split(core) if (side := part.strip(" :-–—()?*")))
    found = [names.resolve(side) or _mentioned(side, names=names) for side in sides]
    services = _once(tuple(service for service in found if service is not None))
    if len(services) < FEWEST_SIDES:
        services = _once((*services, *names.resolve_all(core)))
    return Topic(services=services, versus=True, whole=True, plain=True, leading=True, sides=sides)


def _mentioned(side: str, *, names: Names) -> Service | None:
    mentions = names.mentions(side)
    if len({mention.slug for mention in mentions}) == 1:
        return names.service(mentions[0].slug)
    return None


def _once(services: tuple[Service, ...]) -> tuple[Service, ...]:
    return tuple({service.slug: service for service in services}.values())


def subject_of(text: str, *, mentions: tuple[Mention, ...]) -> Subject | None:
    """The services that a sentence has for its subject, None where it names none as such.

    They stand at the beginning ("With Amazon SQS, you …", "An SNS topic and an SQS queue are …"), or
    at the end of a definition turned round ("The service for this is AWS Batch.").
    """
    if (beside := UNLIKE.match(text)) is not None:
        text = text[beside.end() :]
        mentions = tuple(
            replace(each, start=each.start - beside.end(), end=each.end - beside.end())
            for each in mentions
            if each.start >= beside.end()
        )
    if not mentions:
        return None
    first = mentions[0]
    if first.start <= LONGEST_HEADING and BEFORE_SUBJECT.match(text[: first.start]):
        run = [first]
        for mention in mentions[1:]:
            if not BETWEEN_SUBJECTS.match(text[run[-1].end : mention.start]):
                break
            run.append(mention)
        after = text[run[-1].end : run[-1].end + 100]
        if not after.strip(" .,;)") and text[: first.start].strip():
            return None
        slugs = tuple(dict.fromkeys(mention.slug for mention in run))
        # "SNS topics are the base of SNS" tells what the topics are.
        again = WITH_NOUN.match(after) is not None and any(one.slug in slugs for one in mentions[len(run) :])
        return Subject(
            services=slugs,
            defined=AFTER_DEFINED.match(after) is not None and not again,
            first=FIRST.match(text[: first.start]) is not None,
            incidental=INCIDENTAL.match(after) is not None,
        )
    last = mentions[-1]
    ends = not text[last.end :].strip(" .!)\"'”")
    if (
        ends
        and last.start >= EARLIEST_INVERTED
        and INVERTED.search(text[max(0, last.start - 20) : last.start])
    ):
        return Subject(services=(last.slug,), defined=True, inverted=True)
    return None


def goes_on(text: str) -> bool:
    """Whether the sentence speaks of what the one before it spoke of ("It can …", "With this …")."""
    return PRONOUN.match(text) is not None
