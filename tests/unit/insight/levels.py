"""Levels from their days, for tests that make up days: what storage counts in SQL."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leader_journal.charts.patterns.build import Levels
from leader_journal.core.periods import ALWAYS, Period, quarter_of
from leader_journal.core.tallies import DayTally, Factor, LevelTally
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Days


@dataclass(frozen=True, slots=True)
class LevelDay:
    """How the entries of one day that are in one level count in one series."""

    factor: Factor
    level: str
    series: Series
    day: dt.date
    shown: int
    rated: int


def levels_of(days: Sequence[LevelDay], period: Period = ALWAYS, aliases: Mapping[str, str] | None = None) -> Levels:
    """Return what is known of the levels, the days of the period counted apart."""
    within = [day for day in days if day.day in period]
    return Levels(tallied(days), tallied(within), lambda factor, level: days_of(days, factor, level), aliases or {})


def tallied(days: Sequence[LevelDay]) -> tuple[LevelTally[Series], ...]:
    """Return the quarters of every level, oldest first."""
    shown: Counter[tuple[Factor, str, Series, dt.date]] = Counter()
    rated: Counter[tuple[Factor, str, Series, dt.date]] = Counter()
    for day in sorted(days, key=lambda day: day.day):
        key = (day.factor, day.level, day.series, quarter_of(day.day))
        shown[key] += day.shown
        rated[key] += day.rated
    return tuple(LevelTally(*key, shown[key], count) for key, count in rated.items())


def days_of(days: Sequence[LevelDay], factor: Factor, level: str) -> dict[Series, Days]:
    """Return the days of one level, oldest first."""
    held = sorted((day for day in days if (day.factor, day.level) == (factor, level)), key=lambda day: day.day)
    return {
        series: Days.of(
            [DayTally(day.day, shown=day.shown, missed=day.rated - day.shown) for day in held if day.series is series]
        )
        for series in Series
    }
