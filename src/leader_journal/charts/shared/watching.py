"""A history is watched once: what was told of it month by month is kept for the chart that tells what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.filters import EntryFilter
from leader_journal.insight.binning import Days
from leader_journal.insight.watched import ToldMonths, Watched


class Watching:
    """Watches the days of the entries of a filter (`charts.shared.read.history`)."""

    def __init__(self, source: ChartSource, chosen: EntryFilter) -> None:
        self._source, self._chosen = source, chosen

    def watched(self, history: Sequence[Days], last: dt.date, today: dt.date) -> Watched:
        """Return the history watched, with its search: that is too large to be kept, what was told is not."""
        watched = Watched(history, last, today)
        self._source.once(self._name(last, today), lambda: watched.told)
        return watched

    def told(self, history: Sequence[Days], last: dt.date, today: dt.date) -> ToldMonths:
        """Return what was told of the history, watched now where nobody did before."""
        return self._source.once(self._name(last, today), lambda: Watched(history, last, today).told)

    def _name(self, last: dt.date, today: dt.date) -> tuple[object, ...]:
        return "months", self._chosen, last, today
