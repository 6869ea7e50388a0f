"""Progress: findings over a period. numpy is imported only when the first one is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from leader_journal.core.clock import Clock
from leader_journal.core.filters import EVERYTHING, EntryFilter
from leader_journal.core.periods import ALWAYS, Period
from leader_journal.core.tallies import DayTally
from leader_journal.core.terms import Series
from leader_journal.storage.journal import Journal, JournalReader

if TYPE_CHECKING:
    from leader_journal.insight.findings import Finding as Finding

MARKS_AT_MOST = 2000
"""Above this many entries a chart of single marks becomes bars (INSIGHT.md 3.4)."""


class Chart(StrEnum):
    """The charts by the name that the command line uses."""

    PROGRESS = "progress"
    ENTRIES = "entries"
    MONTH = "month"
    REACTIONS = "reactions"


@dataclass(frozen=True, slots=True)
class ChartRequest:
    """Which chart, over which days, of which entries; `series` chooses among the four where a chart shows one."""

    chart: Chart
    period: Period = ALWAYS
    filter: EntryFilter = EVERYTHING
    series: Series = Series.QUESTIONS


class ProgressService:
    """Turns counts that storage makes into findings."""

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock

    def finding(self, request: ChartRequest) -> Finding:
        """Return the finding, computed here and now (the command line)."""
        return _find(self._journal, request, self._clock.now().date())

    def job(self, request: ChartRequest) -> Callable[[], Finding]:
        """Return the same as a callable for another thread, which reads on a connection of its own."""
        today = self._clock.now().date()

        def compute() -> Finding:
            with self._journal.reader() as reader:
                return _find(reader, request, today)

        return compute


def warm_figures() -> None:
    """Import what the first chart needs, and let matplotlib build its list of fonts; for a worker thread."""
    import leader_journal.figures.api
    import leader_journal.insight.build  # noqa: F401


def _find(source: Journal | JournalReader, request: ChartRequest, today: dt.date) -> Finding:
    from leader_journal.insight.build import build_entries, build_month, build_progress  # numpy: not at start-up

    # the change point looks at all history before the end of what is shown, never after it
    tallies = source.entries.tallies(request.filter.within(Period(None, request.period.last or today)))
    match request.chart:
        case Chart.PROGRESS:
            return build_progress(tallies, request.period, request.filter, today)
        case Chart.ENTRIES:
            shown = request.filter.within(request.period)
            entries = source.entries.rated_entries(request.series, shown, limit=MARKS_AT_MOST + 1)
            return build_entries(
                tallies[request.series], entries, request.series, request.period, request.filter, today
            )
        case Chart.MONTH:
            return build_month(tallies, request.filter, today)
        case Chart.REACTIONS:
            return _reactions(source, request, tallies[Series.CONSTRUCTIVE], today)


def _reactions(
    source: Journal | JournalReader, request: ChartRequest, days: Sequence[DayTally], today: dt.date
) -> Finding:
    from leader_journal.insight.reactions import build_reactions, reaction_periods

    last = min(request.period.last or today, today)
    now, before = (source.entries.reaction_tallies(request.filter.within(period)) for period in reaction_periods(last))
    return build_reactions(days, now, before, request.filter, last)
