"""The log beside a journal (`-wal`): found, put aside where it does not belong, and found again by Restore.

Nothing is ever deleted for being in the way. A log that was put aside holds what had not reached its file when a
process was killed; with a copy of that file beside it, `beside_copy`, what is in it can be read.
"""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
from contextlib import closing
from pathlib import Path

from msgspec import Struct

from leader_journal.storage.creation import sync_folder
from leader_journal.storage.driver import Connection
from leader_journal.storage.keyed import PAGE_BYTES, Secret, open_alone, open_encrypted
from leader_journal.storage.log_stamps import LogStamp, begin_log, belongs, page_of_stamp, stamp_of
from leader_journal.storage.trouble import in_users_world, is_unreadable

_LOG, _ROLLBACK = "-wal", "-journal"
_ASIDE_SUFFIX = "-log"
_MAGIC, _MAGIC_OF_OTHERS = bytes.fromhex("377f0682"), bytes.fromhex("377f0683")
"""By the order of bytes of the machine that wrote it."""
_HEAD_BYTES, _FRAME_BYTES = 32, 24
"""The beginning of a log, and what stands before each page in it; both name the round of which the page is."""


class LogAside(Struct, frozen=True):
    """A log that lay beside a file to which it does not belong."""

    path: Path
    written: dt.datetime
    """When something was written into it last."""
    size: int


def log_path(journal: Path) -> Path:
    """Return where the log of a journal lies: beside the real file."""
    real = journal.resolve()
    return real.with_name(real.name + _LOG)


def has_log(journal: Path) -> bool:
    """Whether a process left a log in which something stands."""
    return _has_bytes(log_path(journal))


def put_aside(journal: Path) -> Path | None:
    """Give the log beside a journal's name another name; return it, or None where there was none. Raises OSError.

    So with a rollback journal of another database, which SQLite would play into the file as well.
    """
    real, aside = journal.resolve(), None
    for suffix in (_ROLLBACK, _LOG):
        log = real.with_name(real.name + suffix)
        if _has_bytes(log):
            aside = _free_name(real, log)
            log.rename(aside)
            sync_folder(real.parent)
    return aside


def put_foreign_aside(journal: Path, secret: Secret) -> Path | None:
    """Put the log beside a journal aside if it does not belong to it; return where it is now. Raises OSError.

    It stays where the file cannot be read without it: a power cut in the middle of moving the log into the file leaves
    pages that only the log makes whole.
    """
    real = journal.resolve()
    if not (has_log(journal) or _has_bytes(real.with_name(real.name + _ROLLBACK))):
        return None
    alone = _seen(real, secret, alone=True)
    if alone is None:
        return None
    if has_log(journal):
        pages = _committed_pages(log_path(journal))
        if pages is not None and not pages and not _has_bytes(real.with_name(real.name + _ROLLBACK)):
            return None  # killed before the first change in it was complete: there is nothing to play
        if pages is not None and (alone.page is None or alone.page in pages):
            together = _seen(real, secret, alone=False)
            if together is not None and belongs(alone.stamp, together.stamp):
                return None
    return put_aside(journal)


def logs_aside(journal: Path) -> tuple[LogAside, ...]:
    """Return the logs that were put aside beside a journal, the latest first."""
    real = journal.resolve()
    begin = f"{real.stem} log of "
    try:
        found = [
            path
            for path in real.parent.iterdir()
            if path.name.startswith(begin) and path.name.endswith(real.suffix + _ASIDE_SUFFIX)
        ]
        logs = [LogAside(path, _written(path), path.stat().st_size) for path in found]
    except OSError:
        return ()
    return tuple(sorted(logs, key=lambda log: (log.written, log.path.name), reverse=True))


def beside_copy(journal: Path, log: Path, folder: Path) -> Path:
    """Copy a file (an older copy, a backup) and a log that was put aside into a folder, as a pair; return the file.

    What opens there is the file with the log played into it. It is whole only where both belong together; else single
    records can still be read from it, as from any damaged file. Raises OSError.
    """
    import shutil

    pair = folder / journal.name
    shutil.copyfile(journal, pair)
    shutil.copyfile(log, pair.with_name(pair.name + _LOG))
    return pair


def begin_own_log(copy: Path, secret: Secret) -> None:
    """See to it that a copy which was written anew takes no log of its original. Raises sqlite3.Error."""
    with closing(open_encrypted(copy, secret)) as connection:
        begin_log(connection)


class _Seen(Struct, frozen=True):
    """What could be read of a file: its stamp, and the page on which that stands."""

    stamp: LogStamp | None
    page: int | None


def _seen(path: Path, secret: Secret, *, alone: bool) -> _Seen | None:
    """Read the stamp of a file, by itself or with its log, and alter neither; None where it cannot be read."""
    connection: Connection | None = None
    try:
        connection = open_alone(path, secret) if alone else open_encrypted(path, secret)
        connection.keep_log_on_close()
        stamp = stamp_of(connection)
        return _Seen(stamp, None if stamp is None else page_of_stamp(connection))
    except sqlite3.DatabaseError as error:
        if is_unreadable(error):
            return None
        raise in_users_world(error, path) from None
    finally:
        if connection is not None:
            connection.close()


def _committed_pages(log: Path) -> frozenset[int] | None:
    """Return which pages of its file the changes in a log hold that are complete; None where it is no log at all."""
    with log.open("rb") as file:
        head = file.read(_HEAD_BYTES)
        if not any(head):
            return frozenset()  # the power went before its beginning was on the disk: nothing in it counts
        if head[: len(_MAGIC)] not in (_MAGIC, _MAGIC_OF_OTHERS):
            return None
        committed, pages = set[int](), set[int]()
        while (frame := file.read(_FRAME_BYTES))[8:16] == head[16:24] != b"":  # not one of the round before
            pages.add(int.from_bytes(frame[:4], "big"))
            if any(frame[4:8]):  # the last page of a change says how large the file is after it
                committed |= pages
            file.seek(PAGE_BYTES, os.SEEK_CUR)
        return frozenset(committed)


def _has_bytes(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def _written(log: Path) -> dt.datetime:
    return dt.datetime.fromtimestamp(log.stat().st_mtime).astimezone()


def _free_name(real: Path, log: Path) -> Path:
    """Return a name that tells what it is and of when."""
    number, day = 1, f"{_written(log):%Y-%m-%d %H%M}"
    while True:
        again = "" if number == 1 else f" ({number})"
        name = real.with_name(f"{real.stem} log of {day}{again}{real.suffix}{_ASIDE_SUFFIX}")
        if not name.exists():
            return name
        number += 1
