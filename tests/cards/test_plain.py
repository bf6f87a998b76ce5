import pytest
from hypothesis import given
from hypothesis import strategies as st

from studyapp.cards.plain import LONGEST_ANSWER, content_words, noise_in, plain, shortened, word_count


@pytest.mark.parametrize(
    ("sloppy", "clean"),
    [
        ("a `queue` of **work**", "a queue of work"),
        ("see [the page](https://example.org/x) first", "see the page first"),
        ("🚀  Fast,   and\tsmall", "Fast, and small"),
        ("- waits --> is served", "waits → is served"),
        ("<b>bold</b><br>next", "bold next"),
        ("a [[wiki|link]] here", "a link here"),
        ("snake_case stays, _this_ goes", "snake_case stays, this goes"),
        ("1. first", "first"),
        ("1.5 GB", "1.5 GB"),
    ],
)
def test_it_takes_the_mark_up_off(sloppy: str, clean: str) -> None:
    assert plain(sloppy) == clean


@pytest.mark.parametrize(
    "noisy", ["a `b`", "see www.example.org", "**bold", "<br>", "## title", "🚀 up", "&nbsp;x"]
)
def test_it_sees_noise(noisy: str) -> None:
    assert noise_in(noisy)


def test_it_sees_none_in_plain_text() -> None:
    assert noise_in("Up to 3,000 a second (≤ 256 KB) → more, it's “fine” at < 5 % & > 2") == ""


def test_endings_and_compounds_do_not_hide_a_word() -> None:
    assert content_words("queues") == content_words("queue")
    assert "event" in content_words("EventBridge")
    assert content_words("the of and it") == frozenset()


@given(
    text=st.lists(
        st.sampled_from(["word", "and", "which", "so,", "end.", "(in", "brackets)", ","]), max_size=80
    )
)
def test_what_is_shortened_is_a_beginning_of_at_most_thirty_words(text: list[str]) -> None:
    whole = " ".join(text)

    short = shortened(whole)

    assert whole.startswith(short)
    assert word_count(short) <= LONGEST_ANSWER
