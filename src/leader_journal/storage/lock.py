"""One process owns a journal: an operating-system lock on a file beside it, held while it is open (STORAGE.md D11).

The lock goes with the process, however it ends; the file itself means nothing and may stay behind after a kill. The
journal's own file cannot carry the lock: nothing but SQLite may open it (STORAGE.md 4.1).
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Self

from leader_journal.core.errors import JournalInUse

LOCK_SUFFIX = ".lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        os.lseek(handle, 0, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        # flock belongs to the open file and not to the process, so that a second try in this process is refused too
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """A held lock on a journal. Make one by `acquire`."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self._handle: int | None = handle

    @classmethod
    def acquire(cls, journal: Path) -> Self:
        """Take the lock of a journal. Raises JournalInUse, or OSError where the folder does not let us."""
        path = lock_path(journal)
        while True:
            handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            try:
                _lock(handle)
            except OSError:
                os.close(handle)
                raise JournalInUse(journal) from None
            if _still_there(path, handle):
                return cls(path, handle)
            # its holder removed the file between our opening and locking it: ours would guard nothing
            os.close(handle)

    @property
    def released(self) -> bool:
        """Whether the lock was given back."""
        return self._handle is None

    def release(self) -> None:
        """Give the lock back and remove its file; twice does no harm."""
        if self._handle is None:
            return
        handle, self._handle = self._handle, None
        if sys.platform == "win32":
            os.close(handle)  # an open file cannot be removed there; whoever took it meanwhile keeps it
            _remove(self.path)
        else:
            _remove(self.path)
            os.close(handle)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


def lock_path(journal: Path) -> Path:
    """Return the lock file of a journal: beside the real file, so that two names for one file share it."""
    real = journal.resolve()
    return real.with_name(real.name + LOCK_SUFFIX)


def _still_there(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        return  # an empty file that stays behind means nothing
