"""A plain SQLite file of tidy tables, made with sqlite-utils: for Datasette, DB Browser and lines of SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

_BATCH = 1000


class TidyTable(Struct, frozen=True, kw_only=True):
    """A table: its columns with their types, its key, what it refers to (column, table), and its texts to search in."""

    name: str
    columns: Mapping[str, type]
    key: str | tuple[str, ...]
    refers: Sequence[tuple[str, str]] = ()
    searched: Sequence[str] = ()


def write_tidy(
    path: Path, tables: Sequence[tuple[TidyTable, Iterable[dict[str, object]]]], views: Mapping[str, str]
) -> None:
    """Write the tables, in their order, and the views into a new file."""
    import sqlite_utils

    connection = sqlite3.connect(path)
    try:
        database = sqlite_utils.Database(connection)
        for table, rows in tables:
            made = database.table(table.name)
            made.create(
                dict(table.columns),
                pk=table.key,
                foreign_keys=[(column, other, "id") for column, other in table.refers],
                not_null=[table.key] if isinstance(table.key, str) else list(table.key),
            )
            made.insert_all(rows, batch_size=_BATCH)
            if table.searched:
                made.enable_fts(list(table.searched), create_triggers=True, tokenize="unicode61 remove_diacritics 0")
        for name, sql in views.items():
            database.create_view(name, sql)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
