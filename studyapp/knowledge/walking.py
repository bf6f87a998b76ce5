"""Walks a Document in reading order, and finds what serves as a heading without being one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from studyapp.knowledge.asides import is_contents, names_only_pages
from studyapp.knowledge.asking import ask
from studyapp.knowledge.facts import FeatureKind
from studyapp.knowledge.kinds import announced, is_limit
from studyapp.knowledge.leads import lead_of
from studyapp.knowledge.numbering import Place
from studyapp.knowledge.questions import question_of
from studyapp.knowledge.scopes import LONGEST_LABEL, Scope
from studyapp.knowledge.subjects import bare_heading
from studyapp.knowledge.tabbed import tabbed_table
from studyapp.knowledge.tables import read_table
from studyapp.knowledge.telling import SHARED, Teller
from studyapp.knowledge.ticks import is_two_sided, sided
from studyapp.knowledge.wording import Words, last_sentence, pieces, words_of, words_of_runs
from studyapp.notes.document import Block, Code, Heading, Item, Lines, Listing, Paragraph, Quote, Run, Table

LEADS_IN = re.compile(
    r"(?:[:：]|\b(?:of|as|are|is|the|to|following|include|includes|including|with|for|by|like|such as))\W*$",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"^(?:then|and|or)\s+\w+\s+\w+")
ASKS = re.compile(
    r"\W*(?:q(?:uestion|\d{1,3})?|pergunta)\s?\d{0,3}\s?[:.)：]\s*(?=\S)|问\s?[:：]\s*", re.IGNORECASE
)
# A short line with more below it may still be a statement, and not only a label.
STATES = re.compile(
    r"\b(?:is|are|was|were|can|cannot|can['’]t|will|must|should|may|has|have|does|do|don['’]t|allows?|provides?"
    r"|supports?|uses?|enables?|lets?|helps?|stores?|runs?|keeps?|creates?|sends?|receives?|integrates?"
    r"|scales?|requires?|needs?|offers?|gives?|makes?|manages?|handles?|protects?|encrypts?|automates?|charges?"
    r"|delivers?|returns?|contains?|consists?|works?|starts?|stops?|replicates?|monitors?|moves?)\b",
    re.IGNORECASE,
)
# "There are two kinds of queues", with the two below, only says how many there are.
HOW_MANY = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|several|different|many|various)\s(?:\w+\s){0,2}(?:parts?|types?|kinds?"
    r"|options?|ways?|categories|classes|modes?|tiers?|components?|steps?|methods?|patterns?|forms?|models?"
    r"|plans?|layers?|levels?)\b",
    re.IGNORECASE,
)
CODE_SIGNS = re.compile(r"[{}<>$;=\\]|\(\)|^\s*(?:#!|//|import |def |sudo |aws |curl )")
WORD = re.compile(r"\w+")
ALPHABETIC = re.compile(r"[^\W\d_]{2,}")
PROSE_LANGUAGES = frozenset({"", "text", "txt", "md", "markdown", "plaintext"})
LONGEST_JOINED = 25
LONGEST_INTRO = 120
FOLLOWERS = 2
LONGEST_TITLE = 6
FEWEST_PROSE_WORDS = 4
FEWEST_STATING_WORDS = 3


@dataclass(slots=True, kw_only=True)
class Walk:
    """Reads blocks in order and hands their lines to a Teller under the scope they stand in.

    `source_lines` is the note as written: code blocks tell their lines by it.
    """

    teller: Teller
    source_lines: Sequence[str]

    def read(self, blocks: tuple[Block, ...], scope: Scope) -> None:
        """Read blocks that stand side by side; headings among them govern what follows."""
        stack: list[tuple[int, Scope]] = []
        above = current = scope
        intro: Scope | None = None
        contents = False
        for block in blocks:
            match block:
                case Heading():
                    contents = is_contents(bare_heading(block.text.plain))
                    while stack and stack[-1][0] >= block.level:
                        stack.pop()
                    current = self.heading(block, stack[-1][1] if stack else scope)
                    above = current
                    stack.append((block.level, current))
                    intro = None
                case Paragraph():
                    if names_only_pages(self.source_lines[block.lines.start - 1 : block.lines.end]):
                        self.teller.counted.structure(block.lines)
                        continue
                    table = tabbed_table(block, source_lines=self.source_lines)
                    if table is not None:
                        read_table(self.teller, table, intro or current)
                        intro = None
                        continue
                    current, intro = self.paragraph(block, current, above)
                    above = self.above(current, above)
                case Listing() if contents:
                    self.teller.counted.structure(block.lines)
                    contents = False
                case Listing():
                    after = self.listing(block, intro or current, above)
                    current = after if after is not None else current
                    above = self.above(current, above)
                    intro = None
                case Table():
                    read_table(self.teller, block, intro or current)
                    intro = None
                case Quote():
                    self.read(block.blocks, intro or current)
                    intro = None
                case Code():
                    self.code(block, current)

    def above(self, current: Scope, above: Scope) -> Scope:
        """What a further bold line stands under: below a topic, a bold name governs as a heading does."""
        if (above.loose or not above.services) and current.services and current.facing is None:
            return Scope(services=current.services, loose=True)
        return above

    def heading(self, block: Heading, above: Scope) -> Scope:
        """The scope below a heading. In a comparison "What both share" is still about all its sides."""
        words = words_of(block.text)
        if above.facing is not None and SHARED.match(bare_heading(words.text)):
            self.teller.counted.structure(words.lines)
            return Scope(services=above.services, facing=above.facing, labels=("Both",))
        return self.teller.enter(words, above)

    def paragraph(self, block: Paragraph, scope: Scope, above: Scope) -> tuple[Scope, Scope | None]:
        """Read a paragraph. Returns the scope for what follows and that for a list it leads in to."""
        intro: Scope | None = None
        parts = pieces(words_of(block.text))
        plain: list[Words] = []
        for number, part in enumerate(parts):
            last = number == len(parts) - 1
            if self.is_title(part, alone=len(parts) == 1):
                self.teller.tell_lines(plain, scope)
                plain = []
                scope = self.teller.enter(asked(part), above)
                above = self.above(scope, above)
            elif (
                last and part.text.endswith((":", "：")) and len(last_sentence(part)[1].text) <= LONGEST_INTRO
            ):
                before, leading = last_sentence(part)
                plain += [before] if before is not None else []
                intro = self.lead_in(leading, scope)
            else:
                plain.append(part)
        self.teller.tell_lines(plain, scope)
        return scope, intro

    def is_title(self, part: Words, *, alone: bool) -> bool:
        """Whether a line without heading mark-up serves as a heading: bold, or a name with a link."""
        bare = bare_heading(asked(part).text)
        if not bare or len(bare) > LONGEST_LABEL or part.text.rstrip().endswith((".", "!", ",")):
            return False
        if part.text.endswith(("?", "？")) and (alone or asked(part) is not part):
            return True
        lookup = self.teller.lookup
        if part.all_linked:
            return lookup.resolve(bare) is not None
        if part.all_strong:
            return alone or part.text.endswith((":", "：")) or lookup.topic(bare).whole
        return part.text.endswith((":", "：")) and lookup.resolve(bare) is not None

    def lead_in(self, part: Words, scope: Scope) -> Scope:
        """The scope of a list that a line ending in a colon leads in to."""
        self.teller.counted.structure(part.lines)
        topic = self.teller.lookup.topic(part.text)
        if topic.whole and not topic.versus:
            return scope.headed(part.text, lookup=self.teller.lookup)[0]
        return scope.labelled(part.text)

    def listing(self, block: Listing, scope: Scope, above: Scope) -> Scope | None:
        """Read a list. Returns the scope for what follows it where a bullet was a heading."""
        parts = [words_of(item.text) for item in block.items]
        joined = _joined(block.items, parts)
        after: Scope | None = None
        self.teller.attribution.begin_list()
        both_sides = is_two_sided(part.text for part in parts)
        steps = self.steps(block, joined, scope)
        for number, item in enumerate(block.items):
            words = joined[number]
            if words is None:
                continue
            if self.is_title_item(number, block.items, parts, scope):
                after = scope = self.teller.enter(words, above)
                above = self.above(scope, above)
            else:
                here = sided(words.text, scope) if both_sides else scope
                self.item(item, words, replace(here, place=steps.get(number)))
        return after

    def steps(self, block: Listing, joined: list[Words | None], scope: Scope) -> dict[int, Place]:
        """The places of the items of a numbered list that is announced as steps, {} for any other."""
        items = [number for number, words in enumerate(joined) if words is not None]
        if not block.ordered or scope.announced is not FeatureKind.STEP:
            return {}
        self.teller.listings += 1
        return {
            at: Place(listing=self.teller.listings, number=number, of=len(items))
            for number, at in enumerate(items, start=1)
        }

    def is_title_item(  # noqa: PLR0911 (each rule rules out one look-alike)
        self, number: int, items: tuple[Item, ...], parts: list[Words], scope: Scope
    ) -> bool:
        """Whether a bullet without children governs the bullets after it, as a heading would.

        It is nothing but a service's name, or bold and announces something. An idea inside a service's
        section is a fact about it, and names that follow each other are a list of names.
        """
        words = parts[number]
        bare = bare_heading(words.text)
        if items[number].children or not bare or len(bare.split()) > LONGEST_TITLE or bare[-1] in ";,":
            return False
        lookup = self.teller.lookup
        if not words.all_strong and not lookup.names.mentions(words.text):
            return False
        topic = lookup.topic(words.text)
        if words.all_strong:
            return (topic.versus and bool(topic.services)) or announced(words.text, heading=False) is not None
        few = len(items) - number <= FOLLOWERS and (number > 0 or bool(scope.services) or len(items) == 1)
        if not topic.plain or not topic.services or topic.versus or few:
            return False
        before = lookup.resolve(parts[number - 1].text) if number else None
        if before is not None and before.slug not in scope.services:
            return False
        slugs = {service.slug for service in topic.services}
        # "Standard and Express" under what they are the kinds of says which kinds there are.
        if len(slugs) > 1 and all(service.parent in scope.services for service in topic.services):
            return False
        ideas = all(lookup.is_concept(slug) for slug in slugs)
        self.teller.attribution.established.update(slugs)
        offerings = any(not lookup.is_concept(slug) for slug in scope.services)
        if scope.announced is not None or (offerings and (ideas or topic.ambiguous)):
            return False
        if self.teller.opening and offerings:
            return not slugs <= set(scope.services)
        follower = (
            lookup.resolve(parts[number + 1].text) if len(parts[number + 1].text) <= LONGEST_LABEL else None
        )
        return follower is None or (not ideas and lookup.is_concept(follower.slug))

    def item(self, item: Item, words: Words, scope: Scope) -> None:
        """Read a list item and what is nested below it."""
        question = question_of(item)
        if question is not None:
            self.teller.counted.structure(item.lines)
            ask(self.teller, question, scope)
            return
        parts = pieces(words)
        # What is nested below a step is said of it, and is no step of the list.
        below = replace(scope, place=None)
        if item.children and parts:
            below = replace(self.group(parts, scope), place=None)
        else:
            self.teller.tell_lines(parts, scope)
        if item.children:
            self.read(item.children, below)

    def group(self, parts: list[Words], scope: Scope) -> Scope:
        """Read the text of an item that has children. Returns their scope."""
        before, first = last_sentence(parts[0]) if parts[0].text.endswith((":", "：")) else (None, parts[0])
        if before is not None:
            self.teller.tell(before, scope)
        question = asked(first) is not first
        first = asked(first)
        lead = None if question else lead_of(first)
        title = first.all_strong and not first.text.endswith(".")
        short = len(first.text) <= LONGEST_LABEL and not first.text.endswith((".", "!"))
        bare = lead is None or not lead.rest
        if title or (bare and (short or (LEADS_IN.search(first.text) is not None and len(parts) == 1))):
            self.teller.counted.structure(first.lines)
            below = self.below(first, scope)
            if not title and states(first.text):
                self.teller.tell(first, scope)
            for part in parts[1:]:
                self.teller.tell(part, below)
            return below
        self.teller.tell_lines(parts, scope)
        return (
            self.below(words_of_runs((Run(text=lead.label, lines=first.lines),), first.lines), scope)
            if lead
            else scope
        )

    def below(self, words: Words, scope: Scope) -> Scope:
        """The scope of what is nested below a label."""
        own = self.teller.attribution.of_label(bare_heading(words.text), scope)
        if own is not None:
            self.teller.opening = self.teller.opening or own not in scope.services
            self.teller.attribution.enter(keep=False)
            return Scope(services=(own,), facing=scope.facing, announced=scope.announced)
        topic = self.teller.lookup.topic(words.text)
        if topic.services and not scope.services:
            return scope.headed(words.text, lookup=self.teller.lookup)[0]
        return scope.labelled(words.text)

    def code(self, block: Code, scope: Scope) -> None:
        """Read prose that was fenced as code; real code says nothing that could be asked."""
        if block.language.casefold() not in PROSE_LANGUAGES:
            return
        at, last = block.lines.start, min(block.lines.end, len(self.source_lines))
        for line in block.text.split("\n"):
            bare = line.strip()
            if not bare:
                continue
            found = next((here for here in range(at, last + 1) if self.holds(here, bare)), None)
            if found is None:
                continue
            at = found
            if CODE_SIGNS.search(line) or len(ALPHABETIC.findall(line)) < FEWEST_PROSE_WORDS:
                continue
            here = Lines(start=at, end=at)
            self.teller.tell_lines(pieces(words_of_runs((Run(text=bare, lines=here),), here)), scope)

    def holds(self, number: int, text: str) -> bool:
        """Whether a line of the note, as written, holds the words of a line of code."""
        return all(word in self.source_lines[number - 1] for word in WORD.findall(text))


def asked(words: Words) -> Words:
    """A line "Q: …" without its mark; any other line as it is."""
    match = ASKS.match(words.text)
    return words.cut(match.end()) if match else words


def states(text: str) -> bool:
    """Whether a short line is a statement of its own: "Health checks remove dead servers", "Up to 5 TB"."""
    if text.endswith(("?", "？")) or LEADS_IN.search(text) or announced(text, heading=False) is not None:
        return False
    if HOW_MANY.search(text):
        return False
    verb = STATES.search(text)
    return is_limit(text) or (
        verb is not None and len(text.split()) >= FEWEST_STATING_WORDS and len(text[verb.end() :].split()) > 1
    )


def _joined(items: tuple[Item, ...], parts: list[Words]) -> list[Words | None]:
    """Items that only finish the sentence of the item before are joined to it; None in their own place."""
    joined: list[Words | None] = list(parts)
    for number in range(1, len(items)):
        before, here = joined[number - 1], parts[number]
        if before is None or items[number - 1].children or not GOES_ON.match(here.text):
            continue
        if before.text.rstrip().endswith((".", "!", "?", ":")):
            continue
        if len(before.text.split()) + len(here.text.split()) <= LONGEST_JOINED:
            joined[number - 1] = before.and_then(here)
            joined[number] = None
    return joined
