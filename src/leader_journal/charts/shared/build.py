"""What the charts made of narrow entries share: what was read, and what every one of their findings begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypedDict

from leader_journal.core.filters import EntryFilter
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.periods import Period, add_months, month_start, quarter_of
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of


class FindingHead(TypedDict):
    """What every finding begins with."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class EntriesSeen:
    """What was read: the entries of the period that match the filter, and whether the journal holds any entry.

    `history` are all of them up to the end of the period, where a chart asks for those before it too.
    """

    entries: Sequence[NarrowEntry]
    any_history: bool
    period: Period
    filter: EntryFilter
    today: dt.date
    history: Sequence[NarrowEntry] = ()

    def head(self, counted: int) -> FindingHead:
        """Return what every finding begins with, where so many entries count."""
        return FindingHead(
            period=self.period,
            filter=self.filter,
            today=self.today,
            entries=len(self.entries),
            evidence=self._evidence(counted),
        )

    def ends(self) -> tuple[dt.date, dt.date]:
        """Return the ends of the time line: those of the period, but no day before the first entry or after today."""
        last = self.today if self.period.last is None else min(self.period.last, self.today)
        first = self.entries[0].day if self.entries else last
        return min(first, last), last

    def months(self, step: int = 1) -> tuple[dt.date, ...]:
        """Return the months of the time line, or its quarters (`step` 3)."""
        first, last = self.ends()
        at = month_start(first) if step == 1 else quarter_of(first)
        found = []
        while at <= last:
            found.append(at)
            at = add_months(at, step)
        return tuple(found)

    def _evidence(self, counted: int) -> Evidence:
        """Return how much there is to go by."""
        if_empty = Evidence.NO_MATCH if self.any_history or self.filter.narrows else Evidence.NONE
        counts = SeriesCounts(shown=counted, unmarked=len(self.entries) - counted)
        return evidence_of(counts, if_empty=if_empty)
