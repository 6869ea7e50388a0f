"""Reads which themes returned."""

from __future__ import annotations

import datetime as dt

from leader_journal.charts.shared.read import Source, entries_seen
from leader_journal.charts.shared.room import ChartRequest
from leader_journal.charts.themes.build import build_themes
from leader_journal.charts.themes.finding import ThemesFinding


def read_themes(source: Source, request: ChartRequest, today: dt.date) -> ThemesFinding:
    return build_themes(entries_seen(source, request.filter, request.period, today))
