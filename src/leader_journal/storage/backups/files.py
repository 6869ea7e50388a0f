"""Writing a backup of an open journal, and finding those there are. What is in one says `storage.backups.copies`.

A backup is written by `VACUUM INTO` under another name, opened, checked and counted, and only then gets its own
(STORAGE.md D6): a backup that is there is whole.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from leader_journal.core import errors
from leader_journal.core.backups import BackupFile
from leader_journal.core.progress import Progress, no_progress
from leader_journal.paths import JOURNAL_SUFFIX, journal_name
from leader_journal.storage import vault
from leader_journal.storage.check import asked_meanwhile
from leader_journal.storage.creation import made_beside, move_into_place, remove_database, sync_file, verify_header
from leader_journal.storage.driver import Connection, name_for_sqlite
from leader_journal.storage.keyed import Secret, open_encrypted
from leader_journal.storage.logs import begin_own_log, logs_aside
from leader_journal.storage.trouble import in_users_world, of_system
from leader_journal.wording.backups import is_safety_copy, log_words, read_backup_stem

_STALE_INDEX = "malformed inverted index"
"""A search index that is out of step can be made again from the words, and must not keep them from being copied."""
_COUNT = "SELECT count(*) FROM revision"


def write_backup(connection: Connection, secret: Secret, target: Path, progress: Progress = no_progress) -> None:
    """Copy the journal of a connection to a new file, check it and count what is in it.

    Raises DamagedJournal where the copy is not whole, JournalExists, NoAccess, DiskFull, DiskTrouble, Cancelled.
    """
    with made_beside(target) as part:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # made by us, so that nobody else may read it; VACUUM takes an empty file
        os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        before = _count(connection)
        with asked_meanwhile(connection, progress):
            connection.execute("VACUUM INTO ?", (name_for_sqlite(str(part)),))
        verify_header(part, secret)
        begin_own_log(part, secret)
        verify_backup(part, secret, sorted((before, _count(connection))), progress)
        move_into_place(part, target)


def verify_backup(
    path: Path, secret: Secret, counted: list[int] | None = None, progress: Progress = no_progress
) -> None:
    """See to it that a copy opens, is whole and holds as many revisions as were counted. Raises DamagedJournal."""
    connection = open_encrypted(path, secret)
    try:
        with asked_meanwhile(connection, progress):
            found = connection.execute("PRAGMA integrity_check").fetchall()
        if any(not line.startswith(_STALE_INDEX) for (line,) in found if line != "ok"):
            raise errors.DamagedJournal(path)
        if counted is not None and not counted[0] <= _count(connection) <= counted[-1]:
            raise errors.DamagedJournal(path)
    except sqlite3.DatabaseError as error:
        raise in_users_world(error, path) from None
    finally:
        connection.close()


def copy_backup(backup: Path, folder: Path, secret: Secret) -> Path:
    """Copy a verified backup into another folder (a stick, a share), verified there as well; nothing is written over.

    Raises NoAccess, DiskFull, DiskTrouble, DamagedJournal.
    """
    target = folder / backup.name
    if target.exists():
        return target
    with made_beside(target) as part:
        shutil.copyfile(backup, part)
        part.chmod(0o600)
        sync_file(part)
        verify_backup(part, secret)
        move_into_place(part, target)
    return target


def backup_folder(journal: Path) -> Path:
    """Return the folder of a journal's own backups: beside it."""
    return journal.absolute().parent / "backups"


def backups_in(folder: Path, journal: Path) -> tuple[BackupFile, ...]:
    """Return the backups of a journal in a folder, newest first; none where there is no such folder."""
    stem = journal_name(journal)
    found = (_as_backup(path) for path in _files_in(folder))
    return _newest_first(one for one, owner in filter(None, found) if owner == stem)


def copies_beside(journal: Path, salt: bytes | None) -> tuple[BackupFile, ...]:
    """Return the copies beside the journal itself: they begin as it does, and have its salt or say what they are.

    Those of an earlier form of the file (`safety_copy`) may have been made before a passphrase was changed.
    """
    stem = journal_name(journal)
    beside = [path for path in _files_in(journal.absolute().parent) if path.name.startswith(f"{stem} ")]
    files = (_file_of(path, journal_name(path).removeprefix(f"{stem} ")) for path in beside)
    return _newest_first(one for one in files if one is not None and (one.salt == salt or _is_safety_copy(one, stem)))


def safety_copies(journal: Path) -> tuple[BackupFile, ...]:
    """Return the copies that were kept before the form of the file was changed."""
    stem = journal_name(journal)
    return tuple(one for one in copies_beside(journal, None) if _is_safety_copy(one, stem))


def logs_of(journal: Path) -> tuple[BackupFile, ...]:
    """Return the logs that were set aside beside a journal, as the list of backups shows them."""
    return tuple(BackupFile(one.path, one.written, log_words(), one.size, b"", log=True) for one in logs_aside(journal))


def _is_safety_copy(one: BackupFile, stem: str) -> bool:
    return is_safety_copy(stem, journal_name(one.path))


def remove_copy(path: Path) -> None:
    """Delete a copy, with the log that may lie beside it; none is no failure. Raises NoAccess, DiskTrouble."""
    try:
        for suffix in ("-wal", "-shm", ""):
            path.with_name(path.name + suffix).unlink(missing_ok=True)
    except OSError as error:
        raise of_system(error, path) from None


def sweep_parts(folder: Path, journal: Path) -> None:
    """Remove what a killed backup left behind; to be called by whoever holds the journal's lock."""
    stem = journal_name(journal)
    with suppress(OSError):
        for part in folder.glob(".*.part"):
            named = read_backup_stem(part.name[1:].removesuffix(".part").removesuffix(JOURNAL_SUFFIX))
            if named is not None and named[0] == stem:
                remove_database(part)


def _files_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [path for path in folder.glob(f"*{JOURNAL_SUFFIX}") if not path.name.startswith(".")]
    return []


def _as_backup(path: Path) -> tuple[BackupFile, str] | None:
    named = read_backup_stem(journal_name(path))
    if named is None:
        return None
    stem, moment, words = named
    file = _file_of(path, words, moment.astimezone())
    return None if file is None else (file, stem)


def _file_of(path: Path, words: str, made: dt.datetime | None = None) -> BackupFile | None:
    try:
        found = path.stat()
        salt = vault.read_salt(path)
    except OSError:
        return None
    moment = made or dt.datetime.fromtimestamp(found.st_mtime, dt.UTC).astimezone()
    return BackupFile(path, moment, words, found.st_size, salt)


def _newest_first(files: Iterable[BackupFile]) -> tuple[BackupFile, ...]:
    return tuple(sorted(files, key=lambda one: (one.made, one.path.name), reverse=True))


def _count(connection: Connection) -> int:
    return int(connection.execute(_COUNT).fetchone()[0])
