"""Words keep their lines through every cut."""

from studyapp.knowledge.wording import Words, pieces, sentences, words_of_runs
from studyapp.notes.document import Lines, Run


def test_white_space_is_folded() -> None:
    assert words("  two \t words ").text == "two words"


def test_a_cut_knows_its_own_lines() -> None:
    whole = words("begins here", " and ends", " there")

    cut = whole.cut(whole.text.index("ends"))

    assert (cut.text, cut.lines) == ("ends there", Lines(start=2, end=3))


def test_sentences_have_a_line_each() -> None:
    first, second = sentences(words("It waits.", " Then it goes."))

    assert (first.text, first.lines.start, second.text, second.lines.start) == (
        "It waits.",
        1,
        "Then it goes.",
        2,
    )


def test_abbreviations_and_dots_end_no_sentence() -> None:
    for text in (
        "Stores, e.g. S3, keep it.",
        "A flow .. In -> Out",
        "Node.js and .NET run",
        "(One. Two) three.",
    ):
        assert [part.text for part in sentences(words(text))] == [text]


def test_a_sentence_may_begin_small_after_a_whole_word() -> None:
    parts = sentences(words("takes away the infra. serverless all the way"))

    assert [part.text for part in parts] == ["takes away the infra.", "serverless all the way"]


def test_a_slip_of_the_pen_cuts_nothing_off() -> None:
    text = "Based on the load. Machines come and go"

    assert [part.text for part in sentences(words(text))] == [text]


def test_lines_typed_as_such_are_pieces_and_wrapped_prose_is_none() -> None:
    typed = pieces(words("they are cousins", " SNS is loud"))
    wrapped = pieces(
        words("this line is wrapped because the editor of its author breaks it here,", " Amazon or not")
    )

    assert [part.text for part in typed] == ["they are cousins", "SNS is loud"]
    assert len(wrapped) == 1


def test_bullets_typed_inside_a_line_are_taken_off() -> None:
    assert [part.text for part in pieces(words("2.ALB reads paths\n• NLB does not"))] == [
        "ALB reads paths",
        "NLB does not",
    ]


def words(*lines: str) -> Words:
    runs = tuple(Run(text=text, lines=Lines(start=n, end=n)) for n, text in enumerate(lines, start=1))
    return words_of_runs(runs, Lines(start=1, end=len(lines)))
