"""Chart 6 from counts: the twelve months up to a day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from leader_journal.charts.year.finding import ToldMore, YearFinding
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months, month_start
from leader_journal.core.tallies import DayTally, DayView
from leader_journal.core.terms import Kind
from leader_journal.insight.change import Certainty
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.thresholds import BF_TOLD, BF_TOLD_PERHAPS
from leader_journal.insight.told_more import log_factor

YEAR_MONTHS = 12
STEPS = 3
TOLD = (Kind.MISTAKE, Kind.DOUBT)
"""What somebody tells only where it is safe to (Edmondson 1996: where it is, more mistakes are heard of)."""

TOLD_MONTHS = 3
"""So many months that are over, held against as many before."""


def build_year(
    days: Sequence[DayTally],
    filter: EntryFilter,  # noqa: A002 - as in findings
    last: dt.date,
    view: DayView = DayView.ENTRIES,
    told: Mapping[Kind, tuple[int, int]] | None = None,
) -> YearFinding:
    """Return chart 6 of the twelve months up to `last`; `days` are those of the constructive series, oldest first.

    `told` counts the entries of kinds in the two quarters of `told_periods`, the older first.
    """
    period = Period(add_months(last, -YEAR_MONTHS) + dt.timedelta(days=1), last)
    held = tuple(day for day in days if day.day in period and day.entries)
    counts = SeriesCounts.of(held)
    if_empty = Evidence.NO_MATCH if filter.narrows or days else Evidence.NONE
    most = max((day.entries for day in held), default=0)
    return YearFinding(
        period,
        filter,
        view,
        evidence_of(counts, if_empty=if_empty),
        counts,
        held,
        _steps(max(most, STEPS)),
        _told_more(told or {}, told_periods(last)[1]) if _kept_long_enough(days, last) else (),
    )


def told_periods(last: dt.date) -> tuple[Period, Period]:
    """Return the last three months that were over on a day, and before them the three they are held against."""
    over = month_start(last + dt.timedelta(days=1))
    since, before = add_months(over, -TOLD_MONTHS), add_months(over, -2 * TOLD_MONTHS)
    day = dt.timedelta(days=1)
    return Period(before, since - day), Period(since, over - day)


def _kept_long_enough(days: Sequence[DayTally], last: dt.date) -> bool:
    """Return whether there were entries before the older quarter: a journal that was just begun tells of no more."""
    first = told_periods(last)[0].first
    return bool(days) and first is not None and days[0].day <= first


def _told_more(told: Mapping[Kind, tuple[int, int]], months: Period) -> tuple[ToldMore, ...]:
    found = []
    for kind in TOLD:
        before, since = told.get(kind, (0, 0))
        factor = log_factor(before, since)
        if since > before and factor >= math.log(BF_TOLD_PERHAPS):
            certainty = Certainty.CLEAR if factor >= math.log(BF_TOLD) else Certainty.POSSIBLE
            found.append(ToldMore(months, kind, before, since, certainty))
    return tuple(found)


def _steps(most: int) -> tuple[int, int]:
    """Return where the second and the third step begin: at 2 and 3 entries, later where some day holds many."""
    width = math.ceil(most / STEPS)
    return width + 1, 2 * width + 1
