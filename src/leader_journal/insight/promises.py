"""Promises kept on time, of those that were due.

A promise that is not due yet is in no denominator: counted early, the rate would look bad at first and good later. One
that was let go, said honestly, is neither kept nor broken. Without a day there is no "on time".
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.records import Promise
from leader_journal.core.terms import PromiseState
from leader_journal.insight.counts import Rate
from leader_journal.insight.wilson import rate


class Keeping(StrEnum):
    """How a promise stands."""

    ON_TIME = "on_time"
    LATE = "late"
    OVERDUE = "overdue"
    NOT_DUE = "not_due"
    LET_GO = "let_go"
    UNDATED = "undated"


class PromisesFinding(Struct, frozen=True):
    """Promises by how they stand, as ids in the order given. `on_time` of those due; None while none was."""

    today: dt.date
    promises: tuple[tuple[str, Keeping], ...]
    on_time: Rate | None

    def ids(self, *keeping: Keeping) -> tuple[str, ...]:
        """Return the promises that stand so."""
        return tuple(promise for promise, stands in self.promises if stands in keeping)


def keeping(promise: Promise, today: dt.date) -> Keeping:
    """Return how one promise stands. Due today is not overdue yet; kept early counts as on time."""
    if promise.state is PromiseState.LET_GO:
        return Keeping.LET_GO
    if promise.due is None:
        return Keeping.UNDATED
    if promise.state is PromiseState.OPEN:
        return Keeping.OVERDUE if promise.overdue(today) else Keeping.NOT_DUE
    if promise.closed_on is None:
        return Keeping.UNDATED
    return Keeping.LATE if promise.kept_late else Keeping.ON_TIME


def build_promises(promises: Iterable[Promise], today: dt.date) -> PromisesFinding:
    stand = tuple((promise.id, keeping(promise, today)) for promise in promises)
    kept = sum(stands is Keeping.ON_TIME for _, stands in stand)
    due = kept + sum(stands in (Keeping.LATE, Keeping.OVERDUE) for _, stands in stand)
    return PromisesFinding(today, stand, rate(kept, due) if due else None)
