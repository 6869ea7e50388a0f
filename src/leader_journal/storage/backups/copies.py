"""Looking into backups: each is opened for reading only, with the key of a passphrase that is known for its salt."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self

from leader_journal.core import errors
from leader_journal.core.backups import BackupFacts, BackupFile, OpenedBackup
from leader_journal.core.errors import UserError
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.mentions import shown
from leader_journal.core.revision import Revision
from leader_journal.storage import migrations, vault
from leader_journal.storage.driver import OPEN_READ_ONLY, Connection
from leader_journal.storage.keyed import PAGE_BYTES, Secret, open_encrypted, secrets_of
from leader_journal.storage.logs import beside_copy, put_foreign_aside
from leader_journal.storage.reader import JournalReader
from leader_journal.storage.rescue.pages import fits
from leader_journal.storage.trouble import in_users_world, of_system

_TEMPORARY = "leader-journal-backup-"


class Copies:
    """Opens backups. It holds keys of its own, which `close` wipes; for one thread at a time."""

    def __init__(self, *secrets: Secret) -> None:
        self._base_of: dict[Path, Path] = {}
        """The backup that each log belongs to which was set aside."""
        self._secrets = {one.salt: Secret(bytearray(one.key), one.salt) for one in secrets}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    def close(self) -> None:
        """Wipe the keys."""
        for secret in self._secrets.values():
            vault.wipe(secret.key)
        self._secrets.clear()

    def secret_of(self, path: Path) -> Secret | None:
        """Return what opens a backup, if it is known. Raises FileError."""
        try:
            return self._secrets.get(vault.read_salt(path))
        except OSError as error:
            raise of_system(error, path) from None

    def try_passphrase(self, path: Path, passphrase: str) -> bool:
        """Whether a passphrase opens a backup; it then opens all that have the same salt. Raises FileError."""
        try:
            salt = vault.read_salt(path)
            if vault.is_foreign(salt) or path.stat().st_size < PAGE_BYTES:
                raise errors.DamagedJournal(path)
            for secret in secrets_of(passphrase, salt):
                if fits(path, secret):
                    self._secrets[salt] = secret
                    return True
                vault.wipe(secret.key)
        except OSError as error:
            raise of_system(error, path) from None
        return False

    def look(self, file: BackupFile, bases: Iterable[BackupFile] = ()) -> OpenedBackup:
        """Return what a backup holds, or why that is not known. A log is read with the one of `bases` that it fits."""
        if file.log and file.path not in self._base_of:
            base = next((one for one in bases if self._is_of(file.path, one)), None)
            if base is None:
                return OpenedBackup(file, None, unmatched=True)
            self._base_of[file.path] = base.path
        elif not file.log and file.salt not in self._secrets:
            return OpenedBackup(file, None, needs=True)
        try:
            with self.reading(file.path) as reader:
                return OpenedBackup(file, _facts(reader))
        except (errors.UserError, sqlite3.Error, ValueError, KeyError):
            return OpenedBackup(file, None, damaged=True)

    @contextmanager
    def reading(self, path: Path) -> Iterator[JournalReader]:
        """Open a backup for reading. One of other tables than today’s, or with a log beside it, is read from a copy.

        Raises WrongPassphrase where its passphrase is not known, DamagedJournal, NewerJournal, NoAccess.
        """
        with self._connection(path) as connection:
            yield JournalReader(connection)

    def log(self, path: Path) -> tuple[tuple[int, Revision], ...]:
        """Return the revisions of a backup with their places. Raises what `reading` raises."""
        with self.reading(path) as reader:
            return tuple(reader.revisions.placed())

    def _is_of(self, log: Path, base: BackupFile) -> bool:
        """Whether a log belongs to a backup: whether what both are together is what the log began upon."""
        secret = self._secrets.get(base.salt)
        if secret is None:
            return False
        with tempfile.TemporaryDirectory(prefix=_TEMPORARY) as folder, suppress(OSError, UserError, sqlite3.Error):
            return put_foreign_aside(beside_copy(base.path, log, Path(folder)), secret) is None
        return False

    @contextmanager
    def _connection(self, path: Path) -> Iterator[Connection]:
        if path in self._base_of:
            with tempfile.TemporaryDirectory(prefix=_TEMPORARY) as folder:
                pair = beside_copy(self._base_of[path], path, Path(folder))
                with self._connection(pair) as connection:
                    yield connection
            return
        secret = self.secret_of(path)
        if secret is None:
            raise errors.WrongPassphrase(path)
        try:
            if _has_log(path) or _version(path, secret) < migrations.READABLE_SINCE:
                with (
                    tempfile.TemporaryDirectory(prefix=_TEMPORARY) as folder,
                    _opened(_brought_up(path, secret, Path(folder)), secret) as connection,
                ):
                    yield connection
            else:
                with _opened(path, secret) as connection:
                    yield connection
        except sqlite3.Error as error:
            raise in_users_world(error, path) from None
        except OSError as error:
            raise of_system(error, path) from None


@contextmanager
def _opened(path: Path, secret: Secret) -> Iterator[Connection]:
    beside = [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm")]
    made = [one for one in beside if not one.exists()]
    connection = open_encrypted(path, secret, flags=OPEN_READ_ONLY)
    try:
        yield connection
    finally:
        connection.close()
        for one in made:  # what reading a journal that was set aside makes, and leaves behind
            one.unlink(missing_ok=True)


def _version(path: Path, secret: Secret) -> int:
    with _opened(path, secret) as connection:
        if connection.execute("PRAGMA application_id").fetchone()[0] != migrations.APPLICATION_ID:
            raise errors.NotAJournal(path)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > migrations.LATEST:
        raise errors.NewerJournal(path)
    return version


def _brought_up(path: Path, secret: Secret, folder: Path) -> Path:
    """Return a copy of a backup, encrypted as it is, in the form of this version and with its log moved into it."""
    from leader_journal.storage.migrations.runner import migrate

    copy = folder / "backup"
    for suffix in ("", "-wal"):
        beside = path.with_name(path.name + suffix)
        if beside.exists():
            shutil.copyfile(beside, copy.with_name(copy.name + suffix))
    connection = open_encrypted(copy, secret)
    try:
        migrate(connection)
        connection.execute("PRAGMA journal_mode = DELETE").fetchall()
    finally:
        connection.close()
    return copy


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _facts(reader: JournalReader) -> BackupFacts:
    alias_of = {person.id: person.alias for person in reader.people.all()}
    last = next(iter(reader.entries.rows(EVERYTHING, limit=1)), None)
    return BackupFacts(
        entries=reader.entries.count(EVERYTHING),
        first=reader.entries.first_day(EVERYTHING),
        last=None if last is None else last.happened.date(),
        line="" if last is None else shown(last.facts, alias_of),
    )
