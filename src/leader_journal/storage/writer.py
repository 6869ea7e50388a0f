"""Writing: every put or delete is a revision in the log and the same change in the tables (STORAGE.md D14)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.codec import encode, encode_over, same
from leader_journal.core.concurrent import leaves
from leader_journal.core.draft_slots import half_of
from leader_journal.core.errors import ChangedSince
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import KIND_OF, TOPIC_OF, Record
from leader_journal.core.records import Entry
from leader_journal.core.revision import Revision
from leader_journal.storage.codes import text_of
from leader_journal.storage.revisions import Head

if TYPE_CHECKING:
    from leader_journal.core.ids import Ids
    from leader_journal.storage.projections import Projections
    from leader_journal.storage.revisions import Revisions
    from leader_journal.storage.search_index import SearchIndex


class Writer:
    """What may be done inside one change. `changes` says what was done, once the block has ended."""

    def __init__(
        self,
        revisions: Revisions,
        projections: Projections,
        index: SearchIndex,
        ids: Ids,
        device: str,
        now: dt.datetime,
    ) -> None:
        self.changes: Changes = NOTHING
        self._revisions = revisions
        self._projections = projections
        self._index = index
        self._ids = ids
        self._device = device
        self._now = now
        self._change = ids.new()
        self.dropped: list[str] = []
        """Places whose draft goes with this change."""
        self._done: dict[str, str] = {}
        self._written_over: dict[str, str] = {}

    def put(self, record: Record) -> None:
        """Insert a record, or save a new revision of it. A record that is saved already is not written again.
        One that was erased for good does not come back, whatever form over the window still holds it.

        Fields that a newer version wrote, and this one does not know, stay in the record.
        """
        kind = KIND_OF[type(record)]
        head, erased = self._revisions.head_or_erased(record.id)
        if head is None and erased:
            return
        payload = encode(record) if head is None else encode_over(record, head.revision.payload)
        if head is not None and not head.revision.deleted and same(payload, head.revision.payload):
            return
        self._save(head, kind, record.id, payload, deleted=False)

    def drop_draft(self, slot: str) -> None:
        """Let the draft of what is saved here go with it: a process that is killed leaves the one or the other."""
        slots = (slot, half_of(slot))
        self._revisions.connection.execute("DELETE FROM draft WHERE slot IN (?, ?)", slots)
        self.dropped.extend(slots)

    def delete(self, kind: RecordKind, id: str) -> None:  # noqa: A002 - the name that records use
        """Write a deletion that keeps the payload; an entry lands in the trash. What is not there stays not there."""
        head = self._revisions.head(id)
        if head is None or head.revision.deleted or head.revision.kind != kind:
            return
        self._save(head, kind, id, head.revision.payload, deleted=True)

    def revert(self, change: str) -> None:
        """Write the state before a change: the parents of its revisions, or deletions of what it made.

        Raises ChangedSince where that would take back what was written later; the whole change is left as it is then.
        """
        of_subject: dict[str, list[Revision]] = {}
        for revision in self._revisions.of_change(change):
            of_subject.setdefault(revision.subject, []).append(revision)
        for written in reversed(of_subject.values()):
            self._revert(written)

    def _revert(self, written: list[Revision]) -> None:
        """Take back what one change wrote of one record: upon one state, or upon several that stood beside another."""
        first, last, within = written[0], written[-1], {one.rev for one in written}
        head = self._revisions.head(first.subject)
        assert head is not None, "a revision has a head"
        upon = [one for one in written if one.parent not in within]
        states = [self._before(one, head) for one in upon]
        if all(state == _state(head.revision) for state in states):
            return
        if _state(head.revision) != _state(last):
            raise ChangedSince
        if len(upon) == 1:
            ((payload, deleted),) = states
            self._save(head, first.kind, first.subject, payload, deleted=deleted)
            return
        for one, (payload, deleted) in zip(upon, states, strict=True):  # the last is the present state, as it was then
            end = Head(self._revisions.place_of(one.rev), one)
            self._save(end, one.kind, one.subject, payload, deleted=deleted)

    def _before(self, one: Revision, head: Head) -> tuple[bytes, bool]:
        return (head.revision.payload, True) if one.parent is None else _state(self._revisions.get(one.parent))

    def settle(self, subject: str, kind: str, payload: bytes, *, deleted: bool) -> None:
        """Write one state on top of every state that stands beside another: the question is answered."""
        ends = leaves(self._revisions.of_subjects([subject]))
        for end in reversed(ends):  # the last is the present state
            seq = self._revisions.place_of(end.rev)
            self._save(Head(seq, end), kind, subject, payload, deleted=deleted)

    def load(self, entries: Iterable[Entry], total: int, progress: Progress = no_progress) -> None:
        """Insert very many entries that the journal does not hold yet; the people they name are put before.

        `total` is how many are expected. `progress` may raise Cancelled, and then nothing of the change is saved.
        """
        from leader_journal.storage.bulk import Stamp, load

        stamp = Stamp(self._change, self._device, text_of(self._now), self._ids.many().__next__)

        def noted() -> Iterator[Entry]:
            for entry in entries:
                self._done[entry.id] = RecordKind.ENTRY.value
                yield entry

        loaded = load(self._revisions.connection, noted(), total, stamp, progress)
        self._projections.put_in_order(loaded.mixed)

    def finish(self) -> None:
        """Bring the search index up to the change. Inside the transaction, at its end."""
        for subject, kind in tuple(self._written_over.items()):
            self._stay_shown(subject, kind)
        self._index.update()

    def _stay_shown(self, subject: str, kind: str) -> None:
        """What was written last is shown, here and on every other machine.

        Where the rules would show another state that stands beside it (words over their deletion), it is written on
        top of that as well: whoever wrote it saw both.
        """
        if not self._revisions.has_many_ends(subject):
            return
        head = self._revisions.head(subject)
        assert head is not None, "a revision has a head"
        ends = leaves(self._revisions.of_subjects([subject]))
        if ends[0].rev != head.revision.rev:
            payload, deleted = _state(head.revision)
            self.settle(subject, kind, payload, deleted=deleted)

    def committed(self) -> None:
        """Say what was changed, now that it is on disk."""
        if self._done:
            topics = frozenset(TOPIC_OF[kind] for kind in self._done.values() if kind in TOPIC_OF)
            self.changes = Changes(topics, tuple(self._done), self._change)

    def _save(self, head: Head | None, kind: str, subject: str, payload: bytes, *, deleted: bool) -> None:
        revision = Revision(
            rev=self._ids.new(),
            change=self._change,
            kind=kind,
            subject=subject,
            parent=None if head is None else head.revision.rev,
            device=self._device,
            saved_at=self._now,
            deleted=deleted,
            payload=payload,
        )
        seq = self._revisions.append(revision)
        self._projections.apply(revision, seq, new=head is None)
        self._done[subject] = kind
        if head is not None:
            self._written_over[subject] = kind


def _state(revision: Revision) -> tuple[bytes, bool]:
    return revision.payload, revision.deleted
