"""Makes a new journal file: whole under its name, or not there at all, and never over another file (STORAGE.md 3.5)."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leader_journal.core.errors import JournalExists
from leader_journal.storage.driver import OPEN_READ_WRITE
from leader_journal.storage.keyed import Secret, open_encrypted
from leader_journal.storage.trouble import in_users_world, of_system
from leader_journal.storage.vault import PLAIN_HEADER, read_salt


class PlaintextWritten(RuntimeError):
    """The engine wrote something other than an encrypted file: a bug; the file was removed."""


def create_file(path: Path, secret: Secret) -> None:
    """Write an empty journal to a path that is free; the lock of that path is held by the caller.

    Raises JournalExists, OSError, and what `in_users_world` makes of the engine's errors.
    """
    part = part_of(path)
    remove_database(part)  # left behind by a process that was killed while it made one
    try:
        _write(part, secret)
        verify_header(part, secret)
        move_into_place(part, path)
    finally:
        remove_database(part)


def part_of(path: Path) -> Path:
    """Return the name under which a file is made before it gets its own."""
    return path.with_name(f".{path.name}.part")


@contextmanager
def made_beside(path: Path) -> Iterator[Path]:
    """Yield the name under which a file is made before it gets its own; what is left under it goes, before and after.

    What fails is said of `path`, as `in_users_world` and `of_system` have it.
    """
    part = part_of(path)
    try:
        remove_database(part)
        yield part
    except sqlite3.Error as error:
        raise in_users_world(error, path) from None
    except OSError as error:
        raise of_system(error, path) from None
    finally:
        with suppress(OSError):
            remove_database(part)


def verify_header(path: Path, secret: Secret) -> None:
    """See to it that a closed file begins with the salt and is no plain database. Raises PlaintextWritten."""
    header = read_salt(path)
    if header == PLAIN_HEADER or header != secret.salt:
        raise PlaintextWritten


def move_into_place(part: Path, path: Path) -> None:
    """Give a finished file its name, durably, unless there is a file of that name. Raises JournalExists, OSError."""
    sync_file(part)
    try:
        os.link(part, path)
    except FileExistsError:
        raise JournalExists(path) from None
    except OSError:
        # no hard links there (FAT, some network folders); the lock on the path keeps other processes of ours out
        if path.exists():
            raise JournalExists(path) from None
        part.rename(path)
    part.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Wait until a file's content is on the disk. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until a folder's names are on the disk, where the system can. Raises OSError."""
    if sys.platform == "win32":
        return  # folders cannot be opened there; NTFS keeps names in its own log
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sweep_part(path: Path) -> None:
    """Remove the copy that was to take a journal's place and that a killed process left; whoever holds its lock may."""
    with suppress(OSError):
        remove_database(part_of(path.resolve()))


def remove_database(path: Path) -> None:
    """Remove a file of ours and what SQLite may have left beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _write(part: Path, secret: Secret) -> None:
    from leader_journal.storage.migrations.runner import migrate  # an existing file has no use for it

    # made by us rather than by SQLite, so that nobody else may read it from the first moment on
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        connection = open_encrypted(part, secret, flags=OPEN_READ_WRITE)
        try:
            migrate(connection)
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise in_users_world(error, part) from None
