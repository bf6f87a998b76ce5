"""Questions that set services against each other, from a comparison, stated or derived alike."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from studyapp.cards.card import Card, CardKind, Choice
from studyapp.cards.known import SAID_OF_ALL, first_source
from studyapp.cards.naming import BLANK, clangs, name_of, naming, said_of
from studyapp.cards.plain import content_words, noise_in, plain, shortened
from studyapp.cards.sayings import Sayings, say_the_same
from studyapp.knowledge.facts import Aspect, Cell, Comparison, ComparisonRow, Service, Source

_HOW_MANY = {2: "two", 3: "three", 4: "four"}
_LONGEST_NAMED = 120
_PAIR = 2


def contrast_cards(
    comparison: Comparison,
    *,
    services: Mapping[str, Service],
    sayings: Mapping[str, Sayings] = MappingProxyType({}),
) -> tuple[Card, ...]:
    """Every honest question about a comparison: which of them, and what of each.

    Only rows that at least two services fill are asked, in each direction once. () where the notes
    are too thin: then say so, and offer the place to write it. `sayings` are all that is said of each
    service: what another side may say too is not asked. Rows with sources in conflict are to be
    left out beforehand (`generating.without`).
    """
    if any(slug not in services for slug in comparison.services) or len(comparison.services) not in _HOW_MANY:
        return ()
    cards: dict[str, Card] = {}
    for row in comparison.rows:
        for card in (*_which(comparison, row, services, sayings), *_what(comparison, row, services)):
            cards.setdefault(card.key, card)
    return tuple(cards.values())


def _which(
    comparison: Comparison,
    row: ComparisonRow,
    services: Mapping[str, Service],
    sayings: Mapping[str, Sayings],
) -> Iterator[Card]:
    """Which of them is it said of?"""
    filled = [slug for slug in comparison.services if slug in row.values and row.values[slug].sources]
    if len(filled) < _PAIR:
        return
    among = " or ".join(services[slug].name for slug in filled)
    # What sets two against a third asks of the two in other words than what sets them against each other.
    lead = f"{_names(comparison, services)}: which" if len(filled) < len(comparison.services) else "Which"
    # A row that nobody named ("this ||| that") is a mnemonic, not a question.
    if not row.aspect:
        return
    for slug in filled:
        others = [other for other in filled if other != slug]
        said = next(
            (
                asked
                for piece in pieces_of(row.values[slug])
                if (
                    asked := tells_apart(
                        piece, slug, others, comparison=comparison, row=row, services=services
                    )
                )
                and not any(
                    sayings[other].hold(asked, content_words(asked)) for other in others if other in sayings
                )
            ),
            "",
        )
        if said:
            yield _card(
                comparison,
                key=f"{comparison.slug}:{_named(row)}:{slug}",
                front=f"{lead} of the {_HOW_MANY[len(filled)]}, {among}, "
                f"do your notes describe like this ({plain(row.aspect)})? “{said}”",
                back=services[slug].name,
                source=source_of(row.values[slug], said),
                choices=tuple(
                    Choice(
                        text=services[option].name,
                        correct=option == slug,
                        why=_why(option, row.values[option], services),
                        service=option,
                        source=source_of(row.values[option], said if option == slug else ""),
                    )
                    for option in filled
                ),
                about=filled,
            )


def _what(comparison: Comparison, row: ComparisonRow, services: Mapping[str, Service]) -> Iterator[Card]:
    """What is said of one of them? The others' values are what tempts."""
    filled = [slug for slug in comparison.services if slug in row.values and row.values[slug].sources]
    if not row.aspect or len(filled) < _PAIR:
        return
    said = {slug: _nameless(row.values[slug], comparison, services) for slug in filled}
    pieces = [piece.casefold() for piece in said.values()]
    if not all(pieces) or any(one != other and one in other for one in pieces for other in pieces):
        return
    if row.aspect in set(Aspect) and any(content_words(piece) <= SAID_OF_ALL for piece in pieces):
        return
    if any(
        say_the_same(content_words(said[one]), content_words(said[other]))
        for one in filled
        for other in filled
        if one < other
    ):
        return
    for slug in filled:
        yield _card(
            comparison,
            key=f"{comparison.slug}:{_named(row)}:of-{slug}",
            front=f"{_names(comparison, services)}: "
            f"what do your notes say of {services[slug].name} ({plain(row.aspect)})?",
            back=said[slug],
            source=source_of(row.values[slug], said[slug]),
            choices=tuple(
                Choice(
                    text=said[option],
                    correct=option == slug,
                    why=_why(option, row.values[option], services),
                    source=source_of(row.values[option], said[option]),
                )
                for option in filled
            ),
            about=filled,
        )


def _card(
    comparison: Comparison,
    *,
    key: str,
    front: str,
    back: str,
    source: Source,
    choices: tuple[Choice, ...],
    about: list[str],
) -> Card:
    return Card(
        key=key,
        kind=CardKind.CONTRAST,
        services=tuple(about),
        front=front,
        back=back,
        source=source,
        choices=choices,
        principle="" if noise_in(principle := plain(comparison.principle)) else principle,
    )


def pieces_of(cell: Cell) -> list[str]:
    """The statements of a cell that are short and plain enough to ask."""
    pieces = (shortened(plain(piece)).rstrip(" .;") for piece in cell.text.split("; "))
    return [piece for piece in pieces if piece and not noise_in(piece)]


def tells_apart(
    piece: str,
    slug: str,
    others: list[str],
    *,
    comparison: Comparison,
    row: ComparisonRow,
    services: Mapping[str, Service],
) -> str:
    """`piece` with its service's name hidden, "" where it gives the service away or fits another too."""
    asked = naming(services[slug]).hidden(piece)
    meaning = content_words(asked.replace(BLANK, " "))
    elsewhere = [text for other in others for text in pieces_of(row.values[other])]
    elsewhere += [text for cell in comparison.shared for text in pieces_of(cell)]
    if (
        not meaning
        or (row.aspect in set(Aspect) and meaning <= SAID_OF_ALL)
        or any(naming(services[other]).is_named_in(asked) for other in others)
        or any(say_the_same(meaning, content_words(text)) for text in elsewhere)
        or clangs(asked, right=[services[slug]], wrong=[services[other] for other in others])
    ):
        return ""
    return asked


def _nameless(cell: Cell, comparison: Comparison, services: Mapping[str, Service]) -> str:
    """The first statement of a cell that names none of the services, "" where there is none."""
    named = [services[slug] for slug in comparison.services]
    return next(
        (
            piece
            for piece in pieces_of(cell)
            if not any(naming(service).is_named_in(piece) for service in named)
            and not any(
                clangs(piece, right=[service], wrong=[other for other in named if other != service])
                for service in named
            )
        ),
        "",
    )


def _names(comparison: Comparison, services: Mapping[str, Service]) -> str:
    return " and ".join(name_of(slug, services) for slug in comparison.services)


def _named(row: ComparisonRow) -> str:
    """The aspect, or for a row that has none a few words of what it says."""
    if row.aspect:
        return row.aspect.replace(":", " ")[:_LONGEST_NAMED]
    return " ".join(plain(cell.text)[:20].replace(":", " ") for _, cell in sorted(row.values.items()))


def _why(slug: str, cell: Cell, services: Mapping[str, Service]) -> str:
    pieces = pieces_of(cell)
    return said_of(services[slug], pieces[0] if pieces else "something else on this line.")


def source_of(cell: Cell, said: str) -> Source:
    """The place that says it: the one whose quote holds the words, else the cell's first."""
    words = said.rpartition(BLANK)[-1].strip().casefold()
    holding = tuple(source for source in cell.sources if words and words in plain(source.quote).casefold())
    return first_source(holding or cell.sources)
