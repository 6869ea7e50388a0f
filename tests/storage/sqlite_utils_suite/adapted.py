"""A pytest plugin: connections that sqlite_utils opens are ours."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from leader_journal.storage.driver import Connection


def _connect(database: str | Path, *_arguments: object, uri: bool = False, **_options: object) -> Connection:
    if uri:
        raise sqlite3.NotSupportedError("no database in memory that connections share")
    connection = Connection(str(database))
    connection.set_busy_timeout(5000)  # what sqlite3 does too
    return connection


sqlite3.connect = _connect  # type: ignore[assignment]  # ours in its place
