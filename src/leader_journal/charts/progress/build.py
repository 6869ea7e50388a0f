"""From tallies to chart 1: the one place where level, change and pace meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np

from leader_journal.charts.progress.finding import Change, MonthPoint, ProgressFinding, SeriesProgress, Withdrawn
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, last_shown, monday_of, month_of_week
from leader_journal.core.tallies import Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days, month_axis
from leader_journal.insight.change import Found, Search, closed_months, closing_days
from leader_journal.insight.counts import Evidence, evidence_of, if_empty_of
from leader_journal.insight.level import LevelPoint, level_points, smooth
from leader_journal.insight.pace import pace
from leader_journal.insight.thresholds import WITHDRAWN_MONTHS
from leader_journal.insight.wilson import rate_of


def build_progress(tallies: Tallies, period: Period, filter: EntryFilter, today: dt.date) -> ProgressFinding:  # noqa: A002 - as in findings
    """Return chart 1. `tallies` hold the history that matches `filter`, up to the end of `period` or beyond.

    Level and changes are worked out from all days up to the end of the period (today at the latest); the period then
    cuts what is shown, and a change is told if it lies within.
    """
    history = [Days.of(tallies.get(series, ())) for series in Series]
    last = last_shown(period, today)
    history = [days.within(Period(None, last)) for days in history]
    shown = [days.within(period) for days in history]
    axis = month_axis(history, period, last)
    if_empty = if_empty_of(filter, period, today, any_history=any(days.ordinals.size for days in history))
    counts = [days.total() for days in shown]
    evidence = [evidence_of(count, if_empty=if_empty) for count in counts]
    trends = _Trends(history, period, last, today) if Evidence.ENOUGH in evidence else None
    return ProgressFinding(
        period,
        today,
        filter,
        tuple(
            SeriesProgress(
                series,
                counts[row],
                rate_of(counts[row]),
                evidence[row],
                tuple(
                    MonthPoint(month, count, rate_of(count))
                    for month, count in zip(axis, shown[row].by_month(axis), strict=True)
                ),
                *(trends.told(row) if trends and evidence[row] is Evidence.ENOUGH else ()),
            )
            for row, series in enumerate(Series)
        ),
    )


class _Trends:
    """Levels and changes of all series, on one axis of weeks."""

    def __init__(self, history: Sequence[Days], period: Period, last: dt.date, today: dt.date) -> None:
        self._history = history
        self._period = period
        self._last = last
        self._start = monday_of(min(days.first for days in history if days.first is not None))
        weeks = (last - self._start).days // 7 + 1
        self._mondays = tuple(self._start + dt.timedelta(weeks=ahead) for ahead in range(weeks))
        binned = [days.by_week(self._start, weeks) for days in history]
        self._shown = np.stack([shown for shown, _ in binned])
        self._rated = np.stack([rated for _, rated in binned])
        self._posterior = smooth(self._shown, self._rated)
        self._days, closes = closing_days(self._start, last, today), closed_months(self._start, last, today)
        self._looked = dict(zip(closes, self._days, strict=True))
        self._search = Search(self._shown, self._rated)
        for close in closes:
            if close:
                self._search.look(close)
        self._said = self._search.said()

    def told(self, row: int) -> tuple[tuple[LevelPoint, ...], tuple[Change, ...], tuple[Withdrawn, ...], bool]:
        """Return what one panel tells: level, changes, what was withdrawn lately, and whether any could show."""
        return self.level(row), self.changes(row), self.withdrawn(row), self._search.could_show(row)

    def level(self, row: int) -> tuple[LevelPoint, ...]:
        """Return the weeks of one series within the period, from its first rated entry on."""
        first = int(np.argmax(self._rated[row] > 0))
        if self._period.first is not None:
            first = max(first, (self._period.first - self._start).days // 7)
        return level_points(self._posterior, row, self._mondays, first)

    def changes(self, row: int) -> tuple[Change, ...]:
        """Return the changes of one series that lie within the period."""
        found = self._said[row].found
        starts = [0, *(change.week for change in found), len(self._mondays)]
        told = (
            self._tell(row, change, self._mondays[starts[at]], self._end_of(starts[at + 2]))
            for at, change in enumerate(found)
        )
        return tuple(change for change in told if change is not None)

    def withdrawn(self, row: int) -> tuple[Withdrawn, ...]:
        """Return the changes of one series that were withdrawn lately, oldest first."""
        since = add_months(self._last, -WITHDRAWN_MONTHS)
        gone = (
            Withdrawn(month_of_week(self._mondays[one.week]), self._looked[one.told], self._looked[one.withdrawn])
            for one in self._said[row].taken_back
        )
        return tuple(one for one in gone if one.withdrawn > since)

    def _end_of(self, week: int) -> dt.date:
        """Return the last day before a week, or the last day of all."""
        return self._last if week == len(self._mondays) else self._mondays[week] - dt.timedelta(days=1)

    def _tell(self, row: int, found: Found, first: dt.date, last: dt.date) -> Change | None:
        days, week = self._history[row], self._mondays[found.week]
        before = Period(max(first, days.first or first), week - dt.timedelta(days=1))
        since = Period(week, last)
        old, new = days.within(before), days.within(since)
        old_rate, new_rate = rate_of(old.total()), rate_of(new.total())
        around = month_of_week(week)
        if old_rate is None or new_rate is None or (week not in self._period and around not in self._period):
            return None
        return Change(
            certainty=found.certainty,
            around=around,
            week=week,
            before=old_rate,
            since=new_rate,
            before_days=before,
            since_days=since,
            bayes_factor=found.bayes_factor,
            size=self._search.size(row, found.week),
            told=self._looked[found.told],
            pace=pace(int(old.entries.sum()), _length(before), int(new.entries.sum()), _length(since)),
        )


def _length(period: Period) -> int:
    assert period.first is not None
    assert period.last is not None
    return (period.last - period.first).days + 1
