"""Promises: what the leader owes, kept or let go with an honest no."""

from __future__ import annotations

import dataclasses

from leader_journal.core.changes import Changes
from leader_journal.core.clock import Clock
from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal


class PromiseService:
    """What pages do with promises."""

    def __init__(self, journal: Journal, writes: Writes, clock: Clock) -> None:
        self._journal = journal
        self._writes = writes
        self._clock = clock

    def open(self) -> tuple[Promise, ...]:
        """Return the open promises, the earliest due first, those without a day last."""
        return self._journal.promises.open()

    def keep(self, promise: Promise) -> Changes:
        """Note that a promise was kept today."""
        return self._close(promise, PromiseState.KEPT)

    def let_go(self, promise: Promise) -> Changes:
        """Note that the leader said no to it, honestly."""
        return self._close(promise, PromiseState.LET_GO)

    def reopen(self, promise: Promise) -> Changes:
        """Make a promise open again."""
        with self._writes.change() as writer:
            writer.put(dataclasses.replace(promise, state=PromiseState.OPEN, closed_on=None))
        return writer.changes

    def new_id(self) -> str:
        """Return an id for a promise that is being made."""
        return self._journal.ids.new()

    def _close(self, promise: Promise, state: PromiseState) -> Changes:
        with self._writes.change() as writer:
            writer.put(dataclasses.replace(promise, state=state, closed_on=self._clock.now().date()))
        return writer.changes
