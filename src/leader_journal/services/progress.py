"""Progress: findings over a period. What a chart needs is imported when the first one is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from leader_journal.charts.progress.room import PROGRESS
from leader_journal.charts.shared.read import hiding
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource, Counted
from leader_journal.core.clock import Clock
from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, last_months
from leader_journal.services.writes import Writes
from leader_journal.storage.journal import Journal

if TYPE_CHECKING:
    from leader_journal.charts.shared.finding import Finding

PAGE = "figure"
"""The name by which `PaperService` keeps which words of figures and tables are names."""
USUAL_MONTHS = 18
"""What is shown before anybody chooses a period."""


class ProgressService:
    """Turns what charts are asked for into findings."""

    def __init__(self, journal: Journal, writes: Writes, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._counted = Counted()
        writes.after_each(self._forget)

    def finding(self, request: ChartRequest) -> Finding:
        """Return the finding, computed here and now (the command line)."""
        return _find(ChartSource(self._journal, self._counted), request, self._clock.now().date())

    def job(self, request: ChartRequest) -> Callable[[], Finding]:
        """Return the same as a callable for another thread, which reads on a connection of its own."""
        today = self._clock.now().date()
        counted = self._counted  # a write puts another in its place, so that what was found before it is not kept

        def read() -> Finding:
            with self._journal.reader(once=True) as reader:  # what was counted is kept, not its pages
                return _find(ChartSource(reader, counted), request, today)

        return lambda: counted.once((request, today), read)

    def found_before(self, request: ChartRequest) -> Finding | None:
        """Return what a job found of this since the last write, or None. It is there at once, whatever job runs."""
        return cast("Finding | None", self._counted.known((request, self._clock.now().date())))

    def nameless(self, request: ChartRequest, finding: Finding, also: Sequence[str] = ()) -> Finding:
        """Return a finding that answered `request` as it leaves the app: with letters for people, and for `also`."""
        leaving = replace(request, names=False, also=tuple(also))
        return self.finding(leaving) if request.chart.texts else _nameless(ChartSource(self._journal), leaving, finding)

    def usual_request(self) -> ChartRequest:
        """Return what is asked for first: the elements over the last months."""
        return ChartRequest(PROGRESS, last_months(self._clock.now().date(), USUAL_MONTHS))

    def _forget(self) -> None:
        self._counted = Counted()


def _find(source: ChartSource, request: ChartRequest, today: dt.date) -> Finding:
    """Raises ValueError for the chart of a person without one, KeyError for somebody who is not there."""
    finding: Finding = request.chart.read()(source, _up_to_today(source, request, today), today)
    return finding if request.names else _nameless(source, request, finding)


def _up_to_today(source: ChartSource, request: ChartRequest, today: dt.date) -> ChartRequest:
    """Return what is asked for without days that have not come: a file that was brought in may hold entries of them."""
    first, last = request.period.first, request.period.last
    if (last is not None and last <= today) or (first is not None and first > today):
        return request
    ahead = EntryFilter(period=Period(today + dt.timedelta(days=1)))
    return replace(request, period=Period(first, today)) if source.entries.any(ahead) else request


def _nameless(source: ChartSource, request: ChartRequest, finding: Finding) -> Finding:
    nameless = request.chart.tell().nameless
    texts: list[str] = []

    def heard(text: str) -> str:
        texts.append(text)
        return text

    nameless(finding, heard)
    without: Finding = nameless(finding, hiding(source, request, texts))
    return without
