"""An open journal file: its lock, its key, its connections, and what happens when the disk fails (STORAGE.md D4-D7).

Nothing but SQLite may open the live file while this is open: closing any other handle on it would drop SQLite's locks
(STORAGE.md 4.1). That is why the salt is read before, and why one process owns a journal by a lock file beside it.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Self

from leader_journal.core import errors
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage import vault
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.backups.files import copy_backup, write_backup
from leader_journal.storage.creation import create_file, remove_database
from leader_journal.storage.driver import Connection, ErrorFilter
from leader_journal.storage.keyed import Secret, open_encrypted, settle
from leader_journal.storage.lock import FileLock
from leader_journal.storage.opening import check_readable, unlock
from leader_journal.storage.readers import Readers
from leader_journal.storage.trouble import in_users_world, needs_reopening, of_system

if TYPE_CHECKING:
    from sqlite_utils import Database


class JournalFile:
    """One journal, owned by this process. Belongs to the thread that opened it, `reader` aside."""

    def __init__(self, path: Path, secret: Secret, lock: FileLock, *, ended_badly: bool) -> None:
        self.path = path
        self.ended_badly = ended_badly
        """Whether the last process that had it open was killed: a check of the search index is due."""
        self._secret = secret
        self._lock = lock
        self._readers = Readers()
        self._suspect = False
        self._writing = False
        self._database: Database | None = None
        self._identity = path.stat()
        self._connection: Connection | None = self._connect()

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """Create a journal and open it.

        Raises PassphraseTooShort, JournalExists, JournalInUse, NoAccess, DiskFull, DiskTrouble.
        """
        vault.check_length(passphrase)
        path = path.absolute()  # a later change of the working folder, or a name that SQLite reads otherwise
        with _claimed(path) as lock:
            if path.exists() or path.is_symlink():
                raise errors.JournalExists(path)
            salt = vault.new_salt()
            secret = Secret(vault.derive(passphrase, salt, vault.PROFILES[0]), salt)
            create_file(path, secret)
            try:
                return cls(path, secret, lock, ended_badly=False)
            except BaseException:
                remove_database(path)  # empty still: somebody who was told that it failed can try again
                raise

    @classmethod
    def open(cls, path: Path, passphrase: str) -> Self:
        """Open a journal, and bring an older one up to this version after a verified copy was put beside it.

        Raises NoSuchJournal, NotAJournal, WrongPassphrase, DamagedJournal, NewerJournal, JournalInUse, NoAccess,
        DiskFull, DiskTrouble. Whatever is raised, the file is what it was.
        """
        path = path.absolute()
        with _claimed(path, existing=True) as lock:
            opened = unlock(path, passphrase)
            return cls(path, opened.secret, lock, ended_badly=opened.ended_badly)

    @property
    def connection(self) -> Connection:
        """Return the connection that is open now. Never keep it: after a failure of the disk it is another one.

        Raises DiskTrouble and the like where the file cannot be opened again.
        """
        if self._connection is None or (self._suspect and not self._writing):
            self._reopen()
        assert self._connection is not None
        return self._connection

    @property
    def salt(self) -> bytes:
        """Return the first bytes of the file, which must not be read from it while it is open."""
        return self._secret.salt

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction: what the block wrote is durable after it, or nothing of it is there if it raised.

        After a failure of the disk the file was opened afresh and can be used on. Raises DiskFull, DiskTrouble,
        JournalMoved.
        """
        self._check_in_place()
        connection = self.connection
        # IMMEDIATE: a deferred one that reads first can fail in the middle, and could not be tried again
        connection.execute("BEGIN IMMEDIATE")
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
    def reader(self) -> Iterator[Connection]:
        """Read on a connection of its own, which sees the journal as it is now, whatever is written meanwhile.

        For a job in another thread. Closing the journal interrupts it: the statement that runs raises Cancelled.
        """
        with self._readers.reading(self._connect_reader) as connection:
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def checker(self) -> Iterator[Connection]:
        """Like `reader`, without the snapshot: for a check, which asks the search index by a statement that writes."""
        with self._readers.reading(self._connect_reader) as connection:
            yield connection

    def copy_to(self, target: Path, progress: Progress = no_progress) -> None:
        """Write a backup: a whole copy, encrypted as this is, opened and counted before it has its name. For a job.

        Raises what `write_backup` raises.
        """
        with self.checker() as connection:
            write_backup(connection, self._secret, target, progress)

    def copies(self) -> Copies:
        """Return what opens the backups that have this journal's key; the caller closes it."""
        return Copies(self._secret)

    def copy_backup(self, backup: Path, folder: Path) -> Path:
        """Copy a backup of this journal into another folder, verified there. For a job."""
        return copy_backup(backup, folder, self._secret)

    def sqlite_utils_database(self) -> Database:
        """Return sqlite_utils' view of the connection that is open now; as little to be kept as that."""
        # loaded here: it brings numpy with it, which start-up must not wait for
        from sqlite_utils import Database

        connection = self.connection
        if self._database is None:
            self._database = Database(connection, execute_plugins=False)  # type: ignore[arg-type]
        return self._database

    def checkpoint(self) -> None:
        """Move the log (-wal) into the file and empty it: after an erasure, or after a very large transaction."""
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def close(self) -> None:
        """Bring the file up to date, close it, wipe the key and release the lock; twice does no harm."""
        self._readers.stop()
        try:
            self._close_connection()
        finally:
            vault.wipe(self._secret.key)
            self._lock.release()

    def _check_in_place(self) -> None:
        """SQLite would go on writing into a file that nobody can find any more. Looks at the name, opens nothing."""
        try:
            in_place = os.path.samestat(self.path.stat(), self._identity)
        except OSError:
            in_place = False
        if not in_place:
            raise errors.JournalMoved(self.path)

    def _connect(self) -> Connection:
        return self._settled(self._on_error)

    def _connect_reader(self) -> Connection:
        return self._settled(self._on_reader_error)

    def _settled(self, on_error: ErrorFilter) -> Connection:
        connection = open_encrypted(self.path, self._secret, on_error=on_error)
        try:
            settle(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _on_error(self, failure: sqlite3.Error) -> Exception:
        self._suspect = self._suspect or needs_reopening(failure)
        return in_users_world(failure, self.path)

    def _on_reader_error(self, failure: sqlite3.Error) -> Exception:
        return in_users_world(failure, self.path)

    def _recover(self) -> None:
        if self._suspect:
            # where the disk still fails, the next use tries again and says so
            with suppress(errors.FileError):
                self._reopen()

    def _reopen(self) -> None:
        """Replace the connection (D7). Raises where the disk does not let us."""
        if self._lock.released:
            raise RuntimeError("the journal is closed")
        if self._connection is not None:
            connection, self._connection, self._database = self._connection, None, None
            with suppress(errors.FileError, sqlite3.Error):
                connection.close()
        self._connection = self._connect()
        self._suspect = False

    def _close_connection(self) -> None:
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


@contextmanager
def _claimed(path: Path, *, existing: bool = False) -> Iterator[FileLock]:
    """Hold the lock of a path, and keep it unless the block raises. Errors of the system become the user's."""
    try:
        if existing:
            check_readable(path)
        lock = FileLock.acquire(path)
    except OSError as error:
        raise of_system(error, path) from None
    try:
        yield lock
    except BaseException as error:
        lock.release()
        if isinstance(error, OSError):
            raise of_system(error, path) from None
        raise
