"""The first schema. Frozen: never edited after a release, names its columns itself, imports nothing of ours.

`revision` is the log that everything follows from; every other table but `meta`, `draft` and `erased` can be made from
it again. `entry` holds only what filters and statistics look at, so that walking over all of them stays cheap; what a
list shows of an entry stands in `entry_row`. Keys of entries follow the time they happened (STORAGE.md D13).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0001_first"

_TABLES = (
    "CREATE TABLE meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    # seq is the order in which revisions arrived in this file; rev names the same revision in every file
    """CREATE TABLE revision (
        seq INTEGER PRIMARY KEY,
        rev TEXT NOT NULL UNIQUE,
        change TEXT NOT NULL,
        kind TEXT NOT NULL,
        subject TEXT NOT NULL,
        parent TEXT,
        device TEXT NOT NULL,
        saved_at TEXT NOT NULL,
        deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
        payload TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX revision_subject ON revision (subject)",
    "CREATE INDEX revision_change ON revision (change)",
    """CREATE TABLE head (
        subject TEXT NOT NULL PRIMARY KEY,
        kind TEXT NOT NULL,
        seq INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE TABLE erased (subject TEXT NOT NULL PRIMARY KEY, erased_at TEXT NOT NULL) STRICT, WITHOUT ROWID",
    "CREATE TABLE draft (slot TEXT NOT NULL PRIMARY KEY, payload BLOB NOT NULL, saved_at TEXT NOT NULL) STRICT",
    # marks: NULL unmarked, -1 not relevant, 0 missed, 1 partly, 2 shown; quality likewise, NULL not rated
    """CREATE TABLE entry (
        key INTEGER PRIMARY KEY,
        day INTEGER NOT NULL,
        humility INTEGER,
        questions INTEGER,
        room INTEGER,
        quality INTEGER,
        kind TEXT,
        tone TEXT,
        setting TEXT,
        agreement TEXT,
        rated INTEGER NOT NULL,
        deepen_later INTEGER NOT NULL,
        imported INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX entry_day ON entry (day, humility, questions, room, quality, kind, tone, setting, rated)",
    "CREATE INDEX entry_to_deepen ON entry (key) WHERE deepen_later = 1",
    """CREATE TABLE entry_row (
        key INTEGER PRIMARY KEY REFERENCES entry (key) ON DELETE CASCADE,
        uid TEXT NOT NULL UNIQUE,
        seq INTEGER NOT NULL,
        happened TEXT NOT NULL,
        facts TEXT NOT NULL,
        people TEXT NOT NULL
    ) STRICT""",
    # the folded text that search looks at; one part (line, answer, alias, theme, promise) to a line
    "CREATE TABLE entry_text (key INTEGER PRIMARY KEY, folded TEXT NOT NULL) STRICT",
    "CREATE TABLE trash (uid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, trashed_at TEXT NOT NULL) STRICT",
    """CREATE TABLE origin (
        uid TEXT NOT NULL PRIMARY KEY,
        source TEXT NOT NULL,
        key TEXT NOT NULL
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX origin_source ON origin (source, key)",
    "CREATE TABLE person (uid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, alias TEXT NOT NULL) STRICT",
    """CREATE TABLE promise (
        uid TEXT NOT NULL PRIMARY KEY,
        seq INTEGER NOT NULL,
        text TEXT NOT NULL,
        entry TEXT,
        state TEXT NOT NULL,
        due TEXT
    ) STRICT""",
    "CREATE INDEX promise_entry ON promise (entry)",
    "CREATE TABLE agreement (uid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, state TEXT NOT NULL) STRICT",
    "CREATE TABLE saved_filter (uid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, name TEXT NOT NULL) STRICT",
)

_LINKS = (
    # people whom an entry lists; and those whom only its answers or promises name (for indexing them again)
    ("entry_person", "person"),
    ("entry_mention", "person"),
    ("entry_theme", "theme"),
)


def apply(db: Database) -> None:
    """Create the tables, the indexes and the search index with its triggers."""
    for statement in _TABLES:
        db.execute(statement)
    for table, column in _LINKS:
        db.execute(
            f"""CREATE TABLE {table} (
                {column} TEXT NOT NULL,
                entry INTEGER NOT NULL REFERENCES entry (key) ON DELETE CASCADE,
                PRIMARY KEY ({column}, entry)
            ) STRICT, WITHOUT ROWID"""
        )
        db.execute(f"CREATE INDEX {table}_entry ON {table} (entry)")
    # the text is folded already: telling cases apart keeps the index exact
    db.table("entry_text").enable_fts(["folded"], tokenize="trigram case_sensitive 1", create_triggers=True)
    db.execute("INSERT INTO entry_text_fts (entry_text_fts, rank) VALUES ('secure-delete', 1)")
