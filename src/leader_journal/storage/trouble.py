"""Which failures of the disk and the file belong to the user's world, and what each is called there."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

from leader_journal.core import errors
from leader_journal.storage.failures import primary_code

# SQLite's primary result codes, spelled out so that this module does not load the engine
_FULL, _IO_ERROR, _CANNOT_OPEN, _PROTOCOL = 13, 10, 14, 15
_CORRUPT, _NOT_A_DATABASE = 11, 26
_READ_ONLY, _PERMISSION = 8, 3
_BUSY, _INTERRUPTED = 5, 9

_MEANING: dict[int, Callable[[Path], errors.UserError]] = {
    _FULL: errors.DiskFull,
    _IO_ERROR: errors.DiskTrouble,
    _CANNOT_OPEN: errors.DiskTrouble,
    _PROTOCOL: errors.DiskTrouble,
    _CORRUPT: errors.DamagedJournal,
    _NOT_A_DATABASE: errors.DamagedJournal,
    _READ_ONLY: errors.NoAccess,
    _PERMISSION: errors.NoAccess,
    _BUSY: errors.JournalInUse,
}
_REOPEN_AFTER = {_FULL, _IO_ERROR, _CANNOT_OPEN, _PROTOCOL}
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NO_ACCESS = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR}


def in_users_world(failure: sqlite3.Error, path: Path) -> Exception:
    """Return what a failure of the engine is to the user, or the failure itself where it is our bug."""
    code = primary_code(failure)
    if code == _INTERRUPTED:
        return errors.Cancelled()
    if code is None or code not in _MEANING:
        return failure
    return _MEANING[code](path)


def is_not_a_database(failure: sqlite3.Error) -> bool:
    """Whether the first page could not be read: a wrong key, or damage there, which look the same."""
    return primary_code(failure) == _NOT_A_DATABASE


def is_unreadable(failure: sqlite3.Error) -> bool:
    """Whether what was read is not what the key and the format say, while the disk did what it should."""
    return primary_code(failure) in (_NOT_A_DATABASE, _CORRUPT)


def cannot_open(failure: sqlite3.Error) -> bool:
    """Whether a file could not be opened or made."""
    return primary_code(failure) == _CANNOT_OPEN


def needs_reopening(failure: sqlite3.Error) -> bool:
    """Whether the connection must not be used again: its search index may be out of step (STORAGE.md D7)."""
    return primary_code(failure) in _REOPEN_AFTER


def no_room(error: OSError) -> bool:
    """Whether an error of the operating system says that a disk is full."""
    return error.errno in _NO_ROOM


def of_system(error: OSError, path: Path) -> errors.FileError:
    """Return what an error of the operating system is to the user."""
    if no_room(error):
        return errors.DiskFull(path)
    if error.errno in _NO_ACCESS:
        return errors.NoAccess(path)
    return errors.DiskTrouble(path)
