"""Entries of one moment stand in the order of their ids: an earlier version let the one that came first stand first.

Frozen: never edited after a release, names its columns itself, imports nothing of ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

NAME = "m0007_order"

_PER_MOMENT = 1 << 20
_MIXED = (
    "SELECT DISTINCT moment FROM (SELECT key >> 20 AS moment, key >> 20 = lag(key >> 20) OVER by_key"
    " AND uid < lag(uid) OVER by_key AS wrong FROM entry WINDOW by_key AS (ORDER BY key)) WHERE wrong"
)
_TABLES = (
    # what refers to an entry behind it; the triggers of its text keep the search in step
    ("entry", "key"),
    ("entry_row", "key"),
    ("entry_person", "entry"),
    ("entry_mention", "entry"),
    ("entry_theme", "entry"),
    ("entry_text", "key"),
)


def apply(db: Database) -> None:
    """Set the entries of every moment that is out of order apart anew."""
    for (moment,) in db.execute(_MIXED).fetchall():
        _put_in_order(db, moment * _PER_MOMENT)


def _put_in_order(db: Database, first: int) -> None:
    bounds = (first, first + _PER_MOMENT - 1)
    standing = sorted(db.execute("SELECT uid, key FROM entry WHERE key BETWEEN ? AND ?", bounds).fetchall())
    place_of = {key: first + (at + 1) * _PER_MOMENT // (len(standing) + 1) for at, (_uid, key) in enumerate(standing)}
    held = []
    for table, column in _TABLES:
        cursor = db.execute(f"SELECT * FROM {table} WHERE {column} BETWEEN ? AND ?", bounds)
        names = [name for name, *_rest in cursor.description]
        held.append((table, names, names.index(column), cursor.fetchall()))
    for table, column in reversed(_TABLES):
        db.execute(f"DELETE FROM {table} WHERE {column} BETWEEN ? AND ?", bounds)
    for table, names, at, rows in held:
        insert = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' for _name in names)})"
        for row in rows:
            db.execute(insert, [*row[:at], place_of[row[at]], *row[at + 1 :]])
