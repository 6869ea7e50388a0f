"""Chart 3 as a finding: one month against the usual."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Evidence, SeriesCounts
from leader_journal.insight.reach import month_period, rated_in


class MonthVerdict(StrEnum):
    """A month held against the usual."""

    AS_USUAL = "as_usual"
    """Inside the usual range."""
    MAY_BE_CHANCE = "may_be_chance"
    """Outside of it, on less evidence than anything is told from."""
    MORE = "more"
    LESS = "less"
    PERHAPS_MORE = "perhaps_more"
    PERHAPS_LESS = "perhaps_less"
    SO_FAR = "so_far"
    """The month runs: it is not compared yet."""
    TOO_FEW = "too_few"


class MonthAgainstUsual(Struct, frozen=True):
    """One series of chart 3. Of `rated` entries `usual_low`..`usual_high` is usual; None where that cannot be told."""

    series: Series
    counts: SeriesCounts
    usual_low: int | None
    usual_high: int | None
    verdict: MonthVerdict
    history: SeriesCounts

    @property
    def shown(self) -> int:
        """How many entries of the month showed it."""
        return self.counts.shown

    @property
    def rated(self) -> int:
        """How many entries of the month count."""
        return self.counts.rated


class MonthFinding(Struct, frozen=True):
    """Chart 3: one month against the twelve before it, in the order of `Series`. `complete` is False while it runs."""

    month: dt.date
    complete: bool
    filter: EntryFilter
    evidence: Evidence
    rows: tuple[MonthAgainstUsual, ...]

    def of(self, series: Series) -> MonthAgainstUsual:
        """Return one row."""
        return next(row for row in self.rows if row.series is series)

    @property
    def entries(self) -> int:
        """All entries of the month that match the filter, rated or not."""
        return self.rows[0].counts.entries

    def entries_filter(self) -> EntryFilter:
        return self.filter.within(month_period(self.month))

    def series_filter(self, series: Series, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries behind one row, or those with one rating."""
        return rated_in(self.entries_filter(), series, rating)
