"""Every real note beside the project: each word where it is said to be, and most lines understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.merging import merge
from studyapp.knowledge.names import gazetteer
from studyapp.notes.document import Document
from studyapp.notes.files import decode
from studyapp.notes.reading import read_document
from tests.knowledge.tracing import flattering, sources_of, strays

SPOKEN_OF = [
    "microservices",
    "serverless",
    "step-functions",
    "eventbridge",
    "cloudwatch-events",
    "batch",
    "lambda",
    "sar",
    "outposts",
    "image-builder",
    "app-runner",
    "elastic-beanstalk",
    "lightsail",
    "ec2",
    "spot",
    "auto-scaling",
    "elb",
    "alb",
    "nlb",
    "clb",
    "sns",
    "sqs",
    "pub-sub",
    "containers",
    "container-orchestration",
    "ecs",
    "eks",
    "fargate",
    "event-driven-architecture",
    "faas",
    "api-gateway",
    "kinesis-data-streams",
    "data-firehose",
    "cognito",
    "cognito-user-pools",
    "cognito-identity-pools",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A real note and what came out of it."""

    document: Document
    knowledge: Knowledge
    coverage: Coverage


@pytest.fixture(scope="module")
def five(shared: Path) -> Sequence[Read]:
    return read_all(shared / "notes")


@pytest.fixture(scope="module")
def corpus(shared: Path) -> Sequence[Read]:
    return read_all(shared / "corpus")


def test_every_word_of_a_quote_stands_on_its_lines(five: Sequence[Read], corpus: Sequence[Read]) -> None:
    wrong = [
        f"{one.document.path}:{stray}"
        for one in (*five, *corpus)
        for stray in strays(one.document, one.knowledge)
    ]

    assert wrong == []
    assert sum(len(list(sources_of(one.knowledge))) for one in (*five, *corpus)) > 9000


def test_the_text_of_a_feature_is_what_a_source_quotes(five: Sequence[Read], corpus: Sequence[Read]) -> None:
    for one in (*five, *corpus):
        for feature in one.knowledge.features:
            assert feature.text in {source.quote for source in feature.sources}


def test_no_line_counts_as_known_of_which_no_word_was_told(
    five: Sequence[Read], corpus: Sequence[Read]
) -> None:
    flattered = {one.document.path: flattering(one.document, one.knowledge) for one in (*five, *corpus)}

    assert {path: lines for path, lines in flattered.items() if lines} == {}


def test_every_service_that_the_five_notes_speak_of_is_found(five: Sequence[Read]) -> None:
    library = merge(one.knowledge for one in five)

    told = {feature.service for feature in library.features}
    assert [slug for slug in SPOKEN_OF if slug not in told] == []


def test_most_lines_of_the_corpus_become_knowledge(corpus: Sequence[Read]) -> None:
    assert sum(one.coverage.known for one in corpus) / sum(one.coverage.content for one in corpus) >= 0.95


@pytest.mark.parametrize("note", ["s002", "s003"])
@pytest.mark.parametrize(
    "stored", ["crlf", "cr_only", "mixed_eol", "utf16be_bom", "utf16le_bom", "utf16le_nobom", "utf32", "nbsp"]
)
def test_a_note_says_the_same_however_it_was_stored(shared: Path, note: str, stored: str) -> None:
    folder = shared / "hostile" / "encodings"

    otherwise, plain = (read_one(folder / f"{note}_{way}.md") for way in (stored, "utf8_bom"))

    assert otherwise is not None
    assert plain is not None
    assert said(otherwise) == said(plain)
    assert len(said(plain)) > 10


def said(read: Read) -> list[tuple[str, str, str, int]]:
    return [
        (feature.service, feature.label, feature.text, feature.sources[0].line)
        for feature in read.knowledge.features
    ]


def read_all(folder: Path) -> list[Read]:
    return [read for path in sorted(folder.rglob("*.md")) if (read := read_one(path)) is not None]


def read_one(path: Path) -> Read | None:
    """A file read and extracted, under its whole path; None where it is no text."""
    text, _ = decode(path.read_bytes(), path=path.name)
    if text is None:
        return None
    document, _ = read_document(text, path=path.as_posix())
    knowledge, coverage, _ = extract_note(document, names=gazetteer())
    return Read(document=document, knowledge=knowledge, coverage=coverage)
