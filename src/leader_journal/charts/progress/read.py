"""Reads what chart 1 is made of."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.progress.build import build_progress
from leader_journal.charts.progress.finding import ProgressFinding
from leader_journal.charts.shared.read import history
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.charts.shared.watching import Watching


def read_progress(source: ChartSource, request: ChartRequest, today: dt.date) -> ProgressFinding:
    tallies = history(source, request.filter, request.period, today)
    watch = Watching(source, request.filter).watched
    return build_progress(tallies, request.period, request.filter, today, watch)
