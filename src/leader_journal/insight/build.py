"""From tallies to findings: the one place where the parts of the statistics meet."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, last_shown, monday_of, month_start
from leader_journal.core.tallies import DayTally, RatedEntry, Tallies
from leader_journal.core.terms import Mark, Series
from leader_journal.insight.binning import Days, month_axis
from leader_journal.insight.change import Found, closed_months, find_changes
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of, if_empty_of
from leader_journal.insight.findings import (
    Change,
    EntriesFinding,
    MonthAgainstUsual,
    MonthFinding,
    MonthMarks,
    MonthPoint,
    ProgressFinding,
    SeriesProgress,
    Verdict,
)
from leader_journal.insight.level import LevelPoint, level_points, smooth
from leader_journal.insight.pace import pace
from leader_journal.insight.reach import month_period
from leader_journal.insight.thresholds import MARKS_A_MONTH, MARKS_AT_MOST, MIN_DIFFERENCE, USUAL_MONTHS
from leader_journal.insight.usual import usual
from leader_journal.insight.wilson import rate_of

STACK_ORDER = (Mark.SHOWN, Mark.PARTLY, Mark.MISSED)


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
                trends.level(row) if trends and evidence[row] is Evidence.ENOUGH else (),
                trends.changes(row) if trends and evidence[row] is Evidence.ENOUGH else (),
            )
            for row, series in enumerate(Series)
        ),
    )


def build_entries(
    tallies: Sequence[DayTally],
    entries: Sequence[RatedEntry],
    series: Series,
    period: Period,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date | None = None,
) -> EntriesFinding:
    """Return chart 2. `entries` are the rated entries of the period, or more than MARKS_AT_MOST of them.

    Without `today` the time axis of a period with an open end stops at the last entry.
    """
    history = Days.of(tallies)
    last = last_shown(period, today or period.last or history.last or dt.date.max)
    shown = history.within(period)
    axis = month_axis([history], period, last)
    monthly = shown.by_month(axis)
    counts = shown.total()
    as_bars = len(entries) > MARKS_AT_MOST or any(month.rated > MARKS_A_MONTH for month in monthly)
    stacks: dict[dt.date, list[RatedEntry]] = defaultdict(list)
    if not as_bars:
        for entry in sorted(entries, key=_stack_key):
            stacks[month_start(entry.day)].append(entry)
    if_empty = if_empty_of(filter, period, today or last, any_history=bool(history.ordinals.size))
    return EntriesFinding(
        series,
        period,
        filter,
        counts,
        rate_of(counts),
        evidence_of(counts, if_empty=if_empty),
        tuple(MonthMarks(month, tuple(stacks[month]), count) for month, count in zip(axis, monthly, strict=True)),
        as_bars,
    )


def build_month(
    tallies: Tallies,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date,
    month: dt.date | None = None,
) -> MonthFinding:
    """Return chart 3 for the month that holds `month` (today's unless given), against the twelve months before it."""
    first = month_start(month or today)
    days_of_month = month_period(first)
    before = Period(add_months(first, -USUAL_MONTHS), first - dt.timedelta(days=1))
    history = [Days.of(tallies.get(series, ())) for series in Series]
    rows = tuple(
        _against_usual(series, days.within(days_of_month).total(), days.within(before).total())
        for series, days in zip(Series, history, strict=True)
    )
    any_history = any(days.ordinals.size for days in history)
    if_empty = Evidence.NO_MATCH if filter.narrows or any_history else Evidence.NONE
    return MonthFinding(
        first,
        complete=add_months(first, 1) <= today,
        filter=filter,
        evidence=max((evidence_of(row.counts, if_empty=if_empty) for row in rows), key=lambda found: found.rank),
        rows=rows,
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
        self._found = find_changes(self._shown, self._rated, closed_months(self._start, last, today))

    def level(self, row: int) -> tuple[LevelPoint, ...]:
        """Return the weeks of one series within the period, from its first rated entry on."""
        first = int(np.argmax(self._rated[row] > 0))
        if self._period.first is not None:
            first = max(first, (self._period.first - self._start).days // 7)
        return level_points(self._posterior, row, self._mondays, first)

    def changes(self, row: int) -> tuple[Change, ...]:
        """Return the changes of one series that lie within the period and still make a difference."""
        found = self._found[row]
        starts = [0, *(change.week for change in found), len(self._mondays)]
        told = (
            self._tell(self._history[row], change, self._mondays[starts[at]], self._end_of(starts[at + 2]))
            for at, change in enumerate(found)
        )
        return tuple(change for change in told if change is not None)

    def _end_of(self, week: int) -> dt.date:
        """Return the last day before a week, or the last day of all."""
        return self._last if week == len(self._mondays) else self._mondays[week] - dt.timedelta(days=1)

    def _tell(self, days: Days, found: Found, first: dt.date, last: dt.date) -> Change | None:
        week = self._mondays[found.week]
        thursday = week + dt.timedelta(days=3)  # a week belongs to the month of its Thursday, as in ISO 8601
        before = Period(max(first, days.first or first), week - dt.timedelta(days=1))
        since = Period(week, last)
        old, new = days.within(before), days.within(since)
        old_rate, new_rate = rate_of(old.total()), rate_of(new.total())
        if old_rate is None or new_rate is None or abs(old_rate.share - new_rate.share) < MIN_DIFFERENCE:
            return None
        if week not in self._period and thursday not in self._period:
            return None
        return Change(
            certainty=found.certainty,
            around=month_start(thursday),
            week=week,
            before=old_rate,
            since=new_rate,
            before_days=before,
            since_days=since,
            bayes_factor=found.bayes_factor,
            pace=pace(int(old.entries.sum()), _length(before), int(new.entries.sum()), _length(since)),
        )


def _against_usual(series: Series, counts: SeriesCounts, history: SeriesCounts) -> MonthAgainstUsual:
    expected = usual(history.shown, history.rated, counts.rated)
    if expected is None:
        return MonthAgainstUsual(series, counts, None, None, Verdict.TOO_FEW, history)
    verdict = Verdict.AS_USUAL
    if counts.shown > expected.most:
        verdict = Verdict.MORE
    elif counts.shown < expected.least:
        verdict = Verdict.LESS
    return MonthAgainstUsual(series, counts, expected.low, expected.high, verdict, history)


def _stack_key(entry: RatedEntry) -> tuple[int, dt.date, str]:
    return STACK_ORDER.index(entry.rating), entry.day, entry.id


def _length(period: Period) -> int:
    assert period.first is not None
    assert period.last is not None
    return (period.last - period.first).days + 1
