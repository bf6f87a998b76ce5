"""Takes the lines of a note apart into statements and tells of each which service it is about."""

import re
from dataclasses import dataclass, field, replace

from studyapp.knowledge.asides import is_aside, is_chatter, is_date, says_something
from studyapp.knowledge.contrasts import contrasts, side_by_side
from studyapp.knowledge.coverage import Counted
from studyapp.knowledge.facts import Guidance
from studyapp.knowledge.guidance import guidance_of
from studyapp.knowledge.kinds import announced
from studyapp.knowledge.leads import Lead, lead_of
from studyapp.knowledge.lookup import LONGEST_NAME, Lookup
from studyapp.knowledge.scopes import Scope
from studyapp.knowledge.sides import Sides, rows_of, side_of, sides_in
from studyapp.knowledge.statements import Facing, Statement, source_of
from studyapp.knowledge.whose import Attribution, Told
from studyapp.knowledge.wording import Words, last_sentence, pieces, sentences

LONGEST_BARE_NAME = 6
NO_VALUE = frozenset({"n/a", "na", "tbd", "?"})
VENDOR = re.compile(r"(?:aws|amazon|azure|microsoft|google)\b", re.IGNORECASE)
FEWEST_NEED_WORDS = 2
SHARED = re.compile(
    r"^(?:both|all|shared|in common|common|similarities|what (?:both|they|all)(?: \w+)? (?:share"
    r"|have in common))$",
    re.IGNORECASE,
)
PRINCIPLE = re.compile(r"^(?:principle|rule of thumb|in short|in one sentence|bottom line)$", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Teller:
    """What has been told of a note so far.

    `section` counts the headings passed, `listings` the numbered lists of steps.

    `diary` are the sections that a date heads: a day's lines have nothing to do with each other.

    `compares` says that the note is a comparison by its front matter: its cells and what it says of
    all sides are kept there, and not told of each side once more.
    """

    lookup: Lookup
    note: str
    attribution: Attribution
    compares: bool = False
    statements: list[Statement] = field(default_factory=list)
    facings: list[Facing] = field(default_factory=list)
    guidance: list[Guidance] = field(default_factory=list)
    counted: Counted = field(default_factory=Counted)
    sides: Sides = field(init=False)
    diary: set[int] = field(default_factory=set)
    section: int = 0
    listings: int = 0
    opening: bool = True

    def __post_init__(self) -> None:
        self.sides = Sides(lookup=self.lookup)

    def enter(self, words: Words, above: Scope) -> Scope:
        """The scope below a heading (a bullet or a bold line may be one), and a new section."""
        self.leave()
        scope, topic = above.headed(words.text, lookup=self.lookup)
        self.section += 1
        self.opening = True
        self.counted.structure(words.lines)
        if is_date(words.text):
            self.diary.add(self.section)
            scope = Scope()
        goes_on = bool(scope.services) and scope.services == above.services and not topic.services
        self.attribution.enter(keep=goes_on)
        self.attribution.established.update(scope.services)
        one_side = scope.facing is None and set(scope.services) < set(above.services)
        if one_side and above.facing is not None and self.facings[above.facing].stated:
            scope = replace(scope, facing=above.facing)
        if len(scope.services) > 1 and scope.facing is None and topic.services:
            scope = self.face(scope, words, stated=topic.versus)
        return scope

    def leave(self) -> None:
        """The end of a section: the kinds of one thing that it told of stand against each other."""
        for sides in self.sides.take():
            slugs = tuple(sorted({side.kind.slug for side in sides}))
            facing = self.facing_of(self.face(Scope(services=slugs), sides[0].said))
            facing.gathered = True
            facing.cells.extend(("", row) for row in rows_of(sides))

    def face(self, scope: Scope, words: Words, *, stated: bool = True) -> Scope:
        """Begin a comparison of the scope's services, which statements below it add to."""
        self.facings.append(Facing(services=scope.services, words=words, section=self.section, stated=stated))
        return replace(scope, facing=len(self.facings) - 1)

    def facing_of(self, scope: Scope) -> Facing:
        """The comparison that a scope stands in; IndexError where it stands in none."""
        return self.facings[-1 if scope.facing is None else scope.facing]

    def tell_lines(self, parts: list[Words], scope: Scope) -> None:
        """Tell the lines of one block; a bold first line is the label of the others."""
        if len(parts) > 1 and parts[0].all_strong and not parts[0].text.endswith((".", "!")):
            self.counted.structure(parts[0].lines)
            scope = scope.labelled(parts[0].text)
            parts = parts[1:]
        for part in parts:
            self.tell(part, scope)

    def tell(self, part: Words, scope: Scope) -> None:
        """Take a line as statements: its label goes to each of its sentences."""
        if self.section in self.diary:
            self.attribution.enter(keep=False)
        if part.all_linked or not any(character.isalnum() for character in part.text):
            self.introduce(part)
            return
        if is_aside(part) or is_chatter(part.text):
            self.counted.structure(part.lines)
            return
        if self.told_apart(part, scope):
            return
        self.set_side_by_side(part, scope)
        lead = lead_of(part)
        if lead is not None and any(character.isalnum() for character in lead.rest.text):
            self.say_labelled(lead, scope)
        elif part.text.endswith((":", "：")):
            before, last = last_sentence(part)
            self.counted.structure(last.lines)
            if before is not None:
                self.tell(before, scope)
        else:
            self.say(part, scope)

    def tell_cell(self, cell: Words, scope: Scope, *, defining: bool = False, labelled: bool = False) -> None:
        """Tell a table's cell; `defining` where it says what the service itself is.

        A cell begins anew: "It …" means what its own row or column is about, not the cell before.
        """
        self.attribution.last = ()
        parts = pieces(cell)
        for number, part in enumerate(parts):
            if part.text.endswith(":") and number < len(parts) - 1:
                self.counted.structure(part.lines)
                continue
            if lead_of(part) is None:
                self.say(part, scope, defining=defining, labelled=labelled, valued=bool(scope.labels))
            else:
                self.tell(part, scope)
            defining = False

    def introduce(self, part: Words) -> None:
        """A line that is only a link states nothing, but may name what the lines after it are about."""
        self.counted.structure(part.lines)
        services = self.lookup.topic(part.text).services
        if len(services) == 1 and not part.text.casefold().startswith("http"):
            self.attribution.hint(services[0].slug)

    def told_apart(self, part: Words, scope: Scope) -> bool:
        """Two services side by side on one line ("A -> this ||| B -> that") are a row of a comparison."""
        values = side_by_side(part, names=self.lookup.names)
        if not values:
            return False
        if scope.facing is None or set(values) - set(scope.services):
            scope = self.face(Scope(services=tuple(values)), part)
        self.facing_of(scope).cells.append(("", values))
        self.counted.content(part)
        return True

    def set_side_by_side(self, part: Words, scope: Scope) -> None:
        """Notice which kind of the section's service a line speaks of, or which ones it names."""
        if scope.facing is not None or self.attribution.dedicated is not None:
            return
        kinds = self.sides.kinds(scope.services)
        if not kinds:
            return
        if several := sides_in(part, kinds=kinds, lookup=self.lookup):
            slugs = tuple(sorted({side.kind.slug for side in several}))
            facing = self.facing_of(self.face(Scope(services=slugs), part))
            facing.gathered = True
            facing.cells.extend(("", row) for row in rows_of(several))
        elif (side := side_of(part, kinds=kinds, lookup=self.lookup)) is not None and side.said:
            self.sides.seen.append(side)

    def say_labelled(self, lead: Lead, scope: Scope) -> None:
        """Sentences with a label of their own: a term, an announcement or a service's name."""
        if scope.facing is not None and self.said_of_all(lead.label, lead.rest, scope):
            return
        service = self.attribution.of_label(lead.label, scope)
        if service is not None:
            below = replace(scope, services=(service,), labels=())
            self.attribution.carry = (service,)
            self.say(lead.rest, below, defining=True)
            return
        self.counted.structure(lead.term.lines)
        if lead.leads_to and self.chosen(lead):
            return
        kind = announced(lead.label, heading=False)
        self.say(lead.rest, scope.labelled(lead.label), labelled=kind is None, valued=True)

    def chosen(self, lead: Lead) -> bool:
        """Take "No servers at all? → Lambda" as advice: a need, and nothing but what to take for it."""
        services = (
            self.lookup.names.resolve_all(lead.rest.text) if len(lead.rest.text) <= LONGEST_NAME else ()
        )
        need = lead.term.cut(0, len(lead.term.text.rstrip(" ?:")))
        if not services or all(self.lookup.is_concept(service.slug) for service in services):
            return False
        if len(need.text.split()) < FEWEST_NEED_WORDS or self.lookup.names.mentions(need.text):
            return False
        return self.advise(need, lead.rest)

    def said_of_all(self, label: str, words: Words, scope: Scope) -> bool:
        """In a comparison, "Both: …" holds for all of its services, and "Principle: …" tells them apart."""
        facing = self.facing_of(scope)
        if PRINCIPLE.match(label):
            facing.principle = words
            self.counted.content(words)
            return True
        if SHARED.match(label):
            facing.shared.append(words)
            if self.compares:
                self.counted.content(words)
                return True
            self.say(words, replace(scope, services=facing.services, labels=()), labelled=True)
            return True
        return False

    def say(
        self,
        words: Words,
        scope: Scope,
        *,
        defining: bool = False,
        labelled: bool = False,
        valued: bool = False,
    ) -> None:
        """Add each sentence as a statement of the services it is about, or as advice.

        `valued` says that a label of its own stands before it: then a lone word or number is its value.
        """
        telling = says_something(words.text) or (valued and words.text.casefold() not in NO_VALUE)
        if not telling or self.only_names(words.text, scope):
            self.counted.structure(words.lines)
            return
        continued = False
        for sentence in sentences(words):
            if is_chatter(sentence.text):
                self.counted.structure(sentence.lines)
                continue
            self.counted.content(sentence)
            before = self.attribution.last
            for told in self.attribution.of(sentence, scope, labelled=labelled, continued=continued):
                statement = self.statement(told, scope, defining=defining)
                advice, only = guidance_of(statement, names=self.lookup.names, note=self.note)
                if advice is not None:
                    self.guidance.append(advice)
                    self.attribution.advised(advice.services, scope)
                if not only:
                    self.statements.append(statement)
                    self.contrast(statement, before, scope)
                    if len(told.against) == 1 and scope.facing is None:
                        self.face(Scope(services=(*told.against, *told.services)), sentence)
                defining = False
            self.opening = False
            continued = sentence.text.endswith(";")

    def only_names(self, text: str, scope: Scope) -> bool:
        """Whether words are no more than the name of the service that they would be about.

        What an acronym stands for ("Simple Queue Service" below "SQS") is more.
        """
        if scope.labels or len(text.split()) > LONGEST_BARE_NAME:
            return False
        service = self.lookup.resolve(text)
        if service is None:
            return False
        own = scope.services == (service.slug,)
        return not scope.services or (own and (" " not in text or bool(VENDOR.match(text))))

    def statement(self, told: Told, scope: Scope, *, defining: bool) -> Statement:
        """A told sentence with what introduces it."""
        return Statement(
            services=told.services,
            words=told.words,
            label=scope.label,
            announced=scope.announced,
            section=self.section,
            facing=scope.facing,
            subjects=() if self.section in self.diary else told.subjects,
            defined=told.defined,
            defining=defining or told.inverted,
            opening=self.opening and self.section not in self.diary,
            place=scope.place,
        )

    def contrast(self, statement: Statement, before: tuple[str, ...], scope: Scope) -> None:
        """A sentence that sets its service against another makes a comparison of the two."""
        if scope.facing is not None:
            return
        for contrast in contrasts(statement, before=before, lookup=self.lookup):
            self.face(Scope(services=contrast.services), statement.words, stated=contrast.stated)

    def advise(self, need: Words, choice: Words) -> bool:
        """A row of a table that says which service to take for a need."""
        services = tuple(dict.fromkeys(mention.slug for mention in self.lookup.names.mentions(choice.text)))
        service = (
            self.lookup.resolve(choice.text) if not services and len(choice.text) <= LONGEST_NAME else None
        )
        if service is not None:
            services = (service.slug,)
        if not services or not need:
            return False
        self.counted.content(need)
        source = source_of(need.and_then(choice), note=self.note)
        self.guidance.append(Guidance(condition=need.text, services=services, sources=(source,)))
        return True
