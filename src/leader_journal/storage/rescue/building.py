"""A new journal out of what was found: the log first, every table made again from it, and its own check at the end."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path

from msgspec.structs import replace

from leader_journal.core import errors
from leader_journal.core.clock import Clock
from leader_journal.core.codec import encode
from leader_journal.core.ids import Ids
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.rescue import Loss, Lost
from leader_journal.core.revision import Revision
from leader_journal.storage.check import run_checks
from leader_journal.storage.codes import text_of
from leader_journal.storage.creation import create_file, move_into_place, part_of, remove_database
from leader_journal.storage.driver import Connection
from leader_journal.storage.journal_checks import ALL_STEPS
from leader_journal.storage.keyed import Secret, open_settled
from leader_journal.storage.projections import Projections
from leader_journal.storage.reader import Held
from leader_journal.storage.rebuild import rebuild
from leader_journal.storage.rescue.partial import day_of, entry_of
from leader_journal.storage.rescue.sieve import Sieve
from leader_journal.storage.revisions import Revisions, row_of
from leader_journal.storage.search_index import SearchIndex
from leader_journal.storage.trouble import in_users_world

_INSERT = (
    "INSERT INTO revision (rev, change, kind, subject, parent, device, saved_at, deleted, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_HEADS = "INSERT INTO head (subject, kind, seq) SELECT subject, kind, max(seq) FROM revision GROUP BY subject"


def log_of(found: Sieve, clock: Clock) -> tuple[tuple[Revision, ...], tuple[Lost, ...]]:
    """Return the log that can be made of what was found, in order, and the records that are not in it as they were."""
    ids = Ids(clock)
    kept = [
        (seq, one)
        for seq, one in found.revisions.values()
        if one.subject not in found.erased and one.rev not in found.erased
    ]
    log = [one for _seq, one in sorted(kept, key=lambda pair: (pair[0], pair[1].rev))]
    lost = _older(found, kept)
    for subject, kind in found.missing().items():
        listed = found.listed.get(subject)
        day = day_of(listed, subject)
        if listed is None:
            lost.append(Lost(kind, subject, Loss.WHOLE, day))
            continue
        lost.append(Lost(kind, subject, Loss.IN_PART, day))
        log.append(_written_now(subject, encode(entry_of(listed, found.facets.get(listed.key))), found, ids, clock))
    return tuple(_with_parents(log)), tuple(lost)


def build(path: Path, secret: Secret, log: Iterable[Revision], found: Sieve, clock: Clock) -> int:
    """Write the new journal, and return how many entries it holds. The lock of its path is held by the caller.

    It has its name only once it is whole. Raises JournalExists, DiskFull, DiskTrouble, NoAccess, OSError; nothing is
    left behind then.
    """
    part = part_of(path)
    remove_database(part)
    try:
        create_file(part, secret)
        connection = open_settled(part, secret)
        try:
            entries = _fill(connection, log, found, clock)
        finally:
            connection.close()
        if not run_checks(lambda: closing(open_settled(part, secret)), ALL_STEPS).ok:
            raise errors.DamagedJournal(path)
        move_into_place(part, path)
    except sqlite3.Error as error:
        raise in_users_world(error, path) from None
    finally:
        remove_database(part)
    return entries


def _fill(connection: Connection, log: Iterable[Revision], found: Sieve, clock: Clock) -> int:
    source = Held(connection)
    index = SearchIndex(source)
    connection.execute("BEGIN IMMEDIATE")
    connection.executemany("INSERT INTO meta (name, value) VALUES (?, ?)", list(_names(found.meta, clock).items()))
    connection.executemany("INSERT INTO erased (subject, erased_at) VALUES (?, ?)", list(found.erased.items()))
    connection.executemany(
        "INSERT INTO draft (slot, payload, saved_at) VALUES (?, ?, ?)",
        [(slot, payload, moment) for slot, (payload, moment) in found.drafts.items()],
    )
    connection.executemany(_INSERT, [row_of(one) for one in log])
    connection.execute(_HEADS)
    rebuild(connection, Revisions(source), Projections(source, index), index)
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    return int(connection.execute("SELECT count(*) FROM entry").fetchone()[0])


def _names(found: Mapping[str, str], clock: Clock) -> dict[str, str]:
    """The names stay what they were, so that backups and other copies know the journal; what is lost is made anew."""
    ids = Ids(clock)
    return {"journal": ids.new(), "device": ids.new(), "created": text_of(clock.now())} | dict(found)


def _older(found: Sieve, kept: Iterable[tuple[int, Revision]]) -> list[Lost]:
    """Return the records whose latest revision is not among those that came back, though an earlier one is."""
    latest: dict[str, int] = {}
    for seq, one in kept:
        latest[one.subject] = max(seq, latest.get(one.subject, 0))
    return [
        Lost(kind, subject, Loss.LATEST, day_of(found.listed.get(subject), subject))
        for subject, (kind, seq) in found.heads.items()
        if latest.get(subject, seq) < seq
    ]


def _written_now(subject: str, payload: bytes, found: Sieve, ids: Ids, clock: Clock) -> Revision:
    return Revision(
        rev=ids.new(),
        change=ids.new(),
        kind=RecordKind.ENTRY.value,
        subject=subject,
        parent=None,
        device=found.meta.get("device", ids.new()),
        saved_at=clock.now(),
        deleted=False,
        payload=payload,
    )


def _with_parents(log: Iterable[Revision]) -> Iterable[Revision]:
    """A revision whose parent is gone follows the one before it, of the same record."""
    known: set[str] = set()
    last: dict[str, str] = {}
    for one in log:
        yield one if one.parent is None or one.parent in known else replace(one, parent=last.get(one.subject))
        known.add(one.rev)
        last[one.subject] = one.rev
