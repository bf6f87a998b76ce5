"""Which names in a note could mean something else, and what was chosen: for the author to settle."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from studyapp.knowledge.facts import Service
from studyapp.knowledge.folder_settings import SETTINGS_FILE
from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.names import Names, Reading
from studyapp.knowledge.phrases import bare_phrases, tidy
from studyapp.knowledge.subjects import bare_heading
from studyapp.knowledge.terms import WORD, key_of, without_vendor
from studyapp.notes.document import Document, Heading
from studyapp.notes.problems import Problem, Severity

MOST_OTHERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Doubt:
    """A doubtful spelling, the line (1-based) in which it is met first, and how it was read."""

    spelling: str
    line: int
    reading: Reading


def doubts_of(document: Document, *, lookup: Lookup, told: Collection[str]) -> tuple[Problem, ...]:
    """What a note's author may want to settle: one info for each spelling, in order of lines.

    `told` are the services that something was understood of; a name that led to nothing is not worth
    a word. Doubtful is a typing error, and a name that other services have too or that is an everyday
    word, unless the note names the same service beyond doubt elsewhere. So is a heading that could
    be a service's name and was not taken for one.
    """
    lines = document.source.split("\n")
    found: dict[str, _Doubt] = {}
    for doubt in (
        *_in_running_text(lines, names=lookup.names),
        *_as_names(lines, lookup=lookup),
        *_not_taken(document, names=lookup.names),
    ):
        service = doubt.reading.service
        if service is None or service.slug in told:
            found.setdefault(key_of(doubt.spelling), doubt)
    wanted = [
        doubt
        for doubt in found.values()
        if doubt.reading.service is None
        or doubt.reading.misspelt
        or not _is_named_beyond_doubt(doubt.reading.service, lines, names=lookup.names)
    ]
    return tuple(_problem(doubt, note=document.path) for doubt in sorted(wanted, key=_place))


def _in_running_text(lines: list[str], *, names: Names) -> Iterator[_Doubt]:
    """Doubtful names inside sentences."""
    folded = [line.casefold() for line in lines]
    words = {word for line in folded for word in WORD.findall(line)} & names.index.stems.keys()
    # Few spellings are contested, and few lines have a word that one begins with.
    doubtful = {
        key: begins
        for key in names.index.contested
        if (begins := _beginnings(key, words)) and not names.reading(key).is_sure
    }
    first_words = {word for begins in doubtful.values() for word in begins}
    for number, line in enumerate(folded):
        if not any(word in line for word in first_words):
            continue
        letters = key_of(line)
        if not any(key in letters for key in doubtful):
            continue
        for mention in names.mentions(lines[number]):
            written = lines[number][mention.start : mention.end]
            spelling = without_vendor(written)[1]
            if key_of(spelling) in doubtful and not (reading := names.reading(written)).is_sure:
                yield _Doubt(spelling=spelling, line=number + 1, reading=reading)


def _beginnings(key: str, words: Collection[str]) -> tuple[str, ...]:
    """The words that the key begins with."""
    return tuple(key[:length] for length in range(1, len(key) + 1) if key[:length] in words)


def _as_names(lines: list[str], *, lookup: Lookup) -> Iterator[_Doubt]:
    """Doubtful phrases that were taken for a name as a whole: headings, labels, cells."""
    for phrase in lookup.phrases():
        reading = lookup.names.reading(phrase)
        if reading.service is not None and not reading.is_sure:
            spelling = _bare(phrase, reading, names=lookup.names)
            yield _Doubt(spelling=spelling, line=_line_of(spelling, lines), reading=reading)


def _not_taken(document: Document, *, names: Names) -> Iterator[_Doubt]:
    """Headings that are a service's name if a vendor's stood before it."""
    for block in document.blocks:
        if isinstance(block, Heading) and key_of(bare := bare_heading(block.text.plain)) in names.index.stems:
            reading = names.reading(bare)
            if reading.service is None and reading.others:
                yield _Doubt(spelling=bare, line=block.lines.start, reading=reading)


def _bare(phrase: str, reading: Reading, *, names: Names) -> str:
    """The least of a phrase that is read the same: no vendor, no "Service" after it."""
    for spelling in reversed(tuple(bare_phrases(without_vendor(tidy(phrase))[1]))):
        if names.resolve(spelling) == reading.service:
            return spelling
    return tidy(phrase)


def _is_named_beyond_doubt(service: Service, lines: list[str], *, names: Names) -> bool:
    """Whether some line names the service by a spelling that can mean nothing else."""
    spellings = [without_vendor(name)[1] for name in (service.name, *service.aliases)]
    begins = {words[0] for spelling in spellings if (words := _words(spelling))}
    for line in lines:
        folded = line.casefold()
        if any(word in folded for word in begins):
            for mention in names.mentions(line):
                if mention.slug == service.slug and names.reading(line[mention.start : mention.end]).is_sure:
                    return True
    return False


def _line_of(spelling: str, lines: list[str]) -> int:
    """The first line that has these words, 0 where none has (the file's name does, or mark-up is between)."""
    words = _words(spelling)
    for number, line in enumerate(lines, start=1):
        if words[0] in line.casefold():
            here = _words(line)
            if any(here[start : start + len(words)] == words for start in range(len(here))):
                return number
    return 0


def _words(text: str) -> list[str]:
    return [word.casefold() for word in WORD.findall(text)]


def _place(doubt: _Doubt) -> tuple[int, str]:
    return doubt.line, doubt.spelling


def _problem(doubt: _Doubt, *, note: str) -> Problem:
    reading = doubt.reading
    shown = f'"{doubt.spelling}"'
    others = " or ".join(service.name for service in reading.others[:MOST_OTHERS])
    if reading.service is None:
        message = f"{shown} was not read as a service; it could be {others}"
    elif reading.misspelt:
        message = f"{shown} was read as {reading.service.name} with a typing error"
    elif others:
        message = f"{shown} was read as {reading.service.name}; it could be {others}"
    else:
        message = f"{shown} was read as {reading.service.name}; it is an everyday word too"
    meant = f'"{(reading.service or reading.others[0]).slug}"'
    return Problem(
        file=note,
        line=doubt.line,
        severity=Severity.INFO,
        message=message,
        hint=f"settle it in {SETTINGS_FILE}, under [names]: {shown} = {meant}, or false for no service",
    )
