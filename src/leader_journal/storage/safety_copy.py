"""A verified copy beside the journal before its schema is changed (architecture, rule 6)."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from leader_journal.core import errors
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.check import asked_meanwhile
from leader_journal.storage.creation import move_into_place, part_of, remove_database, verify_header
from leader_journal.storage.driver import Connection, name_for_sqlite
from leader_journal.storage.keyed import Secret, open_encrypted
from leader_journal.storage.logs import begin_own_log
from leader_journal.storage.trouble import in_users_world


def keep_copy(path: Path, secret: Secret, version: int, progress: Progress = no_progress) -> Path:
    """Write a copy of a journal, opened by the same passphrase, check it, and return where it is.

    It is named after the version of the schema it holds. Raises DamagedJournal where the journal is not whole (nothing
    is migrated then), NoAccess, DiskFull, DiskTrouble, Cancelled, OSError.
    """
    copy = _free_name(path, version)
    part = part_of(copy)
    remove_database(part)
    try:
        _write(path, part, secret, progress)
        verify_header(part, secret)
        begin_own_log(part, secret)
        _verify(part, secret, version, progress)
        move_into_place(part, copy)
    except sqlite3.Error as error:
        raise in_users_world(error, path) from None
    finally:
        remove_database(part)
    return copy


def _free_name(path: Path, version: int) -> Path:
    from leader_journal.wording.backups import safety_copy_stem

    number, stem = 1, safety_copy_stem(path.stem, version + 1)
    while True:
        again = "" if number == 1 else f" ({number})"
        copy = path.with_name(f"{stem}{again}{path.suffix}")
        if not copy.exists():
            return copy
        number += 1


def _write(path: Path, part: Path, secret: Secret, progress: Progress) -> None:
    # made by us, so that nobody else may read it; VACUUM takes an empty file
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    connection = open_encrypted(path, secret)
    try:
        # keeps cipher, key and salt (STORAGE.md 3.5)
        with asked_meanwhile(connection, progress):
            connection.execute("VACUUM INTO ?", (name_for_sqlite(str(part)),))
    finally:
        connection.close()


def _verify(part: Path, secret: Secret, version: int, progress: Progress) -> None:
    connection = open_encrypted(part, secret)
    try:
        with asked_meanwhile(connection, progress):
            whole = connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        if not whole or _version(connection) != version:
            raise errors.DamagedJournal(part)
    finally:
        connection.close()


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
