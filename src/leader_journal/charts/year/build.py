"""Chart 6 from counts: the twelve months up to a day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from leader_journal.charts.year.finding import ToldMore, YearFinding
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months
from leader_journal.core.tallies import DayTally, DayView
from leader_journal.core.terms import Kind
from leader_journal.insight.counts import Direction, Evidence, SeriesCounts, evidence_of
from leader_journal.insight.pace import pace

YEAR_MONTHS = 12
STEPS = 3
TOLD = (Kind.MISTAKE, Kind.DOUBT)
"""What somebody tells only where it is safe to (Edmondson 1996: where it is, more mistakes are heard of)."""

TOLD_DAYS = 91
"""A quarter of a year, held against the one before."""


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
        _told_more(told or {}) if _kept_long_enough(days, last) else (),
    )


def told_periods(last: dt.date) -> tuple[Period, Period]:
    """Return the quarter of a year up to a day, and before it the one it is held against."""
    since = last - dt.timedelta(days=TOLD_DAYS - 1)
    return Period(since - dt.timedelta(days=TOLD_DAYS), since - dt.timedelta(days=1)), Period(since, last)


def _kept_long_enough(days: Sequence[DayTally], last: dt.date) -> bool:
    """Return whether there were entries before the older quarter: a journal that was just begun tells of no more."""
    first = told_periods(last)[0].first
    return bool(days) and first is not None and days[0].day <= first


def _told_more(told: Mapping[Kind, tuple[int, int]]) -> tuple[ToldMore, ...]:
    found = (
        (kind, told[kind], pace(told[kind][0], TOLD_DAYS, told[kind][1], TOLD_DAYS)) for kind in TOLD if kind in told
    )
    return tuple(
        ToldMore(kind, before, since)
        for kind, (before, since), differs in found
        if differs is not None and differs.direction is Direction.MORE
    )


def _steps(most: int) -> tuple[int, int]:
    """Return where the second and the third step begin: at 2 and 3 entries, later where some day holds many."""
    width = math.ceil(most / STEPS)
    return width + 1, 2 * width + 1
