"""From tallies to chart 1: the one place where level, change and pace meet."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from leader_journal.charts.progress.finding import Change, MonthPoint, ProgressFinding, SeriesProgress
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, last_shown
from leader_journal.core.tallies import Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days, month_axis
from leader_journal.insight.counts import Evidence, evidence_of, if_empty_of
from leader_journal.insight.level import LevelPoint, level_points, smooth
from leader_journal.insight.pace import pace
from leader_journal.insight.pauses import days_kept
from leader_journal.insight.watched import Dated, Watched, Weeks, Withdrawn, lies_in
from leader_journal.insight.wilson import rate_of

Watch = Callable[[Sequence[Days], dt.date, dt.date], Watched]
"""Watches a history up to a day, as of a day."""


def build_progress(
    tallies: Tallies,
    period: Period,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date,
    watch: Watch = Watched,
) -> ProgressFinding:
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
    trends = _Trends(history, period, last, today, watch) if Evidence.ENOUGH in evidence else None
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

    def __init__(self, history: Sequence[Days], period: Period, last: dt.date, today: dt.date, watch: Watch) -> None:
        self._history = history
        self._period = period
        self._weeks = Weeks(history, last, today)
        # before all is watched: what either holds while it works is most of the memory that a finding takes
        self._posterior = smooth(self._weeks.shown, self._weeks.rated)
        self._watched = watch(history, last, today)

    def told(self, row: int) -> tuple[tuple[LevelPoint, ...], tuple[Change, ...], tuple[Withdrawn, ...], bool]:
        """Return what one panel tells: level, changes, what was withdrawn lately, and whether any could show."""
        watched = self._watched
        return self._level(row), self._changes(row), watched.withdrawn(row), watched.could_show(row, self._period)

    def _level(self, row: int) -> tuple[LevelPoint, ...]:
        """Return the weeks of one series within the period, from its first rated entry on."""
        first = self._weeks.first_rated(row)
        if self._period.first is not None:
            first = max(first, (self._period.first - self._weeks.start).days // 7)
        return level_points(self._posterior, row, self._weeks.mondays, first)

    def _changes(self, row: int) -> tuple[Change, ...]:
        """Return the changes of one series that lie within the period."""
        told = (
            self._tell(self._history[row], dated)
            for dated in self._watched.changes(row)
            if lies_in(dated.week, self._period)
        )
        return tuple(change for change in told if change is not None)

    def _tell(self, days: Days, dated: Dated) -> Change | None:
        old, new = days.within(dated.before_days), days.within(dated.since_days)
        before, since = rate_of(old.total()), rate_of(new.total())
        if before is None or since is None:
            return None
        lengths = days_kept(days, dated.before_days), days_kept(days, dated.since_days)
        written = int(old.entries.sum()), int(new.entries.sum())
        return Change(
            certainty=dated.certainty,
            around=dated.around,
            week=dated.week,
            before=before,
            since=since,
            before_days=dated.before_days,
            since_days=dated.since_days,
            bayes_factor=dated.bayes_factor,
            size=dated.size,
            told=dated.told,
            pace=pace(written[0], lengths[0], written[1], lengths[1]),
        )
