"""What is owed: promises, loops, sharp reactions. What is settled where it is seen is one change, undone as one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from leader_journal.core.changes import NOTHING, Changes
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.records import Entry, Promise
from leader_journal.core.terms import Loop, Repair
from leader_journal.services.promises import PromiseService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


class Debts(Struct, frozen=True):
    """What is owed: promises, the earliest due first; entries whose loop is open, and sharp ones, oldest first.

    `older` opens the entries that are left out, because they lie further back than was asked for.
    """

    promises: tuple[Promise, ...]
    loops: tuple[Entry, ...]
    unrepaired: tuple[Entry, ...]
    older: EntryFilter = field(default_factory=lambda: EntryFilter(ids=frozenset()))

    @property
    def none(self) -> bool:
        """Whether nothing is owed."""
        return not (self.promises or self.loops or self.unrepaired)


class DebtService:
    """What is owed, and what can be done in place with what entries owe; promises have their own service."""

    def __init__(self, journal: Journal, writes: Writes, promises: PromiseService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._promises = promises
        self._clock = clock

    def open(self, since: dt.date | None = None) -> Debts:
        """Return what is owed; of entries only those since a day: what was sharp a year ago is no task any more."""
        entries = self._journal.entries
        lately = entries.with_debts(EntryFilter(period=Period(since)))
        older = frozenset[str]()
        if since is not None:
            before = Period(None, since - dt.timedelta(days=1))
            older = entries.ids_with_debts(EntryFilter(period=before))
        return Debts(
            self._promises.open(),
            tuple(entry for entry in lately if entry.loop_open),
            tuple(entry for entry in lately if entry.unrepaired),
            EntryFilter(ids=older),
        )

    def told(self, entry: str, day: dt.date | None = None) -> Changes:
        """Note that they were told what became of it, today or on a day."""
        return self._change(entry, lambda record: replace(record, loop=Loop.TOLD, told_on=day or self._today))

    def nothing_to_tell(self, entry: str) -> Changes:
        """Note that there is nothing to tell."""
        return self._change(entry, lambda record: replace(record, loop=Loop.NOTHING_TO_TELL, told_on=None))

    def came_back(self, entry: str, day: dt.date | None = None) -> Changes:
        """Note that the leader came back to it, today or on a day."""
        return self._change(entry, lambda record: replace(record, came_back_on=day or self._today, repair=None))

    def nothing_to_come_back_to(self, entry: str) -> Changes:
        """Note that there is nothing to come back to."""
        return self._change(entry, lambda record: replace(record, came_back_on=None, repair=Repair.NOTHING))

    @property
    def _today(self) -> dt.date:
        return self._clock.now().date()

    def _change(self, entry: str, changed: Callable[[Entry], Entry]) -> Changes:
        """Change an entry as it stands now; of one that was thrown away meanwhile nothing is changed."""
        try:
            record = self._journal.entries.get(entry)
        except KeyError:
            return NOTHING
        with self._writes.change() as writer:
            writer.put(changed(record))
        return writer.changes
