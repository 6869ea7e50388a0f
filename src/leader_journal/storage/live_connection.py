"""The connection of an open journal file: opened, replaced after a failure of the disk, closed (STORAGE.md D7)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leader_journal.core import errors
from leader_journal.storage.driver import OPEN_READ_WRITE, OPEN_READ_WRITE_URI, Connection, ErrorFilter
from leader_journal.storage.keyed import Secret, open_settled
from leader_journal.storage.live_log import LiveLog
from leader_journal.storage.readers import Readers
from leader_journal.storage.trouble import in_users_world, needs_reopening

if TYPE_CHECKING:
    from sqlite_utils import Database


class LiveConnection:
    """The first connection to one file under one key, and the log that it writes; others read beside it."""

    def __init__(self, path: Path, secret: Secret, readers: Readers) -> None:
        """Open it. Raises what opening raises."""
        self._path = path
        self._secret = secret
        self._suspect = self._writing = self._held_back = self._closed = False
        self._database: Database | None = None
        self.log = LiveLog(path, self.reader, readers.any)
        self._connection: Connection | None = self._connect()

    @property
    def now(self) -> Connection:
        """Return the connection that is open now. Never keep it: after a failure of the disk it is another one.

        Raises DiskTrouble and the like where the file cannot be opened again.
        """
        if self._connection is None or (self._suspect and not self._writing):
            self.reopen()
        assert self._connection is not None
        return self._connection

    def sqlite_utils_database(self) -> Database:
        """Return sqlite_utils' view of it; as little to be kept."""
        # loaded here: it brings numpy with it, which start-up must not wait for
        from sqlite_utils import Database

        connection = self.now
        if self._database is None:
            self._database = Database(connection, execute_plugins=False)  # type: ignore[arg-type]  # ours does what it asks of SQLite's
        return self._database

    def reader(self) -> Connection:
        """Open another connection, whose failures do not concern the first."""
        return self._settled(self._on_reader_error)

    def copier(self) -> Connection:
        """Open another one that takes names of files as URIs."""
        return self._settled(self._on_reader_error, OPEN_READ_WRITE_URI)

    @property
    def is_held_back(self) -> bool:
        """Whether all that is written now is taken back (`held_back`)."""
        return self._held_back

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one; after a failure of the disk the file was opened afresh."""
        connection = self.now
        self.log.begin_change(connection)
        self._writing = True
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            # a rollback that fails leaves nothing behind either: the file is opened afresh then
            with suppress(errors.FileError, sqlite3.Error):
                connection.rollback()
            raise
        finally:
            self._writing = False
            self._recover()

    @contextmanager
    def held_back(self) -> Iterator[Connection]:
        """Let the transactions of the block run as parts of one that is taken back."""
        connection = self.now
        connection.execute("BEGIN IMMEDIATE").close()
        self._writing = self._held_back = True
        try:
            yield connection
        finally:
            self._writing = self._held_back = False
            with suppress(errors.FileError, sqlite3.Error):
                connection.rollback()

    @contextmanager
    def part_of_held_back(self) -> Iterator[Connection]:
        """Run one transaction inside of `held_back`."""
        connection = self.now
        connection.execute("SAVEPOINT part").close()
        try:
            yield connection
        except BaseException:
            connection.execute("ROLLBACK TO part").close()
            raise
        finally:
            connection.execute("RELEASE part").close()

    def reopen(self) -> None:
        """Replace the connection. Raises where the disk does not let us."""
        if self._closed:
            raise RuntimeError("the journal is closed")
        if self._connection is not None:
            connection, self._connection, self._database = self._connection, None, None
            self.log.let_go()
            with suppress(errors.FileError, sqlite3.Error):
                connection.close()
        self._connection = self._connect()
        self._suspect = False

    def close(self) -> None:
        """Bring the file up to date and close the connection for good; twice does no harm."""
        self._closed = True
        self.log.stop()
        if self._connection is None:
            return
        connection, self._connection, self._database = self._connection, None, None
        try:
            # what cannot be moved into the file now (no room, a reader left) stays in the -wal, safe
            with suppress(errors.UserError, sqlite3.Error):
                connection.rollback()
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            with suppress(errors.UserError, sqlite3.Error):
                connection.close()

    def _connect(self) -> Connection:
        connection = self._settled(self._on_error)
        try:
            self.log.begin(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _settled(self, on_error: ErrorFilter, flags: int = OPEN_READ_WRITE) -> Connection:
        return open_settled(self._path, self._secret, flags=flags, on_error=on_error)

    def _on_error(self, failure: sqlite3.Error) -> Exception:
        self._suspect = self._suspect or needs_reopening(failure)
        return in_users_world(failure, self._path)

    def _on_reader_error(self, failure: sqlite3.Error) -> Exception:
        return in_users_world(failure, self._path)

    def _recover(self) -> None:
        if self._suspect:
            # where the disk still fails, the next use tries again and says so
            with suppress(errors.FileError):
                self.reopen()
