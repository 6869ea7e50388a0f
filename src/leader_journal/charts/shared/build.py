"""What charts build alike: what was seen, and what every finding begins with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypedDict

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.narrow_entry import NarrowEntry
from leader_journal.core.periods import Period, add_months, last_shown, month_start, quarter_of
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of


class SeenHead(TypedDict):
    """What everything that was seen begins with."""

    any_history: bool
    count: int
    first: dt.date | None
    period: Period
    filter: EntryFilter
    today: dt.date


class FindingHead(TypedDict):
    """What every finding begins with."""

    period: Period
    filter: EntryFilter
    today: dt.date
    entries: int
    evidence: Evidence


class Seen(Struct, frozen=True, kw_only=True):
    """What a chart was asked, and how much it saw: the `count` of entries, and whether the journal holds any at all."""

    any_history: bool
    count: int
    period: Period
    filter: EntryFilter
    today: dt.date

    @property
    def last(self) -> dt.date:
        """The last day of the period that has come."""
        return last_shown(self.period, self.today)

    def head(self, counted: int) -> FindingHead:
        """Return what every finding begins with, where so many entries count."""
        if_empty = Evidence.NO_MATCH if self.any_history or self.filter.narrows else Evidence.NONE
        counts = SeriesCounts(shown=counted, unmarked=max(self.count - counted, 0))
        return FindingHead(
            period=self.period,
            filter=self.filter,
            today=self.today,
            entries=self.count,
            evidence=evidence_of(counts, if_empty=if_empty),
        )


class OverTime(Seen, frozen=True, kw_only=True):
    """What is shown on a time line; `first` is the day of the first entry that the filter and the period leave."""

    first: dt.date | None

    def ends(self) -> tuple[dt.date, dt.date]:
        """Return the ends of the time line: those of the period, but no day before the first entry or after today."""
        return min(self.first or self.last, self.last), self.last

    def months(self, step: int = 1) -> tuple[dt.date, ...]:
        """Return the months of the time line, or its quarters (`step` 3)."""
        first, last = self.ends()
        at = month_start(first) if step == 1 else quarter_of(first)
        found = []
        while at <= last:
            found.append(at)
            at = add_months(at, step)
        return tuple(found)


class EntriesSeen(OverTime, frozen=True, kw_only=True):
    """Of the entries of the period that match the filter those that say something of what a chart is about, narrow,
    oldest first; the others only count.

    `history` are those up to the end of the period, where a chart asks for what was before it too.
    """

    entries: Sequence[NarrowEntry]
    history: Sequence[NarrowEntry] = ()
