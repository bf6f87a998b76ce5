"""Questions in GIFT, Moodle's text format (https://docs.moodle.org/en/GIFT_format), as values.

The parsers for Python know neither lines nor several numerical answers; this one is held against gift-pegjs
in the tests.
"""

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from studyapp.notes.problems import Problem, warning

_ESCAPED = re.compile(r"\\([~=#{}:\\>n])")
# A sign that was escaped is put aside, so that it has no meaning while the rest is taken apart.
_ASIDE = {sign: chr(0xE000 + at) for at, sign in enumerate("~=#{}:\\>n")}
_BACK = {aside: "\n" if sign == "n" else sign for sign, aside in _ASIDE.items()}
_TITLE = re.compile(r"::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\[(html|moodle|plain|markdown)\]", re.IGNORECASE)
_ANSWER = re.compile(r"(?=[=~])")
_WEIGHT = re.compile(r"%(-?\d+(?:\.\d+)?)%")
_TRUTH = re.compile(r"(T|TRUE|F|FALSE)(?=\s*(?:#|$))", re.IGNORECASE)
_TAG = re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")
_CATEGORY = "$CATEGORY:"
_ALL = 100.0
Plain = Callable[[str], str]


class GiftForm(StrEnum):
    """How a question is answered; a DESCRIPTION is only read."""

    CHOICE = "choice"
    WORDS = "words"
    MATCH = "match"
    TRUTH = "truth"
    NUMBER = "number"
    ESSAY = "essay"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftAnswer:
    """One answer in plain text. `right` if it earns anything, `feedback` is said to who gives it.

    In a match `match` is what the text belongs to; a number's text is "3", "3 ± 2" or "1 to 5"; the text of
    a truth is "true" or "false".
    """

    text: str
    right: bool
    feedback: str = ""
    match: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GiftQuestion:
    """A question with the line (from 1) on which it begins, all texts plain.

    The answer stands between `before` and `after`, which is "" but for a missing word. `category` are the
    names that lead to it, `remark` is shown after any answer.
    """

    line: int
    form: GiftForm
    category: tuple[str, ...]
    title: str
    before: str
    after: str
    answers: tuple[GiftAnswer, ...]
    remark: str

    @property
    def right(self) -> tuple[GiftAnswer, ...]:
        """The answers that are right."""
        return tuple(one for one in self.answers if one.right)


def read_gift(text: str, *, file: str) -> tuple[tuple[GiftQuestion, ...], tuple[Problem, ...]]:
    """The questions of a GIFT file in their order, and what of it is none, with its line.

    `file` is what problems call it.
    """
    questions: list[GiftQuestion] = []
    problems: list[Problem] = []
    category: tuple[str, ...] = ()
    for line, block in _blocks(text):
        if block.startswith(_CATEGORY):
            category = _names(block.removeprefix(_CATEGORY))
            continue
        found = _question(block, line=line, category=category)
        if isinstance(found, str):
            problems.append(warning(file, line, found, "look at the braces and signs of this question"))
        else:
            questions.append(found)
    return tuple(questions), tuple(problems)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Each question or category with its first line; an empty line or a category ends the one before."""
    begun, lines = 0, list[str]()
    for number, line in enumerate((*text.lstrip("\ufeff").splitlines(), ""), start=1):
        bare = line.strip()
        if lines and (not bare or bare.startswith(_CATEGORY)):
            yield begun, "\n".join(lines)
            lines = []
        if bare.startswith(_CATEGORY):
            yield number, bare
        elif bare and not bare.startswith("//"):
            begun = begun if lines else number
            lines.append(line)


def _names(path: str) -> tuple[str, ...]:
    """The names in a category's path; two slashes are one in a name."""
    parts = path.strip().replace("//", "\0").split("/")
    names = (part.replace("\0", "/").strip() for part in parts)
    return tuple(name for name in names if name and not name.startswith("$"))


def _question(block: str, *, line: int, category: tuple[str, ...]) -> GiftQuestion | str:
    """The question in a block, or what is wrong with it."""
    hidden = _ESCAPED.sub(lambda found: _ASIDE[found[1]], block).strip()
    title = ""
    if found := _TITLE.match(hidden):
        title, hidden = found[1], hidden[found.end() :].strip()
    kind = "moodle"
    if found := _FORMAT.match(hidden):
        kind, hidden = found[1].lower(), hidden[found.end() :].strip()
    before, brace, rest = hidden.partition("{")
    inside, closed, after = rest.partition("}")
    if brace and (not closed or "{" in inside):
        return "The answers of this question are not closed by a brace."
    if "}" in after or "{" in after or (not brace and "}" in before):
        return "This question has braces that belong to no answers."
    if not before.strip() and not after.strip():
        return "This question asks nothing."

    def plain(text: str) -> str:
        return _plain(text, is_html=kind in ("html", "moodle"))

    inside, _, remark = inside.partition("####")
    parsed = _answers(inside.strip(), plain) if brace else (GiftForm.DESCRIPTION, ())
    if isinstance(parsed, str):
        return parsed
    form, answers = parsed
    return GiftQuestion(
        line=line,
        form=form,
        category=category,
        title=plain(title),
        before=plain(before),
        after=plain(after),
        answers=answers,
        remark=plain(remark),
    )


def _answers(inside: str, plain: Plain) -> tuple[GiftForm, tuple[GiftAnswer, ...]] | str:
    """What stands between the braces, or what is wrong with it."""
    if not inside:
        return GiftForm.ESSAY, ()
    if truth := _TRUTH.match(inside):
        return GiftForm.TRUTH, _truths(inside, is_true=truth[1].upper().startswith("T"), plain=plain)
    if inside.startswith("#"):
        numbers = [_number(piece.strip(), plain) for piece in _ANSWER.split(inside[1:]) if piece.strip()]
        found = tuple(number for number in numbers if number is not None)
        return (GiftForm.NUMBER, found) if found and len(found) == len(numbers) else "This is no number."
    pieces = [piece.strip() for piece in _ANSWER.split(inside) if piece.strip()]
    if pieces[0][0] not in "=~":
        return "The first answer has neither = nor ~ in front."
    is_words = all(piece.startswith("=") for piece in pieces)
    if is_words and all("->" in piece for piece in pieces):
        return GiftForm.MATCH, tuple(_pair(piece, plain) for piece in pieces)
    answers = tuple(_answer(piece, plain) for piece in pieces)
    form = GiftForm.WORDS if is_words else GiftForm.CHOICE
    return (form, answers) if any(one.right for one in answers) else "None of the answers is right."


def _truths(inside: str, *, is_true: bool, plain: Plain) -> tuple[GiftAnswer, ...]:
    """The right answer and the wrong one; the feedback to the wrong one comes first in the format."""
    _, wrong, right, *_ = (*inside.split("#"), "", "")
    return (
        GiftAnswer(text=str(is_true).lower(), right=True, feedback=plain(right)),
        GiftAnswer(text=str(not is_true).lower(), right=False, feedback=plain(wrong)),
    )


def _pair(piece: str, plain: Plain) -> GiftAnswer:
    text, _, match = piece[1:].partition("->")
    return GiftAnswer(text=plain(text), right=True, match=plain(match.partition("#")[0]))


def _answer(piece: str, plain: Plain) -> GiftAnswer:
    text, _, feedback = piece[1:].partition("#")
    right = piece.startswith("=")
    if weight := _WEIGHT.match(text.strip()):
        text = text.strip()[weight.end() :]
        right = float(weight[1]) > 0
    # An answer may name a format of its own.
    return GiftAnswer(
        text=plain(_FORMAT.sub("", text, count=1)), right=right, feedback=plain(_FORMAT.sub("", feedback))
    )


def _number(piece: str, plain: Plain) -> GiftAnswer | None:
    text, _, feedback = piece.lstrip("=").partition("#")
    text = text.strip()
    share = _ALL
    if weight := _WEIGHT.match(text):
        share, text = float(weight[1]), text[weight.end() :].strip()
    least, between, most = text.partition("..")
    value, around, by = text.partition(":")
    try:
        for number in (least, most) if between else (value, by) if around else (text,):
            float(number)
    except ValueError:
        # What is left over tells those off who gave no right number.
        return GiftAnswer(text="", right=False, feedback=plain(feedback)) if piece.startswith("~") else None
    shown = f"{least} to {most}" if between else value.strip()
    if around and float(by):
        shown += f" ± {by.strip()}"
    return GiftAnswer(text=shown, right=share > 0, feedback=plain(feedback))


def _plain(text: str, *, is_html: bool) -> str:
    text = "".join(_BACK.get(sign, sign) for sign in text)
    if is_html:
        text = html.unescape(_TAG.sub(" ", text))
    return " ".join(text.split())
