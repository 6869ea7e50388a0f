"""Reads what chart 6 is made of."""

from __future__ import annotations

import datetime as dt

from msgspec.structs import replace

from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.year.build import TOLD, build_year, told_periods
from leader_journal.charts.year.finding import YearFinding
from leader_journal.core.periods import last_shown
from leader_journal.core.terms import Series


def read_year(source: ChartSource, request: ChartRequest, today: dt.date) -> YearFinding:
    days = history(source, request.filter, request.period, today)[Series.CONSTRUCTIVE]
    last = last_shown(request.period, today)
    before, since = told_periods(last)
    chosen = {kind: replace(request.filter, kinds=frozenset({kind})) for kind in TOLD}
    told = {
        kind: (source.entries.count(mine.within(before)), source.entries.count(mine.within(since)))
        for kind, mine in chosen.items()
        if not request.filter.kinds or kind in request.filter.kinds
    }
    return build_year(days, request.filter, last, request.days, told)
