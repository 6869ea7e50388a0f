"""A backup takes the journal's place: what lies there today is set aside first, so that this can be taken back as well.

At every moment one whole file is under the journal's name, or under the name of what was set aside. The log (-wal) of
today goes with its file: beside another one SQLite would play it into that (docs/decisions/0021).
"""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from leader_journal.core import errors
from leader_journal.storage.backups.files import verify_backup
from leader_journal.storage.creation import made_beside, part_of, sync_file, sync_folder
from leader_journal.storage.keyed import Secret, open_encrypted
from leader_journal.storage.lock import FileLock
from leader_journal.storage.trouble import of_system


def put_in_place(path: Path, backup: Path, secret: Secret, aside: Path) -> bool:
    """Let a backup be the journal; return whether there was a journal, which is now at `aside`.

    Raises DamagedJournal where the backup is not whole, JournalInUse, NoAccess, DiskFull, DiskTrouble; the journal is
    what it was then. Where the name is a symbolic link, it stays one: what it leads to is replaced.
    """
    path = path.resolve()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock.acquire(path), made_beside(path) as part:
            shutil.copyfile(backup, part)
            part.chmod(0o600)
            sync_file(part)
            verify_backup(part, secret)
            there_was = path.exists()
            if there_was:
                _set_aside(path, aside)
                _empty_log(path, secret)
                _remove_log(path)
            part.replace(path)
            sync_folder(path.parent)
            return there_was
    except OSError as error:
        raise of_system(error, path) from None


def _empty_log(path: Path, secret: Secret) -> None:
    """Move the log into its file where that can be done: a power cut in the middle then costs nothing at all."""
    if not _log_of(path).exists():
        return
    with suppress(sqlite3.Error, errors.UserError), closing(open_encrypted(path, secret)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _set_aside(path: Path, aside: Path) -> None:
    aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if _log_of(path).exists() and _log_of(path).stat().st_size:
        _copy(_log_of(path), _log_of(aside))
    _copy(path, aside)
    sync_folder(aside.parent)


def _copy(source: Path, target: Path) -> None:
    part = part_of(target)
    try:
        shutil.copyfile(source, part)
        part.chmod(0o600)
        sync_file(part)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)


def _remove_log(path: Path) -> None:
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
