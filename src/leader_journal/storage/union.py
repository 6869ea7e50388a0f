"""Taking in a log that was written elsewhere: the union of immutable revisions (STORAGE.md, 6). Twice is as once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

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
_HEAD = "INSERT INTO head (subject, kind, seq) SELECT subject, kind, seq FROM revision WHERE rev = ?"
_PER_STEP, _PER_BATCH = 256, 512


class _Held(Struct, frozen=True):
    connection: Connection


class United(Struct, frozen=True):
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
    incoming = _Incoming(connection, erased)
    for number, revision in enumerate(revisions):
        if number % _PER_STEP == 0:
            progress(min(number / total, 1.0) if total else 0.0)
        incoming.take(revision)
    incoming.write()
    subjects.update(dict.fromkeys(incoming.subjects))
    _mend_parents(connection, incoming.followers)
    log = Revisions(_Held(connection))
    for subject in subjects:
        if subject not in incoming.alone:
            _choose_head(connection, log, subject)
    if gone:
        connection.execute("DELETE FROM head WHERE subject NOT IN (SELECT subject FROM revision)")
    return United(incoming.added, incoming.known, incoming.kept_out, frozenset(subjects), taken_out)


class _Incoming:
    """Writes what comes in, some hundred revisions at a time, and what is known at once of the heads."""

    def __init__(self, connection: Connection, erased: set[str]) -> None:
        self._connection = connection
        self._erased = erased
        self._waiting: dict[str, Revision] = {}
        self._lines: list[tuple[str, str, str, str]] = []
        self.added = self.known = self.kept_out = 0
        self.subjects: dict[str, None] = {}
        self.followers: set[str] = set()
        """Records of which something came that follows something else."""
        self.alone: set[str] = set()
        """Records of which one revision is all there is: it is their head, and nobody need look."""

    def take(self, revision: Revision) -> None:
        if revision.subject in self._erased or revision.rev in self._erased:
            self.kept_out += 1
        elif revision.rev in self._waiting:
            self.known += 1
        else:
            self._waiting[revision.rev] = revision
            if len(self._waiting) == _PER_BATCH:
                self._write_batch()

    def write(self) -> None:
        """Write the rest."""
        self._write_batch()
        for subject in _learn_parents(self._connection, self._lines):
            self.subjects[subject] = None
            self.alone.discard(subject)

    def _write_batch(self) -> None:
        known = self._found("SELECT rev FROM json_each(?) JOIN revision ON rev = json_each.value", self._waiting)
        here = self._found(
            "SELECT subject FROM json_each(?) JOIN head ON subject = json_each.value",
            {one.subject for one in self._waiting.values()},
        )
        new = [one for rev, one in self._waiting.items() if rev not in known]
        self._lines += [
            (one.parent, rev, one.parent, one.subject)
            for rev, one in self._waiting.items()
            if rev in known and one.parent is not None
        ]
        self._connection.executemany(_INSERT, list(map(row_of, new)))
        times = Counter(one.subject for one in new)
        alone = [one for one in new if times[one.subject] == 1 and one.subject not in here | self.subjects.keys()]
        self._connection.executemany(_HEAD, [(one.rev,) for one in alone])
        self.added += len(new)
        self.known += len(known)
        self.alone -= times.keys()
        self.alone |= {one.subject for one in alone}
        self.followers |= {one.subject for one in new if one.parent is not None}
        self.subjects.update(dict.fromkeys(times))
        self._waiting.clear()

    def _found(self, query: str, names: Iterable[str]) -> set[str]:
        return {name for (name,) in self._connection.execute(query, (json.dumps(list(names)),)).fetchall()}


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
