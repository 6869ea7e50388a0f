"""Compares the search index with its text while others write.

FTS5 compares by an INSERT: it changes nothing, and holds the lock for writing as long as it takes, which a save would
wait for (a second and more in a large journal). So index and text are copied, as they are at one moment, into a file
beside the journal, and compared there. Its key is made for it and goes with the connection, so that nobody ever opens
a copy that a killed process left; its cipher is the quickest of the engine's.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from typing import TYPE_CHECKING

from leader_journal.core.errors import DiskFull, NoAccess
from leader_journal.storage.creation import made_beside
from leader_journal.storage.driver import name_for_sqlite
from leader_journal.storage.keyed import READ_ONCE, set_cipher
from leader_journal.storage.search_tables import search_tables, stale_search_tables

if TYPE_CHECKING:
    from pathlib import Path

    from leader_journal.storage.driver import Connection
_CIPHER, _KEY_BYTES = "aegis", 32
_SETTINGS = ("page_size = 32768", "journal_mode = OFF", "synchronous = OFF", "cache_size = -8192")
"""Nothing of it has to last, and it is read from one end to the other; of an index some pages again and again."""
_SHADOWS = ("data", "idx", "docsize", "config")
"""What FTS5 keeps of an index whose text stands in a table of ours, each a table behind its name."""
_CONTENT = re.compile(r'content="(\w+)"')
_SQL = "SELECT sql FROM main.sqlite_schema WHERE name = ?"


def stale_beside(connection: Connection, path: Path) -> tuple[str, ...]:
    """Return the full-text tables of a journal that differ from what they index.

    Where nothing can be written beside it, they are compared in place. Raises Cancelled, DamagedJournal, DiskTrouble.
    """
    try:
        with made_beside(path.with_name(f"{path.name}.search")) as part:
            return _stale_in(part, connection)
    except (NoAccess, DiskFull):
        return stale_search_tables(connection)


def _stale_in(part: Path, connection: Connection) -> tuple[str, ...]:
    # made by us, so that nobody else may read it
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection.execute(f"PRAGMA main.cache_size = {READ_ONCE}")  # each page is read once
    set_cipher(connection, _CIPHER)
    connection.execute("ATTACH ? AS beside KEY ?", (name_for_sqlite(str(part)), f"raw:{os.urandom(_KEY_BYTES).hex()}"))
    try:
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA beside.{setting}").close()
        connection.execute("BEGIN")
        for table in search_tables(connection):
            _copy(connection, table)
        connection.execute("COMMIT")
        return stale_search_tables(connection, "beside")
    finally:
        with suppress(Exception):  # what went wrong is told, not that it could not be undone
            connection.rollback()
        connection.execute("DETACH beside")


def _copy(connection: Connection, table: str) -> None:
    content = _CONTENT.findall(connection.execute(_SQL, (table,)).fetchone()[0])
    for name in [*content, table]:
        (sql,) = connection.execute(_SQL, (name,)).fetchone()
        connection.execute(sql.replace(" TABLE ", " TABLE beside.", 1))
    for name in [*content, *(f"{table}_{shadow}" for shadow in _SHADOWS)]:
        connection.execute(f'DELETE FROM beside."{name}"')
        connection.execute(f'INSERT INTO beside."{name}" SELECT * FROM main."{name}"')
