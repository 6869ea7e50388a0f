"""From tallies to chart 3."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.month.finding import MonthAgainstUsual, MonthFinding, MonthVerdict
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.tallies import Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.known_day import Tested, tested_at, weeks_around
from leader_journal.insight.reach import month_period
from leader_journal.insight.thresholds import BF_TOLD, BF_TOLD_PERHAPS, USUAL_MONTHS
from leader_journal.insight.usual import Usual, usual


def build_month(
    tallies: Tallies,
    filter: EntryFilter,  # noqa: A002 - as in findings
    today: dt.date,
    month: dt.date | None = None,
) -> MonthFinding:
    """Return chart 3 for the month that holds `month` (today's unless given), against the twelve months before it."""
    first = month_start(month or today)
    days_of_month, complete = month_period(first), add_months(first, 1) <= today
    earliest = add_months(first, -USUAL_MONTHS)
    before = Period(earliest, first - dt.timedelta(days=1))
    history = [Days.of(tallies.get(series, ())) for series in Series]
    tested = tested_at(*weeks_around(history, earliest, days_of_month)) if complete else None
    rows = tuple(
        _against_usual(
            series,
            days.within(days_of_month).total(),
            days.within(before).total(),
            tested[row] if tested else None,
        )
        for row, (series, days) in enumerate(zip(Series, history, strict=True))
    )
    any_history = any(days.ordinals.size for days in history)
    if_empty = Evidence.NO_MATCH if filter.narrows or any_history else Evidence.NONE
    return MonthFinding(
        first,
        complete=complete,
        filter=filter,
        evidence=max((evidence_of(row.counts, if_empty=if_empty) for row in rows), key=lambda found: found.rank),
        rows=rows,
    )


def _against_usual(
    series: Series, counts: SeriesCounts, history: SeriesCounts, tested: Tested | None
) -> MonthAgainstUsual:
    expected = usual(history.shown, history.rated, counts.rated)
    if expected is None:
        return MonthAgainstUsual(series, counts, None, None, MonthVerdict.TOO_FEW, history)
    verdict = MonthVerdict.SO_FAR if tested is None else _verdict(counts.shown, expected, tested)
    return MonthAgainstUsual(series, counts, expected.low, expected.high, verdict, history)


def _verdict(shown: int, expected: Usual, tested: Tested) -> MonthVerdict:
    """Say how a month that is over compares, on the scale of evidence of any other change.

    The zone that is drawn and the word beside it never contradict each other: only what lies outside differs.
    """
    if shown in expected:
        return MonthVerdict.AS_USUAL
    more = shown > expected.high
    if tested.reaches(BF_TOLD):
        return MonthVerdict.MORE if more else MonthVerdict.LESS
    if tested.reaches(BF_TOLD_PERHAPS):
        return MonthVerdict.PERHAPS_MORE if more else MonthVerdict.PERHAPS_LESS
    return MonthVerdict.MAY_BE_CHANCE
