"""Whether a log (-wal) belongs to the file beside it: every change writes a stamp, and both are compared.

SQLite plays a log with valid checksums into any file of its name: an older copy that was put back beside the log of a
crash would be destroyed by it, and the log as well. So every change says in which log it was written and upon which
state of the file that log began; the file alone, read as if there were no log, must be in that state, or already hold
a part of that very log (docs/decisions/0024).
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from leader_journal.storage.driver import Connection

_TABLE = "log_stamp"
_READ = f"SELECT changes, log, base_changes, base_log FROM {_TABLE}"
_WRITE = f"UPDATE {_TABLE} SET changes = ?, log = ?, base_changes = ?, base_log = ?"


class LogStamp(Struct, frozen=True):
    """The last change of a file: the how-manieth it was, the log it was written into, and upon what that one began."""

    changes: int
    log: str
    base_changes: int
    base_log: str

    def following(self, *, new_log: bool) -> LogStamp:
        """Return the stamp of the next change, which begins a new log or goes on with this one."""
        if new_log:
            return LogStamp(self.changes + 1, uuid.uuid4().hex, self.changes, self.log)
        return LogStamp(self.changes + 1, self.log, self.base_changes, self.base_log)


def stamp_of(connection: Connection) -> LogStamp | None:
    """Return the stamp that stands in a file, or None where its schema has none. Raises sqlite3.Error."""
    if connection.execute("SELECT 1 FROM sqlite_schema WHERE name = ?", (_TABLE,)).fetchone() is None:
        return None
    row = connection.execute(_READ).fetchone()
    return None if row is None else LogStamp(*row)


def page_of_stamp(connection: Connection) -> int:
    """Return the page on which the stamp stands: a log of this file holds it, for every change writes it."""
    return int(connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (_TABLE,)).fetchone()[0])


def write_stamp(connection: Connection, stamp: LogStamp) -> None:
    """Write the stamp of a change. Inside its transaction. Raises sqlite3.Error."""
    connection.execute(_WRITE, (stamp.changes, stamp.log, stamp.base_changes, stamp.base_log))


def begin_log(connection: Connection) -> None:
    """Write the stamp of a change that is made past an open journal, and begins a log: a migration.

    For a copy that was written anew (`VACUUM INTO`) as well: its pages are others than those of a log of the original.
    """
    stamp = stamp_of(connection)
    if stamp is not None:
        write_stamp(connection, stamp.following(new_log=True))


def belongs(alone: LogStamp | None, together: LogStamp | None) -> bool:
    """Whether a log belongs to a file: their stamps, of the file read alone and of both read together."""
    if together is None:
        return alone is None  # both of an app that knew no stamps
    if alone is None:
        return not together.base_log
    began_here = (alone.changes, alone.log) == (together.base_changes, together.base_log)
    partly_here = alone.log == together.log and alone.changes <= together.changes
    return began_here or partly_here


class Stamping:
    """Gives each change of an open file its stamp."""

    def __init__(self, connection: Connection) -> None:
        self._last = stamp_of(connection)
        self._next: LogStamp | None = None

    def stamp(self, connection: Connection, *, new_log: bool) -> None:
        """Write the stamp of the change that is made. Inside its transaction."""
        if self._last is not None:
            self._next = self._last.following(new_log=new_log)
            write_stamp(connection, self._next)

    def committed(self) -> None:
        """The change is on the disk."""
        self._last = self._next or self._last
