"""Bringing in what a leader kept elsewhere: read, shown beforehand, and in as one change that one undo takes back.

The window and the command line take the same three steps: `read` (a job may do it), `preview`, `bring_in`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.backups import BackupReason
from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.filters import EVERYTHING
from leader_journal.core.imports import Again, DateOrder, Remark, SourceFormat
from leader_journal.core.merged_people import to_the_end
from leader_journal.core.merging import merged_entry
from leader_journal.core.one_on_ones import MeetingState, OneOnOne
from leader_journal.core.progress import Progress, no_progress
from leader_journal.core.records import Entry, Promise
from leader_journal.exchange.import_plan import (
    ImportedEntry,
    ImportedMeeting,
    ImportPlan,
    KnownPeople,
    entry_of,
    unique,
)
from leader_journal.services.entries.service import gone_with
from leader_journal.services.imported_before import ImportedBefore

if TYPE_CHECKING:
    from leader_journal.core.clock import Clock
    from leader_journal.services.backups import BackupService
    from leader_journal.services.people.service import PeopleService
    from leader_journal.services.writes import Writes
    from leader_journal.storage.journal import Journal
    from leader_journal.storage.writer import Writer

PREVIEWED = 5
"""Entries that a preview shows."""
_LONG_AGO = 1980
_LOADED_FROM = 500
"""So many new entries are loaded in bulk, where the journal does not hold many more."""


class HowToRead(Struct, frozen=True, kw_only=True):
    """What the leader said about a source: its format, its columns (field, heading), its dates, its password."""

    format: SourceFormat | None = None
    mapping: tuple[tuple[str, str], ...] = ()
    dates: DateOrder | None = None
    password: str | None = None


class ImportCounts(Struct, frozen=True, kw_only=True):
    """How much an import adds, or would add: entries, those that are here again, one-on-ones, promises."""

    added: int = 0
    again: int = 0
    meetings: int = 0
    promises: int = 0

    @property
    def anything(self) -> bool:
        """Whether the journal is another one afterwards."""
        return bool(self.added or self.again or self.meetings)


class ImportPreview(Struct, frozen=True, kw_only=True):
    """What an import would do.

    While its dates are in doubt, no day is told. `known` is here already, `in_bin` came in before and was thrown away,
    `otherwise` came in before by another mapping.
    """

    plan: ImportPlan
    new: int
    known: int
    in_bin: int = 0
    otherwise: int = 0
    new_meetings: int = 0
    known_meetings: int = 0
    first: tuple[ImportedEntry, ...] = ()
    first_meetings: tuple[ImportedMeeting, ...] = ()
    first_day: dt.date | None = None
    last_day: dt.date | None = None
    new_people: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    tasks: int = 0
    remarks: tuple[tuple[Remark, int], ...] = ()

    @property
    def doubtful_dates(self) -> bool:
        """Whether the leader has to say how the dates are written before anything comes in."""
        return bool(self.plan.dates.doubtful)

    @property
    def anything(self) -> bool:
        """Whether something would come in, or could be brought back."""
        return bool(self.new or self.new_meetings or self.in_bin or self.otherwise)

    def would(self, again: Again = Again.LEAVE, *, tasks_as_promises: bool = False) -> ImportCounts:
        """Return what `bring_in` would do, asked the same: nothing while dates are in doubt."""
        if self.doubtful_dates:
            return ImportCounts()
        back = {Again.LEAVE: 0, Again.BRING_BACK: self.in_bin, Again.AFRESH: self.in_bin + self.otherwise}[again]
        return ImportCounts(
            added=self.new,
            again=back,
            meetings=self.new_meetings,
            promises=self.tasks if tasks_as_promises else 0,
        )


class ImportResult(ImportCounts, frozen=True, kw_only=True):
    """What an import did."""

    changes: Changes
    known: int = 0


class ImportService:
    """The one way in."""

    def __init__(
        self, journal: Journal, writes: Writes, people: PeopleService, backups: BackupService, clock: Clock
    ) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._backups = backups
        self._clock = clock
        self._before = ImportedBefore(journal, people)

    def read(self, path: Path, how: HowToRead | None = None) -> ImportPlan:
        """Return what a file or folder holds; touches no journal, so a job may do it.

        The plan of an archive is empty: it is a journal, and `ExchangeService` takes it whole. Raises UnreadableSource,
        and BadInput for a mapping that names what is not there.
        """
        from leader_journal.exchange.incoming.draft import Options
        from leader_journal.exchange.incoming.reading import read_entries
        from leader_journal.exchange.incoming.recognise import recognised
        from leader_journal.exchange.incoming.source import open_source

        how = how or HowToRead()
        if how.format in (None, SourceFormat.ARCHIVE) and self._is_archive(path):
            return ImportPlan(format=SourceFormat.ARCHIVE)  # of any size: it is read a line at a time
        source = open_source(path, self._journal.path)
        kind = how.format or recognised(source)
        if kind is SourceFormat.ARCHIVE:
            return ImportPlan(format=kind)
        today = self._clock.now().date()
        return read_entries(
            source, kind, Options(mapping=how.mapping, dates=how.dates, password=how.password, today=today)
        )

    def preview(self, plan: ImportPlan) -> ImportPreview:
        """Return what importing would do, and change nothing."""
        found = self._before.sorted(plan)
        meetings = self._before.new_meetings(plan)
        days = sorted(item.happened.date() for item in plan.entries) or sorted(one.day for one in plan.meetings)
        days = [] if plan.dates.doubtful else days
        return ImportPreview(
            plan=plan,
            new=len(found.new),
            known=found.known,
            in_bin=len(found.in_bin),
            otherwise=len(found.otherwise),
            new_meetings=len(meetings),
            known_meetings=len(plan.meetings) - len(meetings),
            first=() if plan.dates.doubtful else tuple(found.new[:PREVIEWED]),
            first_meetings=tuple(meetings[:PREVIEWED]),
            first_day=days[0] if days else None,
            last_day=days[-1] if days else None,
            new_people=tuple(name for name in _people_of(found.new, meetings) if self._people.find(name) is None),
            themes=unique(theme for item in found.new for theme in (*item.themes, *(tag[1:] for tag in item.tags))),
            tasks=sum(len(item.tasks) for item in found.new),
            remarks=(*plan.remarks, *self._odd(plan)),
        )

    def bring_in(
        self,
        plan: ImportPlan,
        progress: Progress = no_progress,
        *,
        again: Again = Again.LEAVE,
        tasks_as_promises: bool = False,
    ) -> ImportResult:
        """Add what is new, as one change that undo takes back. Cancelling adds nothing. Raises Cancelled.

        A backup is made before.

        `again` says what becomes of what came in before and lies in the bin, or was read by another mapping.
        """
        found = self._before.sorted(plan)
        meetings = self._before.new_meetings(plan)
        back = [*found.in_bin, *found.otherwise] if again is Again.AFRESH else found.in_bin
        back = [] if again is Again.LEAVE else back
        if not found.new and not meetings and not back:
            return ImportResult(changes=NOTHING, known=found.known + len(found.in_bin) + len(found.otherwise))
        self._backups.before(BackupReason.IMPORT)
        with self._writes.change() as writer:
            if again is Again.BRING_BACK:
                self._bring_back(writer, [entry for _item, entry in back])
            named = found.new if again is Again.BRING_BACK else [*found.new, *(item for item, _entry in back)]
            for name in _people_of(named, meetings):
                self._people.put_new(writer, name)
            maker = _EntryMaker(plan.source, self._clock.now(), self._people.ids_by_alias())
            if again is Again.AFRESH:
                for item, entry in back:
                    writer.put(maker.entry(item, entry.id))
            promises = self._put_new(writer, maker, found.new, progress, tasks_as_promises=tasks_as_promises)
            for meeting in meetings:
                writer.put(self._meeting(meeting))
        return ImportResult(
            changes=writer.changes,
            added=len(found.new),
            known=found.known,
            again=len(back),
            meetings=len(meetings),
            promises=promises,
        )

    def _is_archive(self, path: Path) -> bool:
        from leader_journal.exchange.archive import archive_at, is_archive

        try:
            # closing a second handle on the open journal would drop the locks that SQLite holds on it
            path = archive_at(path)
            return path.is_file() and not path.samefile(self._journal.path) and is_archive(path)
        except OSError:
            return False  # the one way in says why

    def _odd(self, plan: ImportPlan) -> Iterator[tuple[Remark, int]]:
        """What looks wrong: days to come, days of another age, and many entries that all happened at midnight."""
        now = self._clock.now()
        future = sum(item.happened.date() > now.date() for item in plan.entries)
        old = sum(item.happened.year < _LONG_AGO for item in plan.entries)
        yield from (
            (remark, count) for remark, count in ((Remark.IN_THE_FUTURE, future), (Remark.LONG_AGO, old)) if count
        )
        if len(plan.entries) > 1 and all(item.happened.time() == dt.time() for item in plan.entries):
            yield Remark.NO_TIME, len(plan.entries)
        agendas = sum(bool(one.notes) and one.day >= now.date() for one in plan.meetings)
        if agendas:
            yield Remark.AGENDAS, agendas

    # writing

    def _bring_back(self, writer: Writer, entries: Sequence[Entry]) -> None:
        into = to_the_end(self._journal.people.merged())
        for record in gone_with(self._journal.revisions, entries):
            writer.put(record)
        for entry in entries:
            writer.put(merged_entry(entry, into))

    def _put_new(
        self,
        writer: Writer,
        maker: _EntryMaker,
        items: Sequence[ImportedEntry],
        progress: Progress,
        *,
        tasks_as_promises: bool,
    ) -> int:
        """Put new entries, in bulk where they are many; return how many promises came with them."""
        promises: list[Promise] = []
        ids = self._journal.ids.many()

        def made() -> Iterator[Entry]:
            for item in items:
                entry = maker.entry(item, next(ids))
                if tasks_as_promises:
                    promises.extend(self._promises(item, entry))
                yield entry

        if len(items) >= max(_LOADED_FROM, self._journal.entries.count(EVERYTHING) // 4):
            writer.load(made(), len(items), progress)
        else:
            for number, entry in enumerate(made()):
                progress(number / len(items))
                writer.put(entry)
        for promise in promises:
            writer.put(promise)
        return len(promises)

    def _promises(self, item: ImportedEntry, entry: Entry) -> Iterator[Promise]:
        to = entry.people[0] if len(entry.people) == 1 else None
        for task in item.tasks:
            yield Promise(
                id=self._journal.ids.new(), text=self._people.stored(task), made=entry.day, to=to, entry=entry.id
            )

    def _meeting(self, meeting: ImportedMeeting) -> OneOnOne:
        person = self._people.find(meeting.person)
        assert person is not None, "everybody was put in before"
        now = self._clock.now()
        past = meeting.day < now.date() and not meeting.cancelled
        state = MeetingState.CANCELLED if meeting.cancelled else MeetingState.HELD if past else MeetingState.PLANNED
        return OneOnOne(
            id=self._journal.ids.new(),
            person=person.id,
            created=now,
            day=meeting.day,
            time=meeting.time,
            minutes=meeting.minutes,
            place=meeting.place,
            state=state,
            held_on=meeting.day if past else None,
            brought=self._people.stored(meeting.notes) if past else "",
        )


class _EntryMaker:
    """Makes entries of one import."""

    def __init__(self, source: str, written: dt.datetime, id_of: Mapping[str, str]) -> None:
        self._source = source
        self._written = written
        self._people = KnownPeople(id_of)

    def entry(self, item: ImportedEntry, entry: str) -> Entry:
        return entry_of(item, source=self._source, id=entry, written=self._written, id_of=self._people)


def _people_of(entries: Iterable[ImportedEntry], meetings: Iterable[ImportedMeeting]) -> tuple[str, ...]:
    return unique([*(name for entry in entries for name in entry.people), *(one.person for one in meetings)])
