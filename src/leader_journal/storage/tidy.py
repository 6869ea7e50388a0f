"""A plain SQLite file of tidy tables, made with sqlite-utils: for Datasette, DB Browser and lines of SQL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct


class TidyTable(Struct, frozen=True, kw_only=True):
    """A table: its columns with their types, its key, what it refers to (column, table), and its texts to search in."""

    name: str
    columns: Mapping[str, type]
    key: str | tuple[str, ...]
    refers: Sequence[tuple[str, str]] = ()
    searched: Sequence[str] = ()


def write_tidy(
    path: Path,
    tables: Sequence[TidyTable],
    rows: Iterable[tuple[str, Sequence[tuple[object, ...]]]],
    views: Mapping[str, str],
) -> None:
    """Write the tables and the views into a new file. Rows come some at a time, each time with their table.

    The values of a row stand in the order of the columns.
    """
    import sqlite_utils

    connection = sqlite3.connect(path)
    try:
        # nobody has the file before it is whole and was waited for: sqlite_utils waits for every thousand rows
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA journal_mode = OFF")
        database = sqlite_utils.Database(connection)
        for table in tables:
            database.table(table.name).create(
                dict(table.columns),
                pk=table.key,
                foreign_keys=[(column, other, "id") for column, other in table.refers],
                not_null=[table.key] if isinstance(table.key, str) else list(table.key),
            )
        inserts = {table.name: _insert(table) for table in tables}
        for name, some in rows:
            connection.executemany(inserts[name], some)
        for table in tables:
            if table.searched:
                database.table(table.name).enable_fts(
                    list(table.searched), create_triggers=True, tokenize="unicode61 remove_diacritics 0"
                )
        for name, sql in views.items():
            database.create_view(name, sql)
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()


def _insert(table: TidyTable) -> str:
    """Return the statement for a row: sqlite_utils looks at each value for lists and pages to be made text of."""
    columns = ", ".join(f"[{name}]" for name in table.columns)
    return f"INSERT INTO [{table.name}] ({columns}) VALUES ({', '.join('?' * len(table.columns))})"
