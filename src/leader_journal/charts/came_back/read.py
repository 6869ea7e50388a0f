"""Reads whether they came with more."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.came_back.build import build_came_back
from leader_journal.charts.came_back.finding import CameBackFinding
from leader_journal.charts.shared.read import entries_seen
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.shared.source import ChartSource
from leader_journal.core.narrow_entry import Noted


def read_came_back(source: ChartSource, request: ChartRequest, today: dt.date) -> CameBackFinding:
    return build_came_back(entries_seen(source, Noted.CAME_WITH_MORE, request.filter, request.period, today))
