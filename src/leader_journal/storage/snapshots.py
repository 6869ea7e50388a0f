"""Writing a snapshot of an open journal, and reading those of other machines (STORAGE.md, 6; docs/decisions/0044).

A snapshot is an encrypted file of the same form that holds the log, and nothing that follows from it: no search index,
no tables, no drafts. It is made and verified on this machine's own disk, and then copied under another name into the
shared folder; whoever carries the folder may carry it half, so it is verified again wherever it is read.
"""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from msgspec import Struct

from leader_journal.core import errors
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.revision import Revision
from leader_journal.core.snapshots import SnapshotFacts, SnapshotFile, read_snapshot_name, snapshot_name
from leader_journal.storage.backups.copies import Copies
from leader_journal.storage.backups.files import remove_copy, verify_backup
from leader_journal.storage.check import asked_meanwhile
from leader_journal.storage.codes import moment_of, text_of
from leader_journal.storage.creation import (
    create_file,
    made_beside,
    part_of,
    remove_database,
    sync_file,
    sync_folder,
    verify_header,
)
from leader_journal.storage.driver import Connection, name_for_sqlite
from leader_journal.storage.keyed import PAGE_BYTES, Secret
from leader_journal.storage.revisions import Known
from leader_journal.storage.trouble import no_room, of_system

_TABLES = {
    "revision": "seq, rev, change, kind, subject, parent, device, saved_at, deleted, payload",
    "erased": "subject, erased_at",
}
_SAFE_TO_WAIT_FOR = (errors.DamagedJournal, errors.NotAJournal, errors.DiskTrouble)
"""What a file looks like that is being carried: it is not told, but looked at again."""


class NewThere(Struct, frozen=True):
    """What a snapshot holds beyond what this journal has; `held` counts all that it holds."""

    facts: SnapshotFacts
    missing: tuple[Revision, ...]
    erased: Mapping[str, str]
    held: int = 0


def write_snapshot(
    connection: Connection, secret: Secret, target: Path, facts: SnapshotFacts, progress: Progress = no_progress
) -> None:
    """Write the log of a connection to a file that may be there already, verified before it has its name.

    Raises DamagedJournal where what was written is not whole, NoAccess, DiskFull, DiskTrouble, Cancelled; the file is
    then what it was.
    """
    with made_beside(target) as part, _private_folder() as folder:
        made = folder / target.name
        create_file(made, secret)
        _fill(connection, made, secret, facts, progress)
        verify_header(made, secret)
        verify_backup(made, secret, None, progress)
        sync_file(made)
        shutil.copyfile(made, part)
        part.chmod(0o600)
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)


def snapshots_in(folder: Path) -> tuple[SnapshotFile, ...]:
    """Return the snapshots in a folder, conflict copies too, by name. Raises NoAccess, DiskTrouble."""
    try:
        named = map(read_snapshot_name, sorted(folder.iterdir()))
        return tuple(one for one in named if one is not None and one.path.is_file())
    except OSError as error:
        raise of_system(error, folder) from None


def sweep_own_part(folder: Path, journal: str, device: str) -> None:
    """Remove what a killed writing of this machine's own file left behind; nobody else's."""
    with suppress(OSError):
        remove_database(part_of(folder / snapshot_name(journal, device)))


def read_snapshot(path: Path, copies: Copies, known: Known) -> NewThere:
    """Return what a snapshot, or another copy of a journal, holds that is not known: from a copy, verified.

    Raises WrongPassphrase where its passphrase is not known, DamagedJournal where it is not whole, NewerJournal,
    NotAJournal, NoAccess; DiskFull where this computer has no room for the copy.
    """
    with _private_folder() as folder:
        copy = folder / "snapshot"
        try:
            for suffix in ("", "-wal"):
                beside = path.with_name(path.name + suffix)
                if beside.exists() or not suffix:
                    shutil.copyfile(beside, copy.with_name(copy.name + suffix))
            made = dt.datetime.fromtimestamp(path.stat().st_mtime, dt.UTC)
        except OSError as error:
            raise of_system(error, folder if no_room(error) else path) from None
        if has_only_begun(copy):
            raise errors.DamagedJournal(path)
        secret = copies.secret_of(copy)
        if secret is None:
            raise errors.WrongPassphrase(path)
        try:
            verify_backup(copy, secret)
            with copies.reading(copy) as reader:
                facts = _facts(reader.revisions.meta(), made)
                erased_all = reader.revisions.erased()
                erased_there = {one: at for one, at in erased_all.items() if one not in known.erased}
                held = reader.revisions.count() + len(erased_all)
                missing = tuple(
                    reader.revisions.get(rev) for rev, parent in reader.revisions.lines() if known.lacks(rev, parent)
                )
        except errors.FileError as error:
            raise type(error)(path) from None
        return NewThere(facts, tuple(one for one in missing if one.subject not in known.erased), erased_there, held)


def has_only_begun(path: Path) -> bool:
    """Whether a file cannot be a copy of a journal yet: its first page is not there, or holds nothing but zeros, as
    where a program that carries folders has kept room for it. Raises FileError.
    """
    try:
        with path.open("rb") as file:
            first = file.read(PAGE_BYTES)
    except OSError as error:
        raise of_system(error, path) from None
    return len(first) < PAGE_BYTES or not any(first)


def remove_snapshot(path: Path) -> None:
    """Delete a snapshot; none is no failure. Raises NoAccess, DiskTrouble."""
    remove_copy(path)


def move_aside(path: Path, aside: Path) -> None:
    """Move a closed journal out of the way, under the name of a backup. Raises NoAccess, DiskFull, DiskTrouble."""
    try:
        aside.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = part_of(aside)
        shutil.copyfile(path, part)
        part.chmod(0o600)
        sync_file(part)
        part.replace(aside)
        sync_folder(aside.parent)
        remove_database(path)
    except OSError as error:
        raise of_system(error, path) from None


def is_arriving(error: errors.UserError) -> bool:
    """Whether a file that failed so may be whole the next time."""
    return isinstance(error, _SAFE_TO_WAIT_FOR)


def _fill(connection: Connection, made: Path, secret: Secret, facts: SnapshotFacts, progress: Progress) -> None:
    """Copy the log by SQLite itself, from file to file, in one reading of it."""
    spelled = f"x'{secret.key.hex()}{secret.salt.hex()}'"
    connection.execute(f'ATTACH ? AS snapshot KEY "{spelled}"', (name_for_sqlite(str(made)),))
    try:
        with asked_meanwhile(connection, progress):
            connection.execute("BEGIN")
            for table, columns in _TABLES.items():
                connection.execute(
                    f"INSERT INTO snapshot.{table} ({columns}) SELECT {columns} FROM main.{table} ORDER BY 1"
                )
            connection.executemany(
                "INSERT INTO snapshot.meta (name, value) VALUES (?, ?)",
                [
                    ("journal", facts.journal),
                    ("device", facts.device),
                    ("device_name", facts.name),
                    ("created", text_of(facts.made)),
                    ("snapshot_made", text_of(facts.made)),
                ],
            )
            connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error, errors.UserError):
            connection.rollback()
        raise
    finally:
        connection.execute("DETACH snapshot")


def _facts(meta: Mapping[str, str], made: dt.datetime) -> SnapshotFacts:
    said = meta.get("snapshot_made")
    return SnapshotFacts(
        meta.get("journal", ""),
        meta.get("device", ""),
        meta.get("device_name", ""),
        made if said is None else moment_of(said),
    )


@contextmanager
def _private_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="leader-journal-snapshot-") as folder:
        yield Path(folder)
