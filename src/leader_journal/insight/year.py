"""Chart 6 from counts: the twelve months up to a day."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from leader_journal.core.filters import EntryFilter
from leader_journal.core.periods import Period, add_months
from leader_journal.core.tallies import DayTally, DayView
from leader_journal.insight.counts import Evidence, SeriesCounts, evidence_of
from leader_journal.insight.findings_year import YearFinding

YEAR_MONTHS = 12
STEPS = 3


def build_year(
    days: Sequence[DayTally],
    filter: EntryFilter,  # noqa: A002 - as in findings
    last: dt.date,
    view: DayView = DayView.ENTRIES,
) -> YearFinding:
    """Return chart 6 of the twelve months up to `last`; `days` are those of the constructive series, oldest first."""
    period = Period(add_months(last, -YEAR_MONTHS) + dt.timedelta(days=1), last)
    held = tuple(day for day in days if day.day in period and day.entries)
    counts = SeriesCounts.of(held)
    if_empty = Evidence.NO_MATCH if filter.narrows or days else Evidence.NONE
    most = max((day.entries for day in held), default=0)
    return YearFinding(
        period, filter, view, evidence_of(counts, if_empty=if_empty), counts, held, _steps(max(most, STEPS))
    )


def _steps(most: int) -> tuple[int, int]:
    """Return where the second and the third step begin: at 2 and 3 entries, later where some day holds many."""
    width = math.ceil(most / STEPS)
    return width + 1, 2 * width + 1
