"""Projections: the tables of the present state, made from revisions one at a time.

Each kind of record that this version knows has one class here that puts a record into its table and takes it out.
What they do follows from the revision alone, so that the tables can be made again from the log.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from leader_journal.core.bring_ups import BringUp
from leader_journal.core.codec import decode
from leader_journal.core.filters import SavedFilter
from leader_journal.core.journal_settings import JournalSettings, OwnPrompt
from leader_journal.core.one_on_ones import OneOnOne
from leader_journal.core.plans import Plan
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Person, Promise
from leader_journal.core.reviews import Review
from leader_journal.storage.entry_projection import EntryProjection

if TYPE_CHECKING:
    from leader_journal.core.revision import Revision
    from leader_journal.storage.revisions import Head, RevisionSource
    from leader_journal.storage.search_index import SearchIndex

R = TypeVar("R")
_MANY = 16
"""More new entries than these are put in together."""


class Projection(Protocol):
    """What a kind of record does to the tables."""

    def put(self, revision: Revision, seq: int, *, new: bool) -> None:
        """Make the tables say what this revision says; `new` where they hold nothing of its record, nor ever did."""
        ...

    def remove(self, revision: Revision, seq: int) -> None:
        """Take the record out of the tables; `revision` is its deletion."""
        ...


class Projections:
    """Hands a revision to the projection of its kind; kinds that this version does not know have none."""

    def __init__(self, source: RevisionSource, index: SearchIndex) -> None:
        self._of_kind: dict[str, Projection] = _plain(source)
        self._entries = EntryProjection(source, index)
        self._of_kind[RecordKind.ENTRY] = self._entries
        self._of_kind[RecordKind.PERSON] = PersonProjection(source, index)
        self._of_kind[RecordKind.PROMISE] = PromiseProjection(source, index)

    def apply_all(self, heads: Sequence[Head]) -> None:
        """Bring the tables up to many revisions, in their order; entries that are not in them yet go in together."""
        entries = [one for one in heads if one.revision.kind == RecordKind.ENTRY and not one.revision.deleted]
        new = self._entries.put_new(entries) if len(entries) > _MANY else frozenset()
        for head in heads:
            if head.revision.subject not in new:
                self.apply(head.revision, head.seq)

    def put_in_order(self, moments: Iterable[int]) -> None:
        """Let the entries of these moments (their first keys) stand in the order of their ids."""
        for first in moments:
            self._entries.put_in_order(first)

    def apply(self, revision: Revision, seq: int, *, new: bool = False) -> None:
        """Bring the tables up to a revision that has just become a head; `new` where it is the first of its record."""
        projection = self._of_kind.get(revision.kind)
        if projection is None:
            return
        if revision.deleted:
            projection.remove(revision, seq)
        else:
            projection.put(revision, seq, new=new)


class PersonProjection:
    """Table `person`; a new alias is indexed in every entry that names the person."""

    def __init__(self, source: RevisionSource, index: SearchIndex) -> None:
        self._source = source
        self._index = index

    def put(self, revision: Revision, seq: int, *, new: bool) -> None:
        person = decode(revision.payload, Person)
        connection = self._source.connection
        asked = "SELECT alias FROM person WHERE uid = ?"
        before = None if new else connection.execute(asked, (person.id,)).fetchone()
        connection.execute(
            "INSERT INTO person (uid, seq, alias) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET seq = excluded.seq, alias = excluded.alias",
            (person.id, seq, person.alias),
        )
        if before is None or before[0] != person.alias:
            self._index.note_person(person.id)

    def remove(self, revision: Revision, seq: int) -> None:  # noqa: ARG002 - one shape for all projections
        """Take a person out; entries keep their references, shown as an unknown person."""
        self._source.connection.execute("DELETE FROM person WHERE uid = ?", (revision.subject,))
        self._index.note_person(revision.subject)


class PromiseProjection:
    """Table `promise`; its line is found by a search for the entry it was made in."""

    def __init__(self, source: RevisionSource, index: SearchIndex) -> None:
        self._source = source
        self._index = index

    def put(self, revision: Revision, seq: int, *, new: bool) -> None:
        promise = decode(revision.payload, Promise)
        if not new:
            self._note_entry(promise.id)
        self._source.connection.execute(
            "INSERT INTO promise (uid, seq, text, entry, state, due) VALUES (?, ?, ?, ?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET seq = excluded.seq, text = excluded.text, entry = excluded.entry,"
            " state = excluded.state, due = excluded.due",
            (
                promise.id,
                seq,
                promise.text,
                promise.entry,
                promise.state.value,
                None if promise.due is None else promise.due.isoformat(),
            ),
        )
        if promise.entry is not None:
            self._index.note(promise.entry)

    def remove(self, revision: Revision, seq: int) -> None:  # noqa: ARG002 - one shape for all projections
        self._note_entry(revision.subject)
        self._source.connection.execute("DELETE FROM promise WHERE uid = ?", (revision.subject,))

    def _note_entry(self, promise: str) -> None:
        found = self._source.connection.execute(
            "SELECT entry FROM promise WHERE uid = ? AND entry IS NOT NULL", (promise,)
        ).fetchone()
        if found is not None:
            self._index.note(found[0])


class TableProjection(Generic[R]):
    """A table of its own for a kind of record that nothing else depends on: the columns that its reading needs."""

    def __init__(
        self,
        source: RevisionSource,
        table: str,
        record: type[R],
        columns: Mapping[str, Callable[[R], str | int | None]],
    ) -> None:
        names = ("uid", "seq", *columns)
        self._source = source
        self._table = table
        self._record = record
        self._columns = columns
        self._insert = (
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' for _ in names)})"
            f" ON CONFLICT (uid) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in names[1:])}"
        )

    def put(self, revision: Revision, seq: int, *, new: bool) -> None:  # noqa: ARG002 - one shape for all projections
        record = decode(revision.payload, self._record)
        values = [value_of(record) for value_of in self._columns.values()]
        self._source.connection.execute(self._insert, (revision.subject, seq, *values))

    def remove(self, revision: Revision, seq: int) -> None:  # noqa: ARG002 - one shape for all projections
        """Take a record out; what refers to it keeps its reference."""
        self._source.connection.execute(f"DELETE FROM {self._table} WHERE uid = ?", (revision.subject,))


def _day(day: dt.date | None) -> str | None:
    return None if day is None else day.isoformat()


def _plain(source: RevisionSource) -> dict[str, Projection]:
    """The kinds that are one table each."""

    def table(
        kind: RecordKind, record: type[R], columns: Mapping[str, Callable[[R], str | int | None]] | None = None
    ) -> tuple[str, Projection]:
        return kind.value, TableProjection(source, kind.value, record, columns or {})

    return dict(
        (
            table(RecordKind.AGREEMENT, Agreement, {"state": lambda one: one.state.value}),
            table(
                RecordKind.ONE_ON_ONE,
                OneOnOne,
                {
                    "person": lambda one: one.person,
                    "state": lambda one: one.state.value,
                    "held_on": lambda one: _day(one.held_on),
                    "day": lambda one: _day(one.day),
                },
            ),
            table(
                RecordKind.REVIEW,
                Review,
                {"last": lambda one: one.last.isoformat(), "closed": lambda one: int(one.closed is not None)},
            ),
            table(
                RecordKind.PLAN, Plan, {"made": lambda one: one.made.isoformat(), "ended": lambda one: _day(one.ended)}
            ),
            table(RecordKind.OWN_PROMPT, OwnPrompt),
            table(RecordKind.JOURNAL_SETTINGS, JournalSettings),
            table(RecordKind.SAVED_FILTER, SavedFilter, {"name": lambda one: one.name}),
            table(
                RecordKind.BRING_UP, BringUp, {"person": lambda one: one.person, "state": lambda one: one.state.value}
            ),
        )
    )
