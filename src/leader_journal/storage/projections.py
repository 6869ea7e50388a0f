"""Projections: the tables of the present state, made from revisions one at a time.

Each kind of record that this version knows has one class here that puts a record into its table and takes it out.
What they do follows from the revision alone, so that the tables can be made again from the log.
"""

from __future__ import annotations

from typing import Protocol

from leader_journal.core.codec import decode
from leader_journal.core.filters import SavedFilter
from leader_journal.core.records import Agreement, Person, Promise, RecordKind
from leader_journal.core.revision import Revision
from leader_journal.storage.entry_projection import EntryProjection
from leader_journal.storage.revisions import Source
from leader_journal.storage.search_index import SearchIndex


class Projection(Protocol):
    """What a kind of record does to the tables."""

    def put(self, revision: Revision, seq: int) -> None:
        """Make the tables say what this revision says."""
        ...

    def remove(self, revision: Revision, seq: int) -> None:
        """Take the record out of the tables; `revision` is its deletion."""
        ...


class Projections:
    """Hands a revision to the projection of its kind; kinds that this version does not know have none."""

    def __init__(self, source: Source, index: SearchIndex) -> None:
        self._of_kind: dict[str, Projection] = {
            RecordKind.ENTRY: EntryProjection(source, index),
            RecordKind.PERSON: PersonProjection(source, index),
            RecordKind.PROMISE: PromiseProjection(source, index),
            RecordKind.AGREEMENT: AgreementProjection(source),
            RecordKind.SAVED_FILTER: SavedFilterProjection(source),
        }

    def apply(self, revision: Revision, seq: int) -> None:
        """Bring the tables up to a revision that has just become a head."""
        projection = self._of_kind.get(revision.kind)
        if projection is None:
            return
        if revision.deleted:
            projection.remove(revision, seq)
        else:
            projection.put(revision, seq)


class PersonProjection:
    """Table `person`; a new alias is indexed in every entry that names the person."""

    def __init__(self, source: Source, index: SearchIndex) -> None:
        self._source = source
        self._index = index

    def put(self, revision: Revision, seq: int) -> None:
        """Put a person in."""
        person = decode(revision.payload, Person)
        connection = self._source.connection
        before = connection.execute("SELECT alias FROM person WHERE uid = ?", (person.id,)).fetchone()
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

    def __init__(self, source: Source, index: SearchIndex) -> None:
        self._source = source
        self._index = index

    def put(self, revision: Revision, seq: int) -> None:
        """Put a promise in."""
        promise = decode(revision.payload, Promise)
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
        self._note_entry(promise.id)

    def remove(self, revision: Revision, seq: int) -> None:  # noqa: ARG002 - one shape for all projections
        """Take a promise out."""
        self._note_entry(revision.subject)
        self._source.connection.execute("DELETE FROM promise WHERE uid = ?", (revision.subject,))

    def _note_entry(self, promise: str) -> None:
        found = self._source.connection.execute(
            "SELECT entry FROM promise WHERE uid = ? AND entry IS NOT NULL", (promise,)
        ).fetchone()
        if found is not None:
            self._index.note(found[0])


class AgreementProjection:
    """Table `agreement`."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def put(self, revision: Revision, seq: int) -> None:
        """Put an agreement in."""
        agreement = decode(revision.payload, Agreement)
        self._source.connection.execute(
            "INSERT INTO agreement (uid, seq, state) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET seq = excluded.seq, state = excluded.state",
            (agreement.id, seq, agreement.state.value),
        )

    def remove(self, revision: Revision, seq: int) -> None:  # noqa: ARG002 - one shape for all projections
        """Take an agreement out; entries keep their references."""
        self._source.connection.execute("DELETE FROM agreement WHERE uid = ?", (revision.subject,))


class SavedFilterProjection:
    """Table `saved_filter`."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def put(self, revision: Revision, seq: int) -> None:
        """Put a saved filter in."""
        saved = decode(revision.payload, SavedFilter)
        self._source.connection.execute(
            "INSERT INTO saved_filter (uid, seq, name) VALUES (?, ?, ?)"
            " ON CONFLICT (uid) DO UPDATE SET seq = excluded.seq, name = excluded.name",
            (saved.id, seq, saved.name),
        )

    def remove(self, revision: Revision, seq: int) -> None:  # noqa: ARG002 - one shape for all projections
        """Take a saved filter out."""
        self._source.connection.execute("DELETE FROM saved_filter WHERE uid = ?", (revision.subject,))
