"""What holds for any note at all, tried on notes made at random."""

import random
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Knowledge, Source
from studyapp.knowledge.merging import merge
from studyapp.knowledge.names import gazetteer
from studyapp.notes.document import Document
from studyapp.notes.files import decode
from studyapp.notes.reading import read_document
from tests.knowledge.tracing import flattering, sources_of, strays
from tests.notelike import notes


@settings(max_examples=150, deadline=None)
@given(notes | st.text(max_size=200))
def test_every_word_of_a_quote_stands_on_its_lines(text: str) -> None:
    document, knowledge, _ = extracted(text)

    assert strays(document, knowledge) == []


@settings(max_examples=100, deadline=None)
@given(notes)
def test_everything_told_has_its_words_its_service_and_its_sources(text: str) -> None:
    _, knowledge, coverage = extracted(text)

    slugs = {service.slug for service in knowledge.services}
    assert all(feature.text in {source.quote for source in feature.sources} for feature in knowledge.features)
    assert {feature.service for feature in knowledge.features} <= slugs
    assert all(set(comparison.services) <= slugs for comparison in knowledge.comparisons)
    assert all(advice.sources and (advice.services or advice.against) for advice in knowledge.guidance)
    assert coverage.known + len(coverage.missed) == coverage.content


@settings(max_examples=60, deadline=None)
@given(notes, st.sampled_from(["\r\n", "\r"]), st.booleans())
def test_line_ends_and_a_byte_order_mark_change_nothing(text: str, line_end: str, marked: bool) -> None:
    # NUL bytes are left out, or the file is refused for them, whatever its lines end in.
    assume("\x00" not in text)
    data = text.replace("\n", line_end).encode("utf-8-sig" if marked else "utf-8", errors="replace")

    read, _ = decode(data, path="x.md")

    assert read is not None
    assert extracted(read)[1:] == extracted(text)[1:]


@settings(max_examples=40, deadline=None)
@given(st.lists(notes, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_notes_does_not_matter(texts: list[str], rng: random.Random) -> None:
    parts = [extracted(text, path=f"{number}.md")[1] for number, text in enumerate(texts)]
    shuffled = parts[:]
    rng.shuffle(shuffled)

    assert merge(shuffled) == merge(parts)


@settings(max_examples=100, deadline=None)
@given(notes)
def test_a_line_counts_as_known_only_where_words_of_it_were_told(text: str) -> None:
    document, knowledge, _ = extracted(text)

    assert flattering(document, knowledge) == []


def test_a_source_that_names_the_wrong_line_is_caught() -> None:
    document, knowledge, _ = extracted("## SQS\n- keeps letters\n\n- sleeps at night\n")
    wrong = Source(note="x.md", line=4, end_line=4, quote="keeps letters")
    moved = replace(knowledge, features=(replace(knowledge.features[0], sources=(wrong,)),))

    assert strays(document, moved) == ["4 keeps letters"]


def test_comparisons_and_advice_are_among_what_is_traced() -> None:
    _, knowledge, _ = extracted(
        "## SNS vs SQS\n| A | SNS | SQS |\n|--|--|--|\n| Way | push | poll |\n- Use SQS when busy\n"
    )

    assert {source.quote for source in sources_of(knowledge)} >= {
        "push",
        "poll",
        "Use SQS when busy",
        "SNS vs SQS",
    }


def extracted(text: str, *, path: str = "x.md") -> tuple[Document, Knowledge, Coverage]:
    document, _ = read_document(text, path=path)
    knowledge, coverage, _ = extract_note(document, names=gazetteer())
    return document, knowledge, coverage
