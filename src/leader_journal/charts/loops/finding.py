"""Closed loops and repair as findings: what was done afterwards, and what is open."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from statistics import median_low

from leader_journal.charts.shared.finding import Scope
from leader_journal.insight.counts import Rate


@dataclass(frozen=True, slots=True)
class Bin:
    """Days from `first` to `last`, both included; None for no end."""

    first: int
    last: int | None

    def __contains__(self, days: int) -> bool:
        return self.first <= days and (self.last is None or days <= self.last)


DAY_BINS = (Bin(0, 0), Bin(1, 1), Bin(2, 3), Bin(4, 7), Bin(8, 14), Bin(15, 30), Bin(31, None))
"""Finer where it matters: the same day, the next, that week, that month."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An entry that asked for something afterwards. `days` it took; of an open one, the days since. None: no day."""

    id: str
    day: dt.date
    done: bool
    days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUpsFinding(Scope):
    """What was done afterwards and what is open, oldest first. `rate` of done, None where nothing was to be done."""

    done: tuple[FollowUp, ...]
    open: tuple[FollowUp, ...]
    rate: Rate | None

    @property
    def median_days(self) -> int | None:
        """At least half of what was done, and has a day, took so many days at most."""
        days = [one.days for one in self.done if one.days is not None]
        return median_low(days) if days else None

    @property
    def dated(self) -> int:
        """How many of those done have a day."""
        return sum(one.days is not None for one in self.done)

    def in_bin(self, span: Bin) -> tuple[FollowUp, ...]:
        """Return what was done within so many days."""
        return tuple(one for one in self.done if one.days is not None and one.days in span)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopsFinding(FollowUpsFinding):
    """Closed loops: were they told what became of it? Entries with nothing to tell are in no denominator."""

    nothing_to_tell: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairFinding(FollowUpsFinding):
    """Sharp or closing reactions: did the leader come back to it afterwards?"""
