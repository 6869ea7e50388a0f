"""Chart 1 as a finding: the elements and constructive reactions over time, with the changes in them."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from msgspec import Struct

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.counts import Direction, Evidence, Rate, SeriesCounts
from leader_journal.insight.pace import Pace
from leader_journal.insight.reach import month_period, rated_in

if TYPE_CHECKING:
    from leader_journal.insight.change import Certainty
    from leader_journal.insight.level import LevelPoint
    from leader_journal.insight.size import Size
    from leader_journal.insight.watched import Withdrawn


class MonthPoint(Struct, frozen=True):
    """One month of a series: a dot of chart 1. `rate` is None where nothing was rated."""

    month: dt.date
    counts: SeriesCounts
    rate: Rate | None


class Change(Struct, frozen=True):
    """A change of one series, dated to a month, never to a day.

    `before` and `since` count the entries of `before_days` and `since_days`, the stretches between this change and its
    neighbours, which may reach beyond the period that is shown. `size` is by how much the share is probably larger
    since: what the counts say, shrunk. `bayes_factor` is the evidence when the last month closed; `told` the day on
    which it was told first as it is told now or more surely. `pace` is None unless the leader also wrote clearly more
    or less often since.
    """

    certainty: Certainty
    around: dt.date
    week: dt.date
    before: Rate
    since: Rate
    before_days: Period
    since_days: Period
    bayes_factor: float
    size: Size
    told: dt.date
    pace: Pace | None = None

    @property
    def direction(self) -> Direction:
        """Whether it happens more or less often since."""
        return Direction.MORE if self.size.mean > 0 else Direction.LESS


class SeriesProgress(Struct, frozen=True):
    """One panel of chart 1. `level` is empty and `changes` too unless the evidence is ENOUGH; changes oldest first.

    `withdrawn` are those that were withdrawn lately. `could_show` is whether a change could have been seen at all: some
    month has closed with enough entries and weeks on both sides.
    """

    series: Series
    counts: SeriesCounts
    rate: Rate | None
    evidence: Evidence
    months: tuple[MonthPoint, ...]
    level: tuple[LevelPoint, ...] = ()
    changes: tuple[Change, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    could_show: bool = False

    @property
    def change(self) -> Change | None:
        """The latest change, the one to speak of."""
        return self.changes[-1] if self.changes else None

    @property
    def now(self) -> LevelPoint | None:
        """The level at the end of what is shown."""
        return self.level[-1] if self.level else None


class ProgressFinding(Struct, frozen=True):
    """Chart 1: the three elements and constructive reactions over time, in the order of `Series`.

    `filter` is the leader's own, without the period. The level and the changes are worked out from the whole history up
    to the end of `period`; the period only cuts what is shown.
    """

    period: Period
    today: dt.date
    filter: EntryFilter
    series: tuple[SeriesProgress, ...]

    def of(self, series: Series) -> SeriesProgress:
        """Return one panel."""
        return next(panel for panel in self.series if panel.series is series)

    @property
    def entries(self) -> int:
        """All entries of the period that match the filter, rated or not."""
        return self.series[0].counts.entries

    @property
    def evidence(self) -> Evidence:
        """The evidence of the panel that has most of it."""
        return max((panel.evidence for panel in self.series), key=lambda evidence: evidence.rank)

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The months of the time axis, the same in all panels."""
        return tuple(point.month for point in self.series[0].months)

    def entries_filter(self) -> EntryFilter:
        return self.filter.within(self.period)

    def series_filter(self, series: Series, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries that count in a series, or count with one rating."""
        return rated_in(self.entries_filter(), series, rating)

    def month_filter(self, series: Series, month: dt.date, rating: Mark | None = None) -> EntryFilter:
        """Return the filter of the entries behind one dot."""
        return rated_in(self.entries_filter().within(month_period(month)), series, rating)
