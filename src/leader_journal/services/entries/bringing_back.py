"""What comes back with an entry from the bin: whatever went in the same change, and belongs to it.

Undoing a capture takes away the people it had added, its promise and its agreement as well. An entry that came back
alone would say "?" where somebody was named, and the promise would be nowhere to be seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from leader_journal.core.codec import decode
from leader_journal.core.mentions import mentioned
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Entry, Person, Promise
from leader_journal.core.revision import Revision
from leader_journal.storage.revisions import Revisions

_Record = TypeVar("_Record")


def gone_with(revisions: Revisions, entries: Iterable[Entry]) -> tuple[Person | Promise | Agreement, ...]:
    """Return the records that the entries name and that were deleted together with them, promises first."""
    restored = {entry.id: entry for entry in entries}
    heads = (revisions.head(entry) for entry in restored)
    changes = dict.fromkeys(head.revision.change for head in heads if head is not None)
    deleted = [revision for change in changes for revision in revisions.still_deleted_by(change)]
    promises = [promise for promise in _of_kind(deleted, RecordKind.PROMISE, Promise) if promise.entry in restored]
    agreements = {entry.agreement for entry in restored.values()}
    people = {person for entry in restored.values() for person in _people_of(entry)}
    people.update(person for promise in promises for person in (promise.to, *mentioned(promise.text)) if person)
    return (
        *promises,
        *(agreement for agreement in _of_kind(deleted, RecordKind.AGREEMENT, Agreement) if agreement.id in agreements),
        *(person for person in _of_kind(deleted, RecordKind.PERSON, Person) if person.id in people),
    )


def _people_of(entry: Entry) -> Iterator[str]:
    yield from entry.people
    yield from mentioned(entry.facts)
    for text in (text for answer in entry.answers for text in answer.texts):
        yield from mentioned(text)


def _of_kind(deleted: Iterable[Revision], kind: RecordKind, record: type[_Record]) -> Iterator[_Record]:
    return (decode(revision.payload, record) for revision in deleted if revision.kind == kind)
