"""Reads what chart 3 is made of."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.month.build import build_month
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.shared.read import Source, history, last_day
from leader_journal.charts.shared.room import ChartRequest


def read_month(source: Source, request: ChartRequest, today: dt.date) -> MonthFinding:
    """Return the finding that was asked for."""
    return build_month(history(source, request, today), request.filter, today, last_day(request, today))
