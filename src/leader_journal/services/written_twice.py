"""What was written on two machines at once, and people met twice: shown beside each other until the leader chooses."""

from __future__ import annotations

from msgspec import Struct

from leader_journal.core.changes import Changes
from leader_journal.core.codec import decode, encode_over
from leader_journal.core.concurrent import in_conflict
from leader_journal.core.folding import fold
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.record_types import TYPE_OF, Record
from leader_journal.core.records import Person
from leader_journal.core.revision import Revision
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal
from leader_journal.storage.reader import JournalReader


class Concurrent(Struct, frozen=True):
    """A record that was written on two machines: its versions, the one that is shown first. None is newer by right."""

    kind: str
    subject: str
    versions: tuple[Revision, ...]

    def records(self) -> tuple[Record | None, ...]:
        """Return what each version says; None for one that threw it away."""
        return tuple(
            None if one.deleted else decode(one.payload, TYPE_OF[RecordKind(self.kind)]) for one in self.versions
        )


class WrittenTwice:
    """Finds what waits for a choice, and writes the choice."""

    def __init__(self, journal: Journal, writes: Writes) -> None:
        self._journal = journal
        self._writes = writes

    def of(self, subject: str) -> Concurrent | None:
        """Return the versions of one record, if it was written on two machines and waits for a choice."""
        return _of(self._journal, subject)

    def concurrent(self) -> tuple[Concurrent, ...]:
        """Return what was written on two machines and waits for a choice. For a job."""
        with self._journal.reader() as reader:
            found = (_of(reader, subject) for subject in reader.revisions.of_many_states())
            waiting = [one for one in found if one is not None]
        return tuple(sorted(waiting, key=lambda one: (one.versions[0].saved_at, one.subject), reverse=True))

    def choose(self, one: Concurrent, version: Revision) -> Changes:
        """Let one version be what counts; the other stays among the earlier ones. Undo brings the question back."""
        with self._writes.change() as writer:
            writer.settle(one.subject, one.kind, version.payload, deleted=version.deleted)
        return writer.changes

    def join(self, one: Concurrent, record: Record) -> Changes:
        """Let a text that was made of both be what counts."""
        with self._writes.change() as writer:
            writer.settle(one.subject, one.kind, encode_over(record, one.versions[0].payload), deleted=False)
        return writer.changes

    def met_twice(self) -> tuple[tuple[Person, Person], ...]:
        """Return people of one name who were made on two machines: they may be one, and can be merged."""
        first: dict[str, Person] = {}
        pairs = []
        for person in sorted(self._journal.people.all(), key=lambda person: person.id):
            earlier = first.setdefault(" ".join(fold(person.alias).split()), person)
            if earlier is not person:
                pairs.append((person, earlier))
        return tuple(pairs)


def _of(log: Journal | JournalReader, subject: str) -> Concurrent | None:
    versions = in_conflict(log.revisions.of_subjects([subject]))
    if not versions or versions[0].kind not in set(RecordKind):
        return None
    return Concurrent(versions[0].kind, subject, versions)
