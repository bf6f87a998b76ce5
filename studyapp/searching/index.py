"""Indexes of the words of statements and notes, which the database keeps by itself.

SQLite has a full-text table beside each table, which triggers keep; Django makes a table anew when one of its
columns changes, and the triggers go with the old one: a migration that alters `Feature` or `Note` ends
with `make_index`. PostgreSQL has a column that is worked out from the others, and a table of all words in
notes, by which typing errors are found.
"""

from typing import Any

SQLITE_TABLES = {
    "feature": ("studyapp_feature", ("label", "text")),
    "note": ("studyapp_note", ("title", "source")),
}


def make_index(_apps: Any, schema_editor: Any) -> None:
    """Make the indexes anew from what is stored."""
    for statement in _statements(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def drop_index(_apps: Any, schema_editor: Any) -> None:
    """Leave nothing of the indexes behind."""
    for statement in _dropped(schema_editor.connection.vendor):
        schema_editor.execute(statement, params=None)


def _statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [statement for name in SQLITE_TABLES for statement in _sqlite(name)]
    return [*_dropped(vendor), *POSTGRESQL]


def _sqlite(name: str) -> list[str]:
    table, columns = SQLITE_TABLES[name]
    words = f"{table}_words"
    listed = ", ".join(columns)
    new = ", ".join(f"new.{column}" for column in columns)
    old = ", ".join(f"old.{column}" for column in columns)
    add = f"INSERT INTO {words}(rowid, {listed}) VALUES (new.id, {new});"  # noqa: S608 - names of our own
    remove = f"INSERT INTO {words}({words}, rowid, {listed}) VALUES ('delete', old.id, {old});"  # noqa: S608
    folding = "unicode61 remove_diacritics 2"
    options = f"content='{table}', content_rowid='id', tokenize='{folding}', prefix='2 3'"
    return [
        *_sqlite_dropped(name),
        f"CREATE VIRTUAL TABLE {words} USING fts5({listed}, {options})",
        f"CREATE VIRTUAL TABLE {table}_terms USING fts5vocab('{words}', 'row')",
        f"CREATE TRIGGER {words}_added AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {words}_removed AFTER DELETE ON {table} BEGIN {remove} END",
        f"CREATE TRIGGER {words}_changed AFTER UPDATE OF {listed} ON {table} BEGIN {remove} {add} END",
        f"INSERT INTO {words}({words}) VALUES ('rebuild')",  # noqa: S608
    ]


def _dropped(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [statement for name in SQLITE_TABLES for statement in _sqlite_dropped(name)]
    return POSTGRESQL_DROPPED


def _sqlite_dropped(name: str) -> list[str]:
    table, _ = SQLITE_TABLES[name]
    triggers = [f"DROP TRIGGER IF EXISTS {table}_words_{what}" for what in ("added", "removed", "changed")]
    return [*triggers, f"DROP TABLE IF EXISTS {table}_terms", f"DROP TABLE IF EXISTS {table}_words"]


# A word vector holds a megabyte, so of a huge note the beginning is indexed. What stands between words goes,
# where PostgreSQL's parser would take the whole for a path, a host or an address.
_APART = """translate(left({column}, 250000), '._/@:-&=?~+#%', '             ')"""
_VECTOR = "setweight(to_tsvector('studyapp_words', {column}), '{weight}')"


_WORDS = "ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS ({vector}) STORED"


def _vector(title: str, text: str) -> str:
    return " || ".join(
        _VECTOR.format(column=_APART.format(column=column), weight=weight)
        for column, weight in ((title, "A"), (text, "D"))
    )


POSTGRESQL_DROPPED = [
    "DROP TRIGGER IF EXISTS studyapp_note_terms ON studyapp_note",
    "DROP FUNCTION IF EXISTS studyapp_keep_terms",
    "DROP TABLE IF EXISTS studyapp_note_terms",
    "ALTER TABLE studyapp_feature DROP COLUMN IF EXISTS words",
    "ALTER TABLE studyapp_note DROP COLUMN IF EXISTS words",
    "DROP TEXT SEARCH CONFIGURATION IF EXISTS studyapp_words",
]
POSTGRESQL = [
    "CREATE EXTENSION IF NOT EXISTS unaccent",
    "CREATE TEXT SEARCH CONFIGURATION studyapp_words (COPY = simple)",
    "ALTER TEXT SEARCH CONFIGURATION studyapp_words ALTER MAPPING FOR word WITH unaccent, simple",
    _WORDS.format(table="studyapp_feature", vector=_vector("label", "text")),
    _WORDS.format(table="studyapp_note", vector=_vector("title", "source")),
    "CREATE INDEX studyapp_feature_words ON studyapp_feature USING gin (words)",
    "CREATE INDEX studyapp_note_words ON studyapp_note USING gin (words)",
    'CREATE TABLE studyapp_note_terms (term text COLLATE "C" PRIMARY KEY)',
    """CREATE FUNCTION studyapp_keep_terms() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO studyapp_note_terms SELECT unnest(tsvector_to_array(NEW.words)) ON CONFLICT DO NOTHING;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER studyapp_note_terms AFTER INSERT OR UPDATE OF title, source ON studyapp_note
    FOR EACH ROW EXECUTE FUNCTION studyapp_keep_terms()""",
    "INSERT INTO studyapp_note_terms SELECT DISTINCT unnest(tsvector_to_array(words)) FROM studyapp_note",
]
