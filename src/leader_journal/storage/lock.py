"""One process owns a journal: an operating-system lock on a file beside it, held while it is open (STORAGE.md D11).

The lock goes with the process, however it ends; the file itself means nothing and may stay behind after a kill. The
journal's own file cannot carry the lock: nothing but SQLite may open it (STORAGE.md 4.1).

A file beside a journal can be removed by anybody who takes it for litter, and the next who comes would lock another.
So a second one is held where nobody looks, for others on this computer; and the holder asks before every write whether
the file under the name is still the one it holds, for others elsewhere.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from leader_journal.core.errors import JournalInUse
from leader_journal.first_steps import lock_file

LOCK_SUFFIX = ".lock"
_PLACE_LETTERS = 32


def _lock(handle: int) -> None:
    """Lock the file beside a journal."""
    lock_file(handle)


class FileLock:
    """A held lock on a journal. Make one by `acquire`."""

    def __init__(self, journal: Path, held: _HeldFile | None, second: _HeldFile | None) -> None:
        self.path = lock_path(journal)
        self._journal = journal
        self._held: _HeldFile | None = held
        self._second = second

    @classmethod
    def acquire(cls, journal: Path, *, second: bool = True) -> Self:
        """Take the lock of a journal. Raises JournalInUse, or OSError where the folder does not let us.

        Without a `second` one where the folder is the user's own, and nobody takes the file away.
        """
        held = _take(lock_path(journal), journal, _lock)
        try:
            return cls(journal, held, _take_second(journal) if second else None)
        except BaseException:
            held.release()
            raise

    @classmethod
    def acquire_for_reading(cls, journal: Path) -> Self:
        """Take what can be taken of the lock of a journal beside which nothing can be written. Raises JournalInUse."""
        try:
            held = _take(lock_path(journal), journal, _lock)
        except OSError:
            held = None
        try:
            return cls(journal, held, _take_second(journal))
        except BaseException:
            if held is not None:
                held.release()
            raise

    def renew(self) -> None:
        """See to it that the file under the name is still the one that is held; else take the lock again.

        Raises JournalInUse where somebody else has taken it meanwhile, or OSError.
        """
        if self._held is None or self._held.in_place:
            return
        lost, self._held = self._held, _take(self.path, self._journal, _lock)
        os.close(lost.handle)

    def release(self) -> None:
        """Give the lock back and remove its file; twice does no harm."""
        held, self._held, second, self._second = self._held, None, self._second, None
        for one in (held, second):
            if one is not None:
                one.release()
        if second is not None:
            with suppress(OSError):  # the next one is there already
                second.path.parent.rmdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self.release()


def is_held(journal: Path) -> bool:
    """Whether another process, or this one, has the journal open just now."""
    try:
        FileLock.acquire(journal).release()
    except JournalInUse:
        return True
    except OSError:
        return False
    return False


def lock_path(journal: Path) -> Path:
    """Return the lock file of a journal: beside the real file, so that two names for one file share it."""
    real = journal.resolve()
    return real.with_name(real.name + LOCK_SUFFIX)


class _HeldFile:
    """One file that is locked."""

    def __init__(self, path: Path, handle: int) -> None:
        self.path = path
        self.handle = handle

    @property
    def in_place(self) -> bool:
        """Whether this file is the one under its name: another of the same name guards nothing of ours."""
        try:
            return os.path.samestat(self.path.stat(), os.fstat(self.handle))
        except FileNotFoundError:
            return False

    def release(self) -> None:
        """Remove the file, if it is still ours, and give the lock back."""
        if sys.platform == "win32":
            os.close(self.handle)  # an open file cannot be removed there; whoever took it meanwhile keeps it
            _remove(self.path)
            return
        if self.in_place:
            _remove(self.path)
        os.close(self.handle)


def _take(path: Path, journal: Path, lock: Callable[[int], None]) -> _HeldFile:
    while True:
        held = _HeldFile(path, os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600))
        try:
            lock(held.handle)
        except OSError:
            os.close(held.handle)
            raise JournalInUse(journal) from None
        if held.in_place:
            return held
        # its holder removed the file between our opening and locking it: ours would guard nothing
        os.close(held.handle)


def _take_second(journal: Path) -> _HeldFile | None:
    """Lock the same journal in a folder of the user's own; None where there is none to be had."""
    if sys.platform == "win32":
        return None  # nobody can remove a file there that is open
    from leader_journal.storage.digests import sha256

    real = journal.resolve()
    place = sha256(os.fsencode(real)).hex()[:_PLACE_LETTERS]
    folder = second_folder()
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        if folder.lstat().st_uid != os.geteuid():
            return None
        return _take(folder / f"{real.name}.{place}", journal, lock_file)
    except OSError:
        return None


def second_folder() -> Path:
    """Return the folder of the second locks, which is there as long as one is held."""
    import tempfile  # a second start asks for no second lock

    user = 0 if sys.platform == "win32" else os.geteuid()
    return Path(tempfile.gettempdir()) / f"leader-journal-{user}"


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except PermissionError:
        return  # an empty file that stays behind means nothing
