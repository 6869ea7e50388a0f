"""From a path and a passphrase to the key that opens it, or to the reason why not. Leaves the file as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from leader_journal.core import errors
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage import migrations, vault
from leader_journal.storage.creation import remove_database
from leader_journal.storage.driver import Connection
from leader_journal.storage.keyed import PAGE_BYTES, Secret, open_encrypted, secrets_of
from leader_journal.storage.known_salts import known_salts, mend_salt, undamaged
from leader_journal.storage.logs import has_log, put_foreign_aside
from leader_journal.storage.trouble import cannot_open, in_users_world, is_not_a_database

_PAGES_TRIED = 256
"""So many pages tell whether a key is the right one: it takes milliseconds."""


class OpenedFile(Struct, frozen=True):
    """What opens the file, whether its last process was killed, and where a log went that does not belong to it."""

    secret: Secret
    ended_badly: bool
    log_aside: Path | None = None


def unlock(
    path: Path, passphrase: str, upgrading: Progress = no_progress, derive: vault.Derive | None = None
) -> OpenedFile:
    """Return what opens a journal; the lock of its path is held by the caller.

    An older one is migrated: `upgrading` is told, and may stop it. Raises Cancelled, NotAJournal, WrongPassphrase,
    DamagedJournal, NewerJournal, NoAccess, DiskFull, DiskTrouble, OSError.
    """
    size = path.stat().st_size
    salt = vault.read_salt(path)
    if 0 < size < PAGE_BYTES and salt in known_salts():
        raise errors.DamagedJournal(path)  # it was one: most of it is cut off
    if vault.is_foreign(salt) or size < PAGE_BYTES:
        raise errors.NotAJournal(path)
    try:
        return _unlock(path, passphrase, salt, upgrading, derive)
    except errors.WrongPassphrase:
        spare = undamaged(salt, known_salts())
        if spare is None or not _fits_any(path, passphrase, spare):
            raise
        mend_salt(path, spare)
        return _unlock(path, passphrase, spare, upgrading, derive)


def _unlock(path: Path, passphrase: str, salt: bytes, upgrading: Progress, derive: vault.Derive | None) -> OpenedFile:
    for secret in secrets_of(passphrase, salt, derive):
        try:
            aside = put_foreign_aside(path, secret)
            ended_badly = has_log(path)
            version = _try(path, secret, keep_log=ended_badly)
            if version is None and _fits(path, secret):
                raise errors.DamagedJournal(path)  # the passphrase is right: it is the first page that is not whole
            if version is not None:
                if version < migrations.LATEST:
                    _migrate(path, secret, version, upgrading)
                return OpenedFile(secret, ended_badly or aside is not None, aside)
        except BaseException:
            vault.wipe(secret.key)
            raise
        vault.wipe(secret.key)
    raise errors.WrongPassphrase(path)


def _fits_any(path: Path, passphrase: str, salt: bytes) -> bool:
    """Whether the passphrase opens pages of the file with a salt that is not the one at its beginning."""
    for secret in secrets_of(passphrase, salt):
        try:
            if _fits(path, secret):
                return True
        finally:
            vault.wipe(secret.key)
    return False


def _fits(path: Path, secret: Secret) -> bool:
    from leader_journal.storage.rescue.pages import fits  # only where a file did not open

    return fits(path, secret, at_most=_PAGES_TRIED)


def _try(path: Path, secret: Secret, *, keep_log: bool) -> int | None:
    """Return the version of the file's schema, or None where the key does not open it."""
    with _untouched(path, secret, keep_log=keep_log) as connection:
        try:
            application = connection.execute("PRAGMA application_id").fetchone()[0]
        except sqlite3.DatabaseError as error:
            if is_not_a_database(error):
                return None
            raise
        if application != migrations.APPLICATION_ID:
            raise errors.NotAJournal(path)
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if version > migrations.LATEST:
            raise errors.NewerJournal(path)
        # reads the schema, so that damage there is found before anything is written
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        return version


@contextmanager
def _untouched(path: Path, secret: Secret, *, keep_log: bool) -> Iterator[Connection]:
    """Read a file without altering it: a log that a killed process left is read, but not moved into the file.

    Where there was none, closing takes the empty one away again that reading made.
    """
    try:
        connection = open_encrypted(path, secret)
        try:
            connection.keep_log_on_close(keep=keep_log)
            yield connection
        finally:
            connection.close()
    except sqlite3.Error as error:
        if cannot_open(error):
            raise errors.NoAccess(path) from None
        raise in_users_world(error, path) from None


def _migrate(path: Path, secret: Secret, version: int, upgrading: Progress) -> None:
    from leader_journal.storage.check import asked_meanwhile
    from leader_journal.storage.migrations.runner import migrate
    from leader_journal.storage.safety_copy import keep_copy

    copy = keep_copy(path, secret, version, upgrading)
    try:
        connection = open_encrypted(path, secret)
        try:
            # a copy comes in another mode: a kill would leave half of the steps in its file, and the rest beside it
            connection.execute("PRAGMA journal_mode = WAL").fetchall()
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            with asked_meanwhile(connection, upgrading):
                migrate(connection)
        except errors.Cancelled:
            remove_database(copy)  # the journal is what the copy is
            raise
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise in_users_world(error, path) from None
