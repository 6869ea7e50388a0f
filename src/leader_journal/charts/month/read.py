"""Reads what chart 3 is made of."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.month.build import build_month
from leader_journal.charts.month.finding import MonthFinding
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.periods import last_shown


def read_month(source: ChartSource, request: ChartRequest, today: dt.date) -> MonthFinding:
    return build_month(
        history(source, request.filter, request.period, today), request.filter, today, last_shown(request.period, today)
    )
