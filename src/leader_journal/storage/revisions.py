"""The log of revisions (STORAGE.md D14): append-only, behind every record; heads point at the present state."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.concurrent import lateness, leaves
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.revision import Revision
from leader_journal.core.rows import Version
from leader_journal.storage.codes import moment_of, text_of
from leader_journal.storage.driver import Connection

_COLUMNS = "rev, change, kind, subject, parent, device, saved_at, deleted, payload"
_OF_REVISION = ", ".join(f"revision.{column}" for column in _COLUMNS.split(", "))
"""The same, where another table has columns of these names."""
_HEAD = f"SELECT seq, {_COLUMNS} FROM revision WHERE seq = (SELECT seq FROM head WHERE subject = ?1)"
_HEAD_OR_ERASED = (
    # one question; joined from the left the same takes three times as long as both apart
    f"{_HEAD} UNION ALL SELECT NULL{', NULL' * len(_COLUMNS.split(', '))} FROM erased WHERE subject = ?1"
)
_Row = tuple[str, str, str, str, str | None, str, str, int, str]


class RevisionSource(Protocol):
    """Whatever has the connection to read from; the connection itself may be replaced after an I/O error."""

    @property
    def connection(self) -> Connection:
        """Return the connection that is open now."""
        ...


class Head(Struct, frozen=True):
    """The present state of a subject in the log; `seq` is its place in this file."""

    seq: int
    revision: Revision


class Known(Struct, frozen=True):
    """What a log holds. `rootless` follow nothing here: they began something, or came without what they follow."""

    revs: frozenset[str]
    rootless: frozenset[str]
    erased: Mapping[str, str]

    @property
    def count(self) -> int:
        """How much that is, to be held against a file's own count."""
        return len(self.revs) + len(self.erased)

    def lacks(self, rev: str, parent: str | None) -> bool:
        """Whether another log that has this revision tells something new: itself, or what it follows."""
        if rev in self.erased:
            return False
        return rev not in self.revs or (parent is not None and rev in self.rootless and parent not in self.erased)


class Revisions:
    """Reads and appends revisions."""

    def __init__(self, source: RevisionSource) -> None:
        self._source = source

    @property
    def connection(self) -> Connection:
        """Return the connection that the log is read and written by."""
        return self._source.connection

    def get(self, rev: str) -> Revision:
        """Return one revision. Raises KeyError."""
        row = self._source.connection.execute(f"SELECT {_COLUMNS} FROM revision WHERE rev = ?", (rev,)).fetchone()
        if row is None:
            raise KeyError(rev)
        return _revision(row)

    def place_of(self, rev: str) -> int:
        """Return the place of a revision in this file's log. Raises KeyError."""
        row = self._source.connection.execute("SELECT seq FROM revision WHERE rev = ?", (rev,)).fetchone()
        if row is None:
            raise KeyError(rev)
        return int(row[0])

    def at(self, seq: int) -> Revision:
        """Return the revision at a place in this file's log. Raises KeyError."""
        row = self._source.connection.execute(f"SELECT {_COLUMNS} FROM revision WHERE seq = ?", (seq,)).fetchone()
        if row is None:
            raise KeyError(seq)
        return _revision(row)

    def head(self, subject: str) -> Head | None:
        """Return the present state of a subject, a deletion too; None where it has none (any more)."""
        row = self._source.connection.execute(_HEAD, (subject,)).fetchone()
        return None if row is None else Head(row[0], _revision(row[1:]))

    def head_or_erased(self, subject: str) -> tuple[Head | None, bool]:
        """Return the present state of a subject, as `head` does, and whether it has none because it was erased."""
        row = self._source.connection.execute(_HEAD_OR_ERASED, (subject,)).fetchone()
        if row is None:
            return None, False
        return (None, True) if row[0] is None else (Head(row[0], _revision(row[1:])), False)

    def heads_of(self, subjects: Iterable[str]) -> list[Head]:
        """Return the present states of some records, in the order in which they were written."""
        rows = self._source.connection.execute(
            f"SELECT revision.seq, {_OF_REVISION} FROM json_each(?) JOIN head ON head.subject = json_each.value"
            " JOIN revision ON revision.seq = head.seq ORDER BY revision.seq",
            (json.dumps(list(subjects)),),
        )
        return [Head(row[0], _revision(row[1:])) for row in rows.fetchall()]

    def heads_behind(self, place: int, most: int, *, entries: bool) -> list[Head]:
        """Return the present states that stand behind a place in the log, of entries or of all others, in order."""
        rows = self._source.connection.execute(
            f"SELECT revision.seq, {_OF_REVISION} FROM revision CROSS JOIN head"
            " ON head.subject = revision.subject AND head.seq = revision.seq"
            " WHERE revision.seq > ? AND (revision.kind = ?) = ? ORDER BY revision.seq LIMIT ?",
            (place, RecordKind.ENTRY, int(entries), most),
        )
        return [Head(row[0], _revision(row[1:])) for row in rows.fetchall()]

    def all(self) -> Iterator[Revision]:
        """Yield the whole log in the order in which it was written, kinds that this version does not know too."""
        for row in self._source.connection.execute(f"SELECT {_COLUMNS} FROM revision ORDER BY seq"):
            yield _revision(row)

    def current(self) -> Iterator[Revision]:
        """Yield the present state of every record that is not deleted, as a beginning that follows nothing."""
        for row in self._source.connection.execute(
            f"SELECT {_OF_REVISION} FROM revision JOIN head USING (seq) WHERE deleted = 0 ORDER BY seq"
        ):
            yield replace(_revision(row), parent=None)

    def count_current(self) -> int:
        """Return how many records there are that are not deleted."""
        row = self._source.connection.execute(
            "SELECT count(*) FROM revision JOIN head USING (seq) WHERE deleted = 0"
        ).fetchone()
        return int(row[0])

    def placed(self) -> Iterator[tuple[int, Revision]]:
        """Yield the whole log with the place of each revision in this file."""
        for seq, *row in self._source.connection.execute(f"SELECT seq, {_COLUMNS} FROM revision ORDER BY seq"):
            yield seq, _revision(tuple(row))

    def last_place(self) -> int:
        """Return the place of the last revision; 0 where there is none."""
        return int(self._source.connection.execute("SELECT coalesce(max(seq), 0) FROM revision").fetchone()[0])

    def after(self, place: int) -> tuple[Revision, ...]:
        """Return what was written after a place, in order."""
        rows = self._source.connection.execute(f"SELECT {_COLUMNS} FROM revision WHERE seq > ? ORDER BY seq", (place,))
        return tuple(_revision(row) for row in rows.fetchall())

    def ids(self) -> frozenset[str]:
        """Return what names the revisions of the log."""
        return frozenset(rev for (rev,) in self._source.connection.execute("SELECT rev FROM revision"))

    def lines(self) -> list[tuple[str, str | None]]:
        """Return what names each revision and the one it follows, in the order in which they were written."""
        return self._source.connection.execute("SELECT rev, parent FROM revision ORDER BY seq").fetchall()

    def known(self) -> Known:
        """Return what this log holds, to be held against another one. For a job."""
        rootless = self._source.connection.execute("SELECT rev FROM revision WHERE parent IS NULL")
        return Known(self.ids(), frozenset(rev for (rev,) in rootless), self.erased())

    def meta(self) -> dict[str, str]:
        """Return what the file that holds the log says about itself."""
        return dict(self._source.connection.execute("SELECT name, value FROM meta").fetchall())

    def of_many_states(self) -> tuple[str, ...]:
        """Return the records that have more than one state upon which nothing was written."""
        rows = self._source.connection.execute(
            "SELECT subject FROM revision AS one WHERE NOT EXISTS (SELECT 1 FROM revision AS next"
            " WHERE next.subject = one.subject AND next.parent = one.rev) GROUP BY subject HAVING count(*) > 1"
        )
        return tuple(subject for (subject,) in rows.fetchall())

    def has_many_ends(self, subject: str) -> bool:
        """Whether more than one revision of a record is followed by none."""
        rows = self._source.connection.execute("SELECT rev, parent FROM revision WHERE subject = ?", (subject,))
        parent_of = dict(rows.fetchall())
        return len(parent_of.keys() - set(parent_of.values())) > 1

    def erased(self) -> dict[str, str]:
        """Return what was erased for good, records and single versions by their ids, and when."""
        return dict(
            self._source.connection.execute("SELECT subject, erased_at FROM erased ORDER BY subject").fetchall()
        )

    def is_erased(self, subject: str) -> bool:
        """Whether a record, or a version, was erased for good."""
        row = self._source.connection.execute("SELECT 1 FROM erased WHERE subject = ?", (subject,)).fetchone()
        return row is not None

    def heads(self) -> frozenset[str]:
        """Return what names the present revision of each record."""
        rows = self._source.connection.execute("SELECT rev FROM head JOIN revision USING (seq)")
        return frozenset(rev for (rev,) in rows)

    def present(self) -> frozenset[str]:
        """Return what names the present states: of each record the one that is shown, and those that another machine
        wrote and that stand beside it until the leader chooses.
        """
        return self.heads() | self._beside(self.of_many_states())

    def present_of(self, subjects: Iterable[str]) -> frozenset[str]:
        """Return what names the present states of some records."""
        shown = frozenset(head.revision.rev for head in self.heads_of(subjects))
        return shown | self._beside(one for one in subjects if self.has_many_ends(one))

    def _beside(self, subjects: Iterable[str]) -> frozenset[str]:
        return frozenset(one.rev for subject in subjects for one in leaves(self.of_subjects([subject])))

    def of_subjects(self, subjects: Iterable[str]) -> Iterator[Revision]:
        """Yield the versions of some records, record by record, each oldest first."""
        for subject in subjects:
            for row in self._source.connection.execute(
                f"SELECT {_COLUMNS} FROM revision WHERE subject = ? ORDER BY seq", (subject,)
            ).fetchall():
                yield _revision(row)

    def subjects_of(self, revs: Iterable[str]) -> frozenset[str]:
        """Return the records of which these are versions; ids that name no version have none."""
        rows = self._source.connection.execute(
            "SELECT DISTINCT subject FROM json_each(?) JOIN revision ON rev = json_each.value",
            (json.dumps(list(revs)),),
        )
        return frozenset(subject for (subject,) in rows.fetchall())

    def is_empty(self) -> bool:
        return self._source.connection.execute("SELECT 1 FROM revision LIMIT 1").fetchone() is None

    def count(self) -> int:
        return int(self._source.connection.execute("SELECT count(*) FROM revision").fetchone()[0])

    def of_change(self, change: str) -> tuple[Revision, ...]:
        """Return what was written in one change, in order."""
        rows = self._source.connection.execute(
            f"SELECT {_COLUMNS} FROM revision WHERE change = ? ORDER BY seq", (change,)
        )
        return tuple(_revision(row) for row in rows)

    def still_deleted_by(self, change: str) -> tuple[Revision, ...]:
        """Return the deletions that were written in one change, of what was not brought back since, in order."""
        rows = self._source.connection.execute(
            f"SELECT {_OF_REVISION} FROM revision JOIN head USING (seq) WHERE change = ? AND deleted = 1 ORDER BY seq",
            (change,),
        ).fetchall()
        return tuple(_revision(row) for row in rows)

    def versions(self, subject: str) -> tuple[Version, ...]:
        """Return the saved versions of a record: the one that is shown, then the others, newest first.

        A log that came from another machine stands behind what is here, so it is no matter of places in the log.
        """
        rows = self._source.connection.execute(
            "SELECT rev, parent, saved_at, deleted FROM revision WHERE subject = ?", (subject,)
        ).fetchall()
        head = self.head(subject)
        said = {
            rev: Version(rev=rev, saved_at=moment_of(saved_at), deleted=bool(deleted))
            for rev, _parent, saved_at, deleted in rows
        }
        late = lateness({rev: (said[rev].saved_at, parent) for rev, parent, *_rest in rows})
        shown = None if head is None else head.revision.rev
        return tuple(said[rev] for rev in sorted(said, key=lambda rev: (rev == shown, late[rev]), reverse=True))

    def append(self, revision: Revision) -> int:
        """Write a revision and make it the head of its subject; return its place. Inside a transaction."""
        connection = self._source.connection
        seq = connection.execute(
            f"INSERT INTO revision ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row_of(revision)
        ).lastrowid
        connection.execute(
            "INSERT INTO head (subject, kind, seq) VALUES (?, ?, ?)"
            " ON CONFLICT (subject) DO UPDATE SET seq = excluded.seq",
            (revision.subject, revision.kind, seq),
        )
        assert seq is not None, "an insert has a row id"
        return seq

    def be_head(self, rev: str) -> None:
        """Let a revision be the present state of its subject. Inside a transaction; the tables are the caller's."""
        self._source.connection.execute(
            "INSERT INTO head (subject, kind, seq) SELECT subject, kind, seq FROM revision WHERE rev = ?"
            " ON CONFLICT (subject) DO UPDATE SET seq = excluded.seq, kind = excluded.kind",
            (rev,),
        )

    def erase(self, subject: str) -> None:
        """Remove every revision of a subject for good. Inside a transaction."""
        connection = self._source.connection
        connection.execute("DELETE FROM head WHERE subject = ?", (subject,))
        connection.execute("DELETE FROM revision WHERE subject = ?", (subject,))


def row_of(revision: Revision) -> _Row:
    """Return a revision as the columns hold it."""
    return (
        revision.rev,
        revision.change,
        revision.kind,
        revision.subject,
        revision.parent,
        revision.device,
        text_of(revision.saved_at),
        int(revision.deleted),
        revision.payload.decode(),
    )


def _revision(row: _Row) -> Revision:
    rev, change, kind, subject, parent, device, saved_at, deleted, payload = row
    return Revision(rev, change, kind, subject, parent, device, moment_of(saved_at), bool(deleted), payload.encode())
