"""Where something can be written about a service: the one place that knows what leads there."""

from collections.abc import Iterable, Mapping, Sequence

from studyapp.knowledge.facts import FeatureKind
from studyapp.knowledge.gaps import Gap
from studyapp.models import Service, Source
from studyapp.views.links import Link
from studyapp.views.sources import line_url


def places_to_write(services: Iterable[Service]) -> Mapping[str, Link]:
    """By slug the line of the note where a service is introduced, or first spoken of; its page where nowhere.

    The text names the file and the line, for whoever writes in an editor of their own.
    """
    wanted = {service.slug: service for service in services}
    rows = (
        Source.objects.filter(
            feature__service__in=wanted.values(), feature__retired_at=None, feature__isnull=False
        )
        .order_by("note__address", "line")
        .values_list("feature__service__slug", "feature__kind", "note__address", "note__path", "line")
    )
    first: dict[str, tuple[bool, Link]] = {}
    for slug, kind, address, path, line in rows:
        defines = kind == FeatureKind.DEFINITION
        if slug not in first or (defines and not first[slug][0]):
            link = Link(text=f"{path}, line {line}", url=line_url(address, line))
            first[slug] = (defines, link)
    return {
        slug: first[slug][1] if slug in first else Link(text=service.name, url=service.get_absolute_url())
        for slug, service in wanted.items()
    }


def gap_words(gap: Gap, services: Sequence[Service]) -> str:
    """What the notes are silent about, as a sentence that names the side and the aspect."""
    name = next(service.name for service in services if service.slug == gap.service)
    return (
        f"Your notes say nothing of {name} on this side: {gap.aspect}."
        if gap.aspect
        else f"Your notes say nothing of {name} that can be compared."
    )
