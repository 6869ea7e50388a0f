"""Entries: list, read, edit, throw away and bring back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.codec import Undecodable, decode, encode
from leader_journal.core.draft_slots import OF_EDITS
from leader_journal.core.errors import NothingWritten
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.mentions import mentioned
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Agreement, Entry, Person, Promise

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.core.erasure import Emptied
    from leader_journal.core.revision import Revision
    from leader_journal.core.rows import EntryRow, ThemeCount, TrashedEntry, Version
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.erasures import EmptiedBeside
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.revisions import Revisions
    from leader_journal.storage.writer import Writer

T = TypeVar("T")

PAGE = 200
"""Rows a list reads at a time."""

TRASH_DAYS = 30
"""How long the trash keeps an entry."""


class EntryService:
    """What pages and the command line do with entries."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    # reading

    def rows(self, chosen: EntryFilter, *, before: int | None = None, limit: int = PAGE) -> tuple[EntryRow, ...]:
        """Return a page of rows, newest first, older than the row with key `before`."""
        return self._journal.entries.rows(chosen, before=before, limit=limit)

    def every_row(self, chosen: EntryFilter) -> Iterator[EntryRow]:
        """Yield all rows, newest first, reading them page by page."""
        before: int | None = None
        while page := self.rows(chosen, before=before):
            yield from page
            before = page[-1].key

    def count_all(self) -> int:
        return self.count(EVERYTHING)

    def any(self) -> bool:
        """Return whether there is an entry at all."""
        return self._journal.entries.any(EVERYTHING)

    def count(self, chosen: EntryFilter) -> int:
        return self._journal.entries.count(chosen)

    def count_in_job(self, chosen: EntryFilter) -> int:
        """Return how many there are, counted in another thread by a connection of its own."""
        with self._journal.reader() as reader:
            return reader.entries.count(chosen)

    def get(self, entry: str) -> Entry:
        """Return one entry. Raises KeyError."""
        return self._journal.entries.get(entry)

    def promises_of(self, entry: str) -> tuple[Promise, ...]:
        """Return the promises that were made on that occasion."""
        return self._journal.promises.of_entry(entry)

    def themes(self) -> tuple[ThemeCount, ...]:
        return self._journal.entries.themes()

    def own_settings(self) -> tuple[str, ...]:
        """Return the settings in use, the shipped ones by their key."""
        return self._journal.entries.settings_used()

    # writing

    def finish(self, entry: Entry, saved: Entry, promised: str = "") -> Changes:
        """Save an edit that is left, beside what was `saved` before it: what was answered needs no more deepening.

        `promised` is a line that becomes a promise, due when it says so. Where nothing changed the draft goes, and
        nothing is saved. Raises NothingWritten.
        """
        answered = entry.answers != saved.answers
        finished = replace(entry, deepen_later=entry.deepen_later and not answered)
        if finished == saved and not promised:
            self.drop_draft(entry.id)
            return NOTHING
        return self.save(finished, self._promise(entry, promised) if promised else None)

    def _promise(self, entry: Entry, line: str) -> Promise:
        from leader_journal.wording.when.due import find_due  # lists do without the grammar of days

        today = self._clock.now().date()
        found = find_due(line, today)
        return Promise(
            id=self._journal.ids.new(),
            text=line,
            made=today,
            to=entry.raised_by or next(iter(entry.people), None),
            entry=entry.id,
            due=found.due if found is not None else None,
        )

    def save(self, entry: Entry, promise: Promise | None = None) -> Changes:
        """Save an edited entry, with any `@New name` in its texts added to the people, and a promise made in it.

        `entry.people` are those beside the people of the facts, who are added here; those of the facts may be among
        them only as long as the facts name them.

        Raises NothingWritten.
        """
        if not entry.facts.strip():
            raise NothingWritten
        with self._writes.change() as writer:
            writer.put(self._with_people(writer, entry))
            if promise is not None:
                text = self._people.store_with_new(writer, promise.text)
                writer.put(replace(promise, text=text))
            writer.drop_draft(_slot(entry.id))
        return writer.changes

    def trash(self, entries: Iterable[str]) -> Changes:
        """Move entries to the trash, as one change."""
        with self._writes.change() as writer:
            for entry in entries:
                writer.delete(RecordKind.ENTRY, entry)
        return writer.changes

    def trashed(self) -> tuple[TrashedEntry, ...]:
        return self._journal.entries.trashed()

    def restore(self, entries: Iterable[str]) -> Changes:
        """Bring entries back from the trash, as one change, with the people, promises and agreements of theirs."""
        wanted = frozenset(entries)
        found = [trashed.entry for trashed in self.trashed() if trashed.entry.id in wanted]
        if not found:
            return NOTHING
        along = gone_with(self._journal.revisions, found)
        with self._writes.change() as writer:
            for record in along:
                writer.put(record)
            for entry in found:
                writer.put(self._as_of_now(entry))
        return writer.changes

    def thrown_away_in_job(self) -> frozenset[str]:
        """Return all that was thrown away and is not erased, read in another thread by a connection of its own."""
        return self._journal.erasures.deleted_in_job()

    def old_trash(self, among: Collection[str]) -> frozenset[str]:
        """Return what has lain in the trash for more than 30 days, for `erase_beside`. To be called at every start.

        `among` is what `thrown_away_in_job` found; what is back since stays.
        """
        return self._journal.erasures.due(self._clock.now() - dt.timedelta(days=TRASH_DAYS), among)

    def erase_beside(self, gone: frozenset[str], progress: Progress = no_progress) -> EmptiedBeside:
        """Erase it in a copy beside the journal, for `take_emptied` or `drop_emptied`: an erasure goes through all of
        the file, and nobody waits for this one. For a job. What was put back since stays.

        Raises DamagedJournal, NoAccess, DiskFull, DiskTrouble, ReadingOnly, Cancelled; nothing is changed then.
        """
        return self._journal.erasures.erase_deleted_beside(gone, progress)

    def take_emptied(self, beside: EmptiedBeside) -> Emptied | None:
        """Go on in that copy; None, and nothing is changed, where something was saved since or is being read."""
        return beside.emptied if self._writes.erase(partial(self._journal.erasures.take, beside), bool) else None

    def drop_emptied(self, beside: EmptiedBeside) -> None:
        """Leave the journal as it is."""
        self._journal.erasures.drop(beside)

    # versions

    def versions(self, entry: str) -> tuple[Version, ...]:
        return self._journal.entries.versions(entry)

    def version(self, entry: str, rev: str) -> Entry:
        return self._journal.entries.version(entry, rev)

    def bring_back(self, entry: str, rev: str) -> Changes:
        """Make an earlier version the present one; the one it replaces stays among the versions."""
        with self._writes.change() as writer:
            writer.put(self._as_of_now(self.version(entry, rev)))
        return writer.changes

    # the draft of an edit

    def save_draft(self, entry: Entry) -> None:
        """Keep what is being edited; overwrites the last draft and makes no version."""
        self._journal.drafts.save(_slot(entry.id), encode(entry))

    def draft(self, entry: str) -> Entry | None:
        """Return an edit that was not finished, or None."""
        draft = self._journal.drafts.load(_slot(entry))
        if draft is None:
            return None
        try:
            return self._as_of_now(decode(draft.payload, Entry))
        except Undecodable:
            return None

    def drop_draft(self, entry: str) -> None:
        self._journal.drafts.clear(_slot(entry))

    def _as_of_now(self, entry: Entry) -> Entry:
        """An entry from before two people were merged names who they are now."""
        from leader_journal.core.merging import merged_entry  # knows every kind of record; lists do without

        return merged_entry(entry, to_the_end(self._journal.people.merged()))

    def _with_people(self, writer: Writer, entry: Entry) -> Entry:
        facts = self._people.store_with_new(writer, entry.facts.strip())
        answers = tuple(
            replace(answer, text=self._people.store_with_new(writer, answer.text.strip()))
            for answer in entry.answers
            if answer.text.strip()
        )
        people = tuple(dict.fromkeys((*mentioned(facts), *entry.people)))
        raised_by = entry.raised_by if entry.raised_by in people else None
        return replace(entry, facts=facts, answers=answers, people=people, raised_by=raised_by)


def _slot(entry: str) -> str:
    return f"{OF_EDITS}{entry}"


def gone_with(revisions: Revisions, entries: Iterable[Entry]) -> tuple[Person | Promise | Agreement, ...]:
    """Return the records that the entries name and that were deleted together with them, promises first.

    Undoing a capture takes away the people it had added, its promise and its agreement as well. An entry that came back
    alone would say "?" where somebody was named, and the promise would be nowhere to be seen.
    """
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


def _of_kind(deleted: Iterable[Revision], kind: RecordKind, record: type[T]) -> Iterator[T]:
    return (decode(revision.payload, record) for revision in deleted if revision.kind == kind)
