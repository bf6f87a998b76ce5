"""The notes: all of them, and one as it was written with what became of each line."""

from collections import defaultdict
from dataclasses import dataclass

from django.conf import settings
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from studyapp.models import Decision, Folder, Note, Service, Source
from studyapp.quizzing.reporting import open_reports
from studyapp.views.htmx import render_page
from studyapp.views.links import Link
from studyapp.views.note_text import ContentsEntry, set_out
from studyapp.views.reporting import may_read_reports
from studyapp.views.sources import line_words
from studyapp.views.wording import capitalised, counted, figure, joined

SHOWN_SERVICES = 8
SHIPPED = settings.ROOT / "content"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteLink:
    """A note in the list."""

    title: str
    url: str
    address: str
    about: str
    statements: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesFolder:
    """The notes of one folder."""

    name: str
    notes: tuple[NoteLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotesPage:
    """All notes, folder by folder."""

    headline: str
    folders: tuple[NotesFolder, ...]
    reports: Link | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Became:
    """What was drawn from some lines: its words, where it stands now, and the page's name."""

    text: str
    url: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineBecame:
    """All that was drawn from the lines beginning at `line`."""

    line: int
    words: str
    found: tuple[Became, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotePage:
    """A note as it was written. `body` is safe HTML."""

    title: str
    anchor: str
    address: str
    body: SafeString
    contents: tuple[ContentsEntry, ...]
    became: tuple[LineBecame, ...]
    became_headline: str
    lines: tuple[str, ...]
    services: tuple[Service, ...]
    decisions: tuple[Decision, ...]


@require_safe
def notes(request: HttpRequest) -> HttpResponse:
    """Every note with what it is about."""
    told = Q(sources__cell__isnull=False) | Q(sources__comparison__isnull=False)
    told |= Q(sources__feature__isnull=False, sources__feature__retired_at=None)
    told |= Q(sources__guidance__isnull=False, sources__guidance__retired_at=None)
    rows = Note.objects.live().select_related("folder").annotate(lines=Count("sources", filter=told))
    about: dict[int, list[str]] = defaultdict(list)
    named = Service.objects.live()
    for way in ("features__sources__note", "comparisons__sources__note"):
        for note_id, name in named.order_by("name").values_list(way, "name").distinct():
            if name not in about[note_id]:
                about[note_id].append(name)
    deciding = set(Decision.objects.live().values_list("note", flat=True))
    folders: dict[Folder, list[NoteLink]] = defaultdict(list)
    for note in rows:
        folders[note.folder].append(
            NoteLink(
                title=note.title,
                url=note.get_absolute_url(),
                address=note.address,
                about=_about(about[note.pk], describes_decision=note.pk in deciding),
                statements=figure(note.lines, "statement"),
            )
        )
    # One's own notes come before those that ship.
    ordered = sorted(folders.items(), key=lambda folder: (folder[0].location == str(SHIPPED), folder[0].name))
    page = NotesPage(
        headline=capitalised(counted(len(rows), "note")),
        folders=tuple(NotesFolder(name=folder.name, notes=tuple(notes)) for folder, notes in ordered),
        reports=_reports(request),
    )
    return render_page(request, "library/notes.html", page)


def _reports(request: HttpRequest) -> Link | None:
    """The way to what was reported, for who looks after the notes."""
    number = open_reports().count() if may_read_reports(request) else 0
    text = f"{figure(number, 'question')} reported as bad"
    return Link(text=text, url=reverse("reports")) if number else None


@require_safe
def note(request: HttpRequest, address: str) -> HttpResponse:
    """One note."""
    found = get_object_or_404(Note.objects.live(), address=address)
    text = set_out(found.html, title=found.title)
    became = _became(found)
    count = sum(len(line.found) for line in became)
    page = NotePage(
        title=found.title,
        anchor=text.anchor,
        address=found.address,
        body=text.body,
        contents=text.contents,
        became=became,
        became_headline=f"What became of this note: {counted(count, 'statement')}",
        lines=tuple(found.source.split("\n")),
        services=tuple(
            Service.objects.live().filter(features__retired_at=None, features__sources__note=found).distinct()
        ),
        decisions=tuple(found.decisions.live()),
    )
    return render_page(request, "library/note.html", page)


def _about(names: list[str], *, describes_decision: bool) -> str:
    """What a note is about in a sentence; of many services, the last are a number."""
    if describes_decision:
        return "Describes a decision."
    if not names:
        return "Says nothing that can be asked."
    shown = names[:SHOWN_SERVICES]
    if len(names) > SHOWN_SERVICES:
        shown.append(counted(len(names) - SHOWN_SERVICES, "other"))
    return f"On {joined(shown)}."


def _became(note: Note) -> tuple[LineBecame, ...]:
    """What was drawn from the note, in the order of its lines."""
    rows = (
        Source.objects.filter(note=note)
        .filter(
            Q(feature__isnull=False, feature__retired_at=None)
            | Q(cell__isnull=False, cell__comparison__retired_at=None)
            | Q(guidance__isnull=False, guidance__retired_at=None)
        )
        .select_related("feature__service", "cell__comparison", "guidance")
        .prefetch_related("guidance__services", "cell__comparison__services")
        .order_by("line", "end_line", "id")
    )
    by_line: dict[tuple[int, int], dict[Became, None]] = defaultdict(dict)
    for row in rows:
        by_line[row.line, row.end_line][_became_of(row)] = None
    return tuple(
        LineBecame(line=line, words=line_words(line, end_line), found=tuple(found))
        for (line, end_line), found in by_line.items()
    )


def _became_of(row: Source) -> Became:
    if row.feature:
        return Became(
            text=str(row.feature),
            url=f"{row.feature.service.get_absolute_url()}#feature-{row.feature.uid.hex}",
            place=row.feature.service.name,
        )
    if row.cell:
        names = [service.name for service in row.cell.comparison.services.all()]
        return Became(
            text=str(row.cell), url=row.cell.comparison.get_absolute_url(), place=" and ".join(names)
        )
    if row.guidance is None:
        raise ValueError(f"The source {row} belongs to nothing that a note becomes.")
    advised = list(row.guidance.services.all())
    return Became(
        text=row.guidance.condition,
        url=f"{advised[0].get_absolute_url()}#guidance-{row.guidance.uid.hex}" if advised else "",
        place=joined([service.name for service in advised]),
    )
