"""What a note introduces itself: services that its front matter or its headings declare."""

import re
from pathlib import PurePosixPath

from studyapp.knowledge.clouds import cloud_of
from studyapp.knowledge.facts import Service, ServiceKind
from studyapp.knowledge.kinds import announced
from studyapp.knowledge.lookup import Lookup
from studyapp.knowledge.names import Names, slug_of
from studyapp.knowledge.subjects import bare_heading
from studyapp.notes.document import Block, Document, Heading

VENDORS = frozenset({"amazon", "aws", "azure", "microsoft", "google", "gcp", "cloud"})
# Pages of a website or repository that are about no subject of study.
ABOUT_THE_SITE = re.compile(
    r"(?:privacy|cookie) policy|terms(?: (?:and|&|of) (?:conditions|use|service))?|terms conditions"
    r"|disclaimer|(?:about|contact)(?: (?:us|me))?|code of conduct|contributing|changelog"
    r"|acknowledge?ments",
    re.IGNORECASE,
)
NO_TOPIC = frozenset(
    {"readme", "index", "notes", "note", "untitled", "home", "summary", "todo", "license", *VENDORS}
)
ORDERING = re.compile(r"^[\d._\s-]+")
PART_NUMBER = re.compile(r"[\s#-]+\d{1,3}$")
LONGEST_TITLE = 80


def at_home(document: Document, *, names: Names) -> Names:
    """The names as a note uses them: its own words tell whose cloud it is on, where no settings do."""
    return names if names.home else names.at_home_with(cloud_of(document.source, names=names))


def declared_services(document: Document, *, names: Names) -> tuple[Service, ...]:
    """The services that a note introduces and `names` does not know.

    Front matter `service:` (with `name:`, `aliases:`, `category:`, `kind:`, `parent:`) declares one,
    known or not. Without it a note about nothing known is about its own title, as a concept.
    """
    declared = declared_by_front_matter(document, names=names)
    if declared is not None:
        return (declared,)
    title = title_of(document)
    lookup = Lookup(names=at_home(document, names=names))
    if not title or lookup.topic(title).services or names_any(document.blocks, lookup=lookup):
        return ()
    concept = concept_of(title)
    return (concept,) if concept is not None else ()


def declared_by_front_matter(document: Document, *, names: Names) -> Service | None:
    """The service that front matter says the note is about, as it declares it; None where it names none."""
    name = document.front_matter.get("service")
    title = document.front_matter.get("name")
    listed = document.front_matter.get("aliases", ())
    aliases = tuple(map(str, listed)) if isinstance(listed, (list, tuple)) else (str(listed),)
    if not isinstance(name, str) or not name.strip():
        return None
    known = names.called(name)
    kind = document.front_matter.get("kind")
    parent = document.front_matter.get("parent")
    parent_service = names.called(parent) if isinstance(parent, str) else None
    slug = known.slug if known else slug_of(name)
    if not slug:
        return None
    category = document.front_matter.get("category")
    return Service(
        slug=slug,
        name=title if isinstance(title, str) else known.name if known else name.strip(),
        aliases=aliases,
        kind=ServiceKind.CONCEPT if kind == "concept" else known.kind if known else ServiceKind.SERVICE,
        category=category if isinstance(category, str) else known.category if known else "",
        parent=parent_service.slug
        if parent_service is not None and parent_service.slug != slug
        else known.parent
        if known
        else None,
    )


def title_of(document: Document) -> str:
    """What a note is called: its first heading of the first level, or else its file's name.

    A vendor's name alone is no title; "#Amazon" at the top is a tag.
    """
    for block in document.blocks:
        if isinstance(block, Heading):
            title = bare_heading(block.text.plain)
            if block.level == 1 and title.casefold() not in NO_TOPIC:
                return title
            break
    path = PurePosixPath(document.path)
    stem = path.stem if path.stem.casefold() not in NO_TOPIC else path.parent.name
    return " ".join(re.split(r"[-_\s]+", ORDERING.sub("", stem))).strip()


def concept_of(title: str) -> Service | None:
    """The concept that a title names, None where it names none ("Overview", "README")."""
    bare = PART_NUMBER.sub("", bare_heading(title))
    if ABOUT_THE_SITE.fullmatch(bare):
        return None
    if not bare or len(bare) > LONGEST_TITLE or bare.casefold() in NO_TOPIC or announced(bare) is not None:
        return None
    if not any(character.isalpha() for character in bare):
        return None
    slug = slug_of(bare)
    return Service(slug=slug, name=bare, kind=ServiceKind.CONCEPT) if slug else None


def names_any(blocks: tuple[Block, ...], *, lookup: Lookup) -> bool:
    """Whether any heading names a known service."""
    return any(isinstance(block, Heading) and lookup.topic(block.text.plain).services for block in blocks)
