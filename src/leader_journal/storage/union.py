"""Taking in a log that was written elsewhere: the union of immutable revisions (STORAGE.md, 6). Twice is as once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leader_journal.core.progress import Progress
from leader_journal.core.revision import Revision
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import row_of

_INSERT = (
    "INSERT INTO revision (rev, change, kind, subject, parent, device, saved_at, deleted, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rev) DO NOTHING"
)
# the present state is the leaf that was saved last: what was written on top of another is no leaf any more
_HEAD = """
    INSERT INTO head (subject, kind, seq)
    SELECT subject, kind, seq FROM revision AS one WHERE subject = ?
    AND NOT EXISTS (SELECT 1 FROM revision AS next WHERE next.subject = one.subject AND next.parent = one.rev)
    ORDER BY unixepoch(saved_at, 'subsec') DESC, rev DESC LIMIT 1
    ON CONFLICT (subject) DO UPDATE SET seq = excluded.seq, kind = excluded.kind
"""
_IS_ERASED = "subject IN (SELECT subject FROM erased) OR rev IN (SELECT subject FROM erased)"
_PER_STEP = 256


@dataclass(frozen=True, slots=True)
class United:
    """What a union did: how many revisions came in, of which records, how many were here, how many stay erased.

    `taken_out` counts those that were erased in the other copy and were here still.
    """

    added: int
    known: int
    erased: int
    subjects: frozenset[str]
    taken_out: int = 0


def unite(
    connection: Connection,
    revisions: Iterable[Revision],
    total: int,
    progress: Progress,
    erased_there: Mapping[str, str] | None = None,
) -> United:
    """Insert the revisions that are not here and choose the heads anew. The tables are made again by the caller.

    Inside a transaction. What was erased for good, here or there, is erased in both. Raises Cancelled.
    """
    connection.executemany(
        "INSERT INTO erased (subject, erased_at) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING",
        list((erased_there or {}).items()),
    )
    subjects = dict.fromkeys(_erased_still_here(connection))
    taken_out = connection.execute(f"DELETE FROM revision WHERE {_IS_ERASED}").rowcount if subjects else 0
    erased = {subject for (subject,) in connection.execute("SELECT subject FROM erased").fetchall()}
    added = known = kept_out = 0
    for number, revision in enumerate(revisions):
        if number % _PER_STEP == 0:
            progress(min(number / total, 1.0) if total else 0.0)
        if revision.subject in erased or revision.rev in erased:
            kept_out += 1
        elif connection.execute(_INSERT, row_of(revision)).rowcount:
            added += 1
            subjects[revision.subject] = None
        else:
            known += 1
    _mend_parents(connection, subjects)
    for subject in subjects:
        connection.execute(_HEAD, (subject,))
    connection.execute("DELETE FROM head WHERE subject NOT IN (SELECT subject FROM revision)")
    return United(added, known, kept_out, frozenset(subjects), taken_out)


def _erased_still_here(connection: Connection) -> list[str]:
    rows = connection.execute(f"SELECT DISTINCT subject FROM revision WHERE {_IS_ERASED}").fetchall()
    return [subject for (subject,) in rows]


def _mend_parents(connection: Connection, subjects: Iterable[str]) -> None:
    """A revision whose parent came with no archive follows nothing: it is a beginning."""
    connection.executemany(
        "UPDATE revision SET parent = NULL WHERE subject = ? AND parent NOT IN (SELECT rev FROM revision)",
        [(subject,) for subject in subjects],
    )
