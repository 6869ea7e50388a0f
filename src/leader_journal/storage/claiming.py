"""A path is claimed before anything is made or opened there: its lock is held, and kept unless what follows fails.

Within a claim errors of the system become the user's.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leader_journal.core import errors
from leader_journal.storage.creation import part_of
from leader_journal.storage.lock import FileLock
from leader_journal.storage.trouble import of_system


@contextmanager
def claimed(path: Path, *, existing: bool = False) -> Iterator[FileLock]:
    """Hold the lock of a path; with `existing` there must be a file that we may write.

    Raises JournalInUse, NoSuchJournal, NotAJournal, NoAccess, LinkedJournal, DiskFull, DiskTrouble.
    """
    with _in_words_of(path):
        if existing:
            _check_there(path)
            _check_writable(path)
        with _kept(FileLock.acquire(path)) as lock:
            yield lock


@contextmanager
def claimed_for_reading(path: Path) -> Iterator[FileLock]:
    """Hold what can be held of the lock of a file beside which nothing can be written. Raises what `claimed` raises."""
    with _in_words_of(path):
        _check_there(path)
        with _kept(FileLock.acquire_for_reading(path)) as lock:
            yield lock


@contextmanager
def _kept(lock: FileLock) -> Iterator[FileLock]:
    try:
        yield lock
    except BaseException:
        lock.release()
        raise


@contextmanager
def _in_words_of(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise of_system(error, path) from None


def _check_there(path: Path) -> None:
    if not path.exists():
        raise errors.NoSuchJournal(path)
    if not path.is_file():
        raise errors.NotAJournal(path)


def _check_writable(path: Path) -> None:
    """See to it that we may write a file, without opening it."""
    if not os.access(path, os.R_OK | os.W_OK):
        raise errors.NoAccess(path)
    _check_only_name(path.resolve())


def _check_only_name(path: Path) -> None:
    """Under a second name the file has no log and no lock: what is written there goes past what stands in this log."""
    if path.stat().st_nlink > 1:
        _drop_name_of_making(path)
    if path.stat().st_nlink > 1:
        raise errors.LinkedJournal(path)


def _drop_name_of_making(path: Path) -> None:
    """A process that was killed just after it had made the file left it both names."""
    part = part_of(path)
    with suppress(FileNotFoundError):
        if part.samefile(path):
            part.unlink()
