"""How much of a note became knowledge, and which lines did not."""

from studyapp.knowledge.coverage import Coverage
from studyapp.knowledge.extracting import extract_note
from studyapp.knowledge.names import gazetteer
from studyapp.notes.reading import read_document


def test_headings_links_and_images_do_not_count() -> None:
    coverage = covered(
        "## SQS\n[docs](https://example.org)\n\n![](https://example.org/a.png)\n\n- Waits for readers\n"
    )

    assert (coverage.content, coverage.known, coverage.missed) == (1, 1, ())


def test_a_line_that_nobody_could_place_is_missed() -> None:
    coverage = covered("Tea is better than that\n\n## SQS\n- Waits for readers\n")

    assert (coverage.content, coverage.known, coverage.missed, coverage.share) == (2, 1, (1,), 0.5)


def test_a_line_that_was_passed_over_in_silence_is_missed() -> None:
    coverage = covered("## Shield\n\n| What | Standard |\n|--|--|\n| Team | ❌ |\n| Price | none |\n")

    assert (coverage.content, coverage.known, coverage.missed) == (2, 1, (5,))


def test_the_wrong_options_of_a_question_do_not_count() -> None:
    coverage = covered("1. What is kept by Amazon SQS?\n    - A. Letters\n    - B. Tea\n\n    Answer: A\n")

    assert (coverage.content, coverage.known, coverage.missed) == (1, 1, ())


def test_a_label_and_a_statement_on_one_line_count() -> None:
    coverage = covered("## SQS\n- **Limits**:\n  - Size: 256 KB\n\n[Home](./a.md)\n")

    assert (coverage.content, coverage.known) == (1, 1)


def test_an_empty_note_is_wholly_covered() -> None:
    assert covered("").share == 1.0


def covered(text: str) -> Coverage:
    return extract_note(read_document(text, path="x.md")[0], names=gazetteer())[1]
