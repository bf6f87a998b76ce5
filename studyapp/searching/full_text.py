"""Which rows have the words, best first: one question to the store, put as each database wants it."""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from studyapp.searching.words import Word

# The weights of a label or title, and of what stands under it.
_TITLE, _TEXT = 10.0, 1.0
# Behind every term that begins with what stands before it.
_BEHIND = "\U0010ffff"


def ranked(among: QuerySet[Any], words: Sequence[Word], *, limit: int) -> list[int]:
    """The keys of the rows that have every word, best first, at most `limit`.

    `among` are features or notes. Those with every word in the label or title come first; else a word there
    weighs more than one in the text.
    """
    ask = _ranked_on_sqlite if connection.vendor == "sqlite" else _ranked_on_postgresql
    inner, params = among.order_by().values("pk").query.sql_with_params()
    return ask(among.model._meta.db_table, words, inner=inner, params=params, limit=limit)


def is_known(word: Word) -> bool:
    """Whether a word in a note begins so."""
    asked = " OR ".join(["(term >= %s AND term < %s)"] * len(word.beginnings))
    bounds = [bound for beginning in word.beginnings for bound in (beginning, beginning + _BEHIND)]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM studyapp_note_terms WHERE {asked} LIMIT 1", bounds)  # noqa: S608
        return cursor.fetchone() is not None


def terms_as_long_as(word: Word) -> list[str]:
    """The words in notes that are as long as this one, or a letter longer or shorter."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT term FROM studyapp_note_terms WHERE length(term) BETWEEN %s AND %s",
            [len(word.text) - 1, len(word.text) + 1],
        )
        return [term for (term,) in cursor.fetchall()]


def _ranked_on_sqlite(
    table: str, words: Sequence[Word], *, inner: str, params: Sequence[Any], limit: int
) -> list[int]:
    index = f"{table}_words"
    wanted = " AND ".join(
        "(" + " OR ".join(f'"{beginning}"*' for beginning in word.beginnings) + ")" for word in words
    )
    title = "label" if table.endswith("feature") else "title"
    found = f"SELECT rowid FROM {index} WHERE {index} MATCH %s"  # noqa: S608 - names of our own
    with connection.cursor() as cursor:
        cursor.execute(
            # Without the sign SQLite would ask the index for each of these rows by itself.
            f"{found} AND +rowid IN ({inner})"
            f" ORDER BY +rowid NOT IN ({found}), bm25({index}, {_TITLE}, {_TEXT}), rowid LIMIT %s",
            [wanted, *params, f"{{{title}}} : ({wanted})", limit],
        )
        return [key for (key,) in cursor.fetchall()]


def _ranked_on_postgresql(
    table: str, words: Sequence[Word], *, inner: str, params: Sequence[Any], limit: int
) -> list[int]:
    wanted = " & ".join(
        "(" + " | ".join(f"{beginning}:*" for beginning in word.beginnings) + ")" for word in words
    )
    rank = f"ts_rank('{{{_TEXT / _TITLE}, 0, 0, 1}}', words, wanted)"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT id FROM {table}, to_tsquery('studyapp_words', %s) AS wanted"  # noqa: S608
            f" WHERE words @@ wanted AND id IN ({inner})"
            f" ORDER BY NOT ts_filter(words, '{{a}}') @@ wanted, {rank} DESC, id LIMIT %s",
            [wanted, *params, limit],
        )
        return [key for (key,) in cursor.fetchall()]
