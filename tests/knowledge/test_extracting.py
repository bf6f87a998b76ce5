"""Whole notes: what comes out is true to its lines, and a library does not depend on their order."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.facts import Knowledge
from studyapp.knowledge.merging import merge
from studyapp.knowledge.names import gazetteer
from studyapp.notes.document import (
    Block,
    Code,
    Document,
    Heading,
    Item,
    Lines,
    Listing,
    Paragraph,
    Quote,
    Row,
    Run,
    Table,
    Text,
)
from studyapp.notes.reading import read_document
from tests.knowledge.tracing import sources_of

one = Lines(start=1, end=1)
pieces = st.sampled_from(
    [
        "SQS",
        "Amazon SNS",
        "Lambda",
        " vs ",
        ": ",
        " - ",
        "**",
        "is a queue",
        "15 minutes",
        ". ",
        "\n",
        "(",
        "→",
        "if",
        "use",
        "A. ",
    ]
)
phrases = st.one_of(st.text(max_size=30), st.lists(pieces, max_size=8).map(" ".join))
texts = st.builds(
    lambda words, strong, href: Text(runs=(Run(text=words, lines=one, strong=strong, href=href),), lines=one),
    phrases,
    st.booleans(),
    st.none() | st.just("https://example.org"),
) | st.just(Text(runs=(), lines=one))
rows = st.lists(texts, max_size=4).map(lambda cells: Row(cells=tuple(cells), lines=one))


def nested(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    children = st.lists(blocks, max_size=3).map(tuple)
    items = st.builds(Item, text=texts, children=children, lines=st.just(one))
    listings = st.builds(
        Listing, ordered=st.booleans(), items=st.lists(items, max_size=4).map(tuple), lines=st.just(one)
    )
    return listings | st.builds(Quote, blocks=children, lines=st.just(one))


flat: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, text=texts, level=st.integers(1, 6), anchor=st.just("a"), lines=st.just(one)),
    st.builds(Paragraph, text=texts, lines=st.just(one)),
    st.builds(Code, text=phrases, language=st.sampled_from(["", "python"]), lines=st.just(one)),
    st.builds(Table, header=rows, rows=st.lists(rows, max_size=3).map(tuple), lines=st.just(one)),
)
documents = st.builds(
    lambda blocks: Document(path="note.md", title="", blocks=tuple(blocks), source="one line", html=""),
    st.lists(st.recursive(flat, nested, max_leaves=6), max_size=6),
)


@settings(max_examples=200, deadline=None)
@given(documents)
def test_any_document_extracts(document: Document) -> None:
    knowledge, coverage, _ = extract_note(document, names=gazetteer())

    assert 0 <= coverage.known <= coverage.content
    assert all(feature.text and feature.service for feature in knowledge.features)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(phrases, max_size=12).map("\n".join),
    st.sampled_from(["", "# SNS vs SQS\n", "- SQS\n", "| a | b |\n|--|--|\n| "]),
)
def test_any_text_extracts_to_words_that_stand_on_its_lines(text: str, beginning: str) -> None:
    document, _ = read_document(beginning + text, path="note.md")

    knowledge, _, _ = extract_note(document, names=gazetteer())

    slugs = {service.slug for service in knowledge.services}
    assert {feature.service for feature in knowledge.features} <= slugs
    assert all(1 <= source.line <= source.end_line for source in sources_of(knowledge))


def test_a_library_does_not_depend_on_the_order_of_its_notes() -> None:
    parts = [extracted(f"{number}.md", text) for number, text in enumerate(THREE_NOTES)]
    shuffled = parts[:]
    random.Random(7).shuffle(shuffled)

    assert merge(parts) == merge(shuffled) == merge(reversed(parts))


def test_the_same_statement_in_two_notes_is_one_feature_with_two_sources() -> None:
    library = merge(extracted(path, "## SQS\n- Billed by the request\n") for path in ("b.md", "a.md"))

    (feature,) = library.features
    assert [source.note for source in feature.sources] == ["a.md", "b.md"]


def test_merging_unites_the_spellings_of_a_service() -> None:
    first = extracted("a.md", "---\nservice: Beacon Box\naliases: [BB]\n---\nIt stores beacons.\n")
    second = extracted(
        "b.md", "---\nservice: Beacon Box\naliases: [Beacons]\ncategory: lights\n---\nIt shines.\n"
    )

    (service,) = merge([first, second]).services

    assert (service.slug, service.aliases, service.category) == ("beacon-box", ("BB", "Beacons"), "lights")


def test_front_matter_says_what_is_compared() -> None:
    knowledge = extracted(
        "x.md",
        "---\ncomparison: [sns, sqs]\n---\n| Aspect | SNS | SQS |\n|--|--|--|\n| Way | push | poll |\n",
    )

    (comparison,) = knowledge.comparisons
    assert comparison.services == ("sns", "sqs")
    assert {slug: cell.text for slug, cell in comparison.rows[0].values.items()} == {
        "sns": "push",
        "sqs": "poll",
    }


def test_the_name_of_the_file_is_the_service_where_there_is_no_heading() -> None:
    (feature,) = extracted("04-storage/amazon-s3.md", "- Keeps files as objects\n").features

    assert feature.service == "s3"


THREE_NOTES = (
    "## SQS\n- Billed by the request\n- Keeps messages up to 14 days\n",
    "## SNS vs SQS\n| Aspect | SNS | SQS |\n|--|--|--|\n| Way | push | poll |\n",
    "## Amazon SQS\n- Billed by the request\n- Use SQS when busy\n# SQS vs SNS\nBoth: regional\n",
)


def extracted(path: str, text: str) -> Knowledge:
    return extract_note(read_document(text, path=path)[0], names=gazetteer())[0]
