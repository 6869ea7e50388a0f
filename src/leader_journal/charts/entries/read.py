"""Reads what chart 2 is made of."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.entries.build import build_entries
from leader_journal.charts.entries.finding import EntriesFinding
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.insight.thresholds import MARKS_AT_MOST


def read_entries(source: ChartSource, request: ChartRequest, today: dt.date) -> EntriesFinding:
    series = request.series
    days = history(source, request.filter, request.period, today)[series]
    shown = request.filter.within(request.period)
    entries = source.entries.rated_entries(series, shown, limit=MARKS_AT_MOST + 1)
    return build_entries(days, entries, series, request.period, request.filter, today)
