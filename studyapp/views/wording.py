"""Numbers and names in sentences."""

from collections.abc import Sequence

# fmt: off
_WORDS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)
# fmt: on


def spelled(number: int) -> str:
    """The number as a word up to twenty, else in figures with thousands set apart."""
    return _WORDS[number] if 0 <= number < len(_WORDS) else f"{number:,}"


def counted(number: int, one: str, many: str = "") -> str:
    """The number in words with its noun: "one card", "fourteen cards", "1,204 answers"."""
    return f"{spelled(number)} {one if number == 1 else many or one + 's'}"


def figure(number: int, one: str, many: str = "") -> str:
    """The number in figures with its noun: "1 card", "14 cards"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def capitalised(sentence: str) -> str:
    """The sentence with a capital at its beginning."""
    return sentence[:1].upper() + sentence[1:]


def joined(names: Sequence[str], *, by: str = "and") -> str:
    """Names as a list in a sentence: "SNS", "SNS and SQS", "ECS, EKS and Fargate"."""
    if not names[1:]:
        return "".join(names)
    return f"{', '.join(names[:-1])} {by} {names[-1]}"
