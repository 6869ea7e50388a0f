"""Breaches in the four boxes: the review lists them, the page of agreements and a chart show them."""

from __future__ import annotations

from leader_journal.charts.breaches.finding import BreachesFinding
from leader_journal.charts.breaches.read import find_breaches
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.storage.journal import Journal


class BreachService:
    """What is asked of breaches: was the answer expected, and was it undramatic?"""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def finding(self, period: Period = ALWAYS, chosen: EntryFilter = EVERYTHING) -> BreachesFinding:
        """Return the breaches of a period by their boxes; `box_filter` of it leads to the entries."""
        return find_breaches(ChartSource(self._journal), chosen, period, self._clock.now().date())
