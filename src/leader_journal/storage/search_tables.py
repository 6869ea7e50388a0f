"""The full-text tables of a file, and whether each agrees with the text that it indexes."""

from __future__ import annotations

from typing import Any, Protocol

from leader_journal.core.errors import DamagedJournal


class Executes(Protocol):
    """A connection of ours, or the one that sqlite_utils holds."""

    def execute(self, sql: str, /) -> Any: ...


def search_tables(connection: Executes, schema: str = "main") -> tuple[str, ...]:
    """Return the names of the FTS5 tables of a file, or of one that is attached under a name."""
    rows = connection.execute(
        f"SELECT name FROM {schema}.sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%USING FTS5%' ORDER BY name"
    ).fetchall()
    return tuple(name for (name,) in rows)


def check_search_table(connection: Executes, table: str, schema: str = "main") -> None:
    """Compare an index with its content (`rank` 1; without it a stale index passes). Raises where they differ.

    FTS5 does that by an INSERT, so that nobody else can write meanwhile (`search_beside`).
    """
    quoted = '"' + table.replace('"', '""') + '"'
    connection.execute(f"INSERT INTO {schema}.{quoted} ({quoted}, rank) VALUES ('integrity-check', 1)")


def stale_search_tables(connection: Executes, schema: str = "main") -> tuple[str, ...]:
    """Return the full-text tables that differ from what they index. Raises DiskTrouble and the like."""
    return tuple(table for table in search_tables(connection, schema) if _is_stale(connection, table, schema))


def _is_stale(connection: Executes, table: str, schema: str) -> bool:
    try:
        check_search_table(connection, table, schema)
    except DamagedJournal:
        return True
    return False
