"""What the author of a page should mend, though it can be read: rules for one note by itself.

`content/README.md` tells authors the rules. What keeps a word of the front matter from being used is an
error; the rest are warnings, since the page is understood without.
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from studyapp.knowledge.facts import FeatureKind, Knowledge, ServiceKind
from studyapp.knowledge.guidance import TAKE_WHEN
from studyapp.knowledge.leads import lead_of
from studyapp.knowledge.lookup import LONGEST_NAME
from studyapp.knowledge.names import Names, slug_of
from studyapp.knowledge.remarks import without_remarks
from studyapp.knowledge.table_rules import FEWEST_COMPARED, table_problems
from studyapp.knowledge.terms import without_vendor
from studyapp.knowledge.wording import Words, words_of
from studyapp.notes.document import Document, Heading, Listing, Paragraph, every_block, texts_of
from studyapp.notes.problems import Problem, Severity, warning

# What makes a note a page in the form that `content/README.md` tells of.
DECLARING = frozenset({"service", "comparison", "decision"})
KEYS = (
    "service", "name", "aliases", "category", "kind", "parent", "comparison", "decision", "title", "study",
)  # fmt: skip
BEGINS_A_REMARK = re.compile(
    r"\((?:not:|(?:until|checked|as of) (?:(?:\d{1,2}\.? )?[a-z]{3,9} )?\d{4}\b)[^()]{0,40}", re.IGNORECASE
)
# Words that bound a thing as a figure does.
NUMBER_WORDS = re.compile(
    r"\b(?:(?<!no )one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|once|twice|half|dozen"
    r"|hundred|thousand|million|billion|single|none|never|unlimited"
    r"|no (?:\w+ )?(?:limit|quota|maximum|cap))\b",
    re.IGNORECASE,
)
# "EC2", "ap-south-1", "HTTP/2": letters with figures behind them.
IN_A_NAME = re.compile(r"\b[A-Za-z][A-Za-z-]*/?\d[\w-]*")


def front_matter_problems(document: Document, *, names: Names) -> tuple[Problem, ...]:
    """An error for each word of a note's front matter that is not used: services that nobody knows, a kind.

    `names` are those of the whole folder, so that notes may speak of what other notes declare.
    """
    front_matter = document.front_matter
    problems = []
    for key in ("comparison", "parent"):
        value = front_matter.get(key)
        named = value if isinstance(value, (list, tuple)) else (value,) if isinstance(value, str) else ()
        known = [names.called(str(name)) for name in named]
        problems += [
            _error(document, key, f"no service is called “{name}”", _meant(str(name), names=names))
            for name, service in zip(named, known, strict=True)
            if service is None
        ]
        compared = {service.slug for service in known if service is not None}
        if (
            key == "comparison"
            and key in front_matter
            and None not in known
            and len(compared) < FEWEST_COMPARED
        ):
            hint = "name two or more services: comparison: [sns, sqs]"
            problems.append(_error(document, key, "a comparison is of two services or more", hint))
    written = front_matter.get("service", "service")
    if not isinstance(written, str) or not written.strip():
        hint = "name one: service: sqs"
        problems.append(_error(document, "service", "the page does not say which service it is about", hint))
    kind = front_matter.get("kind")
    if "service" in front_matter and kind is not None and kind not in tuple(ServiceKind):
        hint = " or ".join(ServiceKind)
        problems.append(_error(document, "kind", f"the kind “{kind}” is not known", hint))
    return tuple(problems)


def page_problems(document: Document, *, knowledge: Knowledge, names: Names) -> tuple[Problem, ...]:
    """A warning for each thing that leaves a page less than it could be, in the order of its lines.

    A page of a service without a definition, a limit without a number, a name that nobody knows where one
    decides whose a statement is, a cell that is empty or tells nothing apart where services are compared.
    `knowledge` is what the note says by itself.
    """
    problems = (
        *_undefined(document, knowledge=knowledge, names=names),
        *_unmeasured(document, knowledge=knowledge),
        *_unknown_names(document, names=names),
        *_misspelt_keys(document),
        *_broken_remarks(document),
        *table_problems(document, names=names),
    )
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _undefined(document: Document, *, knowledge: Knowledge, names: Names) -> Iterator[Problem]:
    declared = document.front_matter.get("service")
    service = names.called(declared) if isinstance(declared, str) else None
    if service is None:
        return
    if not any(
        feature.service == service.slug and feature.kind is FeatureKind.DEFINITION
        for feature in knowledge.features
    ):
        yield warning(
            document.path,
            document.front_matter_line("service"),
            f"the page does not say what {service.name} is",
            f"put one sentence below the title: “{service.name} is …”",
        )


def _unmeasured(document: Document, *, knowledge: Knowledge) -> Iterator[Problem]:
    seen = set()
    for feature in knowledge.features:
        said = f"{feature.label} {feature.text}"
        line = feature.sources[0].line
        if feature.kind is not FeatureKind.LIMIT or _has_number(said) or line in seen:
            continue
        seen.add(line)
        yield warning(
            document.path,
            line,
            f"this limit has no number: {feature.text}",
            "write the number, its unit and when you looked it up, or put it under another heading",
        )


def _unknown_names(document: Document, *, names: Names) -> Iterator[Problem]:
    """Names that look like a service's in headings, labels and advice of a page, and are nobody's.

    A vendor's name has to stand in front: "Use Amazon Snowcone when …". In notes that declare nothing
    such words are mostly right, and only not known here.
    """
    if DECLARING.isdisjoint(document.front_matter):
        return
    for words in _headings_and_items(document):
        lead = lead_of(words)
        advice = TAKE_WHEN.match(words.text)
        phrase = lead.label if lead else advice["what"] if advice else words.text
        vendor, name = without_vendor(phrase)
        if vendor and name[:1].isupper() and len(phrase) <= LONGEST_NAME and not names.mentions(phrase):
            line = words.cut(0, 1).lines.start
            yield warning(
                document.path, line, f"no service is called “{phrase}”", _meant(phrase, names=names)
            )


def _misspelt_keys(document: Document) -> Iterator[Problem]:
    """Keys of a page's front matter that are nearly ours; others are for other programs."""
    if DECLARING.isdisjoint(document.front_matter):
        return
    for key in map(str, document.front_matter):
        near = get_close_matches(key, KEYS, n=1, cutoff=0.75)
        if key not in KEYS and near:
            line = document.front_matter_line(key)
            yield warning(document.path, line, f"the key “{key}” is not used", f"did you mean {near[0]}?")


def _broken_remarks(document: Document) -> Iterator[Problem]:
    """What begins like a remark on a page and is none, so that cards would ask for it."""
    if DECLARING.isdisjoint(document.front_matter):
        return
    for number, line in enumerate(document.source.split("\n"), start=1):
        begun = BEGINS_A_REMARK.search(without_remarks(line))
        if begun is not None and "`" not in line:
            yield warning(
                document.path,
                number,
                f"this remark is not closed, empty or too long: {begun.group()}",
                "write it like “(until 2025: 256 KB)”, “(not: 256 KB)” or “(checked 2026-11)”",
            )


def _headings_and_items(document: Document) -> Iterator[Words]:
    for block in every_block(document.blocks):
        if isinstance(block, (Heading, Listing, Paragraph)):
            yield from (words_of(text) for text in texts_of(block))


def _has_number(text: str) -> bool:
    """Whether a limit says how much; the date of a remark and the figure in a name ("EC2") do not."""
    bare = IN_A_NAME.sub(" ", without_remarks(text))
    return any(character.isnumeric() for character in bare) or NUMBER_WORDS.search(bare) is not None


def _meant(name: str, *, names: Names) -> str:
    """What to do about a name that nobody knows; a service that is called nearly so is offered."""
    near = get_close_matches(slug_of(name), names.services, n=1, cutoff=0.75)
    declare = f"declare it by a page with service: {slug_of(name) or 'my-service'}"
    return (
        f"did you mean {near[0]}? If not, {declare}"
        if near
        else f"write it as its own page does, or {declare}"
    )


def _error(document: Document, key: str, message: str, hint: str) -> Problem:
    """A problem at the line of a key of the front matter."""
    return Problem(
        file=document.path,
        line=document.front_matter_line(key),
        severity=Severity.ERROR,
        message=message,
        hint=hint,
    )
