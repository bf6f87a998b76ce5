"""The library on shelves: services and concepts by category, with what the learner would recall."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from studyapp.models import Service
from studyapp.views.categories import accent, category_name, category_rank
from studyapp.views.recalls import percent


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A service on a shelf. `is_inner` says that it stands below what it is a part of."""

    name: str
    url: str
    recall: int | None
    is_inner: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A category with its services."""

    name: str
    accent: str
    books: tuple[Book, ...]


def shelves(recalls: Mapping[str, float]) -> tuple[Shelf, ...]:
    """Every live service on its shelf. `recalls` is the predicted recall by slug, of what was studied."""
    services = sorted(Service.objects.live(), key=lambda service: category_rank(service.category))
    return tuple(
        Shelf(
            name=category_name(category),
            accent=accent(category),
            books=tuple(
                Book(
                    name=service.name,
                    url=service.get_absolute_url(),
                    recall=percent(recalls.get(service.slug)),
                    is_inner=is_inner,
                )
                for service, is_inner in _with_parts(list(group))
            ),
        )
        for category, group in groupby(services, key=lambda service: service.category)
    )


def _with_parts(services: Sequence[Service]) -> list[tuple[Service, bool]]:
    """Services by name, each followed by its parts and theirs; one step in is enough to be found by."""
    here = {service.pk for service in services}
    parts: dict[int | None, list[Service]] = {}
    for service in sorted(services, key=lambda service: service.name.casefold()):
        whole = service.parent_id if service.parent_id in here else None
        parts.setdefault(whole, []).append(service)
    placed: list[tuple[Service, bool]] = []
    # Taken off the end, so pushed in reverse. A whole is taken out once: no circle of parents can loop.
    waiting = [(service, False) for service in reversed(parts.pop(None, []))]
    while waiting:
        service, is_inner = waiting.pop()
        placed.append((service, is_inner))
        waiting += [(part, True) for part in reversed(parts.pop(service.pk, []))]
    in_circles = [(service, False) for left in parts.values() for service in left]
    return placed + in_circles
