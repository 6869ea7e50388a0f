"""Reads what chart 1 is made of."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource


def read_progress(source: ChartSource, request: ChartRequest, today: dt.date) -> ProgressFinding:
    return build_progress(history(source, request.filter, request.period, today), request.period, request.filter, today)
