"""From tallies to chart 3."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.month.finding import MonthAgainstUsual, MonthFinding, Verdict
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.tallies import Tallies
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.reach import month_period
from leader_journal.insight.thresholds import USUAL_MONTHS
from leader_journal.insight.usual import usual


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
