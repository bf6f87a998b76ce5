"""Writing many rows at once, so that an import takes a number of statements that hardly grows."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, TypeVar

from django.db import connection, models

Row = TypeVar("Row", bound=models.Model)
Value = TypeVar("Value")

# Far below SQLite's limit on variables in a statement, even for our widest table.
BATCH = 1000


def ids_by(model: type[models.Model], key: str, values: Iterable[object] | None = None) -> dict[Any, int]:
    """Primary keys by the unique field `key`: of all rows, or of those whose key is among `values`."""
    rows = model._default_manager.all()
    if values is None:
        return dict(rows.values_list(key, "pk"))
    found: dict[Any, int] = {}
    for batch in batches(list(values)):
        found.update(rows.filter(**{f"{key}__in": batch}).values_list(key, "pk"))
    return found


def upsert(rows: list[Row], *, unique: str, update: Sequence[str]) -> None:
    """Insert rows; where one with the same `unique` is stored, live or retired, update it instead."""
    if rows:
        type(rows[0])._default_manager.bulk_create(
            rows,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=[unique],
            update_fields=[*update, "retired_at"],
        )


def insert(
    model: type[models.Model], *, columns: Sequence[str], rows: Iterable[Sequence[int | str | None]]
) -> None:
    """Insert rows of plain values, given in the order of `columns`.

    Sources and links are most of the rows of an import. Without instances of models they take a fifth
    of the time.
    """
    quoted = connection.ops.quote_name
    names = ", ".join(map(quoted, columns))
    places = ", ".join("%s" for _ in columns)
    values = [tuple(row) for row in rows]
    if values:
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({places})",  # noqa: S608 - names of ours
                values,
            )


def retire(model: type[models.Model], key: str, values: Sequence[object], *, now: dt.datetime) -> None:
    """Mark the rows with these keys as retired at `now`."""
    for batch in batches(values):
        model._default_manager.filter(**{f"{key}__in": batch}).update(retired_at=now)


def delete_of(model: type[models.Model], owner: str, owners: Iterable[int]) -> None:
    """Delete the rows that belong to these owners by the foreign key `owner`."""
    for batch in batches(list(owners)):
        model._default_manager.filter(**{f"{owner}__in": batch}).delete()


def relink(
    through: type[models.Model], owner: str, *, links: Iterable[tuple[int, int]], owners: Iterable[int]
) -> None:
    """Set the services that `owners` are linked to; `links` are pairs (owner, service)."""
    delete_of(through, owner, owners)
    insert(through, columns=(f"{owner}_id", "service_id"), rows=links)


def batches(values: Sequence[Value], *, size: int = BATCH) -> Iterable[Sequence[Value]]:
    """The values in portions, by default such as fit into one statement."""
    return (values[start : start + size] for start in range(0, len(values), size))


def weighed(
    values: Iterable[Value], *, weight: Callable[[Value], int], most: int
) -> Iterator[Sequence[Value]]:
    """The values in portions that weigh `most` at most, or are one value that weighs more."""
    portion: list[Value] = []
    total = 0
    for value in values:
        heavier = weight(value)
        if portion and total + heavier > most:
            yield portion
            portion, total = [], 0
        portion.append(value)
        total += heavier
    if portion:
        yield portion
