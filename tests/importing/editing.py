"""What people do to their notes, each as a function: notes (address → text) and a generator in, notes out.

An edit that finds nothing to do gives the notes back as they are.
"""

import random
import re
from collections.abc import Callable, Mapping

Notes = dict[str, str]
Edit = Callable[[Mapping[str, str], random.Random], Notes]

_BULLET = re.compile(r"^(\s*)- (?=\S)")
_LED = re.compile(r"^(\s*- )\*\*([^*]+)\*\*: (?=\S)")
_LONG_WORD = re.compile(r"(?<![\w`*/.-])[a-z]{5,}(?![\w`*/.-])")
_FILLING = ("really", "usually", "always", "often", "mostly")
_PLAIN = {
    "with": "using", "one": "a single", "several": "a few", "each": "every",
    "many": "lots of", "data": "records", "run": "operate", "takes": "accepts",
    "own": "separate", "same": "identical", "whole": "entire", "needs": "requires", "so": "therefore",
}  # fmt: skip


def mistype(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """Two neighbouring letters of one word change places."""

    def swapped(line: str) -> str:
        word = rng.choice([*_LONG_WORD.finditer(line)])
        at = rng.randrange(word.start() + 1, word.end() - 2)
        return f"{line[:at]}{line[at + 1]}{line[at]}{line[at + 2 :]}"

    return _on_a_line(notes, rng, swapped, where=lambda line: _LONG_WORD.search(line) is not None)


def swap_a_word(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """One everyday word becomes another that means the same."""
    pattern = re.compile(rf"(?<=[a-z,] )(?:{'|'.join(_PLAIN)})(?= [a-z])")

    def swapped(line: str) -> str:
        word = rng.choice([*pattern.finditer(line)])
        return f"{line[: word.start()]}{_PLAIN[word.group()]}{line[word.end() :]}"

    return _on_a_line(notes, rng, swapped, where=lambda line: pattern.search(line) is not None)


def put_in_a_word(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """One word that says little comes into a sentence."""
    gap = re.compile(r"(?<=[a-z]) (?=[a-z])")

    def filled(line: str) -> str:
        at = rng.choice([*gap.finditer(line)]).start()
        return f"{line[:at]} {rng.choice(_FILLING)}{line[at:]}"

    return _on_a_line(notes, rng, filled, where=lambda line: gap.search(line) is not None)


def shuffle_a_list(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """The bullets of one list, with what is nested below each, come in another order."""

    def shuffled(block: list[str]) -> list[str]:
        items: list[list[str]] = []
        for line in block:
            if line[0] == "-" or not items:
                items.append([])
            items[-1].append(line)
        rng.shuffle(items)
        return [line for item in items for line in item]

    return _on_a_list(notes, rng, shuffled)


def remove_a_bullet(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """One line of a list goes."""

    def without(block: list[str]) -> list[str]:
        gone = rng.randrange(len(block))
        return [line for number, line in enumerate(block) if number != gone]

    return _on_a_list(notes, rng, without)


def add_a_bullet(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """A line that nobody wrote before comes into a list."""

    def longer(block: list[str]) -> list[str]:
        at = rng.randrange(len(block) + 1)
        new = (
            f"- **Colour of the lid**: Shows at a glance which of the {rng.randrange(30, 90)} boxes is empty."
        )
        return [*block[:at], new, *block[at:]]

    return _on_a_list(notes, rng, longer)


def use_other_bullets(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """Lists are marked with stars in one note."""
    address = rng.choice(sorted(notes))
    lines = [_BULLET.sub(r"\1* ", line) for line in notes[address].split("\n")]
    return {**notes, address: "\n".join(lines)}


def lead_in_bold(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """A bullet gets a bold lead, or loses the one that it has."""

    def led(line: str) -> str:
        if _LED.match(line):
            return _LED.sub(r"\1", line)
        return _BULLET.sub(rf"\1- **{rng.choice(('In short', 'Mind', 'In practice'))}**: ", line)

    return _on_a_line(notes, rng, led, where=lambda line: _BULLET.match(line) is not None)


def rename_a_file(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """One note is called differently."""
    address = rng.choice(sorted(notes))
    return {(f"renamed/{each}" if each == address else each): text for each, text in notes.items()}


def split_a_file(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """The second half of a note becomes a note of its own, with the same front matter and title."""
    candidates = [address for address in sorted(notes) if len(_cuts(notes[address])) > 1]
    if not candidates:
        return dict(notes)
    address = rng.choice(candidates)
    text = notes[address]
    start = _cuts(text)[0]
    at = rng.choice(_cuts(text)[1:])
    title = re.match(r"(?:---\n.*?\n---\n)?\s*(?:# [^\n]*\n)?", text, re.DOTALL)
    opening = text[: min(start, title.end() if title else 0)]
    return {**notes, address: text[:at], f"more-{address.replace('/', '-')}": f"{opening}\n{text[at:]}"}


def move_a_section(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """A section of a note that has no front matter goes to the end of another one."""
    free = [address for address in sorted(notes) if not notes[address].startswith("---")]
    candidates = [address for address in free if len(_cuts(notes[address])) > 1]
    if not candidates or len(free) < len(("from", "to")):
        return dict(notes)
    address = rng.choice(candidates)
    other = rng.choice([each for each in free if each != address])
    text = notes[address]
    cuts = [*_cuts(text), len(text)]
    number = rng.randrange(len(cuts) - 1)
    section = text[cuts[number] : cuts[number + 1]]
    rest = text[: cuts[number]] + text[cuts[number + 1] :]
    return {**notes, address: rest, other: f"{notes[other].rstrip()}\n\n{section}"}


def move_a_bullet(notes: Mapping[str, str], rng: random.Random) -> Notes:
    """A bullet goes to another list of the same top section of its note."""
    candidates = []
    for address in sorted(notes):
        lists = _lists(notes[address].split("\n"))
        candidates += [(address, one, other) for one in lists for other in lists if one != other]
    candidates = [each for each in candidates if _same_top(notes[each[0]], each[1][0], each[2][0])]
    if not candidates:
        return dict(notes)
    address, (start, end), (first, last) = rng.choice(candidates)
    lines = notes[address].split("\n")
    at, to = rng.randrange(start, end), rng.randrange(first, last)
    if not lines[at].startswith("- ") or (at + 1 < len(lines) and lines[at + 1].startswith(" ")):
        return dict(notes)
    line = lines.pop(at)
    lines.insert(to - (to > at), line)
    return {**notes, address: "\n".join(lines)}


def _on_a_line(
    notes: Mapping[str, str],
    rng: random.Random,
    change: Callable[[str], str],
    *,
    where: Callable[[str], bool],
) -> Notes:
    places = [
        (address, number)
        for address in sorted(notes)
        for number, line in enumerate(notes[address].split("\n"))
        if _is_prose(line) and where(line)
    ]
    if not places:
        return dict(notes)
    address, number = rng.choice(places)
    lines = notes[address].split("\n")
    lines[number] = change(lines[number])
    return {**notes, address: "\n".join(lines)}


def _on_a_list(
    notes: Mapping[str, str], rng: random.Random, change: Callable[[list[str]], list[str]]
) -> Notes:
    places = [(address, place) for address in sorted(notes) for place in _lists(notes[address].split("\n"))]
    if not places:
        return dict(notes)
    address, (start, end) = rng.choice(places)
    lines = notes[address].split("\n")
    lines[start:end] = change(lines[start:end])
    return {**notes, address: "\n".join(lines)}


def _is_prose(line: str) -> bool:
    bare = line.strip()
    return len(bare.split()) > len(["a", "b", "c", "d"]) and bare[0] not in "#|`<!" and "](" not in bare


def _lists(lines: list[str]) -> list[tuple[int, int]]:
    """Where lists of two lines and more begin and end."""
    found: list[tuple[int, int]] = []
    start = None
    for number, line in enumerate([*lines, ""]):
        if line.startswith("- ") and start is None:
            start = number
        elif start is not None and not re.match(r"\s*- \S", line):
            if number - start > 1:
                found.append((start, number))
            start = None
    return found


def _cuts(text: str) -> list[int]:
    """Where second-level sections begin."""
    return [found.start() for found in re.finditer(r"^## ", text, re.MULTILINE)]


def _same_top(text: str, one: int, other: int) -> bool:
    """Whether two lines are about the same service: front matter names it, or a heading above both."""
    if text.startswith("---"):
        return True
    lines = text.split("\n")
    between = lines[min(one, other) : max(one, other)]
    return not any(re.match(r"##? ", line) for line in between)
