"""Closed loops and repair as findings: what was done afterwards, and what is open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from msgspec import Struct

from leader_journal.charts.shared.finding import Scope
from leader_journal.insight.counts import Rate
from leader_journal.insight.waiting import median_wait


class Bin(Struct, frozen=True):
    """Days from `first` to `last`, both included; None for no end."""

    first: int
    last: int | None

    def __contains__(self, days: int) -> bool:
        return self.first <= days and (self.last is None or days <= self.last)


DAY_BINS = (Bin(0, 0), Bin(1, 1), Bin(2, 3), Bin(4, 7), Bin(8, 14), Bin(15, 30), Bin(31, None))
"""Finer where it matters: the same day, the next, that week, that month."""


class FollowUp(Struct, frozen=True):
    """An entry that asked for something afterwards. `days` it took; of an open one, the days since. None: no day."""

    id: str
    day: dt.date
    done: bool
    days: int | None


class FollowUpsFinding(Scope, frozen=True, kw_only=True):
    """What was done afterwards and what is open, oldest first; `unanswered` is of what nobody said either.

    `rate` is of what was done, among that and what has been open since before today: silence is in no denominator.
    """

    done: tuple[FollowUp, ...]
    open: tuple[FollowUp, ...]
    rate: Rate | None
    unanswered: tuple[FollowUp, ...] = ()

    def drawn(self) -> Iterable[str]:
        return (one.id for part in (self.done, self.open, self.unanswered) for one in part)

    @property
    def median_days(self) -> int | None:
        """After so many days half is done, as far as what is open lets it be known; None where that is not reached."""
        return median_wait(*([one.days for one in part if one.days is not None] for part in (self.done, self.open)))

    @property
    def dated(self) -> int:
        """How many of those done have a day."""
        return sum(one.days is not None for one in self.done)

    def in_bin(self, span: Bin) -> tuple[FollowUp, ...]:
        """Return what was done within so many days."""
        return tuple(one for one in self.done if one.days is not None and one.days in span)


class LoopsFinding(FollowUpsFinding, frozen=True, kw_only=True):
    """Closed loops: were they told what became of it? Entries with nothing to tell are in no denominator."""

    nothing_to_tell: int


class RepairFinding(FollowUpsFinding, frozen=True, kw_only=True):
    """Sharp or closing reactions: did the leader come back to it afterwards? Some had nothing to come back to."""

    nothing_to_come_back_to: int
