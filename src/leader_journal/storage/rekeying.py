"""A journal written anew beside itself, under another key or altered there: checked, it takes the journal's place.

`VACUUM INTO` a new file, opened and counted, then one rename (STORAGE.md D6): at every moment the file under the
journal's name is whole, and opens with exactly one of the two keys. SQLite's own `PRAGMA rekey` alters the only copy.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from leader_journal.core.errors import DiskTrouble
from leader_journal.core.progress import Progress, no_progress
from leader_journal.storage.backups.files import verify_backup
from leader_journal.storage.check import asked_meanwhile
from leader_journal.storage.creation import part_of, remove_database, sync_file, sync_folder, verify_header
from leader_journal.storage.driver import Connection, name_for_sqlite
from leader_journal.storage.keyed import Secret, open_encrypted
from leader_journal.storage.logs import begin_own_log, has_log
from leader_journal.storage.sheet_note import strike_sheet
from leader_journal.storage.trouble import in_users_world, of_system

_COUNT = "SELECT count(*) FROM revision"


class Rekeyed(Struct, frozen=True):
    """A copy that is ready to take the journal's place, under a key of its own, the state of the journal of which it
    was made, and how many copies were made before it: the next one is written over it.
    """

    part: Path
    secret: Secret
    made_of: int
    number: int


def write_rekeyed(connection: Connection, path: Path, new: Secret, progress: Progress = no_progress) -> Path:
    """Copy the journal of a connection to a file beside it that opens with another key, check it; return where it is.

    The connection takes file names as URIs. Raises DamagedJournal where the journal is not whole, NoAccess, DiskFull,
    DiskTrouble, Cancelled; nothing is left then.
    """
    part = part_of(path.resolve())
    with _nothing_left(part, path):
        counted = _write_copy(connection, part, new, progress)
        with closing(open_encrypted(part, new)) as copy:
            strike_sheet(copy)
        verify_backup(part, new, counted, progress)
        sync_file(part)
        progress(1.0)
    return part


def write_altered(
    connection: Connection, path: Path, secret: Secret, alter: Callable[[Path], None], progress: Progress = no_progress
) -> Path:
    """Copy the journal of a connection to a file beside it under the same key, alter that, check it; return where it
    is. Nobody waits for it, and no page of the copy holds what was erased in it. Raises as `write_rekeyed`.
    """
    part = part_of(path.resolve())
    with _nothing_left(part, path):
        _write_copy(connection, part, secret, progress)
        alter(part)
        verify_header(part, secret)
        verify_backup(part, secret, None, progress)
        sync_file(part)
        progress(1.0)
    return part


@contextmanager
def _nothing_left(part: Path, path: Path) -> Iterator[None]:
    """Remove the copy where the block fails, whose failure is the user's."""
    try:
        yield
    except BaseException as error:
        with suppress(OSError):
            remove_database(part)
        if isinstance(error, sqlite3.Error):
            raise in_users_world(error, path) from None
        if isinstance(error, OSError):
            raise of_system(error, path) from None
        raise


def _write_copy(connection: Connection, part: Path, secret: Secret, progress: Progress) -> list[int]:
    """Return how many revisions were counted before and after."""
    remove_database(part)
    # made by us, so that nobody else may read it; VACUUM takes an empty file
    os.close(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    progress(0.0)
    before = _count(connection)
    with asked_meanwhile(connection, progress, _SHARE_WRITTEN):
        connection.execute("VACUUM INTO ?", (_named(part, secret),))
    counted = sorted((before, _count(connection)))
    verify_header(part, secret)
    begin_own_log(part, secret)
    return counted


def put_rekeyed_in_place(part: Path, path: Path) -> None:
    """Let the copy be the journal, which is closed and has no log. Raises DiskTrouble, NoAccess; it stays then."""
    real = path.resolve()
    if has_log(real):
        raise DiskTrouble(path)  # what stands there alone is not in the copy's file
    try:
        part.replace(real)
    except OSError as error:
        raise of_system(error, path) from None
    with suppress(OSError):  # it is in place: after a power cut it may be the old one again, which is whole as well
        sync_folder(real.parent)


_SHARE_WRITTEN = 0.3


def _named(part: Path, secret: Secret) -> str:
    """Return the name by which SQLite writes a file under a key of its own (measured: STORAGE.md 3.5)."""
    name_for_sqlite(str(part))  # raises where no name of SQLite's can say it
    return f"{part.as_uri()}?cipher=sqlcipher&legacy=4&key=raw:{secret.key.hex()}{secret.salt.hex()}"


def _count(connection: Connection) -> int:
    return int(connection.execute(_COUNT).fetchone()[0])
