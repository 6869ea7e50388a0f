"""Entries counted by their levels: each is read once, whatever is asked of how many levels afterwards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import numpy as np

from leader_journal.core.columns import COUNTED, MARK_BITS, MarkedColumns
from leader_journal.core.tallies import Factor, LevelTally
from leader_journal.core.terms import Series
from leader_journal.insight.binning import Counts, Days, quarters_of

_SHOWN, _MISSED = 0, 2
"""Places in COUNTED: what is shown, and the last of those that are rated."""


class Marked:
    """Entries as columns, by their levels of some factors."""

    def __init__(self, columns: MarkedColumns) -> None:
        marks = np.array(columns.marks, np.int64)
        self._days = np.array(columns.days, np.int64)
        self._marks = {
            series: (marks >> MARK_BITS * at & (1 << MARK_BITS) - 1).astype(np.int8) for at, series in enumerate(Series)
        }
        self._names = {factor: texts.names for factor, texts in columns.levels.items()}
        self._places = {factor: np.array(texts.places, np.int32) for factor, texts in columns.levels.items()}

    def levels(self, factor: Factor, since: dt.date | None = None) -> tuple[LevelTally[Series], ...]:
        """Return how the entries of each level count in each series, by quarter; rated ones only.

        Quarters are in order, and the levels of one in the order of the first day on which it holds them.
        """
        held = self._places[factor] >= 0
        if since is not None:
            held &= self._days >= since.toordinal()
        days, places = self._days[held], self._places[factor][held]
        order = np.lexsort((places, days))
        names = self._names[factor]
        quarters, quarter = quarters_of(days[order])
        groups, first, at = np.unique(quarter * len(names) + places[order], return_index=True, return_inverse=True)
        counts = {}
        for series, marks in self._marks.items():
            mark = marks[held][order]
            shown, rated = (np.bincount(at[mark <= last], minlength=len(groups)) for last in (_SHOWN, _MISSED))
            counts[series] = shown.tolist(), rated.tolist()
        return tuple(
            LevelTally(factor, names[place], series, quarters[of], shown[group], rated[group])
            for group in np.argsort(first).tolist()
            for of, place in (divmod(int(groups[group]), len(names)),)
            for series, (shown, rated) in counts.items()
            if rated[group]
        )

    def days(self, factor: Factor, level: str) -> Mapping[Series, Days]:
        """Return how the entries of one level count in each series, by day."""
        names = self._names[factor]
        held = self._places[factor] == (names.index(level))
        ordinals, at = np.unique(self._days[held], return_inverse=True)
        return {
            series: Days(ordinals, _by_day(at, marks[held], len(ordinals))) for series, marks in self._marks.items()
        }


def _by_day(at: Counts, marks: Counts, days: int) -> Counts:
    """Return how many entries of each day count how, of shape (5, days)."""
    counted: Counts = np.bincount(at * len(COUNTED) + marks, minlength=days * len(COUNTED))
    return counted.reshape(days, len(COUNTED)).T
