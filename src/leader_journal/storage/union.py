"""Taking in a log that was written elsewhere: the union of immutable revisions (STORAGE.md, 6). Twice is as once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from leader_journal.core.concurrent import joined_by_field, leaves
from leader_journal.core.progress import Progress
from leader_journal.core.revision import Revision
from leader_journal.storage.driver import Connection
from leader_journal.storage.revisions import Revisions, row_of

_INSERT = (
    "INSERT INTO revision (rev, change, kind, subject, parent, device, saved_at, deleted, payload)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (rev) DO NOTHING"
)
_LEARN = (
    "UPDATE revision SET parent = ? WHERE rev = ? AND parent IS NULL"
    " AND EXISTS (SELECT 1 FROM revision AS before WHERE before.rev = ?)"
)
_IS_ERASED = "subject IN (SELECT subject FROM erased) OR rev IN (SELECT subject FROM erased)"
_PER_STEP = 256


@dataclass(frozen=True, slots=True)
class _Held:
    connection: Connection


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
    gone = _erased_still_here(connection)
    subjects = dict.fromkeys(gone)
    _follow_the_one_before(connection, gone)
    taken_out = connection.execute(f"DELETE FROM revision WHERE {_IS_ERASED}").rowcount if gone else 0
    erased = {subject for (subject,) in connection.execute("SELECT subject FROM erased").fetchall()}
    added = known = kept_out = 0
    lines: list[tuple[str, str, str, str]] = []
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
            if revision.parent is not None:
                lines.append((revision.parent, revision.rev, revision.parent, revision.subject))
    subjects.update(dict.fromkeys(_learn_parents(connection, lines)))
    _mend_parents(connection, subjects)
    log = Revisions(_Held(connection))
    for subject in subjects:
        _choose_head(connection, log, subject)
    if gone:
        connection.execute("DELETE FROM head WHERE subject NOT IN (SELECT subject FROM revision)")
    return United(added, known, kept_out, frozenset(subjects), taken_out)


def _erased_still_here(connection: Connection) -> list[str]:
    rows = connection.execute(f"SELECT DISTINCT subject FROM revision WHERE {_IS_ERASED}").fetchall()
    return [subject for (subject,) in rows]


def _choose_head(connection: Connection, log: Revisions, subject: str) -> None:
    """Let the state that is shown first be the present one; what nobody is asked about is joined before."""
    versions = list(log.of_subjects([subject]))
    for joined in joined_by_field(versions):
        connection.execute(_INSERT, row_of(joined))
        versions.append(joined)
    if versions:
        log.be_head(leaves(versions)[0].rev)


def _follow_the_one_before(connection: Connection, gone: Iterable[str]) -> None:
    """What followed a version that goes follows the one before it, as it does where it was erased."""
    erased = {one for (one,) in connection.execute("SELECT subject FROM erased").fetchall()}
    for subject in gone:
        rows = connection.execute("SELECT rev, parent FROM revision WHERE subject = ?", (subject,)).fetchall()
        parents: dict[str, str | None] = dict(rows)
        for rev, parent in rows:
            before = parent
            while before is not None and before in erased:
                before = parents.get(before)
            if before != parent:
                connection.execute("UPDATE revision SET parent = ? WHERE rev = ?", (before, rev))


def _learn_parents(connection: Connection, lines: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    """What came without its history, by an archive of the present state, learns what it follows; yield of which record.

    Else a state that was written over long ago would stand beside the one that followed it, on this copy alone.
    """
    for *line, subject in lines:
        if connection.execute(_LEARN, line).rowcount:
            yield subject


def _mend_parents(connection: Connection, subjects: Iterable[str]) -> None:
    """A revision whose parent came with no archive follows nothing: it is a beginning."""
    connection.executemany(
        "UPDATE revision SET parent = NULL WHERE subject = ? AND parent NOT IN (SELECT rev FROM revision)",
        [(subject,) for subject in subjects],
    )
