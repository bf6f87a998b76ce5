"""Whether what was typed is the answer: 3K is 3,000 is 3000, and nobody is asked for capitals."""

import re
import unicodedata

_NUMBER = re.compile(
    r"(?<![\w.])(\d{1,15}(?:[,.' ]\d{3}){0,4}|\d{1,15})((?:\.\d{1,6})?)[ -]?([A-Za-zµ%/]{0,16})"
)
_GROUPED = re.compile(r"\d{1,3}(?:[,' ]\d{3})+")
_COUNTS = {"k": 1_000, "thousand": 1_000, "million": 1_000_000, "mio": 1_000_000, "billion": 1_000_000_000}
_UNITS = {
    "second": ("s", "sec", "secs", "second", "seconds"),
    "minute": ("m", "min", "mins", "minute", "minutes"),
    "hour": ("h", "hr", "hrs", "hour", "hours"),
    "day": ("d", "day", "days"),
    "week": ("w", "week", "weeks"),
    "month": ("month", "months"),
    "year": ("y", "yr", "yrs", "year", "years"),
    "millisecond": ("ms", "millisecond", "milliseconds"),
    "kb": ("kb", "kib", "kilobyte", "kilobytes"),
    "mb": ("mb", "mib", "megabyte", "megabytes"),
    "gb": ("gb", "gib", "gigabyte", "gigabytes"),
    "tb": ("tb", "tib", "terabyte", "terabytes"),
    "%": ("%", "percent"),
}
_UNIT = {spelling: unit for unit, spellings in _UNITS.items() for spelling in spellings}
_NUMBER_WORDS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip
_SHORTEST_PLURAL = 4
_LETTERS = re.compile(r"[^\w%.]+")


def normal(answer: str) -> str:
    """An answer in the one form that all its spellings share: "3 K" and "3,000" are both "3000"."""
    text = unicodedata.normalize("NFKC", answer).casefold().strip()
    text = " ".join(_NUMBER_WORDS.get(word, word) for word in text.split())
    text = _NUMBER.sub(_normal_number, text)
    text = " ".join(_LETTERS.sub(" ", text).split()).strip(". ")
    for article in ("the ", "a ", "an "):
        text = text.removeprefix(article)
    return text


def _normal_number(found: re.Match[str]) -> str:
    whole, decimals, unit = found.groups()
    if _GROUPED.fullmatch(whole) and not ("." in whole and not decimals and whole.count(".") == 1):
        whole = re.sub(r"\D", "", whole)
    value = f"{whole}{decimals}"
    if unit in _COUNTS:
        return f"{_plain_number(float(value) * _COUNTS[unit])} " if _is_number(value) else f"{value} "
    value = _plain_number(float(value)) if _is_number(value) else value
    return f"{value} {_UNIT.get(unit, unit)} " if unit else f"{value} "


def _is_number(value: str) -> bool:
    return re.fullmatch(r"\d+(?:\.\d+)?", value) is not None


def _plain_number(value: float) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".")


def accepts(expected: str, given: str) -> bool:
    """Whether `given` is the answer `expected`, forgiving capitals, spaces, hyphens, articles and a plural.

    Numbers must be the same number with the same unit: "15 min" is "15 minutes", "15" is not.
    """
    wanted, got = normal(expected), normal(given)
    if not got:
        return False
    return got == wanted or _bare(got) == _bare(wanted)


def _bare(text: str) -> str:
    squeezed = text.replace(" ", "")
    has_digit = any(letter.isdigit() for letter in squeezed)
    return squeezed if has_digit or len(squeezed) < _SHORTEST_PLURAL else squeezed.removesuffix("s")


def variants(expected: str) -> tuple[str, ...]:
    """Other spellings that are accepted, to be listed with the answer: 3K for 3000."""
    found = [normal(expected)]
    if (number := re.match(r"(\d+)(.*)", found[0])) is not None:
        value, rest = int(number[1]), number[2]
        found.append(f"{value:,}{rest}")
        if value and value % 1_000 == 0 and not rest.startswith("."):
            found.append(f"{value // 1_000}K{rest}")
    return tuple(dict.fromkeys(spelling for spelling in found if spelling and spelling != expected))
