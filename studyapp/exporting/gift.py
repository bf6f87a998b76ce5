"""Items in GIFT, the text format of Moodle (https://docs.moodle.org/en/GIFT_format)."""

import re
from collections.abc import Iterable, Iterator

from studyapp.exporting.items import Answer, Form, Item, percent

# What has a meaning in the format stands behind a backslash where it has none.
_SPECIAL = re.compile(r"([\\~=#{}:])")
_BLANK = re.compile(r"_{3,}")
_SPACES = re.compile(r"\s+")


def gift(items: Iterable[Item]) -> str:
    """One question after the other, a blank line between two, a line `$CATEGORY` before each other category.

    A free answer becomes an essay. The model it should be judged by has no place in the format but the
    feedback that is shown after any answer. Nor does the format know an order: its steps are matched to
    their numbers, and what is matched has no feedback of its own.
    """
    blocks: list[str] = []
    category: tuple[str, ...] = ()
    for item in items:
        if item.category != category:
            category = item.category
            blocks.append(f"$CATEGORY: {'/'.join(_step(name) for name in category)}")
        blocks.append(_question(item))
    return "".join(f"{block}\n\n" for block in blocks)


def _question(item: Item) -> str:
    # Moodle reads `[id:…]` in the comment before a question as its id number.
    head = f"// [id:{item.id}]\n::{_escaped(item.question[:60])}::[plain]"
    answers = "\n".join(_answers(item))
    if item.form is Form.WORDS:
        before, blank, after = _split_at_blank(item.question)
        # Some programs take two slashes behind a blank for the beginning of a remark.
        if blank and not after.lstrip().startswith("//"):
            return f"{head}{_escaped(before)}{{\n{answers}\n}}{_escaped(after)}"
    return f"{head}{_escaped(item.question)} {{\n{answers}\n}}"


def _split_at_blank(question: str) -> tuple[str, str, str]:
    match = _BLANK.search(question)
    if match is None:
        return question, "", ""
    return question[: match.start()], match[0], question[match.end() :]


def _answers(item: Item) -> Iterator[str]:
    if item.form in (Form.ORDER, Form.MATCH):
        for place, answer in enumerate(item.answers, start=1):
            match = str(place) if item.form is Form.ORDER else answer.match
            yield f"={_side(answer.text)} -> {_side(match)}"
        yield f"####{_escaped(item.remark)}"
        return
    if item.form is not Form.FREE:
        right = sum(answer.right for answer in item.answers)
        share = right if item.form is Form.CHOICE and right > 1 else 0
        yield from (_answer(answer, share=share) for answer in item.answers)
        yield f"####{_escaped(item.remark)}"
        return
    model = " / ".join(answer.text for answer in item.answers)
    yield f"####{_escaped(f'{model} {item.remark}')}"


def _answer(answer: Answer, *, share: int) -> str:
    """An option; with a `share` it is one of several right ones, and a wrong one costs as much."""
    sign = "=" if answer.right else "~"
    if share:
        sign = f"~%{'' if answer.right else '-'}{percent(share)}%"
    feedback = f" #{_escaped(answer.feedback)}" if answer.feedback else ""
    return f"{sign}{_escaped(answer.text)}{feedback}"


def _side(text: str) -> str:
    """One side of a pair: an arrow in it would part it."""
    return _escaped(text.replace("->", "→"))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", _SPACES.sub(" ", text))


def _step(name: str) -> str:
    """A name as one step of the way to a category: a slash of its own is doubled."""
    return " ".join(name.split()).replace("/", "//")
