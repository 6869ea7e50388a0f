"""Taking in a log that was written elsewhere: the union of immutable revisions (STORAGE.md, 6). Twice is as once."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from leader_journal.core.concurrent import joined_by_field, leaves
from leader_journal.core.progress import Progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.revision import Revision
from leader_journal.storage.driver import Connection
from leader_journal.storage.reader import Held
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
_OPEN = (
    # of a record that is there with this one revision alone it is the head, and nobody need choose
    "SELECT DISTINCT revision.subject FROM revision LEFT JOIN head ON head.subject = revision.subject"
    " WHERE revision.seq > ? AND revision.seq <= ? AND (head.seq IS NULL OR head.seq <> revision.seq)"
)
_PER_STEP, _PER_BATCH = 256, 512
_FEW = 2_000
"""So many records are named after a union, and brought up one by one; of more there is no end to what they take."""


class United(Struct, frozen=True):
    """What a union did: how many revisions came in, how many were here, how many stay erased, and of which records.

    `subjects` is None where they are too many to be named: all tables have to be made anew. `entries` counts those
    of which something came. `taken_out` counts revisions that were erased in the other copy and were here still.
    """

    added: int
    known: int
    erased: int
    subjects: frozenset[str] | None
    entries: int = 0
    taken_out: int = 0

    @property
    def anything(self) -> bool:
        """Whether any record is not what it was."""
        return self.subjects is None or bool(self.subjects)


def unite(
    connection: Connection,
    revisions: Iterable[Revision],
    total: int,
    progress: Progress,
    erased_there: Mapping[str, str] | None = None,
) -> United:
    """Insert the revisions that are not here and choose the heads anew. The tables are made again by the caller.

    Inside a transaction. What was erased for good, here or there, is erased in both. However many come in, no more
    than some hundred are held at once. Raises Cancelled.
    """
    connection.executemany(
        "INSERT INTO erased (subject, erased_at) VALUES (?, ?) ON CONFLICT (subject) DO NOTHING",
        list((erased_there or {}).items()),
    )
    gone = _erased_still_here(connection)
    _follow_the_one_before(connection, gone)
    taken_out = connection.execute(f"DELETE FROM revision WHERE {_IS_ERASED}").rowcount if gone else 0
    if gone:
        connection.execute("DELETE FROM head WHERE subject NOT IN (SELECT subject FROM revision)")
    before = _last_place(connection)
    incoming = _Incoming(connection)
    for number, revision in enumerate(revisions):
        if number % _PER_STEP == 0:
            progress(min(number / total, 1.0) if total else 0.0)
        incoming.take(revision)
    incoming.write()
    touched = [*gone, *incoming.learn()]
    _mend_parents(connection, before)
    log = Revisions(Held(connection))
    for subject in chain(touched, _to_be_chosen(connection, before)):
        _choose_head(connection, log, subject)
    return United(
        incoming.added,
        incoming.known,
        incoming.kept_out,
        _subjects(connection, touched, before),
        _entries(connection, touched, before),
        taken_out,
    )


class _Incoming:
    """Writes what comes in, some hundred revisions at a time, and what is known at once of the heads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._erased = {subject for (subject,) in connection.execute("SELECT subject FROM erased").fetchall()}
        self._waiting: dict[str, Revision] = {}
        self._lines: list[tuple[str, str, str, str]] = []
        self.added = self.known = self.kept_out = 0

    def take(self, revision: Revision) -> None:
        if revision.subject in self._erased or revision.rev in self._erased:
            self.kept_out += 1
        elif revision.rev in self._waiting:
            self.known += 1
        else:
            self._waiting[revision.rev] = revision
            if len(self._waiting) == _PER_BATCH:
                self.write()

    def write(self) -> None:
        """Write what waits."""
        rootless_of = self._known()
        new = [one for rev, one in self._waiting.items() if rev not in rootless_of]
        self._lines += [
            (one.parent, rev, one.parent, one.subject)
            for rev, one in self._waiting.items()
            if one.parent is not None and rootless_of.get(rev)
        ]
        times = Counter(one.subject for one in new)
        here = self._here(times)
        self._connection.insert_many(_INSERT, map(row_of, new))
        self._connection.insert_many(
            _HEAD, [(one.rev,) for one in new if times[one.subject] == 1 and one.subject not in here]
        )
        self.added += len(new)
        self.known += len(self._waiting) - len(new)
        self._waiting.clear()

    def learn(self) -> Iterator[str]:
        """Let what came without its history, by an archive of the present state, follow what it follows; yield which.

        Else a state that was written over long ago would stand beside the one that followed it, on this copy alone.
        """
        for *line, subject in self._lines:
            if self._connection.execute(_LEARN, line).rowcount:
                yield subject

    def _known(self) -> dict[str, bool]:
        """Return those of the waiting that are here already, each with whether it follows nothing here."""
        rows = self._connection.execute(
            "SELECT rev, revision.parent IS NULL FROM json_each(?) JOIN revision ON rev = json_each.value",
            (json.dumps(list(self._waiting)),),
        )
        return {rev: bool(rootless) for rev, rootless in rows.fetchall()}

    def _here(self, subjects: Iterable[str]) -> set[str]:
        """Return those of the records of which something is here, has come before, or waits for a head."""
        rows = self._connection.execute(
            "SELECT DISTINCT subject FROM json_each(?) JOIN revision ON subject = json_each.value",
            (json.dumps(list(subjects)),),
        )
        return {subject for (subject,) in rows.fetchall()}


def _last_place(connection: Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()[0])


def _to_be_chosen(connection: Connection, before: int) -> Iterator[str]:
    """Yield the records of which something came behind a place, and of which more is here than that."""
    last = _last_place(connection)
    for start in range(before, last, _PER_BATCH):
        rows = connection.execute(_OPEN, (start, min(start + _PER_BATCH, last))).fetchall()
        yield from (subject for (subject,) in rows)


def _subjects(connection: Connection, touched: Iterable[str], before: int) -> frozenset[str] | None:
    rows = connection.execute(
        # by place: the index of subjects would be walked from its beginning, past everything that was here
        "SELECT DISTINCT subject FROM revision NOT INDEXED WHERE seq > ? LIMIT ?",
        (before, _FEW + 1),
    ).fetchall()
    subjects = frozenset({*touched, *(subject for (subject,) in rows)})
    return subjects if len(subjects) <= _FEW else None


def _entries(connection: Connection, touched: Iterable[str], before: int) -> int:
    row = connection.execute(
        "SELECT count(*) FROM (SELECT subject FROM revision NOT INDEXED WHERE seq > ? AND kind = ?"
        " UNION SELECT subject FROM json_each(?) JOIN head ON subject = json_each.value WHERE kind = ?)",
        (before, RecordKind.ENTRY, json.dumps(list(touched)), RecordKind.ENTRY),
    ).fetchone()
    return int(row[0])


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


def _mend_parents(connection: Connection, before: int) -> None:
    """What came and follows something that came with no archive follows nothing: it is a beginning."""
    connection.execute(
        "UPDATE revision SET parent = NULL WHERE seq > ? AND parent NOT IN (SELECT rev FROM revision)", (before,)
    )
