"""What findings share: what they looked at, one entry as one mark, and a person by the name that may be said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.insight.counts import Evidence
from leader_journal.insight.reach import these


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a finding looked at: the leader's own filter, the days, and how many entries they hold."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entries that are in the figure; of all of the period where none is."""
        drawn = these(self.drawn())
        return drawn if drawn.ids else self.filter.within(self.period)

    def drawn(self) -> Iterable[str]:
        """Return the ids of the entries that are in the figure; none where it is not made of single entries."""
        return ()


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
