"""Whether there is a recovery sheet for the key of this file, and of which day (docs/decisions/0039).

The sheet is the key itself, on paper: a file under another key has none. So the note stands in the file, is struck
when a new key is taken, and goes with every copy that keeps the key.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection

_NOTE, _STRUCK = "recovery_sheet", "struck"


def sheet_day(connection: Connection) -> dt.date | None:
    """Return the day on which the sheet was typed back, from when on it counts; None where there is none."""
    value = _value(connection)
    return None if value in (None, _STRUCK) else dt.date.fromisoformat(str(value))


def sheet_was_struck(connection: Connection) -> bool:
    """Whether there was a sheet, and a new passphrase made it worthless."""
    return _value(connection) == _STRUCK


def note_sheet(connection: Connection, day: dt.date) -> None:
    """Note that there is a sheet. Inside a transaction."""
    _put(connection, day.isoformat())


def strike_sheet(connection: Connection) -> None:
    """Note that the sheet there was opens this file no more; where there was none there is nothing to note."""
    if _value(connection) is not None:
        _put(connection, _STRUCK)


def _value(connection: Connection) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (_NOTE,)).fetchone()
    return None if row is None else str(row[0])


def _put(connection: Connection, value: str) -> None:
    connection.execute(
        "INSERT INTO meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NOTE, value),
    )
