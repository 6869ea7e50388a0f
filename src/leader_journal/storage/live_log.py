"""The log (-wal) of a journal that is open: stamped with every change, moved into the file soon, missed when it goes.

The stamps tell whether a log belongs to a file (`log_stamps`). They are right only because nothing but this class
moves the log: SQLite begins a new one as soon as the whole of the last one stands in the file, and then only. While a
job reads nothing is moved: what it has not read past would stay out, and the file alone would be half of each.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from leader_journal.core.errors import FileError
from leader_journal.storage.driver import Connection
from leader_journal.storage.log_mover import LogMover, Pauses
from leader_journal.storage.log_stamps import Stamping
from leader_journal.storage.logs import has_log, log_path

PAUSES = Pauses()
_LARGE = 1000
"""Pages of the log after which it is moved at once (SQLite itself would, in the thread that writes, which waits)."""
_PATIENCE_MILLISECONDS = 200
"""How long emptying the log waits for readers; it is tried again later."""


class LiveLog:
    """Belongs to one open file. All but the moving soon is called by the thread that writes."""

    def __init__(self, path: Path, connect: Callable[[], Connection], is_read: Callable[[], bool]) -> None:
        self._path = path
        self._log = log_path(path)
        self._connect = connect
        self._is_read = is_read
        self._moving = threading.Lock()
        self._whole = True
        self._new = False
        self._pages = 0
        self._own: Connection | None = None
        self._identity: os.stat_result | None = None
        self._mover = LogMover(self._move_soon, PAUSES)

    def begin(self, connection: Connection) -> None:
        """Begin with a connection that was just opened: what a killed process left in the log goes into the file."""
        connection.set_log_hook(self._note_pages)
        self._stamping = Stamping(connection)
        self._identity = self._stat()
        self._whole = not has_log(self._path)
        if not self._whole:
            with suppress(FileError):  # no room, say: it is as safe in the log
                self.move(connection, empty=True)

    def begin_change(self, connection: Connection) -> None:
        """Begin the transaction of a change."""
        with self._moving:
            # IMMEDIATE: a deferred one that reads first can fail in the middle, and could not be tried again
            connection.execute("BEGIN IMMEDIATE")
            self._new = self._whole

    def stamp(self, connection: Connection) -> None:
        """Write the stamp of a change, at its end. Inside its transaction."""
        self._stamping.stamp(connection, new_log=self._new)

    def committed(self) -> None:
        """Note that a change is durable, in the log alone so far."""
        self._stamping.committed()
        with self._moving:
            self._whole = False
        with suppress(FileError, sqlite3.Error):  # it is saved, and may not read as if it were not
            if self._own is None:
                self._own = self._connect_own()
        self._mover.saved(at_once=self._pages >= _LARGE)

    def move(self, connection: Connection, *, empty: bool) -> bool:
        """Move the log into the file, and empty it where that is wanted; return whether all of that was done."""
        if self._is_read():
            return False
        mode = "TRUNCATE" if empty else "PASSIVE"
        with self._moving:
            ((busy, pages, moved),) = connection.execute(f"PRAGMA wal_checkpoint({mode})").fetchall()
            self._whole = pages == moved
            return self._whole and not busy

    @property
    def in_place(self) -> bool:
        """Whether the log that is written into is still the one that others see under its name."""
        if self._identity is None:
            return True
        now = self._stat()
        return now is not None and os.path.samestat(now, self._identity)

    def empty_soon(self) -> None:
        """Empty the log, in the thread of whoever asks; where it cannot be now, it is moved as ever."""
        self._move_soon(empty=True)

    def moved_later(self) -> None:
        """See to it that the log is moved as soon as it can be."""
        self._mover.saved()

    def let_go(self) -> None:
        """Close the connection of its own; the next change opens another."""
        with self._moving:
            own, self._own = self._own, None
        if own is not None:
            with suppress(FileError, sqlite3.Error):
                own.close()

    def stop(self) -> None:
        """Stop moving; twice does no harm."""
        self._mover.stop()
        self.let_go()

    def _move_soon(self, empty: bool) -> bool:
        own = self._own
        if own is None:
            return True
        try:
            return self.move(own, empty=empty)
        except (FileError, sqlite3.Error):
            self.let_go()
            return False

    def _connect_own(self) -> Connection:
        own = self._connect()
        own.set_busy_timeout(_PATIENCE_MILLISECONDS)
        return own

    def _note_pages(self, pages: int) -> None:
        self._pages = pages

    def _stat(self) -> os.stat_result | None:
        try:
            return self._log.stat()
        except OSError:
            return None
