"""An open journal file: its lock, its key, its connections, and what happens when the disk fails (STORAGE.md D4-D7).

Nothing but SQLite may open the live file while this is open: closing any other handle on it would drop SQLite's locks
(STORAGE.md 4.1). That is why the salt is read before, and why one process owns a journal by a lock file beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Self, TypeVar

from leader_journal.core import errors
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage import vault
from leader_journal.storage.claiming import claimed, claimed_for_reading
from leader_journal.storage.creation import sweep_part
from leader_journal.storage.driver import Connection
from leader_journal.storage.keyed import READ_ONCE, Secret, secrets_of
from leader_journal.storage.live_connection import LiveConnection
from leader_journal.storage.lock import FileLock
from leader_journal.storage.logs import put_aside
from leader_journal.storage.named_file import NamedFile
from leader_journal.storage.opening import OpenedFile, unlock
from leader_journal.storage.readers import PATIENCE_SECONDS, Readers
from leader_journal.storage.trouble import of_system

if TYPE_CHECKING:
    from sqlite_utils import Database

    from leader_journal.storage.copies_out import CopiesOut
    from leader_journal.storage.rekeying import Rekeyed

T = TypeVar("T")


class JournalFile:
    """One journal, owned by this process. Belongs to the thread that opened it, `reader` aside."""

    def __init__(self, path: Path, opened: OpenedFile, lock: FileLock) -> None:
        self.path = path
        self.ended_badly = opened.ended_badly
        """Whether the last process that had it open was killed: a check of the search index is due."""
        self.log_aside = opened.log_aside
        """Where the log is now that lay beside the file and does not belong to it, if there was one."""
        self.reads_copy_of: Path | None = None
        """The journal of which this is a copy, for reading alone: nothing can be written where it lies."""
        self._secret = opened.secret
        self._lock = lock
        self._readers = Readers()
        self._changes = self._copies_made = 0
        self._named = NamedFile(path)
        self._live = LiveConnection(path, self._secret, self._readers)

    @classmethod
    def create(cls, path: Path, passphrase: str) -> Self:
        """Create a journal and open it.

        Raises PassphraseTooShort, JournalExists, JournalInUse, NoAccess, DiskFull, DiskTrouble.
        """
        from leader_journal.storage.creation import create_file, remove_database

        vault.check_length(passphrase)
        path = path.absolute()  # a later change of the working folder, or a name that SQLite reads otherwise
        with claimed(path) as lock:
            if path.exists() or path.is_symlink():
                raise errors.JournalExists(path)
            aside = put_aside(path)  # of a file that had this name before: SQLite would play it into the new one
            salt = vault.new_salt()
            secret = Secret(vault.derive(passphrase, salt, vault.PROFILES[0]), salt)
            create_file(path, secret)
            try:
                return cls(path, OpenedFile(secret, ended_badly=False, log_aside=aside), lock)
            except BaseException:
                remove_database(path)  # empty still: somebody who was told that it failed can try again
                raise

    @classmethod
    def open(
        cls, path: Path, passphrase: str, upgrading: Progress = no_progress, derive: vault.Derive | None = None
    ) -> Self:
        """Open a journal, and bring an older one up to this version after a verified copy was put beside it.

        `upgrading` is told of that, and may stop it; `derive` gives the key, where one is on the way already
        (`KeyAhead`). Raises NoSuchJournal, NotAJournal, WrongPassphrase, DamagedJournal, NewerJournal, JournalInUse,
        NoAccess, DiskFull, DiskTrouble, Cancelled. Whatever is raised, the file is what it was.
        """
        path = path.absolute()
        with claimed(path, existing=True) as lock:
            sweep_part(path)
            return cls(path, unlock(path, passphrase, upgrading, derive), lock)

    @classmethod
    def open_reading(cls, path: Path, passphrase: str) -> Self:
        """Open a copy of a journal that lies where nothing can be written: a disk that is full, or for reading only.

        The copy, encrypted as its original is, goes when it is closed. `transaction` raises ReadingOnly. Raises what
        `open` raises, of the original.
        """
        from leader_journal.storage.reading import copied_for_reading, remove_copy

        path = path.absolute()
        with claimed_for_reading(path) as lock:
            folder = copied_for_reading(path)
            try:
                copy = folder / path.name
                file = cls(copy, unlock(copy, passphrase), lock)
            except errors.FileError as error:
                remove_copy(folder)
                raise type(error)(path) from None
            except BaseException:
                remove_copy(folder)
                raise
        file.reads_copy_of = path
        return file

    def continue_at(self, target: Path) -> None:
        """Go on in a new file: everything that is open here is written there first, verified, and stays open.

        The way out where the present place is gone, full or for reading only. Raises JournalExists, JournalInUse,
        NoAccess, DiskFull, DiskTrouble, DamagedJournal; the journal stays open where it was then.
        """
        from leader_journal.storage.backups.files import write_backup

        target = target.absolute()
        with claimed(target) as lock:
            if target.exists() or target.is_symlink():
                raise errors.JournalExists(target)
            put_aside(target)
            write_backup(self.connection, self._secret, target)
            self._leave()
            self.path, self.reads_copy_of, self._lock = target, None, lock
            self._named = NamedFile(target)
            self._live = LiveConnection(target, self._secret, self._readers)

    def opens_with(self, passphrase: str) -> bool:
        """Whether this passphrase, or the letters of its recovery sheet, opens this file. For a job: it takes a while.

        The file is not touched: the key that follows is compared.
        """
        import hmac  # brings OpenSSL

        for secret in secrets_of(passphrase, self._secret.salt):
            same = hmac.compare_digest(secret.key, self._secret.key)
            vault.wipe(secret.key)
            if same:
                return True
        return False

    def rekeyed(self, passphrase: str, progress: Progress = no_progress) -> Rekeyed:
        """Write a copy of this under the key of a new passphrase, checked, for `take_key`. For a job.

        Raises PassphraseTooShort, ReadingOnly, and what `write_rekeyed` raises; nothing is changed then.
        """
        from leader_journal.storage.rekeying import Rekeyed, write_rekeyed

        vault.check_length(passphrase)
        if self.reads_copy_of is not None:
            raise errors.ReadingOnly(self.reads_copy_of)
        made_of, number = self._changes, self._next_copy()
        salt = vault.new_salt()
        new = Secret(vault.derive(passphrase, salt, vault.PROFILES[0]), salt)
        try:
            with self._readers.reading(self._live.copier) as connection:
                return Rekeyed(write_rekeyed(connection, self.path, new, progress), new, made_of, number)
        except BaseException:
            vault.wipe(new.key)
            raise

    def altered_beside(self, alter: Callable[[JournalFile], T], progress: Progress = no_progress) -> tuple[Rekeyed, T]:
        """Write a copy beside this one, let it be altered there, and check it, for `take_key`. For a job.

        Return what altering returned, too. Raises ReadingOnly, and what `write_altered` raises; nothing is changed
        then.
        """
        from leader_journal.storage.rekeying import Rekeyed, write_altered

        if self.reads_copy_of is not None:
            raise errors.ReadingOnly(self.reads_copy_of)
        made_of, number, answers, secret = self._changes, self._next_copy(), list[T](), self._secret.copy()

        def open_and_alter(part: Path) -> None:
            with closing(
                JournalFile(part, OpenedFile(secret.copy(), ended_badly=False), FileLock(part, None, None))
            ) as copy:
                answers.append(alter(copy))

        try:
            with self._readers.reading(self._live.copier) as connection:
                part = write_altered(connection, self.path, secret, open_and_alter, progress)
        except BaseException:
            vault.wipe(secret.key)
            raise
        self._live.log.empty_soon()  # what is left of it has to be moved by whoever lets the copy take the place
        return Rekeyed(part, secret, made_of, number), answers[0]

    def take_key(self, rekeyed: Rekeyed, *, patience: float | None = None) -> bool:
        """Go on in the copy that was made: from now on its passphrase opens the journal, and no other.

        False, and nothing is changed, where something was saved since, which is not in the copy, or where another copy
        was begun since, which is written over it. The same after any failure; raises JournalMoved, NoAccess,
        DiskTrouble, and Cancelled where a job reads for very long.
        """
        taken = False
        try:
            if rekeyed.made_of == self._changes and self._is_newest(rekeyed):
                self._check_in_place()
                with self._readers.kept_out(PATIENCE_SECONDS if patience is None else patience):
                    self._replace_by(rekeyed)
                self._changes += 1
                taken = True
        finally:
            if not taken:
                self.drop_key(rekeyed)
        return taken

    def go_on_in(self, altered: Rekeyed) -> bool:
        """Go on in a copy that was altered beside this one, under the same key; False as in `take_key`, and where
        something reads just now.
        """
        try:
            return self.take_key(altered, patience=0.0)
        except errors.Cancelled:
            return False

    def drop_key(self, rekeyed: Rekeyed) -> None:
        """Leave all as it is: the copy is removed."""
        if self._is_newest(rekeyed):
            sweep_part(self.path)
        if rekeyed.secret is not self._secret:
            vault.wipe(rekeyed.secret.key)

    def _next_copy(self) -> int:
        self._copies_made += 1
        return self._copies_made

    def _is_newest(self, rekeyed: Rekeyed) -> bool:
        return rekeyed.number == self._copies_made

    def _replace_by(self, rekeyed: Rekeyed) -> None:
        from leader_journal.storage.rekeying import put_rekeyed_in_place

        old = self._secret
        self._live.close()
        try:
            put_rekeyed_in_place(rekeyed.part, self.path)
            self._secret = rekeyed.secret
        finally:
            self._named = NamedFile(self.path)
            self._live = LiveConnection(self.path, self._secret, self._readers)
        vault.wipe(old.key)

    @property
    def key(self) -> bytes:
        """Return the key itself, for the recovery sheet and for nothing else: whoever has it opens the file."""
        return bytes(self._secret.key)

    @property
    def connection(self) -> Connection:
        """Return the connection that is open now. Never keep it: after a failure of the disk it is another one.

        Raises DiskTrouble and the like where the file cannot be opened again.
        """
        return self._live.now

    @property
    def salt(self) -> bytes:
        """Return the first bytes of the file, which must not be read from it while it is open."""
        return self._secret.salt

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Run one transaction: what the block wrote is durable after it, or nothing of it is there if it raised.

        After a failure of the disk the file was opened afresh and can be used on. Raises DiskFull, DiskTrouble,
        JournalMoved, ReadingOnly.
        """
        if self._live.is_held_back:
            with self._live.part_of_held_back() as connection:
                yield connection
            return
        if self.reads_copy_of is not None:
            raise errors.ReadingOnly(self.reads_copy_of)
        self._check_in_place()
        with self._live.transaction() as connection:
            before = connection.total_changes
            yield connection
            changed = connection.total_changes != before
            if changed:
                self._live.log.stamp(connection)
        if changed:
            self._changes += 1
            self._live.log.committed()

    @contextmanager
    def held_back(self) -> Iterator[Connection]:
        """Let the transactions of the block run, and take all of it back: inside, what they wrote can be read.

        For words that must be known although they cannot be saved. Raises what reading raises.
        """
        with self._live.held_back() as connection:
            yield connection

    @property
    def is_deleted(self) -> bool:
        """Whether the file has no name any more: closing it would lose all of it. Asked without opening it."""
        return self._named.is_deleted

    @contextmanager
    def reader(self, *, once: bool = False) -> Iterator[Connection]:
        """Read on a connection of its own, which sees the journal as it is now, whatever is written meanwhile.

        For a job in another thread. Closing the journal interrupts it: the statement that runs raises Cancelled.
        With `once` hardly anything of what was read is held: it is gone through from one end to the other.
        """
        with self._readers.reading(self._live.reader) as connection:
            connection.execute("PRAGMA query_only = ON")
            if once:
                connection.execute(f"PRAGMA cache_size = {READ_ONCE}")
            connection.execute("BEGIN")
            yield connection

    @contextmanager
    def checker(self) -> Iterator[Connection]:
        """Like `reader`, without the snapshot: for a check, which asks the search index by a statement that writes."""
        with self._readers.reading(self._live.reader) as connection:
            yield connection

    @property
    def copies_out(self) -> CopiesOut:
        """Return what writes this into other files. Never keep it: after a new passphrase the key is another one."""
        from leader_journal.storage.copies_out import CopiesOut

        return CopiesOut(self.path, self._secret, self.checker)

    def sqlite_utils_database(self) -> Database:
        """Return sqlite_utils' view of the connection that is open now; as little to be kept as that."""
        return self._live.sqlite_utils_database()

    def checkpoint(self) -> None:
        """Move the log (-wal) into the file and empty it: after an erasure, or after a very large transaction.

        Where a job reads just now that is done as soon as it has.
        """
        if not self._live.log.move(self.connection, empty=True):
            self._live.log.moved_later()

    def sweep(self, progress: Progress = no_progress) -> None:
        """Write every page anew, so that none holds what was erased: within a page cells leave letters behind.

        Raises Cancelled, DiskFull, DiskTrouble; the file is what it was then, and can be swept later.
        """
        from leader_journal.storage.check import asked_meanwhile

        self._check_in_place()
        self.checkpoint()
        connection = self.connection
        with asked_meanwhile(connection, progress):
            connection.execute("VACUUM")
        self._live.log.committed()
        self.checkpoint()

    def close(self) -> None:
        """Bring the file up to date, close it, wipe the key and release the lock; twice does no harm."""
        self._readers.stop()
        try:
            self._leave()
        finally:
            vault.wipe(self._secret.key)

    def _leave(self) -> None:
        try:
            self._live.close()
        finally:
            if self._copies_made and self._named.in_place:
                sweep_part(self.path)  # of a job that ended when nobody waited for its copy any more
            self._lock.release()
            if self.reads_copy_of is not None:
                from leader_journal.storage.reading import remove_copy

                remove_copy(self.path.parent)

    def _check_in_place(self) -> None:
        """SQLite would go on writing into a file that nobody can find any more. Looks at the name, opens nothing."""
        if not self._named.in_place:
            raise errors.JournalMoved(self.path)
        try:
            self._lock.renew()
        except OSError as error:
            raise of_system(error, self.path) from None
        if not self._live.log.in_place:
            self._keep_what_the_log_held()

    def _keep_what_the_log_held(self) -> None:
        """The log was removed or replaced. SQLite still has it open, so what it holds goes into the file, while it can.

        What lies under its name now is put aside: closing would delete it. Raises DiskTrouble where a job still reads.
        """
        put_aside(self.path)
        if not self._live.log.move(self.connection, empty=True):
            raise errors.DiskTrouble(self.path)
        self._live.reopen()
