"""A small library about an invented cloud, to show pages with."""

import datetime as dt

from studyapp.cards.card import CardKind
from studyapp.models import Card, Comparison, ComparisonCell, Feature, Folder, Guidance, Note, Service, Source

NOW = dt.datetime(2026, 3, 2, 10, tzinfo=dt.UTC)


def note(address: str = "queues.md", *, html: str = "", source: str = "", title: str = "Queues") -> Note:
    folder, _ = Folder.objects.get_or_create(name="notes", defaults={"location": "/notes"})
    return Note.objects.create(
        folder=folder,
        path=address,
        address=address,
        title=title,
        source=source,
        html=html,
        digest="",
        imported_at=NOW,
    )


def service(slug: str, name: str, *, category: str = "integration", parent: Service | None = None) -> Service:
    return Service.objects.create(slug=slug, name=name, kind="service", category=category, parent=parent)


def feature(
    about: Service,
    text: str,
    *,
    where: Note,
    line: int,
    kind: str = "feature",
    label: str = "",
    aspect: str = "",
) -> Feature:
    row = Feature.objects.create(
        service=about, kind=kind, label=label, text=text, aspect=aspect, position=line
    )
    Source.objects.create(note=where, line=line, end_line=line, quote=text, feature=row)
    return row


def advice(about: Service, condition: str, *, where: Note, line: int) -> Guidance:
    row = Guidance.objects.create(condition=condition)
    row.services.set([about])
    Source.objects.create(guidance=row, note=where, line=line, end_line=line, quote=condition)
    return row


def comparison(one: Service, other: Service, *, where: Note, line: int, principle: str = "") -> Comparison:
    slug = "-vs-".join(sorted((one.slug, other.slug)))
    row = Comparison.objects.create(slug=slug, stated=True, principle=principle)
    row.services.set([one, other])
    Source.objects.create(note=where, line=line, end_line=line, quote="", comparison=row)
    for position, (side, text) in enumerate(((one, "Waits in line"), (other, "Goes to all"))):
        cell = ComparisonCell.objects.create(
            comparison=row, service=side, aspect="delivery", position=position, text=text
        )
        Source.objects.create(
            note=where, line=line + position, end_line=line + position, quote=text, cell=cell
        )
    return row


def card(about: Service, front: str, back: str, *, where: Note, line: int, of: Feature | None = None) -> Card:
    row = Card.objects.create(
        key=f"{about.slug}:{line}",
        kind=CardKind.RECALL,
        feature=of,
        front=front,
        back=back,
        note=where,
        line=line,
        end_line=line,
        quote=back,
        position=line,
    )
    row.services.set([about])
    return row


def contrast(of: Comparison, front: str, *, right: Service, wrong: Service, where: Note, line: int) -> Card:
    choices = [
        {
            "text": side.name,
            "correct": side == right,
            "why": f"About {side.name}.",
            "service": side.slug,
            "source": {"note": where.address, "line": line, "end_line": line, "quote": ""},
        }
        for side in (right, wrong)
    ]
    row = Card.objects.create(
        key=f"{of.slug}:delivery:{line}",
        kind=CardKind.CONTRAST,
        comparison=of,
        front=front,
        back=right.name,
        choices=choices,
        principle="One waits, the other tells.",
        note=where,
        line=line,
        end_line=line,
        quote="",
        position=line,
    )
    row.services.set([right, wrong])
    return row
