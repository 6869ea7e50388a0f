"""Promises: what is owed, to whom and since when, and how many of those due were kept."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.errors import NoWords
from leader_journal.core.mentions import mentioned
from leader_journal.core.record_kinds import RecordKind
from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.services.people.service import PeopleService
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal

if TYPE_CHECKING:
    from leader_journal.insight.counts import Rate


class PromisesView(Struct, frozen=True):
    """Promises by how they stand. The open ones the earliest due first; the closed ones the last closed first.

    `on_time` is the rate of those that were due, None while none was.
    """

    overdue: tuple[Promise, ...]
    due: tuple[Promise, ...]
    undated: tuple[Promise, ...]
    kept: tuple[Promise, ...]
    kept_late: tuple[Promise, ...]
    let_go: tuple[Promise, ...]
    on_time: Rate | None

    @property
    def open(self) -> tuple[Promise, ...]:
        """All that is owed, what is overdue first."""
        return (*self.overdue, *self.due, *self.undated)

    @property
    def closed(self) -> tuple[Promise, ...]:
        """All that is done with, the last closed first."""
        return tuple(sorted((*self.kept, *self.kept_late, *self.let_go), key=_closed_on, reverse=True))


class PromiseService:
    """What the pages do with promises beyond ticking them."""

    def __init__(self, journal: Journal, writes: Writes, people: PeopleService, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._people = people
        self._clock = clock

    def open(self) -> tuple[Promise, ...]:
        """Return the open promises, the earliest due first, those without a day last."""
        return self._journal.promises.open()

    def view(self, person: str | None = None) -> PromisesView:
        """Return all promises, or those to one person, by what became of them; what was closed last stands first."""
        from leader_journal.insight.promises import build_promises

        today = self._clock.now().date()
        chosen = [promise for promise in self._journal.promises.all() if person is None or promise.to == person]
        owed = sorted((p for p in chosen if p.state is PromiseState.OPEN), key=_due)
        kept = sorted((p for p in chosen if p.state is PromiseState.KEPT), key=_closed_on, reverse=True)
        return PromisesView(
            overdue=tuple(p for p in owed if p.overdue(today)),
            due=tuple(p for p in owed if p.due is not None and not p.overdue(today)),
            undated=tuple(p for p in owed if p.due is None),
            kept=tuple(p for p in kept if not p.kept_late),
            kept_late=tuple(p for p in kept if p.kept_late),
            let_go=tuple(sorted((p for p in chosen if p.state is PromiseState.LET_GO), key=_closed_on, reverse=True)),
            on_time=build_promises(chosen, today).on_time,
        )

    def add(self, typed: str, *, to: str | None = None, due: dt.date | None = None) -> Changes:
        """Note a promise by hand. Without `to` it is to the first person its text names. Raises NoWords."""
        promise = Promise(id=self._journal.ids.new(), text="", made=self._clock.now().date())
        return self.save(promise, typed, to=to, due=due)

    def save(self, promise: Promise, typed: str, *, to: str | None, due: dt.date | None) -> Changes:
        """Save a promise with other words, to somebody else or by another day. Raises NoWords."""
        if not typed.strip():
            raise NoWords
        with self._writes.change() as writer:
            text = self._people.store_with_new(writer, typed.strip())
            owed_to = to or next(iter(mentioned(text)), None)
            writer.put(replace(promise, text=text, to=owed_to, due=due))
        return writer.changes

    def keep(self, promise: Promise) -> Changes:
        """Note that a promise was kept today."""
        return self._close(promise, PromiseState.KEPT)

    def let_go(self, promise: Promise) -> Changes:
        """Note that the leader said no to it, honestly."""
        return self._close(promise, PromiseState.LET_GO)

    def new_date(self, promise: Promise, due: dt.date | None) -> Changes:
        """Promise it by another day, or without one."""
        with self._writes.change() as writer:
            writer.put(replace(promise, due=due))
        return writer.changes

    def reopen(self, promise: Promise) -> Changes:
        """Make a promise open again."""
        with self._writes.change() as writer:
            writer.put(replace(promise, state=PromiseState.OPEN, closed_on=None))
        return writer.changes

    def remove(self, promise: Promise) -> Changes:
        """Take a promise out that never was one; undo brings it back."""
        with self._writes.change() as writer:
            writer.delete(RecordKind.PROMISE, promise.id)
        return writer.changes

    def _close(self, promise: Promise, state: PromiseState) -> Changes:
        with self._writes.change() as writer:
            writer.put(replace(promise, state=state, closed_on=self._clock.now().date()))
        return writer.changes


def _due(promise: Promise) -> tuple[dt.date, str]:
    return promise.due or dt.date.max, promise.id


def _closed_on(promise: Promise) -> tuple[dt.date, str]:
    return promise.closed_on or promise.made, promise.id
