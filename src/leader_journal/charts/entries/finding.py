"""Chart 2 as a finding: one mark for every rated entry of a series."""

from __future__ import annotations

import datetime as dt

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.tallies import RatedEntry
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Evidence, Rate, SeriesCounts
from leader_journal.insight.reach import month_period, rated_in


class MonthMarks(Struct, frozen=True):
    """One month of chart 2. `marks` stand as they are stacked: shown, partly, missed, each oldest first."""

    month: dt.date
    marks: tuple[RatedEntry, ...]
    counts: SeriesCounts


class EntriesFinding(Struct, frozen=True):
    """Chart 2: one mark for every rated entry of a series; bars of the same shape where there are too many.

    With `as_bars` the months carry counts and no marks.
    """

    series: Series
    period: Period
    filter: EntryFilter
    counts: SeriesCounts
    rate: Rate | None
    evidence: Evidence
    months: tuple[MonthMarks, ...]
    as_bars: bool

    def entries_filter(self) -> EntryFilter:
        """Return the filter of the entries that are in the figure; of all of the period where none counts."""
        chosen = self.filter.within(self.period)
        return rated_in(chosen, self.series) if self.counts.rated else chosen

    def series_filter(self, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries that count, or count with one rating."""
        return rated_in(self.entries_filter(), self.series, rating)

    def month_filter(self, month: dt.date, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries of one month's stack."""
        return rated_in(self.entries_filter().within(month_period(month)), self.series, rating)

    def mark_filter(self, mark: RatedEntry) -> EntryFilter:
        """Return the filter that holds the one entry behind a mark."""
        return EntryFilter(ids=frozenset({mark.id}))
