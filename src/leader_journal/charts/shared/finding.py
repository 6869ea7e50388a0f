"""What findings share: what they looked at, one entry as one mark, and a person by the name that may be said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.insight.counts import Evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a finding looked at: the leader's own filter, the days, and how many entries they hold."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence

    def entries_filter(self) -> EntryFilter:
        """Return the filter of all entries of the period, those that do not count too."""
        return self.filter.within(self.period)


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry as one mark of a chart."""

    id: str
    day: dt.date


@dataclass(frozen=True, slots=True)
class Someone:
    """A person of a finding: who, and what they are called in it. Exports call them by letters."""

    id: str
    name: str
