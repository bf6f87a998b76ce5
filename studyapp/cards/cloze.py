"""A statement with one fact-bearing piece left out."""

import re
from collections.abc import Iterator
from itertools import islice

from studyapp.cards.accepting import normal
from studyapp.cards.card import Card, CardKind
from studyapp.cards.known import Known, Statement
from studyapp.cards.naming import BLANK, naming
from studyapp.cards.plain import content_words, word_count, words
from studyapp.knowledge.facts import Service

_MOST_PER_STATEMENT = 3
FEWEST_AROUND = 3
_MOST_WORDS = 45
# What a name or a figure takes out of a sentence never halves it: longer ones need no looking at.
_MOST_IN_SENTENCE = 2 * _MOST_WORDS
_LONGEST_LABEL = 8
_LISTED = 3
_UNIT = (
    r"(?:KB|MB|GB|TB|PB|KiB|MiB|GiB|TiB|K|M|kg|km|miles?|pounds|[KMGT]bps|MB/s|GB/s|TPS|RPS|IOPS|%|percent|"
    r"ms|milliseconds?|seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?|"
    r"vCPUs?|CPUs?|GPUs?|AZs?|regions?|nodes?|requests?|messages?|subscriptions?|subscribers?|tasks?|"
    r"functions?|instances?|retries|times|copies|attempts?|characters?|addresses|users?|events?|nines?)"
)
# A number without a unit must count something: a word follows. Ranges and versions are left alone.
_NUMBER = re.compile(
    r"(?<![\w.,$/:-])[$€£]?\d{1,12}(?:[.,]\d{1,3}){0,4}"
    rf"(?:[ -]?{_UNIT}(?!\w)| (?=[A-Za-z]{{2}}))(?![-\d])",
    re.IGNORECASE,
)
_OPPOSITES = re.compile(
    r"\b(?:stateless|stateful|synchronous(?:ly)?|asynchronous(?:ly)?|at[ -]least[ -]once|exactly[ -]once|"
    r"at[ -]most[ -]once|FIFO|best[ -]effort|push(?:ed|es)?|pull(?:ed|s)?|poll(?:ed|s|ing)?|"
    r"horizontal(?:ly)?|vertical(?:ly)?|inbound|outbound|persistent|ephemeral|permanent(?:ly)?|"
    r"decouples?d?|immutable|mutable|serverless|on-demand|parallel|sequential(?:ly)?|idle|real[ -]time|"
    r"long[ -]running|short[ -]running)\b",
    re.IGNORECASE,
)
# Names have capitals inside, or are several words; of single words only these are surely names.
_TERM = re.compile(
    r"(?<![\w./“(-])(?:Layer \d|"
    r"[A-Z][A-Za-z0-9]{0,20}[A-Z][A-Za-z0-9]{0,20}(?: [A-Z][A-Za-z]{1,20}){0,3}|"
    r"(?:Amazon )?[A-Z][a-z]{2,20}(?: [A-Z][A-Za-z]{1,20}){1,3}|"
    r"Docker|Kubernetes|Python|Java|Lambda|Fargate|Kinesis|Cognito|Beanstalk|Lightsail|Terraform|Linux|Windows)"
    r"(?!\w|\.\w|-| ?\()"
)
_TELLS_NOTHING = ("1", "2")
_SHOUTED = re.compile(r"[A-Z]{5,}")
_SENTENCE = re.compile(r"(?<=[.!?;])(?<!e\.g\.)(?<!i\.e\.)(?<!etc\.) (?=[A-Z0-9])")
_NOT_A_TERM = content_words("AWS Amazon IT OK NOTE The This With For Note Public Highly Used Cloud")


def cloze_cards(known: Known, slug: str) -> Iterator[Card]:
    """A few cards for each statement of a service, each with one blank: numbers first, opposites, then terms.

    Terms are left out only where there is neither a figure nor a label to ask by.

    The variant in the key is the blanked text in its normal form, so that each blank keeps its card
    whatever happens to the others.
    """
    service = known.services[slug]
    for statement in known.told.get(slug, ()):
        yield from islice(blanked(statement, service, labelled=bool(statement.label)), _MOST_PER_STATEMENT)


def blanked(
    statement: Statement, service: Service, *, labelled: bool = False, around: int = FEWEST_AROUND
) -> Iterator[Card]:
    """Every blank that can be asked of a statement, each once.

    `labelled` keeps its terms whole; `around` are the words with a meaning that have to stand around it.
    """
    done: set[str] = set()
    for sentence in _SENTENCE.split(statement.text):
        if word_count(sentence) > _MOST_IN_SENTENCE:
            continue
        for piece, start in _blanks(sentence, service, labelled=labelled):
            front = _front(sentence, piece, start, statement=statement, service=service, around=around)
            variant = normal(piece).replace(":", "")
            if not front or not variant or variant in done:
                continue
            done.add(variant)
            yield Card(
                key=f"{statement.feature.id}:{CardKind.CLOZE}:{variant}",
                kind=CardKind.CLOZE,
                services=(service.slug,),
                front=front,
                back=piece,
                source=statement.source,
                feature=statement.feature.id,
            )


def _blanks(sentence: str, service: Service, *, labelled: bool) -> Iterator[tuple[str, int]]:
    """Pieces worth leaving out with where they start, best first."""
    own = [match.span() for match in naming(service).pattern.finditer(sentence)]

    def is_own(found: re.Match[str]) -> bool:
        return any(found.start() < end and start < found.end() for start, end in own)

    facts = [found for pattern in (_NUMBER, _OPPOSITES) for found in pattern.finditer(sentence)]
    for found in facts:
        if not is_own(found) and found.group() not in _TELLS_NOTHING:
            yield found.group().rstrip(), found.start()
    if facts or labelled or any(mark in sentence for mark in ("→", "/ ", " /")):
        return
    for found in _TERM.finditer(sentence):
        first = found.group().split()[0]
        starts = found.start() == 0 and not any(letter.isupper() for letter in first[1:])
        shouted = _SHOUTED.fullmatch(first) is not None and first != "HTTPS"
        if starts or shouted or is_own(found) or content_words(found.group()) <= _NOT_A_TERM:
            continue
        if not _is_listed(sentence, found.start(), found.end()):
            yield found.group(), found.start()


def _is_listed(sentence: str, start: int, end: int) -> bool:
    # One of "Java, Go, Ruby and Python" cannot be told from what is around it.
    before, after = sentence[:start].rstrip(), sentence[end:].lstrip()
    beside = (
        before.endswith((",", "(", "/"))
        or after.startswith((",", "/"))
        or re.search(r"\b(?:and|or)$", before)
    )
    return bool(beside) and sentence.count(",") + sentence.count("/") >= _LISTED - 1


def _front(
    sentence: str, piece: str, start: int, *, statement: Statement, service: Service, around: int
) -> str:
    asked = sentence[:start] + BLANK + sentence[start + len(piece) :]
    label = statement.label.rstrip(" :.?")
    shows_label = label and word_count(label) <= _LONGEST_LABEL and not naming(service).is_named_in(label)
    context = f"{service.name}, {label}" if shows_label else service.name
    front = f"{context}: {asked}"
    told = [word.casefold() for word in words(front)]
    gives_away = any(word.casefold() in told for word in words(piece) if not word.isdigit() or len(word) > 1)
    seen = f"{statement.label} {asked}" if shows_label else asked
    telling = content_words(naming(service).hidden(seen).replace(BLANK, " "))
    if gives_away or len(telling) < around or word_count(front) > _MOST_WORDS:
        return ""
    return front
